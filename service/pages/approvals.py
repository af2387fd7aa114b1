"""Which drug is approved where: one list over all pages, from the data alone.

A country is told in one of three ways that are never mixed: what was found there; which register
was searched there without a find; or that it was not searched. Nothing else is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from service.content.countries import Countries
from service.content.drug import SEARCHED, Approval, Drug, Searched
from service.content.languages import SiteLanguage
from service.content.reading import Content, Page
from service.content.values import TreatmentKind, Use
from service.locales import formats
from service.locales.collation import sort_key
from service.locales.locale import SiteLocale
from service.locales.territories import countries, most_likely, spoken_in
from service.pages.titles import words_of_data
from service.state.site import Site

MOST_FIRST = 7
"""The most countries of a language that its page on approvals leads with."""
MOST_NAMED = 2
"""The most that the opening row and the part on approvals of a drug name."""


class Known(Enum):
    """What is known of a drug in a country."""

    APPROVED = auto()
    WITHDRAWN = auto()
    NOT_IN_REGISTER = auto()
    NOT_SEARCHED = auto()


@dataclass(frozen=True)
class Register:
    """A register that was searched without a find, with the drugs that are not in it.

    `locale` is the language that `name` is in.
    """

    name: str
    locale: SiteLocale
    row: Searched
    is_old: bool
    pages: tuple[Page, ...]


@dataclass
class Country:
    """What is known of one country: its approvals, the oldest first, withdrawn ones kept.

    `of_union` are the drugs approved for the European Union, where the country is a member.
    """

    code: str
    name: str
    regulator: str
    approvals: list[tuple[Page, Approval]] = field(default_factory=list)
    of_union: list[Page] = field(default_factory=list)
    registers: list[Register] = field(default_factory=list)

    @property
    def is_searched(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.approvals or self.of_union or self.registers)


@dataclass(frozen=True)
class Where:
    """The countries for the page on approvals: those of its language, where they are few; those
    with data of their own; members of the Union with its data alone; and all others."""

    first: tuple[Country, ...]
    found: tuple[Country, ...]
    members: tuple[Country, ...]
    others: tuple[Country, ...]


def where(site: Site, locale: SiteLocale) -> Where:
    """Every country of the world, as the page on approvals shows them in a language."""
    language = site.language(locale)
    known = {code: _country(site.content, code, locale) for code in {*countries(), "EU"}}
    _add_approvals(site.content, known)
    searched: dict[Searched, list[Page]] = {}
    for page in site.content.drugs.values():
        for row in page.drug.searched if page.drug else ():
            searched.setdefault(row, []).append(page)
    for row, pages in searched.items():
        known[row.country].registers.append(_register(site, row, pages, locale))
    first = own_countries(language, MOST_FIRST)
    rest = _sorted(known.keys() - {*first}, language)
    found = [code for code in rest if known[code].approvals or known[code].registers]
    members = [code for code in rest if known[code].of_union and code not in found]
    others = [code for code in rest if not known[code].is_searched]
    lists = [[known[code] for code in codes] for codes in (first, found, members, others)]
    return Where(*map(tuple, lists))


def beside_table(site: Site, page: Page, locale: SiteLocale) -> list[Country]:
    """The countries that the table of a drug's approvals has no row for, and its page names: those
    of the language, where they are few, and those where a register was searched."""
    assert page.drug is not None
    rows = page.drug.searched
    codes = [*own_countries(site.language(locale), MOST_NAMED), *(row.country for row in rows)]
    in_table = {approval.country for approval in page.drug.approvals}
    found = []
    for code in dict.fromkeys(code for code in codes if code not in in_table):
        country = _country(site.content, code, locale)
        if known_of(page.drug, code, site.content.countries) is Known.APPROVED:
            country.of_union.append(page)
        own = [_register(site, row, [page], locale) for row in rows if row.country == code]
        country.registers.extend(own)
        found.append(country)
    return found


def known_of(drug: Drug, code: str, known: Countries) -> Known:
    """What is known of a drug in a country. An approval of the Union holds in its members."""
    rows = [row for row in drug.approvals if known.holds_in(row.country, code)]
    if any(row.withdrawn is None for row in rows):
        return Known.APPROVED
    if rows:
        return Known.WITHDRAWN
    searched = any(row.country == code for row in drug.searched)
    return Known.NOT_IN_REGISTER if searched else Known.NOT_SEARCHED


def own_known(site: Site, drug: Drug, locale: SiteLocale) -> dict[str, Known]:
    """What is known of a drug in the countries of a language, where these are at most
    `MOST_NAMED`."""
    codes = own_countries(site.language(locale), MOST_NAMED)
    return {code: known_of(drug, code, site.content.countries) for code in codes}


def own_countries(language: SiteLanguage, most: int) -> list[str]:
    """The countries where a language is spoken, the one that it is first thought of in first;
    none where they are more than `most`."""
    spoken = spoken_in(language.locale)
    home = most_likely(language.locale)
    codes = _sorted(spoken, language) if len(spoken) <= most else []
    return sorted(codes, key=lambda code: code != home)


def _country(content: Content, code: str, locale: SiteLocale) -> Country:
    regulator = content.countries.regulators.get(code, "")
    return Country(code, formats.country(code, locale), regulator)


def _register(site: Site, row: Searched, pages: Sequence[Page], locale: SiteLocale) -> Register:
    name, language = words_of_data(site, pages[0], locale)((SEARCHED, row.register))
    return Register(name, language, row, row.is_old(site.today), tuple(pages))


def _add_approvals(content: Content, known: dict[str, Country]) -> None:
    named: set[tuple[str, str, Use]] = set()
    pages = [page for pages in content.shelves.values() for page in pages]
    for page in sorted(pages, key=_is_of_several):
        rows = page.drug.approvals if page.drug else ()
        # A page on a group of drugs repeats what the drug's own page says.
        own = [row for row in rows if (row.country, row.brand, row.use) not in named]
        for row in own:
            known[row.country].approvals.append((page, row))
        if any(row.country == "EU" and row.withdrawn is None for row in own):
            for code in content.countries.european_union:
                known[code].of_union.append(page)
        named.update((row.country, row.brand, row.use) for row in own)
    for country in known.values():
        country.approvals.sort(key=lambda row: row[1].date or "9999")


def _is_of_several(page: Page) -> bool:
    return page.drug is not None and page.drug.kind is TreatmentKind.SEVERAL


def _sorted(codes: Iterable[str], language: SiteLanguage) -> list[str]:
    """Countries in the alphabetical order of their names in a language."""
    names = {code: formats.country(code, language.locale) for code in codes}
    return sorted(names, key=lambda code: sort_key(names[code], language.sorting))
