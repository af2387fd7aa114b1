"""Targets are large, stand apart, and hold no reading text; links in sentences have room."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import faults
from tests.browser.conftest import Visit, at_desktop
from tests.browser.targets import holding_text, targets, too_close, too_small
from tests.browser.views import PHONE, each_page


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
