"""Targets are large, stand apart, and hold no reading text; links in sentences come again."""

from __future__ import annotations

import pytest

from service.content.registers import Register
from tests.browser import faults
from tests.browser.conftest import Visit
from tests.browser.targets import holding_text, not_repeated, targets, too_close, too_small
from tests.browser.views import DESKTOP, OFFERED, PHONE, TEMPLATES, View, path_of, words_for

SAMPLE = ("en", "ar")


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("tag", SAMPLE)
@pytest.mark.parametrize("template", TEMPLATES)
def test_targets_are_large_and_apart(visit: Visit, template: str, tag: str, view: View) -> None:
    found = targets(visit(path_of(tag, Register.STANDARD, TEMPLATES[template]), view))
    assert found
    assert too_small(found) == []
    assert too_close(found) == []
    assert holding_text(found) == []


@pytest.mark.parametrize("tag", OFFERED)
def test_targets_are_large_in_every_language(visit: Visit, tag: str) -> None:
    for template in ("home", "drug", "glossary"):
        found = targets(visit(path_of(tag, words_for(tag, template), TEMPLATES[template]), PHONE))
        assert too_small(found) + too_close(found) == []


@pytest.mark.parametrize("tag", OFFERED)
def test_links_in_sentences_come_again_as_large_targets(visit: Visit, tag: str) -> None:
    for template in ("drug", "compare", "about", "accessibility"):
        found = targets(visit(path_of(tag, words_for(tag, template), TEMPLATES[template])))
        assert not_repeated(found) == []


def test_a_small_target_is_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.change(page, "footer a", min_block_size="0", padding="0", block_size="30px")
    assert len(too_small(targets(page))) == 1


def test_targets_without_room_between_are_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.change(page, "#reading-mode ul", gap="1px")
    assert len(too_close(targets(page))) == 1


def test_a_link_that_does_not_come_again_is_found(visit: Visit) -> None:
    page = visit("/en/drugs/riluzole/")
    faults.insert(page, "#background p", ' See <a href="/en/privacy/" tabindex="-1">that</a>.')
    assert len(not_repeated(targets(page))) == 1


def test_reading_text_inside_a_target_is_found(visit: Visit) -> None:
    page = visit("/en/")
    faults.insert(page, "footer a", "<p>A paragraph to read.</p>")
    assert len(holding_text(targets(page))) == 1
