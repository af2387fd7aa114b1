"""The way of the Tab key: complete, in reading order, well seen, and short to what matters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from service.content.registers import Register
from tests.browser import faults, pixels
from tests.browser.colours import contrast
from tests.browser.conftest import FOCUS_STOPS, Visit
from tests.browser.focus import controls, obscured, out_of_order, walk
from tests.browser.views import DESKTOP, PHONE, Theme, View, address, each_template, in_each_theme
from tests.support.matrix import SAMPLE, TEMPLATES, in_turn, path_of
from tests.support.turns import by_turns

MOST_STOPS = {"home": 85, "drug": 175, "compare": 120, "glossary": 160, "approvals": 115}
"""A page that needs more stops than these for its present content has grown a barrier."""
MORE_IN_A_TRANSLATION = {"compare": 15, "glossary": 80}
"""Each part, and each term, of a translation has a link for better words."""
LOW = View(width=640, height=400)
"""A window in which a large part of each page is out of sight."""

UNFOCUSED = """index => {
  const element = document.querySelectorAll("*")[index]
  element.scrollIntoView({ block: "center" })
  const box = element.getBoundingClientRect()
  return { x: box.x, y: box.y, width: box.width, height: box.height }
}"""
FOCUS = "index => document.querySelectorAll('*')[index].focus({ preventScroll: true })"


WALKS = [
    *(pytest.param(name, "en", DESKTOP, id=f"{name}-en-desktop") for name in TEMPLATES),
    *(
        pytest.param(
            name,
            "ar",
            PHONE,
            id=f"{name}-ar-phone",
            marks=() if name in ("home", "drug", "search") else pytest.mark.slow,
        )
        for name in TEMPLATES
    ),
]


@pytest.mark.parametrize(("template", "tag", "view"), WALKS)
def test_focus_goes_through_the_page_in_reading_order_and_is_never_covered(
    visit: Visit,
    record_property: Callable[[str, object], None],
    template: str,
    tag: str,
    view: View,
) -> None:
    page = visit(path_of(tag, Register.STANDARD, TEMPLATES[template]), view)
    stops = walk(page)
    if tag == "en" and view == DESKTOP:
        record_property(FOCUS_STOPS, f"{template} {len(stops)}")
    assert stops
    assert stops[0]["is_skip"]
    assert out_of_order(stops, page.evaluate("document.documentElement.dir")) == []
    assert obscured(stops) == []
    more = MORE_IN_A_TRANSLATION.get(template, 0) if tag != "en" else 0
    assert len(stops) <= MOST_STOPS.get(template, 120) + more


@pytest.mark.parametrize(("template", "tag"), [("drug", "en"), ("home", "ar"), ("search", "ja")])
def test_focus_is_trapped_nowhere_in_either_direction(
    visit: Visit, template: str, tag: str
) -> None:
    page = visit(path_of(tag, Register.PLAIN, TEMPLATES[template]))
    there = [stop["index"] for stop in walk(page)]
    page = visit(path_of(tag, Register.PLAIN, TEMPLATES[template]))
    back = [stop["index"] for stop in walk(page, "Shift+Tab")]
    assert back == there[::-1]


@pytest.mark.parametrize("tag", ["ja", "es"])
def test_focus_is_never_covered_in_a_low_window(visit: Visit, tag: str) -> None:
    for template in ("home", "glossary"):
        assert obscured(walk(visit(path_of(tag, Register.PLAIN, TEMPLATES[template]), LOW))) == []


@each_template
def test_each_control_can_have_the_focus_in_order_and_uncovered(resized: Page) -> None:
    """By script, which is quick, on a desktop or a phone by turns; the way of the Tab key itself
    is walked on fewer pages."""
    resized.set_viewport_size(in_turn((DESKTOP, PHONE), address(resized)).size)
    stops = controls(resized)
    assert stops[0]["is_skip"]
    assert out_of_order(stops, resized.evaluate("document.documentElement.dir")) == []
    assert obscured(stops) == []


@pytest.mark.parametrize("template", ["home", "search-form", "about"])
def test_every_focused_element_has_a_strong_outline(visit: Visit, template: str) -> None:
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]))
    for theme in in_each_theme(page):
        assert weak_outlines(page) == [], theme


PICTURES = by_turns(("home", "drug"), Theme)
"""Each theme on one of two pages."""


@pytest.mark.parametrize(("template", "theme"), PICTURES)
def test_focus_changes_enough_pixels_with_enough_contrast(
    visit: Visit, browser: Browser, template: str, theme: Theme
) -> None:
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]), View(theme=theme))
    assert faint_focus(page, browser) == []


def weak_outlines(page: Page) -> list[str]:
    """Stops with an outline under 2 pixels, or under 3:1 against what is around it."""
    return [
        f"{stop['name']!r}: {stop['outline']} px of {stop['outline_colour']} on {stop['ground']}"
        for stop in controls(page)
        if stop["outline"] < 2 or contrast(stop["outline_colour"], stop["ground"]) < 3
    ]


def faint_focus(page: Page, browser: Browser) -> list[str]:
    """Kinds of stops for which fewer pixels change at 3:1 than a perimeter 2 pixels thick has."""
    kinds = {stop["kind"]: stop for stop in controls(page) if not stop["is_skip"]}
    lens = browser.new_page()
    faults_found = []
    for stop in kinds.values():
        page.evaluate("document.activeElement.blur()")
        box = page.evaluate(UNFOCUSED, stop["index"])
        clip = pixels.around(box)
        before = page.screenshot(clip=clip)
        page.evaluate(FOCUS, stop["index"])
        count = pixels.changed(lens, before, page.screenshot(clip=clip))
        least = 4 * (box["width"] + box["height"]) - 16
        if count < least:
            faults_found.append(f"{stop['name']!r}: {count} pixels change, not {least:.0f}")
    lens.close()
    return faults_found


@pytest.mark.parametrize("tag", SAMPLE)
def test_the_short_answer_is_one_stop_and_one_key_from_the_top(visit: Visit, tag: str) -> None:
    page = visit(f"/{tag}/drugs/riluzole/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "answer"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 100


@pytest.mark.parametrize("tag", SAMPLE)
def test_every_section_is_two_activations_from_the_top(visit: Visit, tag: str) -> None:
    page = visit(f"/{tag}/drugs/riluzole/")
    sections = page.evaluate(
        "[...document.querySelectorAll('main > section[id]')].map(part => part.id)"
    )
    sections = [section for section in sections if section != "glance"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contents"
    for number, section in enumerate(sections, 1):
        page.evaluate("document.getElementById('contents').focus()")
        for _ in range(number):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == section


def test_the_first_stop_of_every_page_skips_to_the_text(visit: Visit) -> None:
    for template, path in TEMPLATES.items():
        page = visit(path_of("es", Register.STANDARD, path))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip')"), template
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('main') !== null"), template


def test_an_outline_that_is_too_thin_or_too_pale_is_found(visit: Visit, browser: Browser) -> None:
    for style in ({"outline": "1px solid #000"}, {"outline": "3px solid #ddd"}):
        page = visit("/en/")
        faults.change(page, "footer a", **style)
        assert len(weak_outlines(page)) == 1
    page = visit("/en/")
    page.keyboard.press("Tab")
    faults.change(page, "button", outline="1px dotted #999")
    assert len(faint_focus(page, browser)) == 1


def test_a_focus_that_is_covered_is_found(visit: Visit) -> None:
    page = visit("/en/", LOW)
    faults.insert(page, "body", "<div id='bar'></div>")
    style = {"position": "fixed", "inset": "auto 0 0 0", "height": "90px", "background": "#fff"}
    faults.change(page, "#bar", **style)
    assert obscured(walk(page))


def test_an_order_of_focus_that_is_not_the_order_of_reading_is_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.change(page, "footer ul", flex_direction="row-reverse", display="flex")
    assert out_of_order(walk(page), "ltr")
    page = visit("/ar/")
    faults.change(page, "footer ul", flex_direction="row-reverse", display="flex")
    assert out_of_order(walk(page), "rtl")


def test_a_trap_is_found(visit: Visit) -> None:
    page = visit("/en/")
    page.evaluate(
        "document.querySelector('button').addEventListener("
        "'keydown', event => event.key === 'Tab' && event.preventDefault())"
    )
    with pytest.raises(AssertionError, match="trapped"):
        walk(page)
