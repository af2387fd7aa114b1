"""The chapters of a book in a browser: no barrier that axe knows, and no sideways scrolling."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from service.books.book import book
from service.pages.addresses import Address
from service.state.site import Site
from tests.browser import axe

OF_SITES = ("landmark-one-main", "region", "skip-link")
"""Rules for what stands around the text of a web page; around a chapter is the reader's own."""
CONTRAST = ("color-contrast", "color-contrast-enhanced")
NARROW = {"width": 360, "height": 600}


@pytest.mark.parametrize("tag", ["en", "ar", "ja", "hi"])
def test_chapters_have_no_barrier(browser: Browser, site: Site, tag: str, tmp_path: Path) -> None:
    """Contrast, which takes most of the time, in one language: all have the same sheet."""
    without = OF_SITES if tag == "en" else (*OF_SITES, *CONTRAST)
    locale = site.locale(tag)
    assert locale is not None
    ZipFile(io.BytesIO(book(site, Address(locale)))).extractall(tmp_path)
    page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    page.add_init_script(axe.script())
    for name in ("front", "nav", "drug-edaravone", "glossary", "about"):
        page.goto((tmp_path / "book" / f"{name}.xhtml").as_uri())
        assert axe.violations(page, without=without) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], name
    page.close()
