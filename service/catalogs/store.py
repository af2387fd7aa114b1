"""Catalogs and interfaces out of the bytes of their files, with what was kept of earlier checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from service.catalogs.catalog import Catalog, catalog_of, digest_of
from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import INTERFACE_RULES, Rule, page_rules
from service.catalogs.checks.terms import Terms
from service.catalogs.interface import Compiled, Interface, compiled
from service.catalogs.kept import Kept
from service.catalogs.provenance import Provenance
from service.catalogs.texts import Message
from service.content.languages import SiteLanguage, parse_language
from service.content.local_names import LocalNames, parse_names
from service.content.reading import Content
from service.locales.collation import Sorting
from service.locales.locale import SiteLocale
from service.whole_files import read_plain


class Checked(msgspec.Struct, array_like=True):
    """A catalog as it is kept."""

    messages: list[Message]
    provenance: Provenance


@dataclass(frozen=True)
class CheckedBy:
    """The rules of a language, and all that they are made with, as text."""

    rules: tuple[Rule, ...]
    made_with: str
    language: SiteLanguage
    terms: Terms

    @classmethod
    def of_pages(
        cls, content: Content, language: SiteLanguage, names: Names, terms: Terms
    ) -> CheckedBy:
        """How the catalogs of pages and of the glossary are checked."""
        words = f"{content.language.digest} {language.digest}"
        return cls(
            page_rules(names, terms, content.language, language),
            f"{language.locale.tag} {sorted(names.names)} {terms} {words}",
            language,
            terms,
        )

    @classmethod
    def of_interface(cls, language: SiteLanguage) -> CheckedBy:
        """How the interface is checked, as a catalog like others."""
        made_with = f"{language.locale.tag} interface {language.digest}"
        return cls(INTERFACE_RULES, made_with, language, Terms())


@dataclass(frozen=True)
class Store:
    """Makes catalogs; without a folder for results each text is checked when it is asked for."""

    kept: Kept | None = None

    def catalog(self, path: Path, by: CheckedBy, content: bytes) -> Catalog:
        """The catalog that a file's bytes hold. Raises CatalogError."""
        kept = self.kept
        if kept is None:
            return catalog_of(path, content, by.language, by.rules)
        key = kept.key(content, by.made_with)

        def find() -> Iterable[Message] | None:
            found = kept.find(path, key, Checked)
            return found.messages if found else None

        found = kept.find(path, key, Checked)
        if found is None:
            return catalog_of(path, content, by.language, by.rules, find)
        messages = {message.key: message for message in found.messages}
        return Catalog(path, by.language.locale, messages, found.provenance, digest_of(content))

    def has(self, path: Path, by: CheckedBy) -> bool:
        """Whether a file's catalog is kept, checked, as the file is now."""
        try:
            key = self.kept.key(read_plain(path), by.made_with) if self.kept else b""
        except OSError:
            return True  # there is nothing to check
        return self.kept is not None and self.kept.has(path, key, Checked)

    def check(self, catalog: Catalog, by: CheckedBy) -> None:
        """Check all texts of a catalog, and keep what came out with the file that it is from."""
        if catalog.is_checked:
            return
        messages = list(catalog.messages.values())
        content = self.bytes_of(catalog.path, catalog.file_digest)
        if self.kept is not None and content is not None:
            key = self.kept.key(content, by.made_with)
            self.kept.keep(catalog.path, key, Checked(messages, catalog.provenance))
            self.kept.keep_good(catalog.path, content)

    def bytes_of(self, path: Path, digest: str) -> bytes | None:
        """The very bytes of a file that were read; None where they are nowhere any more."""
        try:
            content = read_plain(path)
        except OSError:
            content = b""
        if digest_of(content) == digest:
            return content
        good = self.kept.good(path) if self.kept else None
        return good if good and digest_of(good) == digest else None

    def language(self, path: Path, locale: SiteLocale, content: bytes) -> SiteLanguage:
        """A language with the words that the bytes of its file hold. Raises ContentError."""
        language = parse_language(path, locale, content)
        if self.kept is not None:
            self.kept.keep_good(path, content)
        return language

    def names(self, path: Path, content: bytes) -> LocalNames:
        """The names that a file's bytes hold. Raises ContentError."""
        names = parse_names(path, content)
        if self.kept is not None:
            self.kept.keep_good(path, content)
        return names

    def terms(self, path: Path, sorting: Sorting, content: bytes) -> Terms:
        """The fixed terms that a file's bytes hold. Raises ContentError."""
        terms = Terms.of(path, sorting, content)
        if self.kept is not None:
            self.kept.keep_good(path, content)
        return terms

    def has_interface(self, path: Path, locale: SiteLocale) -> bool:
        """Whether an interface is kept as its file is now."""
        try:
            key = self.kept.key(read_plain(path), locale.tag) if self.kept else b""
        except OSError:
            return True  # there is nothing to read
        return self.kept is not None and self.kept.has(path, key, Compiled)

    def interface(self, path: Path, locale: SiteLocale, content: bytes) -> Interface:
        """The interface that a file's bytes hold. Raises CatalogError."""
        kept = self.kept
        key = kept.key(content, locale.tag) if kept else b""
        found = kept.find(path, key, Compiled) if kept else None
        if found is None:
            found = compiled(path, content, locale)
            if kept:
                kept.keep(path, key, found)
                kept.keep_good(path, content)
        return Interface.of(found, digest_of(content))
