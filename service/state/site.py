"""One state of everything that is served: content, catalogs, interface. It never changes.

A change of a file makes a new Site (`state.loading`); a page is made from one Site alone, so
that no reader sees half of one state and half of the next.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from babel.support import NullTranslations
from msgspec import structs

from service.catalogs.catalog import Catalog
from service.catalogs.checks.terms import NO_TERMS, Terms
from service.catalogs.interface import Interface
from service.catalogs.sign_offs import SignOffs
from service.catalogs.store import CheckedBy
from service.content.languages import SiteLanguage
from service.content.local_names import NO_NAMES, LocalNames
from service.content.reading import Content
from service.locales.locale import ENGLISH, SiteLocale

Name = tuple[str, str]
"""The tag of a locale and a domain: they name a catalog."""

_ORIGINAL = Interface(NullTranslations())
"""The interface in English, which is what the code holds."""


@dataclass(frozen=True, eq=False)
class Site:
    """Content with its catalogs, by locale tag and domain; `problems` for files left out.

    `checked_by` says how the texts of a language are checked, by its tag.
    `changed` is when the newest of its files changed, in seconds since 1970. Until `is_checked`,
    the locales and the problems are as far as is known.
    """

    content: Content
    locales: tuple[SiteLocale, ...]
    catalogs: Mapping[Name, Catalog]
    interfaces: Mapping[str, Interface]
    languages: Mapping[str, SiteLanguage]
    local_names: Mapping[str, LocalNames]
    checked_by: Mapping[str, CheckedBy]
    problems: tuple[str, ...] = ()
    changed: float = 0.0
    is_checked: bool = True
    today: datetime.date = datetime.date.min
    """The day (UTC) that the pages are of: it makes a check overdue, and a result late."""

    def standing_at(self, origin: str) -> Site:
        """The same Site at another address, such as `https://example.org`."""
        operator = structs.replace(self.content.operator, address=origin)
        return replace(self, content=replace(self.content, operator=operator))

    def language(self, locale: SiteLocale) -> SiteLanguage:
        """A language with the words of its folder; English with those of the content."""
        return self.content.language if locale == ENGLISH else self.languages[locale.tag]

    def names_in(self, locale: SiteLocale) -> LocalNames:
        """How readers of a language write and say what keeps its Latin name."""
        return self.local_names.get(locale.tag, NO_NAMES)

    def terms(self, locale: SiteLocale) -> Terms:
        """The fixed terms of a language; English has none."""
        by = self.checked_by.get(locale.tag)
        return by.terms if by else NO_TERMS

    def catalog(self, locale: SiteLocale, domain: str) -> Catalog | None:
        """The catalog of one page in one locale; None in English or where there is none."""
        return self.catalogs.get((locale.tag, domain))

    def sign_offs(self, locale: SiteLocale) -> SignOffs:
        """Who stands for the translations into a locale."""
        return SignOffs(
            self.content,
            lambda domain: self.catalog(locale, domain),
            self.names_in(locale),
            self.terms(locale),
        )

    def catalogs_in(self, locale: SiteLocale) -> Iterator[tuple[str, Catalog]]:
        """The catalogs of a locale by domain."""
        for domain in self.content.keys:
            if (catalog := self.catalog(locale, domain)) is not None:
                yield domain, catalog

    def interface(self, locale: SiteLocale) -> Interface:
        """The words of the interface in a language of the site; English where there are none."""
        return self.interfaces.get(locale.tag, _ORIGINAL)

    def locale(self, tag: str) -> SiteLocale | None:
        """The site's locale of a tag in any case, with `-` or `_`.

        None where its interface turns out to be unreadable, which a start does not know of all.
        """
        wanted = tag.replace("_", "-").lower()
        found = next((locale for locale in self.locales if locale.tag.lower() == wanted), None)
        return found if found == ENGLISH or (found and found.tag in self.interfaces) else None
