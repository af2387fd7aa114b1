"""Bounds said in words: at least, at most, before and after, beside a number or a date.

Each number has a side ("<" or ">") and a side in time ("b" or "a"), each or none of them. What
one text says clearly, the other may not turn round, and it must say it: beside the same number,
or by a word of that side somewhere ("como máximo", "or older").
"""

from collections.abc import Iterator

from .bound_reading import AXES, Bound, Bounded, Said, read, read_original
from .model import Difference
from .scan import placed
from .side import Side


def lost_bounds(source: Side, target: Side) -> Iterator[Difference]:
    """The bounds that one text says and the other turns round, or does not say."""
    here, there = read_original(source.normal.original, source.language), read(target)
    for value, said in here.by_value.items():
        others = list(there.by_value.get(value, ()))
        # Several of one value may stand in another order; those with a bound come first.
        for ours in sorted(said, key=lambda each: not each.bounds):
            if not others:
                break
            # The first that fits wholly: many of one value cost no more than their number.
            fits = (each for each in others if _unlike(ours, each, here, there) == (0, False))
            theirs = next(fits, None) or min(
                others, key=lambda each: _unlike(ours, each, here, there)
            )
            others.remove(theirs)
            ends = placed(ours.figure, source.normal), placed(theirs.figure, target.normal)
            for fault in _faults(ours, theirs, here, there):
                yield Difference(
                    f"{ours.figure.text} in the English; {theirs.figure.text} here:"
                    f" the comparison ({fault}) differs",
                    *ends,
                )


def _unlike(ours: Said, theirs: Said, here: Bounded, there: Bounded) -> tuple[int, bool]:
    """How badly two numbers of one value fit."""
    same = ours.bounds.keys() == theirs.bounds.keys()
    return len(_faults(ours, theirs, here, there)), not same


def _faults(ours: Said, theirs: Said, here: Bounded, there: Bounded) -> list[str]:
    found = (_fault(ours, theirs, axis, here, there) for axis in AXES)
    return [each for each in found if each]


def _fault(ours: Said, theirs: Said, axis: str, here: Bounded, there: Bounded) -> str:
    """What is wrong with two bounds of one number; empty where nothing is."""
    bound, other = ours.bounds.get(axis), theirs.bounds.get(axis)
    if bound and other:
        sure = not (bound.unclear and other.unclear) and not _may_be_turned(bound, other)
        both = f"“{bound.text}” and “{other.text}”"
        return both if sure and bound.side != other.side else ""
    if bound and not bound.unclear and (bound.sign or not _elsewhere(bound.side, here, there)):
        return f"“{bound.text}”, not said here"
    # "within 2 years of onset" becomes "after onset": a side in time may be added.
    unsaid = other and (other.sign or not _elsewhere(other.side, there, here))
    if other and axis == "<>" and not other.unclear and unsaid:
        # "their first year" becomes "within 1 year".
        free = ours.figure.free or (other.side, theirs.figure.unit) in here.sides_of_units
        return "" if free else f"“{other.text}”, not said in the English"
    return ""


def _may_be_turned(bound: Bound, other: Bound) -> bool:
    """Whether a "not" in the clause of one may turn it round as one beside the other does."""
    return {bound.negated, other.negated} == {"maybe", "beside"}


def _elsewhere(side: str, here: Bounded, other: Bounded) -> bool:
    """Whether the other text says this side of as many numbers, or of none that is known."""
    if not other.side.language.bound_forms.knows(side):
        return True
    word = other.side.language.bound_words[side]
    return other.counts[side] >= here.counts[side] or bool(word.search(other.rest))
