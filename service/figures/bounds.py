"""Bounds said in words: at least, at most, before and after, beside a number or a date.

Each number has a side ("<" or ">") and a side in time ("b" or "a"), each or none of them. What
one text says clearly, the other may not turn round, and it must say it: beside the same number,
or by a word of that side in its sentence ("como máximo", "or older") that the other text has not.
"""

from collections import Counter
from collections.abc import Iterator

from .bound_places import is_time
from .bound_reading import Bound, Bounded, Said, read, read_original
from .model import Difference, Figure
from .scan import placed
from .side import Side
from .units import TIME

_MOST = 20


def lost_bounds(source: Side, target: Side) -> Iterator[Difference]:
    """The bounds that one text says and the other turns round, or does not say."""
    here, there = read_original(source.normal.original, source.language), read(target)
    for value, said in here.by_value.items():
        for ours, theirs in _pairs(said, there.by_value.get(value, []), here, there):
            ends = placed(ours.figure, source.normal), placed(theirs.figure, target.normal)
            for fault in _faults(ours, theirs, here, there):
                yield Difference(
                    f"{ours.figure.text} in the English; {theirs.figure.text} here:"
                    f" the comparison ({fault}) differs",
                    *ends,
                )


def _pairs(
    said: list[Said], others: list[Said], here: Bounded, there: Bounded
) -> Iterator[tuple[Said, Said]]:
    """The numbers of one value, each with its own in the other text.

    Those of one unit go together where there are as many in both texts, so that "the first"
    does not stand for "at least 1". The others may stand in another order.
    """
    if not any(each.bounds for each in (*said, *others)):
        return
    known, apart = Counter(map(_key, said)), Counter(map(_key, others))

    def group(each: Said) -> tuple[str, bool] | None:
        key = _key(each)
        return key if known[key] == apart[key] else None

    for key in dict.fromkeys(map(group, said)):
        left = [each for each in others if group(each) == key]
        # Those with a bound come first.
        for ours in sorted(said, key=lambda each: not each.bounds):
            if left and group(ours) == key:
                # The first that fits wholly, of the next ones: the cost is that of the length.
                near = left[:_MOST]
                fits = (each for each in near if _unlike(ours, each, here, there) == (0, 0))
                theirs = next(fits, None) or min(
                    near, key=lambda each: _unlike(ours, each, here, there)
                )
                left.remove(theirs)
                yield ours, theirs


def _key(said: Said) -> tuple[str, bool]:
    """What tells numbers of one value apart: the unit, and whether it is a word."""
    return said.figure.unit, said.figure.kind == "word"


def _unlike(ours: Said, theirs: Said, here: Bounded, there: Bounded) -> tuple[int, int]:
    """How badly two numbers of one value fit."""
    other = ours.bounds.keys() != theirs.bounds.keys()
    faults = len(_faults(ours, theirs, here, there))
    # Of many words for one, "before the first" is the one with such a word.
    return (other, faults) if ours.figure.kind == "word" else (faults, other)


def _faults(ours: Said, theirs: Said, here: Bounded, there: Bounded) -> list[str]:
    found = (_fault(ours, theirs, axis, here, there) for axis in ("<>", "ba"))
    return [each for each in found if each]


def _fault(ours: Said, theirs: Said, axis: str, here: Bounded, there: Bounded) -> str:
    """What is wrong with two bounds of one number; empty where nothing is."""
    bound, other = ours.bounds.get(axis), theirs.bounds.get(axis)
    if axis == "ba" and other and theirs.twice and not ours.twice:
        return f"“{other.text}” and another"
    spans = other and other.span and not (bound and (bound.span or bound.unclear))
    if bound and other and spans and bound.side == other.side:
        other = None  # "in 3 weeks" does not say "at most"
    about, near = ours.bounds.get("~"), theirs.bounds.get("~")
    if axis == "<>" and bound and near and not (about or other):
        return f"“{bound.text}” and “{near.text}”"
    if axis == "<>" and other and about and not near and (not bound or bound.unclear):
        return f"“{about.text}” and “{other.text}”"
    if bound and other:
        # "Over 24 weeks" is no bound; "until" and "by" are, and turn into no "after" or "from".
        # Beside what is no time, "over" is a bound: over 3 times the limit.
        may_be_none = axis == "ba" or is_time(ours.figure) or is_time(theirs.figure)
        unclear = bound.unclear and other.unclear and bound.side != "<" and may_be_none
        # "Since May" does not turn into "until May".
        since = bound.side == ">" and not (bound.trails or other.span)
        unclear = unclear and not (since and ours.figure.kind in ("date", "month"))
        sure = not unclear and not _may_be_turned(bound, other)
        both = f"“{bound.text}” and “{other.text}”"
        return both if sure and bound.side != other.side else ""
    if (
        bound
        and not bound.unclear
        and (axis == "<>" or is_time(ours.figure))
        and (bound.sign or not _elsewhere(bound.side, here, there, ours.figure, theirs.figure))
    ):
        return f"“{bound.text}”, not said here"
    # "within 2 years of onset" becomes "after onset": a side in time may be added.
    unsaid = other and (
        other.sign or not _elsewhere(other.side, there, here, theirs.figure, ours.figure)
    )
    if other and axis == "<>" and not other.unclear and unsaid:
        # "their first year" becomes "within 1 year".
        free = ours.figure.free or (other.side, theirs.figure.unit) in here.sides_of_units
        return "" if free else f"“{other.text}”, not said in the English"
    if other and axis == "ba" and _turns_into(ours, theirs, other, here):
        return f"“{other.text}”, not said in the English"
    return ""


def _turns_into(ours: Said, theirs: Said, other: Bound, here: Bounded) -> bool:
    """Whether a side in time stands for what it is not: after 2 weeks for within 2 weeks.

    "By 6 months" may become "after 6 months", as "at 6 months" may; no date may that it is by.
    """
    side = other.side
    if "<>" in theirs.bounds or here.words_near(side, ours.figure):
        return False
    figure, bound = ours.figure, ours.bounds.get("<>")
    if figure.kind == "word" and figure.unit not in TIME:
        return False
    length = figure.unit in TIME
    # "In the next 12 months" has its "after" in the bound.
    if bound and other.trails and here.side.language.bound_words[side].search(bound.text):
        return False
    if bound and (bound.side, side) == (">", "b"):
        return True
    if bound and (bound.side, side) == ("<", "a") and not length:
        return True
    if length and not bound and side == "b" and not other.unclear:
        return True
    return length and bool(
        here.side.language.original.span.search(
            here.side.text, max(0, figure.start - 24), figure.start
        )
    )


def _may_be_turned(bound: Bound, other: Bound) -> bool:
    """Whether a "not" in the clause of one may turn it round as one beside the other does."""
    return {bound.negated, other.negated} == {"maybe", "beside"}


def _elsewhere(side: str, here: Bounded, other: Bounded, ours: Figure, theirs: Figure) -> bool:
    """Whether the other text says this side of as many numbers, or of none that is known.

    A word near the number says it, if the first text has none left beside its own.
    """
    if not other.side.language.bound_forms.knows(side):
        return True
    if other.counts[side] >= here.counts[side]:
        return True
    said = other.words_near(side, theirs)
    return said > (here.words_near(side, ours) if side in "<>" else 0)
