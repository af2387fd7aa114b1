"""A drug page is no longer than a tired reader gets through, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit
from tests.browser.targets import LOWEST_LINE, SMALLEST
from tests.browser.views import SMALL_PHONE
from tests.look.__main__ import DRUGS, LOCALES, measured

PLAIN, STANDARD = "plain/", ""
MOST = {
    (PLAIN, "tofersen"): (10, 15, 60),
    (STANDARD, "edaravone"): (18, 26, 80),
}
"""Screens to the end of the last part of prose, screens to the end of sources and contents, and
focus stops to the end of the prose, at most."""


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize(("register", "drug"), MOST)
def test_a_drug_page_has_only_so_many_screens_and_stops(
    browser: Browser, site_url: str, tag: str, register: str, drug: str
) -> None:
    prose, all_but_languages, stops = MOST[register, drug]
    found = measured(browser, f"{site_url}/{tag}/{register}drugs/{drug}/")
    assert found["until"] / SMALL_PHONE.height <= prose
    assert found["main"] / SMALL_PHONE.height <= all_but_languages
    assert found["stops"] <= stops


WAYS_BACK = """() => [...document.querySelectorAll("#words dd > a")].map(a => {
  const others = [...document.querySelectorAll("#words a")].filter(other => other !== a)
  const boxes = [...a.getClientRects()]
  return {
    name: a.innerText,
    height: Math.min(...boxes.map(box => box.height)),
    line: parseFloat(getComputedStyle(a.parentElement).lineHeight),
    on_others: others.filter(other => [...other.getClientRects()].some(two => boxes.some(one =>
      one.top < two.bottom && two.top < one.bottom && one.left < two.right && two.left < one.right
    ))).map(other => other.innerText),
  }
})"""


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("tag", ["en", "tr", "ar", "ja", "hi"])
def test_the_way_back_from_a_word_ends_its_text_and_is_a_high_target(
    visit: Visit, tag: str, drug: str
) -> None:
    """It takes no room of its own, and is hit as easily as a button."""
    found = visit(f"/{tag}/plain/drugs/{drug}/", SMALL_PHONE).evaluate(WAYS_BACK)
    assert found
    for way in found:
        assert way["line"] >= LOWEST_LINE, way
        assert way["height"] >= SMALLEST, way
        assert way["on_others"] == [], way
