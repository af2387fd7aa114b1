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
"""With fewer languages for each process, catalogs are shared one by one, so that no process waits
long for the last."""


def shares(catalogs: Sequence[tuple[T, str]], processes: int) -> list[list[tuple[T, str]]]:
    """Catalogs, each by its language and page, in the shares that a process takes one by one.

    Of many languages the catalogs of one that stand together are one share, for the patterns of a
    language's words are compiled by every process that reads it: a tenth of the work. Where a
    share would be too large a part of all, each catalog is one. A process that ends before its
    time leaves its share to who asked.
    """
    by_language = [list(some) for _, some in groupby(catalogs, itemgetter(0))]
    longest = max(map(len, by_language), default=0)
    if LANGUAGES_EACH * processes * longest <= len(catalogs):
        return by_language
    return [[each] for each in catalogs]
