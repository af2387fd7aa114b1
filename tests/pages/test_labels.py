"""Each value that content can have has its words: else a page that holds it cannot be shown."""

from __future__ import annotations

from enum import StrEnum

import pytest

from service.content import criteria, glossary, values
from service.content.segments import SECTIONS
from service.content.values import Route
from service.pages import labels

UNNAMED = {criteria.Level, values.Aim, values.Studied}
"""Levels are shown as they are (A, AA, AAA); aim and studied put a drug into a list (`Shelf`)."""
ENUMERATIONS = [
    kind
    for module in (values, glossary, criteria)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == module.__name__
]
LABELS = [table for table in vars(labels).values() if isinstance(table, dict)]


@pytest.mark.parametrize("kind", [k for k in ENUMERATIONS if k not in UNNAMED])
def test_each_value_of_an_enumeration_has_its_words(kind: type[StrEnum]) -> None:
    assert list(labels.LABELS[kind]) == list(kind)
    tables = [table for table in LABELS if any(type(key) is kind for key in table)]
    for table in tables:
        assert list(table) == list(kind)
        assert all(table.values())


def test_each_part_of_a_drug_page_has_its_title() -> None:
    assert {*SECTIONS.values(), "words", "sources"} == set(labels.SECTION_TITLES)


def test_a_value_without_words_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert labels.without_words() == []
    monkeypatch.delitem(labels.ROUTE, Route.ORAL)
    [found] = labels.without_words()
    assert "labels.py:1: “oral” has no words for readers" in str(found)
