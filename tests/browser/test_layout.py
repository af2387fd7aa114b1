"""Text stands within the window, whole and in order, at every size, spacing and zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import TypeVar

import pytest
from playwright.sync_api import BrowserContext, Page

from service.state.site import Site
from tests.browser import faults, layout
from tests.browser.conftest import Visit
from tests.browser.views import DESKTOP, PHONE, SMALL_PHONE, View, address, each_page, each_template
from tests.support.matrix import (
    SAMPLE,
    TAGS,
    TEMPLATES,
    each_language_of_the_sample,
    in_turn,
    offered,
    path_of,
    words_for,
)

T = TypeVar("T")

ZOOMED = View(width=320, height=256)
"""A window of 1280 x 1024 at 400 %."""
LANDSCAPE = View(width=568, height=320)
PORTRAIT = View(width=320, height=568)
TABLET = View(width=768)
TURN = View(width=1220)
"""Just wide enough for the margin column and for tables side by side."""
WIDEST = View(width=3840)
VERY_LONG = 14
"""Letters of a word that may break in a cell on a tablet (Zurückgenommen)."""


@each_page
def test_nothing_goes_sideways_at_320_pixels(resized: Page) -> None:
    resized.set_viewport_size(PHONE.size)
    assert layout.sideways(resized) + layout.clipped(resized) == []
    assert layout.overlapping(resized) + layout.misplaced(resized) == []


@pytest.mark.parametrize("tag", TAGS)
def test_the_verdict_begins_on_the_first_screen_of_a_phone(visit: Visit, tag: str) -> None:
    page = visit(f"/{tag}/drugs/edaravone/", SMALL_PHONE)
    box = page.locator("#glance dl > div").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= SMALL_PHONE.height


@each_page
def test_pages_work_at_400_percent(resized: Page) -> None:
    resized.set_viewport_size(ZOOMED.size)
    assert layout.sideways(resized) + layout.clipped(resized) + layout.misplaced(resized) == []


def some_of(choices: tuple[T, ...], is_whole: bool, *parts: str) -> tuple[T, ...]:
    """One of several choices by turns, or all of them."""
    return choices if is_whole else (in_turn(choices, *parts),)


@each_page
def test_text_is_whole_and_in_order_at_every_width(resized: Page, is_whole: bool) -> None:
    """At one of the wider windows, by turns; that of a phone is looked at on every page."""
    for view in some_of((TABLET, TURN, WIDEST), is_whole, address(resized)):
        resized.set_viewport_size(view.size)
        assert layout.sideways(resized) + layout.clipped(resized) == []
        assert layout.overlapping(resized) + layout.misplaced(resized) == []


@each_page
def test_text_stays_whole_with_a_readers_own_size_and_spacing(
    restyled: Page, is_whole: bool
) -> None:
    """With wide spacing or with letters of double size, at one of two widths, by turns."""
    settings = tuple(product((TABLET, TURN), (layout.TEXT_SPACING, layout.DOUBLE_TEXT)))
    for view, css in some_of(settings, is_whole, address(restyled), "styles"):
        restyled.set_viewport_size(view.size)
        layout.with_own_styles_only(restyled)
        layout.restyle(restyled, css)
        assert layout.sideways(restyled) + layout.clipped(restyled) == []
        assert layout.overlapping(restyled) == []


WITH_TABLES = (
    "drugs/edaravone/",
    "drugs/tofersen/",
    "approvals/",
    "translations/",
    "accessibility/criteria/",
)
"""Pages with every kind of table, the longest ones."""


@pytest.fixture(scope="module")
def tour_of_tables(window: Callable[[View], BrowserContext]) -> Iterator[Page]:
    """The page of a window that goes through all pages with tables."""
    page = window(DESKTOP).new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def tables(request: pytest.FixtureRequest, tour_of_tables: Page, site: Site) -> Page:
    """A page with tables: opened once, and a test sets the size of its window."""
    tag, path = request.param
    tour_of_tables.goto(f"/{offered(tag, site)}/{path}")
    return tour_of_tables


each_with_tables = pytest.mark.parametrize(
    "tables",
    [
        pytest.param((tag, path), id=f"{tag}-{path}", marks=marks)
        for tag, marks in [(t, () if t in SAMPLE else pytest.mark.slow) for t in TAGS]
        for path in WITH_TABLES
    ],
    indirect=True,
)


@each_with_tables
def test_cells_keep_their_words_whole_where_there_is_room(tables: Page) -> None:
    for view in (DESKTOP, TURN):
        tables.set_viewport_size(view.size)
        assert layout.broken_words(tables) + layout.sideways(tables) == []


@each_with_tables
def test_cells_keep_their_words_whole_on_a_tablet(tables: Page) -> None:
    """But for very long words, which would make a column as wide as a phone."""
    tables.set_viewport_size(View(width=820).size)
    broken = [word for word in layout.broken_words(tables) if len(word) < VERY_LONG]
    assert broken + layout.sideways(tables) == []


LONG_TOPS = {"de", "es", "it", "pt-BR", "vi"}
"""Languages whose words for the two registers leave no room for the name of the site."""


@each_language_of_the_sample
def test_the_top_is_one_row_on_a_tablet(visit: Visit, tag: str) -> None:
    page = visit(f"/{tag}/", View(width=820))
    boxes = [page.locator(row).bounding_box() for row in (".site", "#reading-mode")]
    (top, height), (other, _) = [(box["y"], box["height"]) for box in boxes if box]
    assert (other < top + height) is (tag not in LONG_TOPS)


def test_letters_of_the_glossary_stand_side_by_side_on_a_phone(visit: Visit) -> None:
    letters = visit("/en/glossary/", SMALL_PHONE).locator("#contents li")
    tops = letters.evaluate_all("all => all.map(letter => letter.getBoundingClientRect().top)")
    assert max(map(tops.count, tops)) >= 5


@each_with_tables
def test_in_a_narrow_row_each_number_says_what_it_counts(tables: Page) -> None:
    tables.set_viewport_size(PHONE.size)
    assert layout.bare_numbers(tables) + layout.sideways(tables) + layout.clipped(tables) == []
    assert layout.run_together(tables) == []


def test_words_keep_the_fonts_of_their_language_inside_another(visit: Visit) -> None:
    page = visit("/el/search/")
    fonts = page.evaluate(
        """() => ['html', '#languages a[lang=ja]', '#languages a[lang=ja] [lang=el]']
          .map(each => getComputedStyle(document.querySelector(each)).fontFamily)"""
    )
    assert fonts[2] == fonts[0] != fonts[1]


@each_page
def test_lines_are_short_open_and_not_justified(page: Page) -> None:
    assert layout.hard_to_read(page) == []


@pytest.mark.parametrize("template", ["home", "drug", "compare", "glossary", "criteria"])
def test_lines_are_short_in_the_widest_window(visit: Visit, template: str) -> None:
    page = visit(path_of("en", words_for("en", template), TEMPLATES[template]), WIDEST)
    assert layout.hard_to_read(page) == []


def test_the_page_is_the_same_upright_and_on_its_side(visit: Visit) -> None:
    texts = []
    for view in (LANDSCAPE, PORTRAIT):
        page = visit("/en/drugs/riluzole/", view)
        assert layout.sideways(page) == []
        texts.append(page.evaluate("document.querySelector('main').textContent"))
    assert texts[0] == texts[1]


@each_template
def test_pages_can_be_read_without_any_style(restyled: Page) -> None:
    ids = restyled.evaluate("[...document.querySelectorAll('section[id]')].map(part => part.id)")
    layout.without_styles(restyled)
    assert (
        restyled.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "static"
    )
    assert layout.misplaced(restyled) == []
    tops = [restyled.evaluate("id => document.getElementById(id).offsetTop", part) for part in ids]
    assert tops == sorted(tops)
    assert layout.unseen(restyled) == []


def test_a_text_that_is_hidden_without_styles_is_found(visit: Visit) -> None:
    page = visit("/en/")
    layout.without_styles(page)
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
        (layout.hard_to_read, "section > p", {"max_inline_size": "none", "font_size": "8px"}),
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


ROWS_OF_DRUGS = """() => [...document.querySelectorAll("main table")].map(table =>
  [...table.querySelectorAll("tbody tr")].map(row => {
    const lineOf = element => {
      const range = document.createRange()
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (texts.nextNode() && !texts.currentNode.data.trim()) continue
      range.selectNodeContents(texts.currentNode)
      return range.getClientRects()[0].bottom
    }
    const cell = row.querySelector("td:not(:empty)")
    return {
      width: Math.round(row.querySelector("a").getBoundingClientRect().width),
      below: Math.round(lineOf(cell) - lineOf(row.querySelector("a"))),
      begins: getComputedStyle(cell, "::before").content,
    }
  }))"""


@each_language_of_the_sample
def test_drugs_that_rows_begin_with_stand_in_even_targets(visit: Visit, tag: str) -> None:
    """In a table of one width, on the line of their row; in a narrow window above their row."""
    tables = visit(f"/{tag}/approvals/").evaluate(ROWS_OF_DRUGS)
    assert tables
    for rows in tables:
        assert len({row["width"] for row in rows}) == 1, rows
        assert all(abs(row["below"]) <= 6 for row in rows), rows
    for rows in visit(f"/{tag}/approvals/", SMALL_PHONE).evaluate(ROWS_OF_DRUGS):
        assert all(row["below"] > 10 and row["begins"] == "none" for row in rows), rows
