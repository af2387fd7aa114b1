"""The bounds that a text says of its numbers: which form belongs to which number.

A form belongs to the nearest number that it can stand beside, with a few letters between them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from .agree import SIDE
from .bound_forms import Form
from .language import Language
from .model import Figure
from .normal import without
from .original import TEXTS
from .scan import scan
from .side import Side
from .spoken import may_be_said
from .unit_forms import Found
from .units import TIME

AXES = ("<>", "ba", "~")
"""The sides of a number, those in time, before and after, and about it."""
_STOP = re.compile(r"[0-9.,;:()!?。、，；：（）؛،«»“”\ufffc]")
_CLAUSE = re.compile("[.,;:()。、，；：（）؛،]")
_OPPOSITE = {"<": ">", ">": "<", "b": "a", "a": "b"}
_NUMERIC = ("number", "percent", "p-value", "date", "month", "word")
_NEAR = 12
_FAR = 40
_BESIDE = 5

Span = tuple[int, int]


@dataclass(frozen=True)
class Bound:
    """A side that a text says of a number."""

    side: str
    unclear: bool  # its words may say none
    negated: str  # "" or, with a "not" beside it, "beside", or in its clause, "maybe"
    text: str
    trails: bool = False  # whether it stands after its number
    sign: bool = False


@dataclass(frozen=True)
class _Place:
    """A form of a bound at its place."""

    form: Form
    start: int
    end: int
    trails: bool


@dataclass(frozen=True)
class Said:
    """A number, and what is said of it by axis."""

    figure: Figure
    bounds: dict[str, Bound]


@dataclass(frozen=True)
class Bounded:
    """The bounds of a text, and the text without them."""

    side: Side
    by_value: dict[Decimal | str, list[Said]]
    rest: str
    counts: Counter[str]
    sides_of_units: set[tuple[str, str]]


# The English is compared with each language in turn.
@lru_cache(maxsize=TEXTS)
def read_original(text: str, language: Language) -> Bounded:
    return read(Side.of(scan(text, language), language))


def read(side: Side) -> Bounded:
    """The numbers of a text in their order, each with its bounds."""
    figures = [each for each in side.all if each.kind in _NUMERIC]
    # "the first" bounds nothing, "one hour" may.
    figures += [each for each in side.said_words if _bounds_may_hold(each)]
    if side.language.original.is_one:
        figures += _counted(side)
    if not figures:
        return Bounded(side, {}, side.text, Counter(), set())
    figures.sort(key=lambda each: each.start)
    ends = [_end(each, side) for each in figures]
    by_value: dict[Decimal | str, list[Said]] = defaultdict(list)
    counts: Counter[str] = Counter()
    of_units: set[tuple[str, str]] = set()
    assigned = _assigned(side, figures, ends)
    rest = side.text
    for (index, axis), place in assigned.items():
        # Beside "the first" a time is only compared: it may belong to another number.
        if axis != "ba" or is_time(figures[index]):
            rest = without(rest, place.start, place.end)
    for match in side.language.bound_forms.no_words.finditer(rest):
        rest = without(rest, *match.span())
    for index, figure in enumerate(figures):
        bounds = {
            axis: _bound(assigned[index, axis], side, rest)
            for axis in AXES
            if (index, axis) in assigned
        }
        if figure.comparison in SIDE:
            sign = figure.comparison
            bounds["<>"] = Bound(SIDE[sign], False, "", sign, sign=True)
        clear = [
            each.side
            for axis, each in bounds.items()
            if not each.unclear and (axis != "ba" or is_time(figure))
        ]
        counts.update(clear)
        of_units.update((each, figure.unit) for each in clear)
        by_value[figure.value].append(Said(figure, bounds))
    return Bounded(side, by_value, rest, counts, of_units)


def _bounds_may_hold(word: Figure) -> bool:
    """Whether a number word may have a bound: no part has, and no word that may say none."""
    return word.value == 1 or (isinstance(word.value, Decimal) and word.value > 1 and not word.free)


def _counted(side: Side) -> list[Figure]:
    """Words of the original such as "once" and "triples", which may have a bound as well."""
    return [
        replace(each, text=side.text[each.start : each.end])
        for each in may_be_said(side.text, side.language)
        if isinstance(each.value, Decimal) and each.value >= 1
    ]


def _end(figure: Figure, side: Side) -> int:
    """The end of a number with its unit."""
    unit = (
        side.language.unit.pattern.match(side.text, figure.end) if figure.kind == "word" else None
    )
    return unit.end() if unit else figure.end


def _assigned(side: Side, figures: list[Figure], ends: list[int]) -> dict[tuple[int, str], _Place]:
    """The form that each number has on each axis: every form belongs to the nearest number."""
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
    out: dict[tuple[int, str], _Place] = {}
    for _, _, _, index, axis, place in sorted(ranked, key=lambda each: each[:5]):
        # A form may say both a side and a time (이후), of one number.
        taken = [
            each for (other, _), each in out.items() if other != index or each.start != place.start
        ]
        free = not any(place.start < each.end and each.start < place.end for each in taken)
        if free and (index, axis) not in out:
            out[index, axis] = place
    return out


def _places(found: Found, side: Side, windows: list[Span], *, trails: bool) -> Iterator[_Place]:
    for start, end in windows:
        for match in found.pattern.finditer(side.text, start, end):
            for form in side.language.bound_forms.forms(found.of(match["form"])):
                yield _Place(form, match.start("form"), match.end("form"), trails)


def _windows(figures: list[Figure], ends: list[int]) -> list[Span]:
    """The parts of a text around its numbers."""
    out: list[Span] = []
    for figure, end in zip(figures, ends, strict=True):
        start, end = max(0, figure.start - _FAR), end + _FAR
        if out and start <= out[-1][1]:
            start, _ = out.pop()
        out.append((start, end))
    return out


def _nearest(
    place: _Place, figures: list[Figure], ends: list[int], side: Side
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
        if place.trails and figure.start < place.start < place.end <= following and place.end > end:
            gap = max(0, place.start - end)
            near = most if place.form.side in "<>" else _BESIDE
            if gap <= near and _is_open(text, end, max(end, place.start)):
                return gap, index
    return None


def is_time(figure: Figure) -> bool:
    """Whether a number may be a time: a date, a year, or a length of time."""
    year = isinstance(figure.value, Decimal) and 1900 <= figure.value <= 2100
    return figure.unit in TIME or figure.kind in ("date", "month") or year


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether nothing parts a form from its number."""
    return not _STOP.search(text, start, end)


def _bound(place: _Place, side: Side, rest: str) -> Bound:
    """What a form says, with a "not" beside it."""
    negation = side.language.negation
    said, negated = place.form.side, ""
    if negation.search(side.text, place.start, place.end):
        negated = "beside"
    elif place.form.turns:
        start, end = _clause(rest, place)
        if negation.search(rest, max(start, place.start - _NEAR), place.start):
            said, negated = _OPPOSITE[said], "beside"
        elif negation.search(rest, start, place.start) or negation.search(rest, place.end, end):
            negated = "maybe"
    start, end = side.normal.span(place.start, place.end)
    text = side.normal.original[start:end]
    return Bound(said, place.form.unclear, negated, text, place.trails)


def _clause(text: str, place: _Place) -> tuple[int, int]:
    """The clause around a form, as far as its words are near."""
    start = max(0, place.start - _FAR)
    for stop in _CLAUSE.finditer(text, start, place.start):
        start = stop.end()
    stop_after = _CLAUSE.search(text, place.end, place.end + _FAR)
    return start, stop_after.start() if stop_after else place.end + _FAR
