"""Bounds said in words: what one text says of a number, the other must say somewhere.

Where both say it beside the number, `agree.py` compares the sides. Languages also say a bound
far from its number ("como máximo", "or older"); then a word of its side must stand in the text.
"""

from collections.abc import Iterable, Iterator

from .agree import SIDE
from .model import Difference, Figure
from .scan import placed
from .side import Side


def lost_bounds(
    source: Side, target: Side, pairs: Iterable[tuple[Figure, Figure]]
) -> Iterator[Difference]:
    """The bounds of matched figures that one text says in words and the other nowhere."""
    for ours, theirs in pairs:
        for figure, other, side in ((ours, theirs, target), (theirs, ours, source)):
            bound = SIDE.get(figure.comparison)
            if bound is None or not figure.worded or figure.weak or other.comparison in SIDE:
                continue
            if not side.language.bound_words[bound].search(side.text):
                shown, there = placed(ours, source.normal), placed(theirs, target.normal)
                where = "here" if side is target else "in the English"
                message = f"{figure.text} with “{figure.comparison}” in words; not {where}"
                yield Difference(message, shown, there)
