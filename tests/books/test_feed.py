"""The feed of changes has what RFC 4287 wants, and says what the page of changes says."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from service.books.feed import ATOM
from tests.support.mini import MiniProject
from tests.support.pages import page_getter

CHANGES = """
[[changes]]
date = "2026-10-01"
what = "safety"
text = "The liver warning is new."
facts = "000000000000"

[[changes]]
date = "2026-11-02"
what = "result"
text = "A result was added."
"""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def changed(mini: MiniProject) -> MiniProject:
    path = mini.drug / "drug.toml"
    path.write_text(path.read_text(encoding="utf-8") + CHANGES, encoding="utf-8")
    return mini


def atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def test_it_has_what_the_standard_wants(changed: MiniProject) -> None:
    answer = changed.app().test_client().get("/en/changes.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.data)
    entries = feed.findall(atom("entry"))
    assert [entry.findtext(atom("summary")) for entry in entries] == [
        "A result was added.",
        "The liver warning is new.",
    ]
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(atom(name))) == 1
            assert element.findtext(atom(name))
        assert MOMENT.fullmatch(element.findtext(atom("updated"), ""))
    assert feed.find(atom("author")) is not None
    assert {link.get("rel") for link in feed.findall(atom("link"))} == {"self", "alternate"}
    ids = [element.findtext(atom("id")) for element in (feed, *entries)]
    assert len(set(ids)) == 3
    assert all(str(name).startswith("urn:uuid:") for name in ids)


def test_a_sentence_without_a_translation_is_marked_as_english(changed: MiniProject) -> None:
    client = changed.app().test_client()
    feed = ElementTree.fromstring(client.get("/es/changes.atom").data)
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    summary = feed.find(f"{atom('entry')}/{atom('summary')}")
    assert summary is not None
    assert (feed.get(xml_lang), summary.get(xml_lang)) == ("es", "en")
    assert "A result was added." in page_getter(client)("/es/changes/").in_language("en")


def test_the_page_says_when_it_changed_last(changed: MiniProject) -> None:
    get = page_getter(changed.app().test_client())
    assert "Changed: November 2, 2026" in get("/en/drugs/testol/").text("main")
    page = get("/en/changes/").text("main")
    assert page.index("November 2, 2026") < page.index("October 1, 2026")


def test_the_check_tells_of_facts_that_changed_since(changed: MiniProject) -> None:
    told = changed.app().test_cli_runner().invoke(args=["content", "check"]).output
    assert "testol: facts or safety have changed since 2026-11-02" in told
    assert "otherol: facts" not in told
