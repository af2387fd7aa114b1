"""Screen readers are given landmarks, tables, citations and messages that say what they are."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import Page

from service.content.registers import Register
from tests.browser.conftest import Visit
from tests.browser.speech import LANDMARKS, TABLE, landmarks, roles, spoken, unclear_landmarks
from tests.browser.views import DESKTOP, PHONE, SMALL_PHONE, each_page
from tests.support.matrix import path_of

SCRIPTS = {
    "ar": ("ARABIC",),
    "hi": ("DEVANAGARI",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL",),
    "zh-Hans": ("CJK",),
}
MOST_NAVIGATIONS = 7
"""More landmarks of one kind are no help to somebody who goes from one to the next."""


@each_page
def test_landmarks_are_named_once_in_the_language_of_the_page(page: Page) -> None:
    nodes = landmarks(page)
    assert unclear_landmarks(nodes) == []
    present = roles(nodes, LANDMARKS)
    assert present["navigation"] <= MOST_NAVIGATIONS
    assert present["banner"] == present["main"] == present["contentinfo"] == 1
    script = SCRIPTS.get(page.evaluate("document.documentElement.lang"), ("",))
    names = [node.name for node in nodes if node.role == "navigation"]
    assert names
    assert [name for name in names if not has_letters_of(name, script)] == []


def has_letters_of(text: str, script: tuple[str, ...]) -> bool:
    return any(unicodedata.name(letter, "").startswith(script) for letter in text)


WITH_TABLES = ("drugs/tofersen/", "approvals/", "translations/", "accessibility/criteria/")


@pytest.mark.parametrize("page", WITH_TABLES)
def test_tables_stay_tables_in_a_narrow_window(visit: Visit, page: str) -> None:
    path = path_of("en", Register.STANDARD, page)
    wide, middle, narrow = (
        roles(spoken(visit(path, view)), (*TABLE, "list", "listitem"))
        for view in (DESKTOP, SMALL_PHONE, PHONE)
    )
    in_html = visit(path).evaluate(
        "['table', 'tr', 'td', 'ul, ol'].map(kind => document.querySelectorAll(kind).length)"
    )
    assert [wide[role] for role in ("table", "row", "cell", "list")] == in_html
    assert wide["columnheader"] > 0
    assert wide["rowheader"] > 0
    assert narrow == middle == wide


def test_a_narrow_row_does_not_speak_the_name_of_its_column_twice(visit: Visit) -> None:
    """A table says it at each cell; the words before the value are for the eye alone."""
    path = "/en/drugs/tofersen/"
    wide, narrow = (
        ["".join(node.name.split()) for node in spoken(visit(path, view)) if node.role == "cell"]
        for view in (DESKTOP, PHONE)
    )
    assert narrow == wide


def test_citations_are_spoken_as_source_number_author_and_year(visit: Visit) -> None:
    nodes = spoken(visit("/en/drugs/lenzumestrocel/"))
    cites = [node.name for node in nodes if node.role == "link" and "source" in node.name]
    assert any(re.fullmatch(r"\[ source \d+ : Oh and others, 2018 \]", name) for name in cites)


def test_a_search_speaks_its_field_and_its_result(visit: Visit) -> None:
    nodes = spoken(visit("/es/search/?q=riluzole"))
    fields = [node.name for node in nodes if node.role in ("searchbox", "textbox")]
    assert fields
    assert all(fields)
    assert roles(nodes, ("status",)) == {"status": 1}


def test_a_landmark_without_a_name_and_a_table_that_is_lost_are_found(visit: Visit) -> None:
    page = visit("/en/drugs/riluzole/", PHONE)
    whole = spoken(page)
    page.evaluate("document.querySelector('#contents').removeAttribute('aria-labelledby')")
    page.evaluate("document.querySelector('table').role = 'presentation'")
    assert unclear_landmarks(landmarks(page)) == ["navigation has no name"]
    assert roles(spoken(page), TABLE)["table"] == roles(whole, TABLE)["table"] - 1


def test_letters_of_another_script_are_told_apart() -> None:
    assert has_letters_of("言語", SCRIPTS["ja"])
    assert not has_letters_of("Languages", SCRIPTS["ja"])
