"""Which form of a bound belongs to which number: the nearest that it can stand beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .bound_forms import Form
from .model import Figure
from .side import Side
from .unit_forms import Found
from .units import TIME

AXES = ("<>", "ba", "~")
"""The sides of a number, those in time, before and after, and about it."""
_STOP = re.compile(r"[0-9.,;:()!?。、，；：（）؛،«»“”\ufffc]")
_BESIDE = 5
_BEFORE = 2
FAR = 40
"""How many letters away a word may still say something of a number."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """A form of a bound at its place."""

    form: Form
    start: int
    end: int
    trails: bool


def assigned(
    side: Side, figures: list[Figure], ends: list[int]
) -> dict[tuple[int, str], list[Place]]:
    """The forms that each number has on each axis, the one that counts first.

    Every form belongs to the nearest number that has none yet.
    """
    forms, ranked, windows = side.language.bound_forms, [], _windows(figures, ends)
    for place in (
        *_places(forms.leading, side, windows, trails=False),
        *_places(forms.trailing, side, windows, trails=True),
    ):
        if near := _nearest(place, figures, ends, side):
            gap, index = near
            axis = next(axis for axis in AXES if place.form.side in axis)
            first = place.trails == (axis == "<>")
            rank = (gap, first, place.start - place.end)
            late = axis == "ba" and not is_time(figures[index])
            ranked.append((late, place.form.unclear, rank, index, axis, place))
    out: dict[tuple[int, str], list[Place]] = {}
    for _, _, _, index, axis, place in sorted(ranked, key=lambda each: each[:5]):
        # A form may say both a side and a time (이후), of one number.
        taken = (
            each
            for (other, _), some in out.items()
            for each in some
            if other != index or each.start != place.start
        )
        if not any(place.start < each.end and each.start < place.end for each in taken):
            out.setdefault((index, axis), []).append(place)
    return out


def _places(found: Found, side: Side, windows: list[Span], *, trails: bool) -> Iterator[Place]:
    for start, end in windows:
        for match in found.pattern.finditer(side.text, start, end):
            for form in side.language.bound_forms.forms(found.of(match["form"])):
                yield Place(form, match.start("form"), match.end("form"), trails)


def _windows(figures: list[Figure], ends: list[int]) -> list[Span]:
    """The parts of a text around its numbers."""
    out: list[Span] = []
    for figure, end in zip(figures, ends, strict=True):
        start, end = max(0, figure.start - FAR), end + FAR
        if out and start <= out[-1][1]:
            start, _ = out.pop()
        out.append((start, end))
    return out


def _nearest(
    place: Place, figures: list[Figure], ends: list[int], side: Side
) -> tuple[int, int] | None:
    """How far the number is that a form belongs to by its place, and which it is."""
    most = side.language.words.bound_words.gap
    text = side.text
    for index, (figure, end) in enumerate(zip(figures, ends, strict=True)):
        following = figures[index + 1].start if index + 1 < len(figures) else len(text)
        if not place.trails and place.end <= figure.start:
            gap = figure.start - place.end
            near = _BESIDE if place.form.side == "~" else most
            return (gap, index) if gap <= near and _is_open(text, place.end, figure.start) else None
        # A unit may have swallowed the beginning of the form (yıldan az).
        if (
            place.trails
            and figure.start < place.start < place.end > end
            and (
                # Italian says "before" and "first" by the same word.
                place.end <= following or place.start == following
            )
        ):
            gap = max(0, place.start - end)
            near = most if place.form.side in "<>" else _BESIDE
            if gap <= near and _is_open(text, end, max(end, place.start)):
                # "18 or more than 80": what stands right before a number is rather that one's.
                return gap + _BEFORE * (following - place.end in (0, 1)), index
    return None


def is_time(figure: Figure) -> bool:
    """Whether a number may be a time: a date, a year, or a length of time."""
    year = isinstance(figure.value, Decimal) and 1900 <= figure.value <= 2100
    return figure.unit in TIME or figure.kind in ("date", "month") or year


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether nothing parts a form from its number."""
    return not _STOP.search(text, start, end)
