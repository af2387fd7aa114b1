"""Two figures of one kind, one of which has a label: that of placebo, the second, the P of "not".

Which of the two the label belongs to is told by its place: at an end, or on one side of a comma
or an "and". Where a text does not tell it so, nothing is said.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from .agree import NUMERIC
from .model import Difference, Figure
from .partners import is_together, paired
from .scan import placed
from .side import Side

Pair = tuple[Figure, Figure]
Span = tuple[int, int]
_P = re.compile(r"(?<![A-Za-z])[Pp](?![A-Za-z])[^0-9.,;:()。、]{0,12}$")
_NUMERAL = re.compile("[0-9.,٫]")


def other_labels(source: Side, target: Side) -> Iterator[Difference]:
    """Pairs of the English of which a label belongs to the other figure in the translation."""
    for ours, theirs in _pairs(source, target):
        if kept(ours, theirs, source, target) is False:
            ends = placed(ours[0], source.normal), placed(theirs[0], target.normal)
            message = f"{ours[0].text} and {ours[1].text} in the English; they change places here"
            yield Difference(message, *ends)


def kept(ours: Pair, theirs: Pair, source: Side, target: Side) -> bool | None:
    """Whether each of two figures keeps its label; None where that cannot be told."""
    is_p = _is_p(ours[0], source)
    for places in (_control, _second, *((_negation,) if is_p else ())):
        mine, other = _labelled(ours, source, places), _labelled(theirs, target, places)
        if mine and other:
            return mine.value == other.value
    same_order = ours[0].value == theirs[0].value
    if is_p and not same_order and not paired(source, target) >= {each.value for each in ours}:
        return False
    return None


def _pairs(source: Side, target: Side) -> Iterator[tuple[Pair, Pair]]:
    """Neighbours of one kind that each text says once, as they stand in both."""
    if len(source.all) < 2:
        return
    here, there = (Counter(each.value for each in side.all) for side in (source, target))
    figures = [each for each in source.all if each.kind in NUMERIC]
    kinds = [figures, [each for each in figures if _is_p(each, source)]]
    for known in kinds:
        for first, second in pairwise(known):
            once = all(here[each.value] == there[each.value] == 1 for each in (first, second))
            if not is_together(first, second, source):
                continue
            if once and _of_one_kind(first, second):
                found = [each for each in target.all if each.value in (first.value, second.value)]
                if len(found) == 2:
                    yield (first, second), (found[0], found[1])


def _of_one_kind(first: Figure, second: Figure) -> bool:
    """Whether two figures count the same: 5.2 points and 7.4 do, and so do two percents."""
    if first.kind == second.kind == "number" and second.unit == "" and first.unit == "point":
        return True
    return (first.unit or first.kind) == (second.unit or second.kind)


def _is_p(figure: Figure, side: Side) -> bool:
    digits = _NUMERAL.search(side.text, figure.start, figure.end)
    end = digits.start() if digits else figure.start
    return bool(_P.search(side.text, max(0, figure.start - 16), end))


def _control(side: Side) -> list[Span]:
    return [match.span() for match in side.language.relations.control.finditer(side.text)]


def _second(side: Side) -> list[Span]:
    return [match.span() for match in side.language.relations.second.finditer(side.text)]


def _negation(side: Side) -> list[Span]:
    return [match.span() for match in side.language.negation.finditer(side.text)]


def _labelled(pair: Pair, side: Side, places: Callable[[Side], list[Span]]) -> Figure | None:
    """The figure of a pair that the one label of a text belongs to."""
    first, second = pair
    found = places(side)
    if len(found) != 1 or side.language.relations.respectively.search(side.text):
        return None
    start, end = found[0]
    others = [each for each in side.all if each.kind in NUMERIC and each not in pair]
    if any(first.end <= each.start < second.start for each in others if each.unit == first.unit):
        return None
    if end <= first.start or start >= second.end:
        low, high = (end, first.start) if end <= first.start else (second.end, start)
        apart = any(low <= each.start < high for each in others)
        nearest = first if end <= first.start else second
        return nearest if not apart and _parted(side, first.end, second.start) else None
    before, after = _parted(side, first.end, start), _parted(side, end, second.start)
    if before == after:
        return None
    return second if before else first


def _parted(side: Side, start: int, end: int) -> bool:
    """Whether a comma, or a word such as "and", stands between two places."""
    return bool(side.language.relations.parting.search(side.text, start, end))
