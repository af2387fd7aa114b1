"""How the checking of many catalogs is shared among processes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

T = TypeVar("T")

FEW = 12
"""Catalogs that are checked sooner than another process could be started."""
LANGUAGES_EACH = 3
"""Languages for each process from which on a process takes whole ones: so all end together."""


def shares(catalogs: Sequence[tuple[T, str]], processes: int) -> list[list[tuple[T, str]]]:
    """Catalogs, each by its language and page, in the shares that a process takes one by one.

    Of many languages each is one share, for the patterns of a language's words are compiled by
    every process that reads it: a tenth of the work. Of few, each catalog is one.
    """
    by_language = [list(some) for _, some in groupby(catalogs, itemgetter(0))]
    if len({language for language, _ in catalogs}) >= LANGUAGES_EACH * processes:
        return by_language
    return [[each] for each in catalogs]
