"""A typo is fixed: translations and reviews stay on one person's word, and only then."""

from __future__ import annotations

import polib
import pytest

from service.catalogs.same_meaning import objection
from tests.support.commands import PAGE, disclaimer, headers, run, sign, spoken
from tests.support.edits import SECOND, entry
from tests.support.languages import language
from tests.support.mini import MiniProject
from tests.support.pages import page_getter

ENGLISH_WORDS = language("en").figures
FIXED = "The second paragraph tells who made the tablet and where."


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        ("Treatment cots much money.", "Treatment costs much money."),
        ("It calms the cells , we think.", "It calms the cells, we think."),
        ("People took 50 mg a day.", "People took 50 mg each day."),
    ],
)
def test_a_typo_may_be_called_the_same(earlier: str, now: str) -> None:
    if "each" in now:
        assert "each" in objection(earlier, now, ENGLISH_WORDS), "a small word may carry the truth"
    else:
        assert objection(earlier, now, ENGLISH_WORDS) == ""


@pytest.mark.parametrize(
    ("earlier", "now", "reason"),
    [
        ("People took 50 mg.", "People took 500 mg.", "figure"),
        ("It is approved.", "It is not approved.", "negation"),
        ("It did slow ALS.", "It didn’t slow ALS.", "negation"),
        ("It may help.", "It does help.", "truth"),
        ("They lived longer.", "They lived shorter.", "truth"),
        ("It is [placebo](#placebo).", "It is placebo.", "mark"),
        ("As [@oh2018] says.", "As [@ho2018] says.", "mark"),
        ("They had a placebo.", "They had a tablet.", "term"),
        ("Riluzole was tried.", "Edaravone was tried.", "term"),
    ],
)
def test_what_may_not_be_called_the_same(earlier: str, now: str, reason: str) -> None:
    assert reason in objection(earlier, now, ENGLISH_WORDS, frozenset({"placebo", "riluzole"}))


def fix(mini: MiniProject, old: str = SECOND, new: str = FIXED) -> None:
    page = mini.drug / "standard.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def say_so(mini: MiniProject, *options: str) -> str:
    arguments = ("--same-meaning", "testol", "--by", "Jo Editor", *options)
    return run(mini, "catalogs", "update", *arguments).output


@pytest.mark.parametrize("updated_before", [False, True])
def test_translations_and_reviews_stay_over_a_typo(mini: MiniProject, updated_before: bool) -> None:
    sign(mini, "Ana Ruiz")
    fix(mini)
    if updated_before:
        run(mini, "catalogs", "update")
        assert "Ana Ruiz" not in disclaimer(mini)
    assert "2 translations stay as they were." in say_so(mini), "in Spanish and in Hebrew"
    page = page_getter(mini.app().test_client())(PAGE)
    assert "El segundo párrafo" in page.text("background")
    assert "Ana Ruiz" in page.text("disclaimer")
    note = entry(polib.pofile(str(mini.path("es"))), FIXED).tcomment
    assert note.startswith("Same meaning as the earlier English, says Jo Editor, 20")
    assert "ended" not in headers(mini)["X-Signed-Off-1"]


def test_a_review_ends_where_another_text_changed_too(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz")
    fix(mini)
    fix(mini, "It may calm the cells that", "It may calm down the nerves which")
    say_so(mini, "--text", "The second paragraph")
    assert "Ana Ruiz" not in disclaimer(mini)
    assert "“the” " not in headers(mini)["X-Signed-Off-1"]
    catalog = polib.pofile(str(mini.path("es")))
    assert entry(catalog, "It may calm down the nerves which surround the nerves.").fuzzy
    assert not entry(catalog, FIXED).fuzzy


def test_nothing_is_written_where_a_change_may_not_be_called_the_same(mini: MiniProject) -> None:
    fix(mini)
    fix(mini, "one tablet of 50 mg", "one tablet of 60 mg")
    before = mini.path("es").read_bytes()
    said = say_so(mini)
    assert "is not the same in meaning: a figure differs" in said
    assert mini.path("es").read_bytes() == before


def test_it_needs_a_name(mini: MiniProject) -> None:
    fix(mini)
    result = run(mini, "catalogs", "update", "--same-meaning", "testol")
    assert result.exit_code == 2
    assert "say with --by NAME" in result.output


def test_readers_of_a_changed_text_are_told_why_before_any_update(mini: MiniProject) -> None:
    fix(mini)
    page = page_getter(mini.app().test_client())(PAGE)
    changed = (
        "The English of this part has changed since it was translated. "
        "You see the new English text."
    )
    assert spoken(mini, changed) in page.text("background")
    newer = "Some English text is newer than its translation. You see those parts in English."
    assert spoken(mini, newer) in page.text("disclaimer")


def test_readers_of_a_new_text_are_not_told_that_it_changed(mini: MiniProject) -> None:
    fix(mini, SECOND, f"{SECOND}\n\nWe found a report on how the taste of it was made sweeter.")
    page = page_getter(mini.app().test_client())(PAGE)
    new = "This part is not translated yet. You see the English text."
    assert spoken(mini, new) in page.text("background")
