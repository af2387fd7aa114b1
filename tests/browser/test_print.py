"""Printed pages lose nothing, at 12 and at 18 points."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, PdfMargins

from tests.browser import faults, layout
from tests.browser.conftest import Visit

SIZES = (12, 18)
"""Points of the letters: those of the sheet, and those that a reader with low vision sets."""
EDGE = 4.0
"""Points that a word may stand over the margin before it counts as cut."""


@pytest.fixture
def poppler() -> None:
    """The command that reads a PDF."""
    if shutil.which("pdftotext") is None:
        message = "pdftotext is missing (Debian: apt-get install poppler-utils)"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


def printed(page: Page, folder: Path, points: int) -> Path:
    """The page as a PDF on A4 with letters of a size."""
    path = folder / "page.pdf"
    layout.restyle(page, f"@media print {{ html {{ font-size: {points}pt !important }} }}")
    page.pdf(
        path=path,
        format="A4",
        margin=PdfMargins(top="15mm", right="15mm", bottom="15mm", left="15mm"),
    )
    return path


def run(*arguments: str | Path) -> str:
    return subprocess.run(
        ["pdftotext", *arguments, "-"], check=True, capture_output=True, text=True
    ).stdout


def words_outside(pdf: Path) -> list[str]:
    """Words that stand outside of the sheet."""
    found, width, height = [], 0.0, 0.0
    for line in run("-bbox", pdf).splitlines():
        numbers = [float(number) for number in re.findall(r'="(-?[\d.]+)"', line)]
        if "<page" in line:
            width, height = numbers
        elif "<word" in line:
            left, top, right, bottom = numbers
            if min(left, top) < -EDGE or right > width + EDGE or bottom > height + EDGE:
                found.append(line.strip())
    return found


def texts_of(page: Page) -> list[str]:
    """The texts of the page's sections."""
    blocks = page.locator("main section :is(p, li, dd, h2, caption), #disclaimer p")
    texts: list[str] = blocks.evaluate_all(
        """blocks => blocks
          .filter(block => !block.closest(".targets, nav"))
          .filter(block => !block.querySelector("p, li, a.target"))
          .map(block => {
            const copy = block.cloneNode(true)
            copy.querySelectorAll(".sr").forEach(part => part.remove())
            return copy.textContent
          })"""
    )
    assert len(texts) > 20
    return texts


def missing(page: Page, pdf: Path) -> list[str]:
    """Texts that the PDF does not hold, spaces and breaks aside."""
    text = squeezed(run("-raw", pdf))
    return [block for block in texts_of(page) if squeezed(block) not in text]


def lost_letters(page: Page, pdf: Path) -> dict[str, int]:
    """Letters that the PDF holds fewer times than the page, in whatever order they stand."""
    wanted, there = (
        Counter(c for c in unicodedata.normalize("NFKC", text) if c.isalpha())
        for text in ("".join(texts_of(page)), run("-raw", pdf))
    )
    return dict(wanted - there)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2069\f-]", "", text)


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize(
    "path", ["/en/drugs/riluzole/", "/ja/drugs/riluzole/", "/es/plain/drugs/tofersen/"]
)
def test_every_text_of_a_printed_page_is_there(
    visit: Visit, tmp_path: Path, path: str, points: int
) -> None:
    page = visit(path)
    pdf = printed(page, tmp_path, points)
    assert words_outside(pdf) == []
    assert missing(page, pdf) == []


@pytest.mark.usefixtures("poppler")
@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("path", ["/ar/drugs/riluzole/", "/en/approvals/", "/de/"])
def test_no_printed_page_is_cut_at_its_edge(
    visit: Visit, tmp_path: Path, path: str, points: int
) -> None:
    page = visit(path)
    pdf = printed(page, tmp_path, points)
    assert words_outside(pdf) == []
    assert lost_letters(page, pdf) == {}


def test_print_leaves_out_what_paper_cannot_do(visit: Visit) -> None:
    page = visit("/en/drugs/riluzole/")
    page.emulate_media(media="print")
    hidden = ("#languages", "#reading-mode", "#contents", ".steps", ".links", ".skip")
    for selector in hidden:
        assert not page.locator(selector).first.is_visible()
    for selector in ("#disclaimer", "#answer", "#sources", "#trials table"):
        assert page.locator(selector).first.is_visible()
    page.emulate_media(media="screen")


@pytest.mark.usefixtures("poppler")
def test_text_that_is_cut_in_print_is_found(visit: Visit, tmp_path: Path) -> None:
    page = visit("/en/drugs/riluzole/")
    faults.change(page, "#dose p", display="none")
    assert missing(page, printed(page, tmp_path, 12))
