"""Changes of the figures in a text: two that change places, and what is put into a numeral."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from service.catalogs.checks.characters import DIRECTION_MARKS
from service.locales.locale import SiteLocale
from tests.catalogs.test_mutations import MARK

UNSEEN = "\u200b\u200e\u200f\u061c\u202a\u202e\u2066\u2068\u2069\u00ad\u2060\ufeff\ufe0f"
STRUCK = "\u0335\u0336\u0337\u0338\u0301\u20d2\u20e3"
GLUED = "Ooº〇ОоIО○"
COUNT_BY_O = ("es", "it", "pt")
"""Languages in which 2º is a right way to write an ordinal."""
NUMBER = r"\d+(?:[.,]\d+)?"
NUMERAL = re.compile(rf"(?<![\w.,:/–-]){NUMBER}(?![\w:/–-])")
PERCENT = re.compile(rf"(?<![\d.,]){NUMBER}(?=[\s\u00a0\u202f]?[%％])|(?<=%){NUMBER}")
DOSE = re.compile(
    rf"(?<![\d.,]){NUMBER}(?=[\s\u00a0]?(?:mg|µg|g|ml|mL|kg|ملغ|مل|मिलीग्राम|मिलीलीटर|毫克|毫升)(?!\w))"
)
YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-])")
P_VALUE = re.compile(r"(?<=P [=<>] )0[.,]\d+|(?<=P[=<>])0[.,]\d+")
DECIMAL = re.compile(r"(?<![\d.,])\d+[.,]\d+(?![\d.,])")
INTERVAL = re.compile(rf"({NUMBER})(?:–| to | through )({NUMBER})")
_UP_TO_9999 = r"\d{1,4}(?![\d.,%])"
PART = re.compile(
    rf"(?<![\d.,])({_UP_TO_9999})(?: people of| of| out of| in) (?:the )?({_UP_TO_9999})"
)

Match = re.Match[str]


def places(text: str, pattern: re.Pattern[str]) -> list[Match]:
    """Where a pattern stands in a text, outside of its marks."""
    found = [*pattern.finditer(text)]
    kept = [match.span() for match in MARK.finditer(text)] if found else []
    return [m for m in found if not any(a <= m.start() < b for a, b in kept)]


def exchange(text: str, one: Match, other: Match) -> str:
    """A text with two of its figures in each other's place."""
    middle = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + middle + one[0] + text[other.end() :]


def _of_one_kind(pattern: re.Pattern[str]) -> Callable[[str, str], Iterator[str]]:
    def changed(_source: str, text: str) -> Iterator[str]:
        for one, other in combinations(places(text, pattern), 2):
            if one[0] != other[0]:
                yield exchange(text, one, other)

    return changed


def _p_values(_source: str, text: str) -> Iterator[str]:
    """P takes the number beside it, and that one P's."""
    known = {match.start() for match in places(text, P_VALUE)}
    for one, other in pairwise(places(text, DECIMAL)):
        if one[0] != other[0] and (one.start() in known) != (other.start() in known):
            yield exchange(text, one, other)


def _pairs_of(pattern: re.Pattern[str]) -> Callable[[str, str], Iterator[str]]:
    """Two numbers that the English has side by side, and the translation once each."""

    def changed(source: str, text: str) -> Iterator[str]:
        found = places(text, NUMERAL_OR_END)
        for pair in places(source, pattern):
            here = [[m for m in found if m[0].replace(",", ".") == each] for each in pair.groups()]
            if pair[1] != pair[2] and len(here[0]) == len(here[1]) == 1:
                one, other = sorted((here[0][0], here[1][0]), key=Match.start)
                yield exchange(text, one, other)

    return changed


NUMERAL_OR_END = re.compile(rf"(?<![\d.,]){NUMBER}(?![\d])")

SWAPS: dict[str, Callable[[str, str], Iterator[str]]] = {
    "percent": _of_one_kind(PERCENT),
    "dose": _of_one_kind(DOSE),
    "year": _of_one_kind(YEAR),
    "P": _p_values,
    "interval": _pairs_of(INTERVAL),
    "n of N": _pairs_of(PART),
}
"""The changes of places in a translation, given with its English, by the kind of the figures."""


def put_in(locale: SiteLocale, text: str, letter: str, match: Match, *, before: bool) -> list[str]:
    """A text with a letter put into a numeral, at every place that is none of its own.

    From right to left a direction mark may stand at an edge, where it holds a minus in place; a º
    makes an ordinal in some languages.
    """
    edges = locale.direction == "ltr" or letter not in DIRECTION_MARKS
    first = match.start() + (not (before and edges))
    last = match.end() - (not edges)
    if letter == "º" and locale.tag.split("-")[0] in COUNT_BY_O:
        return []
    return [text[:place] + letter + text[place:] for place in range(first, last + 1)]
