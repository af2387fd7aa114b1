"""One state of everything that is served: content, catalogs, interface. It never changes.

A change of a file makes a new Site (`service.loading`); a page is made from one Site alone, so
that no reader sees half of one state and half of the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from babel.support import NullTranslations, Translations
from msgspec import structs

from service.catalogs import Catalog
from service.content import Content
from service.interface import DOMAIN, Interface
from service.locales import ENGLISH, SiteLocale

GLOSSARY = "glossary"
"""The domain of the glossary's catalog."""

_ORIGINAL = NullTranslations()
"""The interface in English, which is what the code holds."""


@dataclass(frozen=True, eq=False)
class Site:
    """Content with its catalogs, by locale tag and domain; `problems` for files left out.

    `changed` is when the newest of its files changed, in seconds since 1970.
    """

    content: Content
    locales: tuple[SiteLocale, ...]
    catalogs: Mapping[tuple[str, str], Catalog]
    interfaces: Mapping[str, Interface]
    problems: tuple[str, ...] = ()
    changed: float = 0.0

    def standing_at(self, origin: str) -> Site:
        """The same Site at another address, such as `https://example.org`."""
        operator = structs.replace(self.content.operator, address=origin)
        return replace(self, content=replace(self.content, operator=operator))

    def catalog(self, locale: SiteLocale, domain: str) -> Catalog | None:
        """The catalog of one page in one locale; None in English or where there is none."""
        return self.catalogs.get((locale.tag, domain))

    def interface(self, locale: SiteLocale) -> Translations | NullTranslations:
        if locale == ENGLISH:
            return _ORIGINAL
        return self.interfaces[locale.tag].translations

    def locale(self, tag: str) -> SiteLocale | None:
        """The site's locale of a tag in any case, with `-` or `_`."""
        wanted = tag.replace("_", "-").lower()
        return next((locale for locale in self.locales if locale.tag.lower() == wanted), None)


def catalog_path(translations: Path, locale: SiteLocale, domain: str) -> Path:
    """Where the PO file of a domain stands (GNU gettext's layout)."""
    return translations / locale.folder / "LC_MESSAGES" / f"{domain}.po"


def terms_path(translations: Path, locale: SiteLocale) -> Path:
    """Where the fixed terms of a locale stand."""
    return translations / locale.folder / "terms.toml"


def locales_in(translations: Path) -> list[SiteLocale]:
    """The locales that have a folder with an interface catalog, by tag."""
    found = translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return sorted(
        (SiteLocale(path.parent.parent.name.replace("_", "-")) for path in found),
        key=lambda locale: locale.tag,
    )
