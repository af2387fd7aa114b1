"""The states of a translation, each with its own small catalog, as readers meet them."""

from __future__ import annotations

from collections.abc import Callable

import polib
import pytest

from service.catalogs.interface import NEEDED
from service.catalogs.provenance import Review
from tests.support.commands import sign_offs
from tests.support.edits import FIRST, SECOND, entry, untranslate
from tests.support.mini import MiniProject
from tests.support.pages import GetPage, page_getter, text_of

PAGE = "/es/drugs/testol/"


def get(mini: MiniProject) -> GetPage:
    return page_getter(mini.app().test_client())


def test_a_complete_machine_draft_says_so(mini: MiniProject) -> None:
    page = get(mini)(PAGE)
    assert "El primer párrafo" in page.text("background")
    assert page.by_id("background") is not None
    status = page.text("translation-status")
    machine = "A machine drafted this translation. No person has reviewed it."
    assert notice(mini, machine) in page.text("disclaimer")
    assert "18" in status, "the number of passages"
    assert "paragraph" not in page.in_language("en")


def test_an_untranslated_paragraph_brings_the_whole_section_up_in_english(
    mini: MiniProject,
) -> None:
    mini.edit("es", untranslate)
    page = get(mini)(PAGE)
    english = page.in_language("en")
    assert FIRST in english
    assert SECOND in english
    assert "El primer párrafo" not in page.text("background")
    assert notice(mini, "This part is not translated yet. You see the English text.") in page.text(
        "background"
    )
    assert "Texto standard" in page.text("mechanism"), "other sections stay translated"


def test_a_fuzzy_paragraph_is_not_shown(mini: MiniProject) -> None:
    mini.edit("es", lambda c: entry(c, FIRST).flags.append("fuzzy"))
    page = get(mini)(PAGE)
    assert FIRST in page.in_language("en")
    text = (
        "The English of this part has changed since it was translated. "
        "You see the new English text."
    )
    assert notice(mini, text) in page.text("background")
    newer = "Some English text is newer than its translation. You see those parts in English."
    assert notice(mini, newer) in page.text("disclaimer")


def test_a_wrong_dose_is_not_shown(mini: MiniProject) -> None:
    def wrong_dose(catalog: polib.POFile) -> None:
        dose = entry(catalog, "In the trial people took one tablet of 50 mg each morning.")
        dose.msgstr = dose.msgstr.replace("50 mg", "500 mg")

    mini.edit("es", wrong_dose)
    page = get(mini)(PAGE)
    assert "500 mg" not in page.html
    assert "50 mg" in page.in_language("en")
    failed = "The translation of this part did not pass our safety check. You see the English text."
    assert notice(mini, failed) in page.text("dose")


@pytest.mark.parametrize(
    ("comment", "shown"),
    [
        ("waive: figures: the dose is told per day here", True),
        ("waive: figures", False),
        ("waive: marks: I want to", False),
        ("figures are fine", False),
    ],
)
def test_a_check_is_waived_only_with_a_reason(mini: MiniProject, comment: str, shown: bool) -> None:
    def waive(catalog: polib.POFile) -> None:
        dose = entry(catalog, "In the trial people took one tablet of 50 mg each morning.")
        dose.msgstr, dose.tcomment = "Una tableta cada mañana.", comment

    mini.edit("es", waive)
    assert ("Una tableta cada mañana." in get(mini)(PAGE).text("dose")) is shown


def test_plain_falls_back_to_standard_in_the_same_language(mini: MiniProject) -> None:
    plain = "The second paragraph says who made the pill and where."
    mini.edit("es", lambda c: setattr(entry(c, plain), "msgstr", ""))
    page = get(mini)("/es/plain/drugs/testol/")
    assert "El segundo párrafo" in page.text("background")
    standard = "This part is not yet translated in plain words. You see it in standard words."
    assert notice(mini, standard) in page.text("background")


def test_plain_falls_back_to_plain_english_last(mini: MiniProject) -> None:
    plain = "The second paragraph says who made the pill and where."

    def drop_both(catalog: polib.POFile) -> None:
        entry(catalog, plain).msgstr = ""
        entry(catalog, SECOND).msgstr = ""

    mini.edit("es", drop_both)
    assert plain in get(mini)("/es/plain/drugs/testol/").in_language("en")


def test_a_review_is_named_with_its_date(mini: MiniProject) -> None:
    review(mini)
    disclaimer = get(mini)(PAGE).text("disclaimer")
    assert "Ana Ruiz" in disclaimer
    assert "22 de noviembre de 2026" in disclaimer


