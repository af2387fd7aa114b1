"""Wrong doses: the pairs of two reviews, and slips that are made in the shipped translations."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache, partial

from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import Rule, page_rules, run
from service.catalogs.checks.terms import Terms
from service.figures import differences
from service.locales.locale import SiteLocale
from service.state.site import Site
from tests.attack.model import Attack, Grounds, Tries, Try
from tests.catalogs.changes import NUMERAL, SWAPS, places, put_in
from tests.catalogs.test_mutations import CAUGHT, mutations, shown_texts
from tests.catalogs.test_slips import LEAST, slips
from tests.catalogs.test_swaps import LETTERS
from tests.figures.test_reviews import CASES
from tests.support.languages import language

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


def inserted(kind: str) -> Make:
    """A letter put into a numeral, behind it or before it."""

    def make(site: Site, chance: random.Random) -> Iterator[Slip]:
        texts, (letters, before) = shown_texts(site), LETTERS[kind]
        while True:
            locale, source, text = chance.choice(texts)
            if found := places(text, NUMERAL):
                match, letter = chance.choice(found), chance.choice(letters)
                if made := put_in(locale, text, letter, match, before=before):
                    yield locale, source, chance.choice(made)

    return make


def swapped(kind: str) -> Make:
    """Two figures of a kind that change places."""

    def make(site: Site, chance: random.Random) -> Iterator[Slip]:
        texts = shown_texts(site)
        chance.shuffle(texts)
        for locale, source, text in texts:
            for changed in SWAPS[kind](source, text):
                yield locale, source, changed

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
    Attack("H", "what cannot be seen, in a numeral", sampled(inserted("invisible"))),
    Attack("H", "strokes through digits", sampled(inserted("struck through"))),
    Attack("M", "letters glued to a numeral", sampled(inserted("glued"))),
    *(
        Attack("M", f"{kind}: two that change places", sampled(swapped(kind)), 1 - CAUGHT)
        for kind in SWAPS
    ),
    Attack("H", "digits, units, numbers, sources, links", sampled(mistaken), 1 - CAUGHT),
    *(
        Attack("H", f"slips in words: {kind}", sampled(worded(kind)), 1 - least)
        for kind, least in LEAST.items()
    ),
)
