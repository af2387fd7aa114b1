"""How often a dose is taken, compared: count and period, as frequency.py finds them.

A count is said as often as in the English, and so is the period that follows it. Other periods
are compared as sets: languages say a shared one once or again.
"""

import re
from collections import Counter

from .frequency import Said, Token
from .model import Difference, Figure
from .side import Side
from .units import STRICT
from .words import Frequency

_ONCE: Token = ("times", "1")
_DAILY: Token = ("every", "day")
_NUMERAL = re.compile("[0-9]+")


def how_often(source: Side, target: Side, ours: list[Said], theirs: list[Said]) -> list[Difference]:
    """How often a dose is taken, where one of the two texts does not say what the other says.

    A language without words for it cannot be held to it.
    """
    if not (ours or theirs) or target.language.words.frequency == Frequency():
        return []
    # 2 mg is no 2 times.
    numerals = frozenset(
        digits
        for each in source.all
        if each.unit not in STRICT
        for digits in _NUMERAL.findall(each.text)
    )
    missing, added = compared(ours, theirs, numerals)
    found = [(each, source, "in the English; not here") for each in missing]
    found += [(each, target, "here; not in the English") for each in added]
    out = []
    for each, side, where in found:
        start, end = side.normal.span(each.start, each.end)
        text = side.normal.original[start:end]
        figure = Figure("word", each.token[1], "", "", "", text, start, end)
        ends = (figure, None) if side is source else (None, figure)
        out.append(Difference(f"“{text}” {where}", *ends))
    return out


def compared(
    ours: list[Said], theirs: list[Said], numerals: frozenset[str]
) -> tuple[list[Said], list[Said]]:
    """What the English says and the translation does not, and the other way round.

    A count in digits may stand for one of the `numerals` of the English (5 doses → 5回).
    """
    here, there = (Counter(each.token for each in side) for side in (ours, theirs))
    strict = Counter(each.token for each in ours if not each.free)
    # A “daily” of daily life that the translation says as such stands for no other “daily”.
    here -= Counter(
        each.token for each in theirs if each.free and each.token == _DAILY and _DAILY not in strict
    )
    counted = {each.token for each in ours if not each.free and _is_counted(each, ours)}
    once_lost = there[_ONCE] < here[_ONCE]
    missing = [
        each
        for each in ours
        if not each.free
        and there[each.token] < (strict[each.token] if each.token in counted else 1)
    ]
    added = [
        each
        for each in theirs
        if not each.free
        and (strict if once_lost else here)[each.token]
        < (there[each.token] if each.token[0] == "times" else 1)
        and not (each.in_digits and each.token[0] == "times" and each.token[1] in numerals)
    ]
    return missing, added


def _is_counted(said: Said, ours: list[Said]) -> bool:
    """Whether a token is a count, or the period of one that it follows: once a day."""
    return said.token[0] == "times" or any(
        each.token[0] == "times" and each.end + 1 == said.start for each in ours
    )
