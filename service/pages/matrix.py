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
        people = [[(review.name, review.day) for review in s.reviews] for s in (one, other)]
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
    pages = site.content.all_pages
    rows = tuple(
        MatrixRow(
            locale,
            {
                (page.slug, register): translation_status(
                    page, register, site.catalog(locale, page.slug)
                )
                for page in pages
                for register in Register
            },
        )
        for locale in site.locales
        if locale != ENGLISH
    )
    return Matrix(pages, rows)
