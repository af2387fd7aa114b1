"""The project's folder and its translations, as the commands work on them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from service.catalogs.catalog import Catalog, catalog_from
from service.catalogs.checks.names import Names
from service.catalogs.checks.terms import Terms
from service.catalogs.folders import (
    catalog_path,
    language_in,
    locales_in,
    names_path,
    template_path,
    terms_path,
)
from service.catalogs.interface import DOMAIN
from service.catalogs.kept import Kept
from service.catalogs.people import NOBODY
from service.catalogs.po_files import read_bytes
from service.catalogs.provenance import PAGE, provenance_of, write_reviews
from service.catalogs.sign_offs import SignOffs
from service.catalogs.store import CheckedBy, Store
from service.catalogs.templates import CONFIGURATION, Template, extract_templates, interface_keys
from service.catalogs.texts import Key
from service.content.local_names import NO_NAMES, parse_names
from service.content.reading import Content, load_content
from service.content.registers import Register
from service.content.toml_files import read_content
from service.errors import Problem
from service.locales.locale import ENGLISH, SiteLocale

HEADER = {
    "Project-Id-Version": "ALS/MND drug pages",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""The header fields of every catalog and template. Templates have no dates: they make every file
look changed."""


@dataclass(frozen=True)
class Workshop:
    """What the commands work on.

    `root` is the project's folder, from whose code the words of the interface are extracted;
    content and translations mostly lie in it. `today` is the day that the commands note. Results of
    checks are `kept` where the service keeps them, and taken from there.
    """

    root: Path
    content_folder: Path
    translations: Path
    today: datetime.date = field(default_factory=datetime.date.today)
    kept: Kept | None = None

    @classmethod
    def over(
        cls, content: Path, translations: Path, running: Path, kept: Kept | None = None
    ) -> Workshop:
        """The project of some content and translations. Its code is what lies beside the content,
        and `running`, the folder of the code that runs, where the content lies elsewhere."""
        beside = content.parent
        root = beside if (beside / CONFIGURATION).is_file() else running
        return cls(root, content, translations, kept=kept)

    @property
    def locales(self) -> list[SiteLocale]:
        """The languages that have been begun: those with a folder of their tag."""
        return locales_in(self.translations)

    @cached_property
    def templates(self) -> dict[str, Template]:
        """What there is to translate. Raises ContentError."""
        return extract_templates(self.root, self.content_folder)

    @cached_property
    def keys(self) -> dict[str, set[Key]]:
        """The keys of what there is to translate, by domain. Raises ContentError."""
        return {DOMAIN: interface_keys(self.root, self.kept), **self.content.keys}

    @cached_property
    def content(self) -> Content:
        """The English original. Raises ContentError."""
        return load_content(self.content_folder)

    @cached_property
    def _names(self) -> Names:
        return Names.of(self.content)

    @cached_property
    def _checked_by(self) -> dict[SiteLocale, CheckedBy]:
        return {}

    def checked_by(self, locale: SiteLocale, domain: str) -> CheckedBy:
        """The rules for a catalog of a language. Raises ContentError."""
        if locale not in self._checked_by:
            language = language_in(self.translations, locale)
            terms = Terms.load(terms_path(self.translations, locale), language.sorting)
            by = CheckedBy.of_pages(self.content, language, self._names, terms)
            self._checked_by[locale] = by
        by = self._checked_by[locale]
        return CheckedBy.of_interface(by.language) if domain == DOMAIN else by

    @cached_property
    def store(self) -> Store:
        """What makes catalogs, with what is kept of earlier checks."""
        return Store(self.kept)

    def path(self, locale: SiteLocale, domain: str) -> Path:
        return catalog_path(self.translations, locale, domain)

    def template_path(self, domain: str) -> Path:
        return template_path(self.translations, domain)

    def catalog(self, locale: SiteLocale, domain: str) -> Catalog:
        """A catalog, read and checked. Raises CatalogError and ContentError."""
        path = self.path(locale, domain)
        return self.store.catalog(path, self.checked_by(locale, domain), read_bytes(path))

    def check(self, locale: SiteLocale, domain: str) -> Catalog:
        """A catalog of which all texts are checked, and kept. Raises as `catalog` does."""
        catalog = self.catalog(locale, domain)
        self.store.check(catalog, self.checked_by(locale, domain))
        return catalog

    def sign_offs(self, locale: SiteLocale) -> SignOffs:
        """The sign-offs of a language. Raises ContentError; what it finds, CatalogError, too."""

        def find(domain: str) -> Catalog | None:
            there = self.path(locale, domain).exists()
            return self.catalog(locale, domain) if there else None

        path = names_path(self.translations, locale)
        names = parse_names(path, read_content(path)) if path.exists() else NO_NAMES
        terms = Terms.load(terms_path(self.translations, locale))
        return SignOffs(self.content, cache(find), names, terms)

    def checked(self, file: polib.POFile, locale: SiteLocale, domain: str) -> Catalog:
        """The catalog that a file is, also one that is not yet written."""
        by = self.checked_by(locale, domain)
        return catalog_from(self.path(locale, domain), file, "", by.language, by.rules)

    def parts(self, domain: str) -> list[str]:
        """The registers of a domain's texts; none for the interface and the glossary."""
        pages = {page.slug for page in self.content.all_pages}
        return [register.value for register in Register] if domain in pages else []

    def no_such_page(self, locale: SiteLocale, domain: str) -> Problem | None:
        """What to say where there is no catalog of that name in a language."""
        path = self.path(locale, domain)
        if domain not in self.keys:
            known = ", ".join(self.keys)
            return Problem(path, 1, f"there is no such page; it is one of {known}")
        if not path.exists():
            return Problem(path, 1, f"is missing; run “catalogs update {locale.tag}”")
        return None


def new_catalog(locale: SiteLocale) -> polib.POFile:
    """An empty catalog with the headers of a locale; plural forms come from Babel.

    It says nothing of where its translations come from: nobody has made any.
    """
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        **HEADER,
        "Language": locale.folder,
        "Plural-Forms": str(get_plural(locale.babel)),
    }
    return file


def complete_header(
    file: polib.POFile, locale: SiteLocale, domain: str, today: datetime.date
) -> None:
    """Add the fields that a header lacks (those that `msgfmt --check` asks for, and the page),
    and bring reviews into their present form. What an editor wrote stays."""
    fields = {
        **new_catalog(locale).metadata,
        "PO-Revision-Date": f"{today.isoformat()} 00:00+0000",
        "Last-Translator": NOBODY,
        "Language-Team": locale.name_in(ENGLISH),
        PAGE: domain,
    }
    for name, value in fields.items():
        if not file.metadata.get(name):
            file.metadata[name] = value
    write_reviews(file, provenance_of(file).reviews)
