"""Sentences of the interface stand one after the other as each script has it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from markupsafe import Markup

from service.pages.wording import sentences
from tests.support.matrix import PAGES
from tests.support.pages import GetPage, ParsedPage, text_of


@pytest.mark.parametrize(
    ("said", "joined"),
    [
        (["It works.", "We are sure."], "It works. We are sure."),
        (["効きます。", "確かです。"], "効きます。確かです。"),
        (["有效吗？", "有效。"], "有效吗？有效。"),
        ([Markup("<strong>有效。</strong>\n"), "确定。"], "<strong>有效。</strong>确定。"),
        (["It works.", "確かです。", Markup("<a>[1]</a>")], "It works. 確かです。<a>[1]</a>"),
        (["", "One", Markup("\n"), "two"], "One two"),
        (["a < b.", "b > a."], "a &lt; b. b &gt; a."),
        ([], ""),
    ],
)
def test_a_full_width_mark_has_its_own_room(said: list[str], joined: str) -> None:
    assert sentences(said) == joined


def within(page: ParsedPage, name: str) -> list[Element]:
    """The paragraphs of the element with an id."""
    element = page.by_id(name)
    return [] if element is None else list(element.iter("p"))


@pytest.mark.parametrize("page", [*PAGES.values(), "drugs/tofersen/", "drugs/masitinib/"])
@pytest.mark.parametrize("tag", ["ja", "zh-Hans"])
def test_no_latin_space_stands_between_joined_sentences(
    get_page: GetPage, tag: str, page: str
) -> None:
    """Words in bold that a text of the content begins with are set off by a space."""
    found = get_page(f"/{tag}/{page}")
    told = [text_of(p) for p in found.all("p") if not list(p.iter("strong"))]
    told += [text_of(row) for row in found.all("span") if row.get("class") == "detail"]
    told += [
        text_of(p) for note in ("disclaimer", "translation-status") for p in within(found, note)
    ]
    assert [text for text in told if "。 " in text] == []
