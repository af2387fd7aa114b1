"""What the page at an address is made from, so that a change drops the pages that it touches."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from service.books.folder import made_from
from service.content.glossary import GLOSSARY
from service.content.reading import Content
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.inventory import GATHERING, PACKED, PAGES, is_page
from service.pages.titles import page_title
from service.state.site import Site

MADE_FROM_ALL = tuple(page.path for page in PAGES if page.all_languages)
"""Pages that show the state of every catalog."""

FOR_MACHINES = ("/sitemap.xml", "/robots.txt")
"""Kept where the site's own origin is set; else they hold the host that a request names."""


@dataclass(frozen=True)
class Dependencies:
    """What the pages of one Site are made from."""

    site: Site
    _common: dict[SiteLocale, tuple[object, ...]] = field(default_factory=dict)

    def keeps(self, path: str) -> bool:
        """Whether the answer at a path is kept: that of a page of the site at its own address."""
        if path in FOR_MACHINES:
            return bool(self.site.content.operator.address)
        return self._page_at(path) is not None

    def gathers(self, path: str) -> bool:
        """Whether the page at a path shows a little of all catalogs of its language."""
        found = self._page_at(path)
        return found is not None and found[1] in GATHERING

    def of(self, path: str) -> tuple[object, ...] | None:
        """The parts of the Site that the page at a path is made from; None for what is not kept.

        Two Sites whose parts are equal give the same page. Content, catalogs and interfaces are
        equal only to themselves. The path is that of the URL, percent-decoded.
        """
        site = self.site
        if path in FOR_MACHINES:
            return (site.content, site.locales) if self.keeps(path) else None
        if (found := self._page_at(path)) is None:
            return None
        locale, page = found
        if path.endswith(PACKED):
            return made_from(site, Address(locale))
        common = self._in_all(locale)
        if page in MADE_FROM_ALL:
            terms = (by.terms for by in site.checked_by.values())
            words = (*site.local_names.values(), *terms)
            return (*common, *site.catalogs.values(), *words)
        if page in GATHERING:
            return (*common, *(catalog for _, catalog in site.catalogs_in(locale)))
        slug = page.removeprefix("drugs/").split("/")[0]
        return (*common, site.catalog(locale, slug))

    def _page_at(self, path: str) -> tuple[SiteLocale, str] | None:
        """The language of a path and the page there, without its register."""
        parts = path.split("/")
        locale = self.site.locale(parts[1]) if len(parts) > 2 else None
        page = path[len(parts[1]) + 2 :].removeprefix("plain/") if locale else ""
        return (locale, page) if locale and locale.tag == parts[1] and is_page(page) else None

    def _in_all(self, locale: SiteLocale) -> tuple[object, ...]:
        """What all pages of a language are made from."""
        site = self.site
        if (known := self._common.get(locale)) is not None:
            return known
        return self._common.setdefault(
            locale,
            (
                site.content,
                site.locales,
                site.interfaces.get(locale.tag),
                site.catalog(locale, GLOSSARY),
                _titles(site, locale),
                what_is_due(site.content, site.today),
                site.names_in(locale),
                site.terms(locale),
            ),
        )


def what_is_due(content: Content, today: datetime.date) -> tuple[bool, ...]:
    """All that a day decides of what pages say: checks overdue, results late, searches old."""
    drugs = [page.drug for page in content.drugs.values() if page.drug]
    return (
        *(drug.dates.is_overdue(today) for drug in drugs),
        *(trial.is_late(today) for drug in drugs for trial in drug.trials),
        *(search.is_old(today) for drug in drugs for search in drug.searched),
    )


def _titles(site: Site, locale: SiteLocale) -> tuple[str, ...]:
    """What all pages are called in a locale: drug pages link to others, footers to the rest."""
    return tuple(page_title(site, page, locale)[0] for page in site.content.all_pages)
