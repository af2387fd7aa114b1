"""Every text at 7:1 and every edge of a control at 3:1, in every theme and state."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from service.content.registers import Register
from tests.browser import faults
from tests.browser.colours import (
    EDGES,
    TEXT,
    contrast,
    edge_pairs,
    pairs_in_states,
    text_pairs,
    visited_pairs,
    weak,
)
from tests.browser.conftest import Visit
from tests.browser.views import Theme, View, address, each_template, in_each_theme
from tests.support.matrix import TEMPLATES, in_turn, path_of

KINDS = (
    "main p a",
    ".site a",
    ".targets a",
    ".targets a[aria-current]",
    ".rows a",
    ".steps a",
    "#disclaimer a",
    "#place a",
    ".sources a",
    ".drugs a",
    "button",
    "input",
    ".skip",
)
"""One selector for each kind of control."""
SAMPLE = ("home", "drug", "compare", "glossary", "search-form")
STATES = ("hover", "focus", "active")


def looks_of(page: Page) -> list[str]:
    """Each kind of control in the theme of the page, and what it looks like under a pointer."""
    return [
        f"{kind}:{state} {fault}"
        for kind, state, pairs in pairs_in_states(page, KINDS, STATES)
        for fault in weak(pairs, TEXT)
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_has_a_contrast_of_seven_to_one(visit: Visit, template: str) -> None:
    tag = in_turn(("en", "ar"), template)
    page = visit(path_of(tag, Register.STANDARD, TEMPLATES[template]))
    for theme in in_each_theme(page):
        assert weak(text_pairs(page), TEXT) == [], theme


@each_template
def test_every_text_of_a_page_has_a_contrast_of_seven_to_one(restyled: Page) -> None:
    """In one theme, by turns."""
    restyled.emulate_media(**View(theme=in_turn(list(Theme), address(restyled))).media)
    assert weak(text_pairs(restyled), TEXT) == []


@pytest.mark.parametrize("template", SAMPLE)
def test_visited_links_have_a_contrast_of_seven_to_one(visit: Visit, template: str) -> None:
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]))
    for theme in in_each_theme(page):
        if not theme.startswith("forced"):
            assert weak(visited_pairs(page), TEXT) == [], theme


@pytest.mark.parametrize("template", ["home", "drug"])
def test_controls_keep_their_contrast_under_pointer_and_focus(visit: Visit, template: str) -> None:
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]))
    for theme in in_each_theme(page):
        assert looks_of(page) == [], theme


@pytest.mark.parametrize("template", SAMPLE)
def test_edges_of_controls_have_a_contrast_of_three_to_one(visit: Visit, template: str) -> None:
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]))
    for theme in in_each_theme(page):
        assert weak(edge_pairs(page), EDGES) == [], theme


def test_a_readers_own_colours_are_taken_over(visit: Visit) -> None:
    light = text_pairs(visit("/en/", View(theme=Theme.FORCED_COLOURS)))
    dark = text_pairs(visit("/en/", View(theme=Theme.FORCED_COLOURS_DARK)))
    system = {"rgb(255, 255, 255)", "rgb(0, 0, 0)"}
    assert {pair["ground"] for pair in light} | {pair["ground"] for pair in dark} <= system
    assert {p["ground"] for p in light}.isdisjoint({p["ground"] for p in dark} - {"rgb(0, 0, 0)"})


def test_colours_forced_on_a_reader_are_found(visit: Visit) -> None:
    page = visit("/en/", View(theme=Theme.FORCED_COLOURS))
    faults.change(page, ".lead", forced_color_adjust="none", background="#fbfaf6")
    assert {pair["ground"] for pair in text_pairs(page)} - {"rgb(255, 255, 255)", "rgb(0, 0, 0)"}


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.01)


def test_pale_text_edges_and_states_are_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.change(page, ".lead", color="#666")
    assert len(weak(text_pairs(page), TEXT)) == 1
    page = visit("/en/")
    faults.change(page, "input", border_color="#bbb")
    assert len(weak(edge_pairs(page), EDGES)) == 1
    page = visit("/en/")
    faults.change(page, "html", __visited="#888")
    assert weak(visited_pairs(page), TEXT)


def test_a_control_that_grows_pale_under_the_pointer_is_found(visit: Visit) -> None:
    page = visit("/en/")
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync("button:hover { color: #888 !important }")
          document.adoptedStyleSheets = [sheet]
        }"""
    )
    assert looks_of(page)
