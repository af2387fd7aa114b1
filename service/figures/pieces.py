"""Capsules, tablets, packets and points: a translation counts them as the English does.

"Two points" is wrong for "one point", though the English has a "both".
"""

from collections.abc import Iterator

from .model import Difference, Figure
from .scan import placed
from .side import Side
from .units import PIECES


def miscounted(source: Side, target: Side) -> Iterator[Difference]:
    """The pieces of a dose, or points, in a number that the English has of none of them.

    "2 packets" is wrong for "1 packet twice a day", though there is a 2 in both.
    """
    known = _pieces(source)
    units = {each.unit: each.start for each in reversed(known)}
    for theirs in _pieces(target):
        first = units.get(theirs.unit)
        if theirs.free or (first is None and _names(theirs.unit, source)):
            continue
        # The unit of "one tablet in the morning and two in the evening" is that of both; "from 36
        # to 38 out of 48 points" has it at the end.
        ours = {
            each.value
            for each in (*source.all, *source.said_words)
            if each.unit == theirs.unit
            or (
                not each.unit
                and (theirs.unit == "point" or (first is not None and each.start > first))
            )
        }
        if theirs.value not in ours:
            figure = placed(theirs, target.normal)
            start, end = target.normal.span(theirs.start, theirs.end)
            text = target.normal.original[start:end]
            yield Difference(f"{text} ({theirs.unit}) here; not in the English", None, figure)


def _names(unit: str, source: Side) -> bool:
    """Whether the English has a word of such a piece, without a number."""
    said = source.language.original.times.get(unit)
    return said is not None and bool(said.search(source.text))


def _pieces(side: Side) -> list[Figure]:
    return [
        *(each for each in side.all if each.unit in PIECES),
        *(each for each in side.said_words if each.unit in PIECES or each.unit == "point"),
    ]