def by_a_person(catalog: polib.POFile) -> None:
    catalog.metadata["X-Translation-Origin"] = "human"


@pytest.mark.parametrize("path", [PAGE, "/es/plain/drugs/testol/", f"{PAGE}compare/"])
def test_a_page_that_a_person_translated_says_so(mini: MiniProject, path: str) -> None:
    mini.edit("es", by_a_person)
    get_page = get(mini)
    disclaimer = get_page(path).text("disclaimer")
    human = "A person translated this page. No second person has reviewed it."
    machine = "A machine drafted this translation. No person has reviewed it."
    assert notice(mini, human) in disclaimer
    assert notice(mini, machine) not in disclaimer
    other = get_page("/es/drugs/otherol/").text("disclaimer")
    assert notice(mini, machine) in other, "only the page that a person translated"
    matrix = get_page("/es/translations/").text("pages")
    assert matrix.count(notice(mini, "a person; not reviewed by a second person")) == 1


def test_a_reviewed_page_of_a_person_names_the_reviewer_alone(mini: MiniProject) -> None:
    mini.edit("es", by_a_person)
    review(mini)
    get_page = get(mini)
    disclaimer = get_page(PAGE).text("disclaimer")
    assert "Ana Ruiz" in disclaimer
    for text in (
        "A person translated this page. No second person has reviewed it.",
        "A machine drafted this translation. No person has reviewed it.",
    ):
        assert notice(mini, text) not in disclaimer
    assert "Ana Ruiz" in get_page("/es/translations/").text("pages")


def test_an_edit_after_the_review_ends_it(mini: MiniProject) -> None:
    review(mini)
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Otro texto del todo."))
    page = get(mini)(PAGE)
    assert "Ana Ruiz" not in page.html
    changed = "It was changed after an earlier review, so that review no longer counts."
    assert notice(mini, changed) in page.text("disclaimer")


def test_a_page_without_a_catalog_is_english_throughout(mini: MiniProject) -> None:
    mini.path("es").unlink()
    page = get(mini)(PAGE)
    assert FIRST in page.in_language("en")
    assert page.root.get("lang") == "es"


@pytest.mark.parametrize(
    "text", ["Hola <script>alert(1)</script>", "Una <b>palabra</b>", "Así: &lt;b&gt;"]
)
def test_html_in_a_catalog_is_shown_as_text(mini: MiniProject, text: str) -> None:
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", text))
    page = get(mini)(PAGE)
    assert text in page.text("background"), "as text, letter by letter"
    assert not [e for e in page.all("script") if e.get("type") != "application/ld+json"]
    assert not page.all("b")


def test_a_foreign_link_in_a_catalog_is_not_shown(mini: MiniProject) -> None:
    bad = "El primer párrafo [aquí](https://evil.example/)."
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", bad))
    assert "evil.example" not in get(mini)(PAGE).html


def test_an_untranslated_interface_text_is_marked_as_english(mini: MiniProject) -> None:
    def forget(catalog: polib.POFile) -> None:
        for text in ("Reported side effects", "On this page", "Since", "All drugs", "You are here"):
            entry(catalog, text).msgstr = ""
        broken = entry(catalog, "Next: %(title)s")
        broken.msgstr = "Sigue: %(titulo)s <i>"

    mini.edit("es", forget, "messages")
    for page in map(get(mini), (PAGE, "/es/", "/es/approvals/", "/es/glossary/", "/es/search/")):
        english = page.in_language("en")
        assert "All drugs" in english
        for element in page.root.iter():
            assert not [v for v in element.attrib.values() if "<" in v or "lang=" in v]
        assert "<" not in text_of(page.all("title")[0])
    page = get(mini)(PAGE)
    for text in ("Reported side effects", "On this page", "Next: "):
        assert text in page.in_language("en"), text
        assert text not in page.in_language("es"), text
    assert "All drugs" in text_of(get(mini)("/es/").all("title")[0])


def test_a_no_break_space_of_a_translation_stands_in_attributes_and_titles(
    mini: MiniProject,
) -> None:
    def french(catalog: polib.POFile) -> None:
        entry(catalog, "You are here").msgstr = "Vous êtes\u00a0: ici & là"
        entry(catalog, "All drugs").msgstr = "Tous les médicaments\u00a0: ici"

    mini.edit("es", french, "messages")
    page = get(mini)("/es/")
    assert "médicaments\u00a0: ici" in (page.all("title")[0].text or "")
    assert "<title>Tous les médicaments\u00a0: ici – " in page.html
    assert 'aria-label="Vous êtes\u00a0: ici &amp; là"' in get(mini)(PAGE).html


