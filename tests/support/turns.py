"""Pairs of values of which each run tries each value of the longer list, and all runs each pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def by_turns(few: Sequence[object], many: Iterable[object]) -> list[Any]:
    """Every pair; each of the many with one of the few by turns, the others slow."""
    return [
        pytest.param(one, other, marks=() if at % len(few) == turn else pytest.mark.slow)
        for at, other in enumerate(many)
        for turn, one in enumerate(few)
    ]
