"""Whoever runs the site answers suggestions by commands: nothing is lost, nothing overwritten."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import tarfile
import threading
import time
from pathlib import Path

import polib
import pytest
from click.testing import Result
from sqlalchemy import select

from service.catalogs.po_files import read_po
from service.catalogs.workshop import Workshop
from service.desk.accepting import Moved, accept
from service.desk.answers import Act
from service.desk.database import BUSY
from service.desk.keeping import YEAR, clean
from service.desk.parts import key_hash
from service.desk.tables import Decision, Fate, Person
from service.locales import formats
from service.locales.locale import SiteLocale
from service.whole_files import only_writer
from tests.desk.member import member
from tests.desk.reader import BETTER, Reader
from tests.desk.test_database import lock
from tests.desk.test_moved import ENGLISH, translated
from tests.state.test_living import Running
from tests.support.commands import PAGE, disclaimer, headers, run, sign, spoken
from tests.support.mini import MiniProject
from tests.support.pages import page_getter

ES = SiteLocale("es")
OTHER = "Durante el ensayo se tomaron 50 mg por la mañana en una tableta."
WRONG = "En el ensayo se tomaba una tableta de 500 mg por la mañana."
NOTHING: dict[str, int | None] = dict.fromkeys(
    ("waiting", "oldest_days", "lost", "problems", "urgent", "uncommitted"), 0
)
ACCEPT = ("desk", "accept", "1", "--by", "Ana Ruiz")
DECLINE = ("desk", "decline", "1", "--by", "Ana Ruiz", "--reason", "Falta la palabra ensayo.")


def page(mini: MiniProject) -> str:
    return mini.app().test_client().get(PAGE).get_data(as_text=True)


def entry(mini: MiniProject, english: str = ENGLISH) -> polib.POEntry:
    file = read_po(mini.path("es"))
    return next(e for e in file if e.msgid == english and e.msgctxt == "standard")


def edit_english(mini: MiniProject, old: str, new: str) -> None:
    path = mini.drug / "standard.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def desk(mini: MiniProject) -> dict[str, int | None]:
    found: dict[str, int | None] = mini.app().test_client().get("/healthz").get_json()["desk"]
    return found


def refused(result: Result, *words: str) -> None:
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    assert result.output.count("Error: ") == 1
    for word in words:
        assert word in result.output


def test_what_waits_is_listed(mini: MiniProject, reader: Reader) -> None:
    before = entry(mini).msgstr
    reader.open()
    reader.type(BETTER)
    reader.send(data={"why": "Suena \x1b[31mmejor."})
    reader.send("send")
    listed = run(mini, "desk", "waiting").output
    for words in ("1  es  drugs/testol/ (standard), part dose, 0 days", ENGLISH, before, BETTER):
        assert words in listed
    assert "\x1b" not in listed
    assert run(mini, "desk", "waiting", "ES").output == listed
    assert run(mini, "desk", "waiting", "he").output == "Nothing waits.\n"
    shown = run(mini, "desk", "show", "1").output
    assert BETTER in shown
    assert "State:    waiting" in shown
    assert desk(mini) == {**NOTHING, "waiting": 1}


def test_an_accepted_suggestion_is_in_the_catalog_and_nothing_else_changes(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    before = read_po(mini.path("es"))
    done = run(mini, *ACCEPT)
    assert done.exit_code == 0, done.output
    assert BETTER in page(mini)
    after = read_po(mini.path("es"))
    pairs = [(str(a), str(b)) for a, b in zip(before, after, strict=True)]
    assert len([one for one, other in pairs if one != other]) == 1
    assert after.metadata == before.metadata
    assert after.header == before.header
    assert entry(mini).tcomment.startswith("Suggested by a reader, 20")
    assert headers(mini)["X-Translation-Origin"] == "machine", "one text makes no page a person's"
    assert run(mini, "catalogs", "check").exit_code == 0
    assert run(mini, "catalogs", "update").output == "Nothing to do.\n"
    reader.open(reader.path)
    assert spoken(mini, "It was accepted, and stands on the page.") in reader.main
    assert desk(mini)["waiting"] == 0
    refused(run(mini, *ACCEPT), "the catalog carries it")
    with reader.database().reading() as session:
        decision, who = session.execute(select(Decision, Person).join(Person)).one()
        assert (decision.act, decision.after, who.name) == ("accepted", BETTER, "Ana Ruiz")


def test_a_word_of_the_glossary_is_accepted_into_its_catalog(
    mini: MiniProject, reader: Reader
) -> None:
    reader.open("/es/glossary/suggest/?part=als")
    better = f"{reader.fields[reader.names[-1]]} y bien"
    reader.type(better, len(reader.names))
    reader.send()
    reader.send("send")
    done = run(mini, *ACCEPT)
    assert "glossary.po" in done.output
    assert better in mini.app().test_client().get("/es/glossary/").get_data(as_text=True)


def test_it_is_on_the_page_within_two_seconds(mini: MiniProject) -> None:
    running = Running(mini)
    try:
        reader = Reader(running.app)
        reader.suggest()
        assert BETTER not in running.page()
        assert BETTER in running.after(lambda: run(mini, *ACCEPT))
        reader.open(reader.path)
        assert spoken(mini, "It was accepted, and stands on the page.") in reader.main
    finally:
        running.stop()


@pytest.mark.parametrize(("asked", "said"), [({}, "a reader"), ({"show_name": "y"}, "Eva Sol")])
def test_a_name_is_in_the_catalog_only_if_asked(
    mini: MiniProject, reader: Reader, asked: dict[str, str], said: str
) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send(data={"name": "Eva Sol", **asked})
    reader.send("send", asked)
    refused(run(mini, "desk", "accept", "1", "--by", "eva  SOL"), "somebody else")
    assert run(mini, *ACCEPT).exit_code == 0
    assert f"Suggested by {said}, 20" in entry(mini).tcomment
    assert ("Eva Sol" in mini.path("es").read_text(encoding="utf-8")) == bool(asked)
    assert "suggested or changed words" in sign(mini, "Eva Sol"), "the desk knows"


def test_the_comparison_says_when_a_reader_bettered_a_text(
    mini: MiniProject, reader: Reader
) -> None:
    def told() -> str:
        compared = page_getter(mini.app().test_client())(f"{PAGE}compare/")
        return compared.text("dose")

    changed = spoken(mini, "changed on %(date)s after a reader's suggestion").partition("%")[0]
    reader.suggest()
    assert changed not in told()
    assert run(mini, *ACCEPT).exit_code == 0
    shutil.rmtree(reader.app.config["DESK"])
    assert f"{changed}{formats.date(datetime.date.today().isoformat(), ES)}" in told(), (
        "the catalog knows"
    )


@pytest.mark.parametrize("asked", [True, False])
def test_the_comparison_tells_each_change_in_short(
    mini: MiniProject, reader: Reader, asked: bool
) -> None:
    reader.open()
    reader.type(BETTER)
    name = {"name": "Eva Sol", **({"show_name": "y"} if asked else {})}
    reader.send(data=name)
    reader.send("send", name)
    assert run(mini, *ACCEPT).exit_code == 0
    ana = member(mini)
    ana.open(f"/desk/es/testol/{key_hash(('standard', ENGLISH))}/")
    ana.press("save", words=OTHER)
    told = page_getter(mini.app().test_client())(f"{PAGE}compare/").text("dose")
    today = formats.date(datetime.date.today().isoformat(), ES)
    at_desk = spoken(mini, "changed on %(date)s at the translators’ desk")
    assert at_desk % {"date": today} in told
    by_name = spoken(mini, "changed on %(date)s after a suggestion by %(name)s")
    assert (by_name % {"date": today, "name": "Eva Sol"} in told) == asked
    assert ("Eva Sol" in told) == asked
    assert "Ana Ruiz" not in told, "nobody asked to name who works at the desk"


def test_own_words_make_whoever_accepts_a_writer(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    done = run(mini, *ACCEPT, "--words", OTHER)
    assert done.exit_code == 0, done.output
    assert OTHER in page(mini)
    (stored,) = reader.stored()
    assert (stored.fate, stored.final, stored.words) == (Fate.CHANGED, OTHER, BETTER)
    assert "in the words of Ana Ruiz" in entry(mini).tcomment
    assert "suggested or changed words" in sign(mini, "Ana Ruiz")
    assert "checked by Luis" in sign(mini, "Luis")


def test_a_review_ends_by_what_is_accepted(mini: MiniProject, reader: Reader) -> None:
    assert "checked by Luis" in sign(mini, "Luis")
    assert "Luis" in disclaimer(mini)
    reader.suggest()
    assert "The review of Luis has ended" in run(mini, *ACCEPT).output
    assert "Luis" not in disclaimer(mini)
    assert "a reader's suggestion was accepted" in str(headers(mini))


@pytest.mark.parametrize("words", [WRONG, "Tome 50 mg: https://evil.example/ por la mañana."])
def test_what_readers_would_not_be_shown_is_refused(
    mini: MiniProject, reader: Reader, words: str
) -> None:
    reader.suggest()
    before = mini.path("es").read_bytes()
    refused(run(mini, *ACCEPT, "--words", words), "readers would not be shown it")
    assert mini.path("es").read_bytes() == before
    assert reader.stored()[0].fate == Fate.WAITING


def test_a_changed_translation_is_not_overwritten(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    translated(mini, OTHER)
    told = run(mini, *ACCEPT)
    refused(told, ENGLISH, OTHER, BETTER)
    assert entry(mini).msgstr == OTHER
    mark = told.output.partition("--seen ")[2][:8]
    translated(mini, f"{OTHER} Así.")
    refused(run(mini, *ACCEPT, "--seen", mark), "has changed since")
    mark = run(mini, "desk", "show", "1").output.partition("--seen ")[2][:8]
    assert run(mini, *ACCEPT, "--seen", mark).exit_code == 0
    assert entry(mini).msgstr == BETTER


def test_of_two_for_one_text_one_wins_and_the_other_is_told(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    reader.suggest(OTHER)
    shop = Workshop(mini.root, mini.content, mini.translations)
    told: list[object] = []

    def answer(number: int) -> None:
        try:
            told.append(accept(shop, reader.database(), number, "Ana Ruiz").act)
        except Moved as moved:
            told.append(moved.words)

    threads = [threading.Thread(target=answer, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Act.ACCEPTED in told
    stands = entry(mini).msgstr
    assert set(told) == {Act.ACCEPTED, OTHER if stands == BETTER else BETTER}
    listed = run(mini, "desk", "waiting").output
    assert f"Now:      {stands}" in listed
    assert "Then: " in listed
    assert {each.fate for each in reader.stored()} == {Fate.ACCEPTED, Fate.WAITING}


def test_a_changed_english_is_shown_and_the_words_can_be_carried_over(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    now = ENGLISH.replace("people", "they")
    edit_english(mini, ENGLISH, now)
    refused(run(mini, *ACCEPT), "catalogs update es")
    run(mini, "catalogs", "extract")
    run(mini, "catalogs", "update")
    told = run(mini, *ACCEPT)
    refused(told, now, BETTER)
    assert entry(mini, now).fuzzy
    mark = told.output.partition("--seen ")[2][:8]
    assert run(mini, *ACCEPT, "--seen", mark).exit_code == 0
    found = entry(mini, now)
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == (BETTER, False, None)
    assert BETTER in page(mini)
    assert desk(mini)["lost"] == 0


def test_a_text_that_is_gone_makes_the_suggestion_old(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    reader.suggest(f"{BETTER} Así.")
    edit_english(mini, ENGLISH, "Nobody knows which amount would be right for anyone.")
    run(mini, "catalogs", "extract")
    run(mini, "catalogs", "update")
    assert "has changed or is gone" in run(mini, "desk", "waiting").output
    refused(run(mini, *ACCEPT), "is gone from the page")
    assert "1 marked as old" in run(mini, "desk", "clean").output
    assert [each.fate for each in reader.stored()] == [Fate.OLD, Fate.OLD]


def test_a_declined_one_tells_its_reason_on_the_receipt(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    before = mini.path("es").read_bytes()
    assert run(mini, *DECLINE).output == "1: declined.\n"
    assert mini.path("es").read_bytes() == before
    reader.open(reader.path)
    assert "Falta la palabra ensayo." in reader.main
    refused(run(mini, *ACCEPT), "answered already: declined by Ana Ruiz")
    assert run(mini, "desk", "waiting").output == "Nothing waits.\n"


def test_what_a_restored_catalog_lacks_is_lost_and_can_be_put_back(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    old = mini.path("es").read_bytes()
    run(mini, *ACCEPT)
    mini.path("es").write_bytes(old)
    assert desk(mini) == {**NOTHING, "lost": 1}
    assert "Put back: desk accept 1" in run(mini, "desk", "waiting", "es").output
    assert "put back" in run(mini, *ACCEPT).output
    assert BETTER in page(mini)
    assert desk(mini)["lost"] == 0
    translated(mini, OTHER)
    assert desk(mini)["lost"] == 1
    assert "let go" in run(mini, *DECLINE).output
    assert entry(mini).msgstr == OTHER, "a person's file wins"
    assert desk(mini)["lost"] == 0


def test_a_catalog_that_cannot_be_read_has_lost_nothing(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    run(mini, *ACCEPT)
    mini.path("es").write_bytes(b'msgid "')
    assert run(mini, "desk", "waiting").output == "Nothing waits.\n"


def test_words_that_a_file_brought_meanwhile_are_accepted_as_they_stand(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    translated(mini, BETTER)
    before = mini.path("es").read_bytes()
    assert run(mini, *ACCEPT).exit_code == 0
    assert mini.path("es").read_bytes() == before
    assert reader.stored()[0].fate == Fate.ACCEPTED


def test_a_catalog_that_cannot_be_written_leaves_all_as_it_was(
    mini: MiniProject, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    reader.suggest()
    before = mini.path("es").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("service.desk.words_in_catalog.write_whole", full)
        refused(run(mini, *ACCEPT), "testol.po cannot be written: No space left")
    assert mini.path("es").read_bytes() == before
    assert reader.stored()[0].fate == Fate.WAITING
    assert run(mini, *ACCEPT).exit_code == 0


@pytest.mark.sqlite
def test_health_waits_for_no_lock_of_the_database(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    app = mini.app()
    app.test_client().get("/healthz")
    unlock = lock(reader.app.config["DESK"])
    start = time.monotonic()
    found = app.test_client().get("/healthz")
    assert time.monotonic() - start < BUSY / 2
    unlock()
    assert found.status_code == 200
    assert found.get_json()["desk"] == dict.fromkeys(NOTHING)


@pytest.mark.sqlite
def test_a_backup_brings_database_and_catalogs_back(
    mini: MiniProject, reader: Reader, tmp_path: Path
) -> None:
    reader.suggest()
    run(mini, *ACCEPT)
    reader.suggest(OTHER, "/es/drugs/otherol/suggest/?part=dose")
    receipt = reader.path
    file = tmp_path / "backup.tar"
    assert run(mini, "desk", "backup", str(file)).exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    shutil.rmtree(mini.root / ".desk")
    shutil.rmtree(mini.translations)
    with tarfile.open(file) as tar:
        tar.extractall(mini.root, filter="data")
    assert BETTER in page(mini)
    assert desk(mini) == {**NOTHING, "waiting": 1}
    reader = Reader(mini.app())
    reader.open(receipt)
    assert reader.response.status_code == 200
    assert [each.fate for each in reader.stored()] == [Fate.ACCEPTED, Fate.WAITING]


def test_after_a_year_words_and_names_go(mini: MiniProject, reader: Reader) -> None:
    for number in (1, 2):
        reader.open()
        reader.type(BETTER + " Así." * number)
        reader.send(data={"name": "Eva Sol", "why": "Suena mejor."})
        reader.send("send")
    run(mini, "desk", "accept", "2", "--by", "Ana Ruiz")
    run(mini, *DECLINE)
    with reader.database().writing() as session:
        assert clean(session, time.time() + YEAR - 60) == 0
        assert clean(session, time.time() + YEAR + 60) == 2
        assert clean(session, time.time() + YEAR + 60) == 0
    one, two = reader.stored()
    assert (one.words, one.why, one.name, one.reason) == ("", "", "", "")
    assert (two.words, two.why, two.name) == (BETTER + " Así." * 2, "", "")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("desk", "show", "9"), "no suggestion of this number"),
        (("desk", "accept", "9", "--by", "Ana Ruiz"), "no suggestion of this number"),
        (("desk", "backup", "/nowhere/at/all.tar"), "was not written: No such file"),
    ],
)
@pytest.mark.sqlite
def test_faults_are_a_line(
    mini: MiniProject, reader: Reader, command: tuple[str, ...], words: str
) -> None:
    refused(run(mini, "desk", "waiting"), "holds no suggestions")
    assert not (mini.root / ".desk" / "desk.sqlite").exists()
    reader.suggest()
    refused(run(mini, *command), words)


@pytest.mark.sqlite
def test_where_nobody_used_the_desk_no_library_of_databases_is_read(mini: MiniProject) -> None:
    code = f"""
import sys
from pathlib import Path
from service import create_app
client = create_app(Path({str(mini.content)!r}), Path({str(mini.translations)!r})).test_client()
print(client.get("/healthz").get_json()["desk"], "sqlalchemy" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{dict(sorted(NOTHING.items()))} False\n"


def test_one_who_accepts_waits_for_who_writes_the_catalogs(
    mini: MiniProject, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.desk.accepting.WAIT", 0.0)
    reader.suggest()
    with only_writer(mini.translations, 0.0):
        refused(run(mini, *ACCEPT), "another command writes")
    assert run(mini, *ACCEPT).exit_code == 0
