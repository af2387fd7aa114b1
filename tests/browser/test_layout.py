"""Text stands within the window, whole and in order, at every size, spacing and zoom."""

from __future__ import annotations

import pytest

from service.content.registers import Register
from tests.browser import faults, layout
from tests.browser.conftest import Visit
from tests.browser.views import DESKTOP, OFFERED, PHONE, TEMPLATES, View, path_of, words_for

ZOOMED = View(width=320, height=256)
"""A window of 1280 x 1024 at 400 %."""
LANDSCAPE = View(width=568, height=320)
PORTRAIT = View(width=320, height=568)
TABLET = View(width=768)
TURN = View(width=1190)
"""Just wide enough for the margin column and for tables side by side."""
WIDEST = View(width=3840, height=2160)


@pytest.mark.parametrize("tag", OFFERED)
def test_nothing_goes_sideways_at_320_pixels(visit: Visit, tag: str) -> None:
    for name, template in TEMPLATES.items():
        path = path_of(tag, words_for(tag, name), template)
        page = visit(path, PHONE)
        assert layout.sideways(page) + layout.clipped(page) == [], path


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_text_is_whole_and_in_order_at_every_width(visit: Visit, template: str, tag: str) -> None:
    page = visit(path_of(tag, Register.STANDARD, TEMPLATES[template]))
    for view in (PHONE, TABLET, TURN, WIDEST):
        page.set_viewport_size({"width": view.width, "height": view.height})
        assert layout.sideways(page) == []
        assert layout.clipped(page) == []
        assert layout.overlapping(page) == []
        assert layout.misplaced(page) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("tag", ["es", "ar", "ja"])
@pytest.mark.parametrize("css", [layout.TEXT_SPACING, layout.DOUBLE_TEXT], ids=["spaced", "double"])
def test_text_stays_whole_with_a_readers_own_size_and_spacing(
    visit: Visit, template: str, tag: str, css: str
) -> None:
    page = visit(path_of(tag, Register.STANDARD, TEMPLATES[template]))
    layout.restyle(page, css)
    for view in (TABLET, TURN):
        page.set_viewport_size({"width": view.width, "height": view.height})
        assert layout.sideways(page) == []
        assert layout.clipped(page) == []
        assert layout.overlapping(page) == []


@pytest.mark.parametrize("tag", OFFERED)
def test_pages_work_at_400_percent(visit: Visit, tag: str) -> None:
    for template in ("home", "drug", "glossary"):
        page = visit(path_of(tag, Register.PLAIN, TEMPLATES[template]), ZOOMED)
        assert layout.sideways(page) + layout.clipped(page) + layout.misplaced(page) == []


@pytest.mark.parametrize(
    ("tag", "view"), [*((tag, DESKTOP) for tag in OFFERED), ("en", WIDEST)], ids=str
)
def test_lines_are_short_open_and_not_justified(visit: Visit, tag: str, view: View) -> None:
    for template in ("home", "drug", "compare", "glossary", "accessibility"):
        page = visit(path_of(tag, words_for(tag, template), TEMPLATES[template]), view)
        assert layout.hard_to_read(page) == []


def test_the_page_is_the_same_upright_and_on_its_side(visit: Visit) -> None:
    texts = []
    for view in (LANDSCAPE, PORTRAIT):
        page = visit("/en/drugs/riluzole/", view)
        assert layout.sideways(page) == []
        texts.append(page.evaluate("document.querySelector('main').textContent"))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("template", ["home", "drug", "compare", "glossary", "search"])
@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_pages_can_be_read_without_any_style(visit: Visit, template: str, tag: str) -> None:
    page = visit(path_of(tag, Register.STANDARD, TEMPLATES[template]))
    ids = page.evaluate("[...document.querySelectorAll('section')].map(part => part.id)")
    layout.without_styles(page)
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "static"
    assert layout.misplaced(page) == []
    tops = [page.evaluate("id => document.getElementById(id).offsetTop", part) for part in ids]
    assert tops == sorted(tops)
    assert layout.unseen(page) == []
    page.evaluate("document.querySelector('main p').hidden = true")
    assert len(layout.unseen(page)) == 1


@pytest.mark.parametrize(
    ("check", "selector", "style"),
    [
        (layout.sideways, "h1", {"width": "5000px"}),
        (layout.clipped, ".lead", {"height": "10px", "overflow": "hidden"}),
        (layout.clipped, "#reading-mode a", {"width": "44px", "white_space": "nowrap"}),
        (layout.overlapping, ".lead", {"margin_block_start": "-60px"}),
        (layout.misplaced, "h1", {"position": "relative", "top": "900px"}),
        (layout.hard_to_read, ".drugs p", {"max_inline_size": "none", "font_size": "8px"}),
        (layout.hard_to_read, ".lead", {"line_height": "1.2"}),
        (layout.hard_to_read, ".lead", {"text_align": "justify"}),
    ],
)
def test_a_fault_of_layout_is_found(
    visit: Visit, check: layout.Check, selector: str, style: dict[str, str]
) -> None:
    page = visit("/en/")
    assert check(page) == []
    faults.change(page, selector, **style)
    assert check(page)


def test_paragraphs_that_stand_too_close_are_found(visit: Visit) -> None:
    page = visit("/en/about/")
    assert layout.hard_to_read(page) == []
    faults.change(page, "main section p", margin_block_end="4px")
    assert layout.hard_to_read(page)
