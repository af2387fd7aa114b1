"""Two pairs of figures of two kinds that must keep their partners: phase 2 had 30, phase 3 had 300.

The pairs may change places, and a pair may be turned round; "phases 2 and 3 had 30 and 300" is
the same. Only figures that each text says once are looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from .model import Difference, Figure
from .scan import placed
from .side import Side

Four = tuple[Figure, Figure, Figure, Figure]
_SENTENCE = re.compile(r"[.。।] ?[^\d\W]")
_LONGEST = 200


def other_partners(source: Side, target: Side) -> Iterator[Difference]:
    """Pairs that change partners in the translation."""
    for a, b, c, d in _fours(source, target):
        if not _kept((a, b, c, d), target):
            with_whom = f"{a.text} goes with {b.text}, {c.text} with {d.text}"
            message = f"{with_whom} in the English; not here"
            yield Difference(message, placed(a, source.normal), None)


def paired(source: Side, target: Side) -> set[Decimal | str]:
    """The values of figures that kept their partners, be they digits or words."""
    ours, theirs = with_words(source), with_words(target)
    fours = _fours(ours, theirs)
    return {each.value for four in fours if _kept(four, theirs) for each in four}


def with_words(side: Side) -> Side:
    """A side of which the number words count as figures."""
    every = sorted({*side.all, *side.said_words}, key=lambda each: each.start)
    return replace(side, all=tuple(every))


def _fours(source: Side, target: Side) -> Iterator[Four]:
    ours = [each for each in source.all if each.kind != "unit"]
    if len(ours) < 4:
        return
    here, there = (Counter(each.value for each in side.all) for side in (source, target))
    kinds = [_kind(each, source) for each in ours]
    for index in range(len(ours) - 3):
        a, b, c, d = four = tuple(ours[index : index + 4])
        first, second, *others = kinds[index : index + 4]
        once = all(here[each.value] == there[each.value] == 1 for each in four)
        if once and first != second and others == [first, second] and is_together(a, d, source):
            yield a, b, c, d


def _kind(figure: Figure, side: Side) -> str:
    """What kind of thing a figure is: the number of a phase, a year, or its unit."""
    before = side.text[max(0, figure.start - 24) : figure.start]
    if side.language.phase_before.search(before) or side.language.phase_after.match(
        side.text, figure.end
    ):
        return "phase"
    if not figure.unit and isinstance(figure.value, Decimal) and 1900 <= figure.value <= 2100:
        return "year"
    return figure.unit or figure.kind


def is_together(first: Figure, last: Figure, side: Side) -> bool:
    """Whether two figures stand in one sentence."""
    between = side.text[first.start : last.end]
    return len(between) < _LONGEST and not _SENTENCE.search(between)


def _kept(four: Four, target: Side) -> bool:
    a, b, c, d = (each.value for each in four)
    places = {each.value: each.start for each in target.all}
    order = sorted((a, b, c, d), key=lambda value: places[value])
    first = set(order[:2])
    if first in ({a, b}, {c, d}):
        return True
    in_step = (order.index(a) < order.index(c)) == (order.index(b) < order.index(d))
    return first in ({a, c}, {b, d}) and in_step
