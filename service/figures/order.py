"""The order of figures that belong to things: percents, and doses of one unit.

Which percent is the drug's and which is placebo's is told by the order in most sentences. The
languages keep it (all shipped texts do), so that a swap is a fault, but where the word for
placebo, said once in both texts, moves along with its figure.
"""

from collections.abc import Iterator

from .model import Difference, Figure
from .side import Side
from .units import STRICT


def swapped(source: Side, target: Side) -> Iterator[Difference]:
    """The units of which the figures stand in another order in the translation."""
    for unit in sorted({each.unit for each in source.matched} & STRICT):
        ours, theirs = _of(source, unit), _of(target, unit)
        values, there = [each.value for each in ours], [each.value for each in theirs]
        if values == there or sorted(map(str, values)) != sorted(map(str, there)):
            continue
        mine, other = _of_control(source, ours), _of_control(target, theirs)
        if mine is None or mine != other:
            said = ", ".join(each.text for each in ours)
            yield Difference(f"{said} in the English; in another order here", None, None)


def _of(side: Side, unit: str) -> list[Figure]:
    """The figures of a unit that the other text has as well, in the order of the text."""
    return [each for each in side.all if each.unit == unit and each in side.matched]


def _of_control(side: Side, found: list[Figure]) -> object:
    """The value beside the word for placebo, where the text says that once."""
    places = [match.start() for match in side.language.control.finditer(side.text)]
    if len(places) != 1:
        return None
    return min(
        found, key=lambda each: min(abs(each.start - places[0]), abs(each.end - places[0]))
    ).value
