"""No text of the interface escapes translation: every page in a language made for this test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from service.content.registers import Register
from service.state.site import Site
from tests.conftest import made_to_fail
from tests.support.matrix import SLUGS, TEMPLATES, path_of
from tests.support.pages import ParsedPage
from tests.support.pseudo import (
    PSEUDO,
    app_over,
    english_in,
    interface_of,
    names_in,
    pseudo,
    texts_for_translators,
    with_pseudo,
)

Find = Callable[[str], list[str]]
LONG = ("tofersen", "edaravone")
"""Drugs with every kind of table; the others are slow."""
DRUGS = [
    pytest.param(f"drugs/{slug}/", marks=() if slug in LONG else pytest.mark.slow) for slug in SLUGS
]


def finder(app: Flask, site: Site) -> Find:
    """A function that names the texts of a page that escaped translation."""
    names, client = names_in(site.content), app.test_client()

    def find(path: str) -> list[str]:
        page = ParsedPage(client.get(path).get_data(as_text=True))
        assert page.root.get("lang") == PSEUDO.tag
        return english_in(page.root, names)

    return find


@pytest.fixture(scope="module")
def find(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Find:
    made = with_pseudo(site, interface_of(texts_for_translators()))
    app = app_over(made, tmp_path_factory.mktemp("search"))
    app.add_url_rule("/<tag>/made-to-fail/", view_func=made_to_fail)
    return finder(app, made)


@pytest.mark.parametrize("register", list(Register))
@pytest.mark.parametrize("page", [*TEMPLATES.values(), *DRUGS])
def test_no_text_of_the_interface_escapes_translation(
    find: Find, page: str, register: Register
) -> None:
    assert find(path_of(PSEUDO.tag, register, page)) == []


@pytest.mark.parametrize(
    ("lost", "page"),
    [
        ("source", "drugs/tofersen/"),  # was asked for in an f-string, and not extracted
        ("Plain words", "glossary/"),
        ("You are here", "about/"),
        ("Difference", "drugs/edaravone/"),
    ],
)
def test_a_text_that_translators_are_not_given_is_found(
    site: Site, tmp_path_factory: pytest.TempPathFactory, lost: str, page: str
) -> None:
    given = [entry for entry in texts_for_translators() if entry.msgid != lost]
    made = with_pseudo(site, interface_of(given))
    app = app_over(made, tmp_path_factory.mktemp("search"))
    found = finder(app, made)(f"/{PSEUDO.tag}/{page}")
    assert found
    assert all(lost in text for text in found)


@pytest.mark.parametrize(
    ("html", "escaped"),
    [
        ("<p>Read more</p>", ["Read more"]),
        ('<a href="/" aria-label="Read more">Α</a>', ["Read more"]),
        ("<p>Α <b>Β</b> of 3</p>", ["of 3"]),
        ('<p lang="en">Read more</p><p><bdi>Qalsody</bdi></p>', []),
        ("<p>Ελληνικά: Tofersen, NCT02623699</p>", []),
    ],
)
def test_english_that_no_catalog_knows_is_found(site: Site, html: str, escaped: list[str]) -> None:
    page = ParsedPage(f"<!doctype html><html lang=el><title>Α</title><body>{html}</body></html>")
    assert english_in(page.root, names_in(site.content)) == escaped


def test_pseudo_texts_are_longer_and_keep_their_placeholders() -> None:
    assert pseudo("Next: %(title)s (100%%)") == "Νεχτνε: %(title)s (10010%%)"
    text = "They do not replace the advice of your doctor."
    assert len(pseudo(text)) >= 1.4 * len(text)
