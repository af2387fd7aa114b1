"""At the desk: what waits, a text with all there is to know of it, and what is done with it."""

from __future__ import annotations

import threading

import polib
import pytest

from service.desk.tables import Fate
from service.whole_files import only_writer
from tests.desk.member import Member, again, member
from tests.desk.reader import BETTER, DOSE, Reader, label_of
from tests.desk.test_answers import OTHER, WRONG, edit_english, entry, page
from tests.desk.test_database import lock
from tests.desk.test_guard import PAYLOADS
from tests.desk.test_moved import ENGLISH, translated
from tests.state.test_living import Running
from tests.support.commands import run, spoken
from tests.support.mini import MiniProject
from tests.support.pages import text_of

NOW = "en la dosis"


def words_of(one: Member, number: int = 0) -> str:
    """What stands in the field of a suggestion, or in that of one's own words."""
    name = f"words-{number}" if number else "words"
    field = one.page.by_id(name)
    assert field is not None
    return (field.text or "").removeprefix("\n")


def open_text(one: Member) -> None:
    """From the desk to the suggestion that waits."""
    one.open("/desk/")
    one.follow("in=suggested")


def test_what_waits_is_shown_in_the_persons_own_language(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    reader.suggest("נוסח", "/he/drugs/testol/suggest/?part=mechanism")
    ana = member(mini)
    assert ana.page.root.get("lang") == "es"
    assert f"{spoken(mini, 'Suggestions from readers')}: 1" in ana.main
    assert ENGLISH in ana.main
    assert not [link for link in ana.page.links() if "/he/" in link]
    both = member(mini, "Noa", "--languages", "he,es", may="translate")
    assert both.page.root.get("lang") == "he"
    assert len([link for link in both.page.links() if "in=suggested" in link]) == 2
    nobody = member(mini, "Eva", "--languages", "es", may="facts")
    assert not [link for link in nobody.page.links() if "in=" in link]


def test_from_what_waits_to_accepted_in_two_steps(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    ana = member(mini)
    ana.follow("in=suggested")
    assert ENGLISH in ana.page.text("english")
    assert BETTER in ana.page.text("suggestion-1")
    assert label_of(ana.page, "words-1") == spoken(
        mini, "Accept these words; change them if you like"
    )
    ana.press("accept", 1)
    assert ana.came_to == "/desk/?done=1#done"
    done = ana.page.by_id("done")
    assert done is not None
    assert done.get("tabindex") == "-1"
    assert spoken(mini, "A suggestion was accepted") in text_of(done)
    assert ENGLISH in text_of(done)
    assert ana.title.startswith(spoken(mini, "A suggestion was accepted"))
    assert BETTER in page(mini)
    assert reader.stored()[0].fate == Fate.ACCEPTED


def test_it_is_on_the_page_within_two_seconds(mini: MiniProject) -> None:
    running = Running(mini)
    try:
        Reader(running.app).suggest()
        ana = again(running.app, member(mini))
        open_text(ana)
        assert BETTER in running.after(lambda: ana.press("accept", 1))
        ana.open("/desk/")
        assert not [link for link in ana.page.links() if "in=suggested" in link]
    finally:
        running.stop()


def test_after_one_text_the_next_is_open_and_said(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    reader.suggest("Calma las células.", "/es/drugs/testol/suggest/?part=mechanism")
    ana = member(mini)
    ana.follow("in=suggested")
    first = ana.path
    assert spoken(mini, "Next text") in ana.main
    assert spoken(mini, "Previous text") not in ana.main
    ana.press("accept", 1)
    assert ana.path.partition("?")[0] not in first
    assert spoken(mini, "The next text is open.") in ana.page.text("done")
    assert "Calma las células." in ana.page.text("suggestion-2")
    assert words_of(ana, 2) == "Calma las células."
    luis = member(mini, "Luis Gil")
    luis.open(ana.came_to.partition("#")[0])
    assert luis.page.by_id("done") is None, "what somebody else did is not said to be one's own"


def test_the_texts_of_a_list_follow_each_other_as_they_are_listed(mini: MiniProject) -> None:
    def empty(file: polib.POFile) -> None:
        for each in file:
            each.msgstr = ""

    for domain in ("glossary", "about", "otherol"):
        mini.edit("es", empty, domain)
    ana = member(mini)
    ana.open("/desk/es/?list=untranslated")
    listed = [link for link in ana.page.links() if "in=untranslated" in link]
    assert {link.split("/")[3] for link in listed} == {"glossary", "about", "otherol"}
    ana.open(listed[0])
    for following in listed[1:]:
        assert following in ana.page.links()
        ana.open(following)
    assert spoken(mini, "Next text") not in ana.main


def test_own_words_in_place_of_a_suggestion(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    ana = member(mini)
    open_text(ana)
    ana.press("accept", 1, words=OTHER)
    assert OTHER in page(mini)
    assert reader.stored()[0].fate == Fate.CHANGED
    assert "in the words of Ana Ruiz" in entry(mini).tcomment
    assert "Ana Ruiz, 20" in mini.path("es").read_text(encoding="utf-8")


def test_own_words_without_a_suggestion(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    ana = member(mini, may="translate")
    open_text(ana)
    place = ana.path.partition("?")[0]
    ana.open(place)
    ana.press("save", words=OTHER)
    assert ana.came_to == f"{place}?done=1#done"
    assert spoken(mini, "The same text is still open.") in ana.page.text("done")
    assert words_of(ana) == OTHER
    assert OTHER in page(mini)
    assert "Written by Ana Ruiz, 20" in entry(mini).tcomment
    assert spoken(mini, "Words were written") in ana.page.text("history")
    assert run(mini, "catalogs", "check").exit_code == 0
    assert run(mini, "catalogs", "update").output == "Nothing to do.\n"
    ana.press("save")
    assert spoken(mini, "There is nothing to save: the catalog carries it already.") in ana.errors


def test_a_reason_is_read_on_the_receipt_in_the_senders_language(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    receipt = reader.path
    noa = member(mini, "Noa", "--languages", "he,es")
    open_text(noa)
    noa.press("decline", 1)
    assert noa.response.status_code == 409
    assert noa.page.by_id("errors") is not None
    noa.press("decline", 1, why="figure", reason="Falta el ensayo.")
    reader.open(receipt)
    fixed = spoken(mini, "A figure, a name or a term would be wrong.")
    reason = next(e for e in reader.page.all("bdi") if "Falta el ensayo." in text_of(e))
    assert text_of(reason) == f"{fixed} Falta el ensayo."
    assert reason.get("lang") == "es"
    assert reader.stored()[0].fate == Fate.DECLINED


def test_a_commands_reason_can_be_in_another_language(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    receipt = reader.path
    more = ("--by", "Ana", "--reason", "No.", "--language", "en")
    assert run(mini, "desk", "decline", "1", *more).exit_code == 0
    reader.open(receipt)
    assert next(e for e in reader.page.all("bdi") if text_of(e) == "No.").get("lang") == "en"


def test_nobody_answers_their_own_suggestion(mini: MiniProject, reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send(data={"name": "ana  RUIZ"})
    reader.send("send")
    ana = member(mini)
    open_text(ana)
    assert ana.page.by_id("words-1") is None
    own = spoken(mini, "You suggested it yourself, so somebody else must answer it.")
    assert own in ana.page.text("suggestion-1")
    ana.press("save", words=BETTER, more={"number": "1", "act": "accept"})
    assert ana.response.status_code == 409
    assert reader.stored()[0].fate == Fate.WAITING


@pytest.mark.parametrize("may", ["translate", "review"])
@pytest.mark.parametrize(("act", "number"), [("accept", 1), ("save", 0), ("look", 0)])
def test_a_wrong_dose_is_refused_to_everybody_at_the_field(
    mini: MiniProject, reader: Reader, may: str, act: str, number: int
) -> None:
    reader.suggest()
    before = mini.path("es").read_bytes()
    ana = member(mini, may=may)
    open_text(ana)
    ana.press(act, number, words=WRONG)
    assert ana.response.status_code == 422
    assert mini.path("es").read_bytes() == before
    assert words_of(ana, number) == WRONG
    errors = ana.page.by_id("errors")
    assert errors is not None
    assert errors.get("autofocus") is not None
    name = f"words-{number}" if number else "words"
    assert f"#{name}" in ana.page.links("errors")
    field = ana.page.by_id(name)
    assert field is not None
    assert field.get("aria-invalid") == "true"
    assert str(field.get("aria-describedby")).split()[0] == f"{name}-error"
    assert ana.title.startswith(spoken(mini, "Error:"))


@pytest.mark.parametrize(
    ("languages", "may"), [("he", "review"), ("he", "translate"), ("es", "facts"), ("en", "review")]
)
def test_who_was_not_invited_for_it_cannot_answer(
    mini: MiniProject, reader: Reader, languages: str, may: str
) -> None:
    reader.suggest()
    ana = member(mini)
    open_text(ana)
    other = member(mini, "Noa", "--languages", languages, may=may)
    other.path, other.page = ana.path, ana.page
    before = mini.path("es").read_bytes()
    for act, number in (("accept", 1), ("decline", 1), ("save", 0)):
        other.path, other.page = ana.path, ana.page
        other.press(act, number, words=OTHER, reason="No.", note="")
        assert other.response.status_code == 403
    assert mini.path("es").read_bytes() == before
    assert reader.stored()[0].fate == Fate.WAITING


def test_a_suggestion_is_answered_on_the_page_of_its_language(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    reader.suggest("נוסח", "/he/drugs/testol/suggest/?part=mechanism")
    noa = member(mini, "Noa", "--languages", "he")
    open_text(noa)
    noa.press("save", words="נוסח", more={"number": "1", "act": "accept"})
    assert noa.response.status_code == 404
    assert reader.stored()[0].fate == Fate.WAITING


def test_of_two_reviewers_one_wins_and_the_other_keeps_the_words(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana, luis = member(mini), member(mini, "Luis Gil")
    for one in (ana, luis):
        open_text(one)
    ana.press("accept", 1)
    luis.press("accept", 1, words=OTHER)
    assert luis.response.status_code == 409
    assert spoken(mini, "Somebody else has answered it already.") in luis.errors
    assert words_of(luis) == OTHER
    assert BETTER in luis.page.text("now")
    assert entry(mini).msgstr == BETTER
    luis.press("save")
    assert entry(mini).msgstr == OTHER
    assert reader.stored()[0].final == BETTER


def test_words_that_changed_meanwhile_are_shown_and_not_overwritten(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana = member(mini)
    open_text(ana)
    translated(mini, OTHER)
    ana.press("accept", 1, words=f"{BETTER} Así.")
    assert ana.response.status_code == 409
    assert OTHER in ana.page.text("now")
    assert words_of(ana, 1) == f"{BETTER} Así."
    assert entry(mini).msgstr == OTHER
    ana.press("accept", 1)
    assert entry(mini).msgstr == f"{BETTER} Así."


def test_of_two_who_save_at_once_one_wins(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    both = [member(mini), member(mini, "Luis Gil")]
    words = [f"{BETTER} Así.", f"{BETTER} Bien."]
    for one in both:
        open_text(one)
    threads = [
        threading.Thread(target=one.press, args=("save",), kwargs={"words": typed})
        for one, typed in zip(both, words, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = [one for one in both if one.response.status_code == 409]
    assert len(lost) == 1
    kept = words_of(lost[0])
    assert {kept, entry(mini).msgstr} == set(words)


def test_what_somebody_is_unsure_of_readers_get_in_english(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana = member(mini)
    open_text(ana)
    ana.press("unsure")
    assert entry(mini).fuzzy
    assert ENGLISH in page(mini)
    ana = again(mini.app(), ana)
    ana.open("/desk/")
    ana.follow("in=changed")
    assert spoken(mini, "It was marked as unsure") in ana.page.text("history")
    ana.press("save")
    assert not entry(mini).fuzzy
    assert ENGLISH not in page(mini)


def test_a_changed_english_is_marked_and_said_in_words(mini: MiniProject) -> None:
    before = entry(mini).msgstr
    now = ENGLISH.replace("people", "they")
    edit_english(mini, ENGLISH, now)
    run(mini, "catalogs", "extract")
    run(mini, "catalogs", "update")
    ana = member(mini)
    ana.follow("in=changed")
    english = ana.page.by_id("english")
    assert english is not None
    assert [text_of(e) for e in english.iter("del")] == ["people"]
    assert [text_of(e) for e in english.iter("ins")] == ["they"]
    assert [text_of(e) for e in english.iter("q")] == ["people", "they"]
    ana.press("save")
    found = entry(mini, now)
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == (before, False, None)


def test_a_suggestion_for_the_older_english_waits_at_the_new_one(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    now = ENGLISH.replace("people", "they")
    edit_english(mini, ENGLISH, now)
    run(mini, "catalogs", "extract")
    run(mini, "catalogs", "update")
    ana = member(mini)
    ana.follow("in=suggested")
    ana.press("accept", 1)
    assert entry(mini, now).msgstr == BETTER
    assert reader.stored()[0].fate == Fate.ACCEPTED


def test_what_an_old_file_lost_is_put_back(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    old = mini.path("es").read_bytes()
    ana = member(mini)
    open_text(ana)
    ana.press("accept", 1)
    mini.path("es").write_bytes(old)
    ana = again(mini.app(), ana)
    ana.open("/desk/")
    ana.follow("in=lost")
    ana.press("accept", 1)
    assert entry(mini).msgstr == BETTER


def test_the_page_is_looked_at_before_anything_is_saved(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    before = mini.path("es").read_bytes()
    ana = member(mini)
    open_text(ana)
    ana.press("look", 1, words=OTHER)
    assert OTHER in ana.page.text("preview")
    assert words_of(ana, 1) == OTHER
    assert mini.path("es").read_bytes() == before


def test_texts_that_fail_or_are_missing_are_listed(mini: MiniProject) -> None:
    def change(file: polib.POFile) -> None:
        for each in file:
            if each.msgctxt == "standard" and each.msgid == ENGLISH:
                each.msgstr = WRONG
            elif each.msgctxt == "plain" and "50 mg" in each.msgid:
                each.msgstr = ""

    mini.edit("es", change)
    ana = member(mini)
    ana.follow("in=failed")
    assert WRONG in ana.page.text("now")
    assert spoken(mini, "Why a translation is not shown") in ana.page.text("now")
    ana.press("save", words=BETTER)
    assert entry(mini).msgstr == BETTER
    ana.open("/desk/")
    ana.follow("in=untranslated")
    assert spoken(
        mini, "There is no translation yet. Readers are shown the English."
    ) in ana.page.text("now")
    ana.press("save")
    assert ana.response.status_code == 422


def test_a_list_that_takes_long_to_count_is_a_page_of_its_own(mini: MiniProject) -> None:
    ana = member(mini)
    assert not [link for link in ana.page.links() if "in=advised" in link]
    ana.follow("list=advised")
    ana.follow("in=advised")
    assert spoken(mini, "Look again, please") in ana.page.text("now")
    ana.open("/desk/es/?list=failed")
    assert spoken(mini, "Nothing waits in this language.") in ana.main


@pytest.mark.parametrize("fault", ["locked", "busy", "broken", "gone"])
def test_no_word_is_lost_by_a_fault(
    mini: MiniProject, reader: Reader, monkeypatch: pytest.MonkeyPatch, store: str, fault: str
) -> None:
    monkeypatch.setattr("service.desk.database.BUSY", 0.5)
    reader.suggest()
    ana = member(mini)
    open_text(ana)
    if fault == "locked" and store == "sqlite":
        unlock = lock(reader.app.config["DESK"])
        ana.press("save", words=OTHER)
        unlock()
    elif fault == "locked":
        with reader.database().writing() as session:
            session.connection()  # a transaction begins when it is first used
            ana.press("save", words=OTHER)
    elif fault == "busy":
        monkeypatch.setattr("service.desk.accepting.WAIT", 0.0)
        with only_writer(mini.translations, 0.0):
            ana.press("save", words=OTHER)
    elif fault == "broken":
        old = mini.path("es").read_bytes()
        mini.path("es").write_bytes(b'msgid "')
        ana.press("save", words=OTHER)
        mini.path("es").write_bytes(old)
    else:
        edit_english(mini, ENGLISH, "Each day 50 mg were given to all who wanted them.")
        gone = again(mini.app(), ana)
        gone.path, gone.page = ana.path, ana.page
        ana = gone
        ana.press("save", words=OTHER)
        assert ana.response.status_code == 404
        assert OTHER in ana.main
        return
    assert ana.response.status_code == 503
    assert words_of(ana) == OTHER
    ana.press("save" if ana.page.by_id("english") is not None else "")
    assert entry(mini).msgstr == OTHER


@pytest.mark.parametrize("words", PAYLOADS)
def test_hostile_words_are_words(mini: MiniProject, reader: Reader, words: str) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send(data={"why": words if "http" not in words else "x", "name": words})
    reader.send("send")
    if not reader.stored():
        return
    ana = member(mini)
    open_text(ana)
    assert not ana.page.all("script")
    assert not ana.page.all("img")
    assert not [link for link in ana.page.links() if "evil" in link or "javascript" in link]


@pytest.mark.parametrize(
    "path",
    ["/desk/es/testol/x/", "/desk/xx/", "/desk/he/", "/desk/es/none/" + "0" * 64 + "/"],
)
def test_addresses_that_lead_nowhere(mini: MiniProject, path: str) -> None:
    ana = member(mini)
    ana.open(path)
    assert ana.response.status_code == 404


def test_a_form_that_names_nothing_is_no_form(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    ana = member(mini)
    open_text(ana)
    place = ana.path
    for data, status in (({}, 400), ({"act": "accept"}, 404), ({"act": "save"}, 422)):
        ana.path = place
        sent = ana._ask("POST", data=data, headers=dict(ana.headers))
        assert sent.status_code == status
    sent = ana._ask("POST", data={"act": "save", "words": OTHER}, headers=dict(ana.headers))
    assert sent.status_code == 409, "without the mark nobody knows what was seen"


def test_the_suggest_form_is_no_place_of_the_desk(mini: MiniProject) -> None:
    ana = member(mini)
    assert ana.client.get(DOSE).headers.get("Set-Cookie") is None
