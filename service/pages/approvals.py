"""Which drug is approved where: one list over all pages, from the data alone."""

from __future__ import annotations

from dataclasses import dataclass

from service.content.drug import Approval, Use
from service.content.languages import SiteLanguage
from service.content.reading import Content, Page
from service.locales import formats
from service.locales.collation import sort_key


@dataclass(frozen=True)
class CountryApprovals:
    """All approvals of one country, the oldest first, withdrawn ones kept."""

    code: str
    name: str
    approvals: tuple[tuple[Page, Approval], ...]


def by_country(content: Content, language: SiteLanguage) -> list[CountryApprovals]:
    """The approvals of all drugs by country, the countries in alphabetical order."""
    found: dict[str, list[tuple[Page, Approval]]] = {}
    named: set[tuple[str, str, Use]] = set()
    for page in (page for pages in content.shelves.values() for page in pages):
        rows = page.drug.approvals if page.drug else ()
        # A page on a group of drugs repeats what the drug's own page says.
        own = [row for row in rows if (row.country, row.brand, row.use) not in named]
        for row in own:
            found.setdefault(row.country, []).append((page, row))
        named.update((row.country, row.brand, row.use) for row in own)
    countries = [
        CountryApprovals(
            code,
            formats.country(code, language.locale),
            tuple(sorted(rows, key=lambda row: row[1].date or "9999")),
        )
        for code, rows in found.items()
    ]
    return sorted(countries, key=lambda country: sort_key(country.name, language.sorting))
