"""The bounds that a text says of its numbers: which form belongs to which number.

A form belongs to the nearest number that it can stand beside, with a few letters between them.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec.structs import replace

from .agree import SIDE
from .bound_places import AXES, FAR, Place, assigned, is_time
from .language import Language
from .model import Figure
from .normal import without
from .original import TEXTS
from .scan import scan
from .side import Side
from .spoken import may_be_said

# A small letter goes on after the dot of an ordinal (6. sınıf).
_SENTENCE = re.compile("[.?!](?= (?![a-zß-ÿ])|$)|[。？！।؟]")
_CLAUSE = re.compile("[.,;:()。、，；：（）؛،]")
_OPPOSITE = {"<": ">", ">": "<", "b": "a", "a": "b"}
_NUMERIC = ("number", "percent", "p-value", "date", "month", "word")
_NEAR = 12


@dataclass(frozen=True)
class Bound:
    """A side that a text says of a number."""

    side: str
    unclear: bool  # its words may say none
    negated: str  # "" or, with a "not" beside it, "beside", or in its clause, "maybe"
    text: str
    trails: bool = False  # whether it stands after its number
    sign: bool = False
    span: bool = False


@dataclass(frozen=True)
class Said:
    """A number, and what is said of it by axis."""

    figure: Figure
    bounds: dict[str, Bound]
    twice: bool  # in time: after the 3 months before


@dataclass(frozen=True)
class Bounded:
    """The bounds of a text, and the text without them."""

    side: Side
    by_value: dict[Decimal | str, list[Said]]
    rest: str
    counts: Counter[str]
    sides_of_units: set[tuple[str, str]]

    @cached_property
    def _stops(self) -> list[int]:
        return [stop.start() for stop in _SENTENCE.finditer(self.side.text)]

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where the words of each side stand, beside those of its bounds."""
        said = self.side.language.bound_words.items()
        return {side: [m.start() for m in word.finditer(self.rest)] for side, word in said}

    def words_near(self, side: str, figure: Figure) -> int:
        """How many words of a side the sentence of a number has, beside those of its bounds."""
        after = bisect_left(self._stops, figure.end)
        before = bisect_left(self._stops, figure.start)
        start = self._stops[before - 1] if before else 0
        end = self._stops[after] if after < len(self._stops) else len(self.rest)
        words = self._words[side]
        return bisect_left(words, end) - bisect_left(words, start)


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
    places = assigned(side, figures, ends)
    rest = side.text
    for (index, axis), found in places.items():
        # Beside "the first" a time is only compared: it may belong to another number.
        if axis != "ba" or is_time(figures[index]):
            rest = without(rest, found[0].start, found[0].end)
    for match in side.language.bound_forms.no_words.finditer(rest):
        rest = without(rest, *match.span())
    turning = rest
    for match in side.language.bound_forms.no_turns.finditer(rest) if places else ():
        turning = without(turning, *match.span())
    for index, figure in enumerate(figures):
        bounds = {
            axis: _bound(places[index, axis][0], side, turning)
            for axis in AXES
            if (index, axis) in places
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
        both = {each.trails for each in places.get((index, "ba"), ())}
        twice = len(both) > 1 and is_time(figure)
        by_value[figure.value].append(Said(figure, bounds, twice))
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


def _bound(place: Place, side: Side, rest: str) -> Bound:
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
    form = place.form
    return Bound(said, form.unclear, negated, text, place.trails, span=form.span)


def _clause(text: str, place: Place) -> tuple[int, int]:
    """The clause around a form, as far as its words are near."""
    start = max(0, place.start - FAR)
    for stop in _CLAUSE.finditer(text, start, place.start):
        start = stop.end()
    stop_after = _CLAUSE.search(text, place.end, place.end + FAR)
    return start, stop_after.start() if stop_after else place.end + FAR
