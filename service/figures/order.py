"""The order of figures that belong to things: percents, and doses of one unit.

Which percent is the drug's and which is placebo's is told by the order in most sentences. The
languages keep it (all shipped texts do), so that a swap is a fault, but where a label of one or
the partners of all move along.
"""

from collections.abc import Iterator

from .labels import kept
from .model import Difference, Figure
from .partners import paired
from .side import Side
from .units import STRICT


def swapped(source: Side, target: Side) -> Iterator[Difference]:
    """The units of which the figures stand in another order in the translation."""
    partners = None
    for unit in sorted({each.unit for each in source.matched} & STRICT):
        ours, theirs = _of(source, unit), _of(target, unit)
        values, there = [each.value for each in ours], [each.value for each in theirs]
        if values == there or sorted(map(str, values)) != sorted(map(str, there)):
            continue
        partners = paired(source, target) if partners is None else partners
        if partners.issuperset(values) or _labels_kept(ours, theirs, source, target):
            continue
        said = ", ".join(each.text for each in ours)
        yield Difference(f"{said} in the English; in another order here", None, None)


def _of(side: Side, unit: str) -> list[Figure]:
    """The figures of a unit that the other text has as well, in the order of the text."""
    return [each for each in side.all if each.unit == unit and each in side.matched]


def _labels_kept(
    ours: list[Figure], theirs: list[Figure], source: Side, target: Side
) -> bool | None:
    """Whether two figures that change places take a label along, such as that of placebo."""
    if len(ours) != 2:
        return False
    return kept((ours[0], ours[1]), (theirs[0], theirs[1]), source, target)
