"""Wrong doses: the pairs of two reviews, and slips that are made in the shipped translations."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from service.catalogs.checks.characters import DIRECTION_MARKS
from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import Rule, page_rules, run
from service.catalogs.checks.terms import Terms
from service.figures import differences
from service.locales.locale import SiteLocale
from service.state.site import Site
from tests.attack.model import Attack, Grounds, Tries, Try
from tests.catalogs.test_mutations import CAUGHT, MARK, mutations, shown_texts
from tests.catalogs.test_slips import LEAST, slips
from tests.figures.test_reviews import CASES
from tests.support.languages import language

UNSEEN = "\u200b\u200e\u200f\u061c\u202a\u202e\u2066\u2068\u2069\u00ad\u2060\ufeff\ufe0f"
STRUCK = "\u0335\u0336\u0337\u0338\u0301\u20d2\u20e3"
GLUED = "Ooº〇ОоIО○"
COUNT_BY_O = ("es", "it", "pt")
"""Languages in which 2º is a right way to write an ordinal."""
NUMERAL = re.compile(r"(?<![\w.,:/–-])\d+(?:[.,]\d+)?(?![\w:/–-])")
PERCENT = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)?(?=[\s\u00a0\u202f]?[%％])|(?<=%)\d+(?:[.,]\d+)?")
YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-])")

Slip = tuple[SiteLocale, str, str]
Make = Callable[[Site, random.Random], Iterator[Slip]]


@cache
def _rules(site: Site, tag: str) -> tuple[Rule, ...]:
    names = Names.of(site.content)
    return page_rules(names, Terms(), site.content.language, site.languages[tag])


@cache
def _slips(site: Site) -> dict[str, list[Slip]]:
    return slips(site)


def _refused(site: Site, slip: Slip) -> None:
    locale, source, text = slip
    found = run(_rules(site, locale.tag), source, text, locale)
    assert any(finding.blocking for finding in found), source


def _judged(case: tuple[str, str, str], *, is_wrong: bool) -> None:
    tag, source, text = case
    found = differences(source, text, language("en").figures, language(tag).figures)
    assert bool(found) == is_wrong, f"{source} {found}"


def reviewed(kind: str) -> Tries:
    """The pairs that two reviews call right, or wrong."""

    def tries(_grounds: Grounds, _chance: random.Random) -> Iterator[Try]:
        for case in CASES[kind]:
            yield Try(f"{case[0]} {case[2]}", partial(_judged, case, is_wrong=kind == "wrong"))

    return tries


def sampled(make: Make) -> Tries:
    """Slips in the shipped translations, each to be refused."""

    def tries(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
        site: Site = grounds.shipped.extensions["site"]
        for slip in make(site, chance):
            yield Try(f"{slip[0].tag} {slip[2]}", partial(_refused, site, slip))

    return tries


def places(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a pattern stands in a text, outside of its marks."""
    kept = [match.span() for match in MARK.finditer(text)]
    found = pattern.finditer(text)
    return [m for m in found if not any(a <= m.start() < b for a, b in kept)]


def inserted(letters: str, *, before: bool = False) -> Make:
    """A letter put into a numeral, behind it or before it.

    From right to left a direction mark may stand at an edge, where it holds a minus in place.
    """

    def make(site: Site, chance: random.Random) -> Iterator[Slip]:
        texts = shown_texts(site)
        while True:
            locale, source, text = chance.choice(texts)
            if found := places(text, NUMERAL):
                match, letter = chance.choice(found), chance.choice(letters)
                edges = locale.direction == "ltr" or letter not in DIRECTION_MARKS
                first = match.start() + (not (before and edges))
                last = match.end() - (not edges)
                if first > last or (letter == "º" and locale.tag.split("-")[0] in COUNT_BY_O):
                    continue
                place = chance.randint(first, last)
                yield locale, source, text[:place] + letter + text[place:]

    return make


def swapped(pattern: re.Pattern[str]) -> Make:
    """Two figures of a kind that change places."""

    def make(site: Site, chance: random.Random) -> Iterator[Slip]:
        texts = shown_texts(site)
        while True:
            locale, source, text = chance.choice(texts)
            found = places(text, pattern)
            if len({match[0] for match in found}) > 1:
                one, other = sorted(chance.sample(found, 2), key=re.Match.start)
                if one[0] != other[0]:
                    middle = text[one.end() : other.start()]
                    new = text[: one.start()] + other[0] + middle + one[0] + text[other.end() :]
                    yield locale, source, new

    return make


def mistaken(site: Site, chance: random.Random) -> Iterator[Slip]:
    """Digits, decimals, units, registry numbers, signs, sources and links."""
    texts = shown_texts(site)
    while True:
        locale, source, text = chance.choice(texts)
        if made := list(mutations(text)):
            yield locale, source, chance.choice(made)[1]


def worded(kind: str) -> Make:
    """Slips in words, by people who had not seen the checks."""

    def make(site: Site, chance: random.Random) -> Iterator[Slip]:
        every = _slips(site)[kind]
        yield from chance.sample(every, len(every))

    return make


ATTACKS = (
    Attack("H", "wrong doses of two reviews", reviewed("wrong")),
    Attack("M", "right doses of two reviews", reviewed("right")),
    Attack("H", "what cannot be seen, in a numeral", sampled(inserted(UNSEEN, before=True))),
    Attack("H", "strokes through digits", sampled(inserted(STRUCK))),
    Attack("M", "letters glued to a numeral", sampled(inserted(GLUED))),
    Attack("M", "percents that change places", sampled(swapped(PERCENT)), 1 - CAUGHT),
    Attack("M", "years that change places", sampled(swapped(YEAR)), 1 - CAUGHT),
    Attack("H", "digits, units, numbers, sources, links", sampled(mistaken), 1 - CAUGHT),
    *(
        Attack("H", f"slips in words: {kind}", sampled(worded(kind)), 1 - least)
        for kind, least in LEAST.items()
    ),
)