ORIGINAL = "The original is in English. No translation can be guaranteed to say exactly the same."
MACHINE = "A machine drafted this translation. No person has reviewed it."
NOTICE = "This part is not translated yet. You see the English text."
DONE = "Translated: %(done)s of %(total)s passages."


def make_fuzzy(catalog: polib.POFile, text: str) -> None:
    """As `catalogs update` leaves a text whose English has changed."""
    changed = entry(catalog, text)
    changed.flags.append("fuzzy")
    changed.previous_msgid, changed.msgid = text, f"{text} Changed."


def make_new(catalog: polib.POFile, text: str) -> None:
    """As it leaves a text whose English is another altogether."""
    gone = entry(catalog, text)
    new = polib.POEntry(msgctxt=gone.msgctxt, msgid="Quite another sentence.")
    gone.obsolete = True
    catalog.append(new)


def drop(catalog: polib.POFile, text: str) -> None:
    """A catalog that was not brought in step with the English."""
    entry(catalog, text).msgid = f"Was: {text}"


@pytest.mark.parametrize("change", [make_fuzzy, make_new, drop])
@pytest.mark.parametrize("text", [ORIGINAL, MACHINE, NOTICE, DONE])
def test_the_last_good_wording_stays_in_disclaimer_notice_and_status(
    mini: MiniProject, change: Callable[[polib.POFile, str], None], text: str
) -> None:
    mini.edit("es", untranslate)
    before = get(mini)(PAGE)
    mini.edit("es", lambda catalog: change(catalog, text), "messages")
    after = get(mini)(PAGE)
    for place in ("disclaimer", "translation-status"):
        assert after.text(place) == before.text(place)
    assert after.texts == before.texts


@pytest.mark.parametrize("text", [MACHINE, DONE])
def test_a_broken_wording_leaves_the_good_one_and_no_english(mini: MiniProject, text: str) -> None:
    app = mini.app()
    loader = app.extensions["loader"]
    before = page_getter(app.test_client())(PAGE)
    broken = "Hecho: %(hecho)s <i>de</i> %(total)s."
    mini.edit("es", lambda catalog: setattr(entry(catalog, text), "msgstr", broken), "messages")
    app.extensions["site"] = loader.load()
    assert page_getter(app.test_client())(PAGE).texts == before.texts
    page = get(mini)(PAGE)
    assert "<i>" not in page.html
    assert text[:10] not in page.text("disclaimer") + page.text("translation-status")


def test_a_language_is_not_offered_without_the_words_of_its_disclaimer(mini: MiniProject) -> None:
    mini.edit("es", lambda catalog: setattr(entry(catalog, ORIGINAL), "msgstr", ""), "messages")
    assert mini.app().test_client().get("/es/").status_code == 404


def test_what_must_not_stand_in_english_has_a_context(mini: MiniProject) -> None:
    contexts = {e.msgctxt for e in polib.pofile(str(mini.path("es", "messages"))) if e.msgctxt}
    assert contexts > NEEDED
    assert {context.partition(":")[0] for context in contexts} == {"disclaimer", "notice", "status"}


def test_a_broken_catalog_is_left_out_and_said(
    fresh_mini: MiniProject, caplog: pytest.LogCaptureFixture
) -> None:
    fresh_mini.path("es").write_text('msgid "a\nmsgstr', encoding="utf-8")
    app = fresh_mini.app()
    page = page_getter(app.test_client())(PAGE)
    assert FIRST in page.in_language("en")
    assert app.test_client().get("/healthz").get_json()["status"] == "degraded"
    assert "testol.po" in caplog.text


def test_right_to_left_pages_mirror_and_isolate(mini: MiniProject) -> None:
    page = get(mini)("/he/drugs/testol/")
    assert page.root.get("dir") == "rtl"
    assert "<bdi>NCT01363401</bdi>" in page.html
    assert "<bdi>Testol</bdi>" in page.html
    assert "<bdi>50 mg</bdi>" in page.html


def notice(mini: MiniProject, text: str) -> str:
    """A sentence of the interface in the made-up Spanish."""
    return entry(polib.pofile(str(mini.path("es", "messages"))), text).msgstr


def review(mini: MiniProject) -> None:
    digest = sign_offs(mini).digest("testol", "standard")
    line = Review("standard", "2026-11-22", digest, "Ana Ruiz")

    def sign(catalog: polib.POFile) -> None:
        catalog.metadata["X-Signed-Off-1"] = str(line)

    mini.edit("es", sign)
