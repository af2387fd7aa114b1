"""Printed pages lose nothing, at 12 and at 18 points."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, PdfMargins

from tests.browser import faults, layout
from tests.browser.conftest import Visit
from tests.browser.views import View, address, each_page
from tests.support.matrix import in_turn

SIZES = (12, 18)
"""Points of the letters: those of the sheet, and those that a reader with low vision sets."""
PAPER = View(width=680)
"""A sheet of A4 (210 mm) without margins of 15 mm, in CSS pixels."""
MARGINS = PdfMargins(top="15mm", right="15mm", bottom="15mm", left="15mm")


@pytest.fixture
def poppler() -> None:
    """The command that reads a PDF."""
    if shutil.which("pdftotext") is None:
        message = "pdftotext is missing (Debian: apt-get install poppler-utils)"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


def with_letters_of(page: Page, points: int) -> None:
    """Set the size of printed letters, as a reader does in the browser."""
    layout.restyle(page, f"@media print {{ html {{ font-size: {points}pt !important }} }}")


def printed(page: Page, folder: Path, points: int | None = None) -> str:
    """The text of the page as it is printed to a PDF, in the order of the page, in letters of the
    sheet's own size or of so many points."""
    path = folder / "page.pdf"
    if points:
        with_letters_of(page, points)
    page.pdf(path=path, format="A4", margin=MARGINS)
    command = ("pdftotext", "-raw", str(path), "-")
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def cut_on_paper(page: Page, points: int) -> list[str]:
    """What is laid out beyond the edge of the paper, or cut, in letters of a size."""
    page.emulate_media(media="print")
    with_letters_of(page, points)
    return layout.sideways(page) + layout.clipped(page)


def texts_of(page: Page) -> list[str]:
    """The texts of the page's sections."""
    blocks = page.locator("main section :is(p, li, dd, h2, caption), #disclaimer p")
    texts: list[str] = blocks.evaluate_all(
        """blocks => blocks
          .filter(block => !block.closest(".targets, .links, .steps, nav"))
          .filter(block => !block.querySelector("p, li, a.target"))
          .map(block => {
            const copy = block.cloneNode(true)
            copy.querySelectorAll(".sr, .back").forEach(part => part.remove())
            return copy.textContent
          })"""
    )
    assert len(texts) > 20
    return texts


def missing(page: Page, text: str) -> list[str]:
    """Texts of the page that a printed text does not hold, spaces and breaks aside."""
    there = squeezed(text)
    return [block for block in texts_of(page) if squeezed(block) not in there]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2069\f-]", "", text)


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize(
    "path",
    [
        "/en/drugs/riluzole/",
        "/en/approvals/",
        "/es/plain/drugs/tofersen/",
        "/de/",
        "/hi/drugs/masitinib/",
        "/ja/drugs/riluzole/",
    ],
)
def test_every_text_of_a_printed_page_is_there(
    visit: Visit, tmp_path: Path, path: str, points: int
) -> None:
    page = visit(path)
    assert missing(page, printed(page, tmp_path, points)) == []


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("tag", ["en", "ar", "ja", "hi"])
@pytest.mark.parametrize("register", ["", "plain/"])
def test_the_first_sheet_holds_verdict_answer_and_main_result(
    visit: Visit, tmp_path: Path, tag: str, register: str
) -> None:
    page = visit(f"/{tag}/{register}drugs/tofersen/")
    first = squeezed(printed(page, tmp_path).split("\f")[0])
    assert "CCBY4.0" in first
    assert "8.14" in first  # what the compared group lost in the main trial


def test_paper_has_lines_to_write_on_under_the_questions(visit: Visit) -> None:
    page = visit("/en/drugs/tofersen/")
    lines = "e => getComputedStyle(e, '::after').borderBlockEndStyle"
    last = page.locator("#answer dl > div:last-child dd")
    assert last.evaluate(lines) == "none"
    page.emulate_media(media="print")
    assert last.evaluate(lines) == "solid"
    page.emulate_media(media="screen")


@each_page
def test_nothing_is_cut_at_the_edge_of_the_paper(restyled: Page, is_whole: bool) -> None:
    """In letters of one size, by turns."""
    restyled.set_viewport_size(PAPER.size)
    for points in SIZES if is_whole else (in_turn(SIZES, address(restyled)),):
        layout.with_own_styles_only(restyled)
        assert cut_on_paper(restyled, points) == []


def test_print_leaves_out_what_paper_cannot_do(visit: Visit) -> None:
    page = visit("/en/drugs/riluzole/")
    page.emulate_media(media="print")
    hidden = ("#languages", "#reading-mode", "#contents", ".steps", ".back", ".links", ".skip")
    for selector in hidden:
        assert not page.locator(selector).first.is_visible()
    for selector in ("#disclaimer", "#answer", "#sources", "#trials table"):
        assert page.locator(selector).first.is_visible()
    page.emulate_media(media="screen")


@pytest.mark.usefixtures("poppler")
def test_a_text_that_is_not_printed_is_found(visit: Visit, tmp_path: Path) -> None:
    for style in ({"display": "none"}, {"white_space": "nowrap"}):
        page = visit("/en/drugs/riluzole/")
        faults.change(page, "#dose p", **style)
        assert missing(page, printed(page, tmp_path, 12))


def test_a_text_beyond_the_edge_of_the_paper_is_found(visit: Visit) -> None:
    for style in ({"white_space": "nowrap"}, {"margin_inline_start": "-90px"}):
        page = visit("/ar/drugs/riluzole/", PAPER)
        faults.change(page, "#dose p", **style)
        assert cut_on_paper(page, 12)
