"""Targets are large, stand apart, and hold no reading text; links in sentences have room."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import faults
from tests.browser.conftest import Visit, at_desktop
from tests.browser.targets import holding_text, targets, too_close, too_small
from tests.browser.views import PHONE, SMALL_PHONE, each_page


@pytest.fixture(scope="session")
def wide_targets(opened: Page) -> list[dict[str, Any]]:
    """The targets of the page that is open, in a window of a desktop."""
    return targets(at_desktop(opened))


@each_page
def test_targets_are_large_and_apart(wide_targets: list[dict[str, Any]]) -> None:
    assert wide_targets
    assert too_small(wide_targets) + too_close(wide_targets) + holding_text(wide_targets) == []


@each_page
def test_targets_are_large_in_every_language(resized: Page) -> None:
    """On a phone, where the words of each language break in other places."""
    resized.set_viewport_size(PHONE.size)
    found = targets(resized)
    assert too_small(found) + too_close(found) + holding_text(found) == []


ENDS = """() => [...document.querySelectorAll("#main .steps")].map(row => {
  const links = [...row.querySelectorAll("a")].map(a => [a, a.getBoundingClientRect()])
  return {
    part: row.closest("section").id,
    lines: new Set(links.map(([, box]) => box.top)).size,
    height: Math.min(...links.map(([, box]) => box.height)),
    apart: Math.min(...links.flatMap(([, one], at) => links.slice(at + 1).map(([, two]) =>
      Math.max(two.left - one.right, one.left - two.right, two.top - one.bottom)))),
    seen: links.map(([a]) => [a.innerText.split(":")[0].trim(), a.textContent.trim()]),
  }
})"""


@pytest.mark.parametrize(("tag", "links"), [("en", 2), *((t, 3) for t in ("tr", "ar", "ja", "hi"))])
def test_a_part_ends_in_one_line_of_high_targets_far_apart(
    visit: Visit, tag: str, links: int
) -> None:
    """What a link shows is what its name begins with (WCAG 2.2, 2.5.3)."""
    ends = visit(f"/{tag}/plain/drugs/tofersen/", SMALL_PHONE).evaluate(ENDS)
    assert ends
    for end in ends:
        assert (end["lines"], len(end["seen"])) == (1, links), end
        assert end["height"] >= 56, end
        assert end["apart"] >= 15.99, end
        assert all(seen and name.startswith(seen) for seen, name in end["seen"]), end


def test_a_small_target_is_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.change(page, "footer a", min_block_size="0", padding="0", block_size="30px")
    assert len(too_small(targets(page))) == 1


def test_targets_without_room_between_are_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.change(page, "#reading-mode ul", gap="1px")
    assert len(too_close(targets(page))) == 1


def test_a_link_in_a_line_that_is_too_low_is_found(visit: Visit) -> None:
    page = visit("/en/drugs/riluzole/")
    before = len(too_small(targets(page)))
    faults.change(page, "#background p", line_height="1.1")
    assert len(too_small(targets(page))) > before


def test_reading_text_inside_a_target_is_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.insert(page, "footer a", "<p>A paragraph to read.</p>")
    assert len(holding_text(targets(page))) == 1
