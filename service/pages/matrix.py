"""The public matrix: each page in each language and register, how complete and how trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.catalogs.status import TranslationStatus, translation_status
from service.content.reading import Page
from service.content.registers import Register
from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Site


@dataclass(frozen=True)
class MatrixRow:
    """One language: the state of each page, by slug and register, and of all together."""

    locale: SiteLocale
    statuses: Mapping[tuple[str, Register], TranslationStatus]

    def are_read_alike(self, page: Page) -> bool:
        """Whether one sentence says for both registers who made a page and who reviewed it."""
        one, other = (self.statuses[page.slug, register] for register in Register)
        people = [[(r.name, r.day, r.recorded) for r in s.reviews] for s in (one, other)]
        return people[0] == people[1] and bool(one.shown) == bool(other.shown)

    def percent(self, register: Register) -> int:
        """How much of all pages is translated in the words of a register, in hundredths."""
        statuses = [status for (_, words), status in self.statuses.items() if words is register]
        total = sum(status.total for status in statuses)
        return 100 * sum(status.shown for status in statuses) // total if total else 100

    @property
    def reviewed(self) -> int:
        """How many pages a person has reviewed, in one register at least."""
        return len({slug for (slug, _), status in self.statuses.items() if status.reviews})


@dataclass(frozen=True)
class Matrix:
    """All pages and, for each language but English, their states."""

    pages: tuple[Page, ...]
    rows: tuple[MatrixRow, ...]


def translation_matrix(site: Site) -> Matrix:
    """The state of every page in every language and register."""
    rows = tuple(_row(site, locale) for locale in site.locales if locale != ENGLISH)
    return Matrix(site.content.all_pages, rows)


def _row(site: Site, locale: SiteLocale) -> MatrixRow:
    signed = site.sign_offs(locale)
    return MatrixRow(
        locale,
        {
            (page.slug, register): translation_status(
                page, register, site.catalog(locale, page.slug), signed
            )
            for page in site.content.all_pages
            for register in Register
        },
    )
