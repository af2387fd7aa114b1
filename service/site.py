"""One state of everything that is served: content, catalogs, interface. It never changes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.support import NullTranslations, Translations

from service.catalogs import Catalog, load_catalog
from service.checks.names import Names
from service.checks.rules import Rule, page_rules
from service.checks.terms import Terms
from service.content import Content, load_content
from service.interface import DOMAIN, load_interface
from service.locales import ENGLISH, SiteLocale
from service.po_files import CatalogError

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Site:
    """Content with its catalogs, by locale tag and domain; `problems` for files left out."""

    content: Content
    locales: tuple[SiteLocale, ...]
    catalogs: Mapping[tuple[str, str], Catalog]
    interfaces: Mapping[str, Translations | NullTranslations]
    problems: tuple[str, ...] = field(default=())

    def catalog(self, locale: SiteLocale, domain: str) -> Catalog | None:
        """The catalog of one page in one locale; None in English or where there is none."""
        return self.catalogs.get((locale.tag, domain))

    def interface(self, locale: SiteLocale) -> Translations | NullTranslations:
        return self.interfaces[locale.tag]

    def locale(self, tag: str) -> SiteLocale | None:
        """The site's locale of a tag in any case, with `-` or `_`."""
        wanted = tag.replace("_", "-").lower()
        return next((locale for locale in self.locales if locale.tag.lower() == wanted), None)


def catalog_path(translations: Path, locale: SiteLocale, domain: str) -> Path:
    """Where the PO file of a domain stands (GNU gettext's layout)."""
    return translations / locale.folder / "LC_MESSAGES" / f"{domain}.po"


def rules_for(content: Content, translations: Path, locale: SiteLocale) -> tuple[Rule, ...]:
    """The checks of a locale's pages, with the names of the content and the locale's terms."""
    terms = Terms.load(translations / locale.folder / "terms.toml")
    return page_rules(Names.of(content), terms)


def locales_in(translations: Path) -> list[SiteLocale]:
    """The locales that have a folder with an interface catalog, by tag."""
    found = translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return sorted(
        (SiteLocale(path.parent.parent.name.replace("_", "-")) for path in found),
        key=lambda locale: locale.tag,
    )


def load_site(content_folder: Path, translations: Path) -> Site:
    """Read everything. Raises ContentError; a broken catalog is left out and said in the log."""
    content = load_content(content_folder)
    locales = [ENGLISH]
    interfaces: dict[str, Translations | NullTranslations] = {ENGLISH.tag: NullTranslations()}
    catalogs: dict[tuple[str, str], Catalog] = {}
    problems: list[str] = []
    for locale in locales_in(translations):
        try:
            interfaces[locale.tag] = load_interface(
                catalog_path(translations, locale, DOMAIN), locale
            )
        except CatalogError as error:
            problems.append(str(error))
            continue
        locales.append(locale)
        rules = rules_for(content, translations, locale)
        for domain in (*(page.slug for page in content.all_pages), "glossary"):
            path = catalog_path(translations, locale, domain)
            if not path.exists():
                continue
            try:
                catalogs[locale.tag, domain] = load_catalog(path, locale, rules)
            except CatalogError as error:
                problems.append(str(error))
    for problem in problems:
        log.error("catalog left out: %s", problem)
    return Site(content, tuple(locales), catalogs, interfaces, tuple(problems))
