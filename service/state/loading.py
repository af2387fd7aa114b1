"""Reads the files into a Site, and again when they change.

What was good last goes on being served: a file that cannot be read, or has gone, leaves its
last good state in place and is named in the new Site's problems. A file that did not change is
not read again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from service.catalogs.catalog import Catalog, Message, Provenance, State, load_catalog
from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import Rule, page_rules
from service.catalogs.checks.terms import Terms
from service.catalogs.folders import (
    GLOSSARY,
    catalog_path,
    figures_path,
    language_in,
    locales_in,
    terms_path,
)
from service.catalogs.interface import DOMAIN, Interface, load_interface
from service.catalogs.kept import Kept
from service.catalogs.po_files import CatalogError
from service.content.languages import FIGURES, SiteLanguage
from service.content.reading import Content, load_content
from service.errors import ContentError, shown
from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Site

log = logging.getLogger(__name__)
T = TypeVar("T")
LANGUAGE_FILES = ("terms.toml", FIGURES)
Stamp = tuple[int, int, int]

READY_INTERFACE = 0.95
"""The share of the interface that a language needs to be offered. A little below the whole, so
that one new English sentence does not take a language away from its readers."""


def stamp(path: Path) -> Stamp | None:
    """What changes when a file changes: time of change in ns, size, inode. None if it has gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class Checked(msgspec.Struct, array_like=True):
    """A catalog as it is kept."""

    messages: list[Message]
    provenance: Provenance


@dataclass
class Loader:
    """Reads content and translations, and remembers the last good state of each file."""

    content_folder: Path
    translations: Path
    kept: Kept | None = None
    _good: dict[Path, tuple[object, Any]] = field(default_factory=dict)
    _problems: list[str] = field(default_factory=list)
    _error: ContentError | None = None
    loaded: dict[Path, Stamp | None] = field(default_factory=dict)
    """The files as they were when the newest Site was read."""

    def files(self) -> dict[Path, Stamp | None]:
        """Every file that a Site is made of, with its stamp: equal if and only if none changed."""
        content = [p for p in self.content_folder.rglob("*") if p.suffix in (".md", ".toml")]
        catalogs = [*self.translations.glob("*/LC_MESSAGES/*.po")]
        words = [p for p in self.translations.glob("*/*.toml") if p.name in LANGUAGE_FILES]
        return {path: stamp(path) for path in (*content, *catalogs, *words)}

    def load(self) -> Site:
        """A Site of the files as they are now.

        Raises ContentError only where the English original was never good.
        """
        self._problems = []
        self.loaded = self.files()
        content = self._content()
        locales = {locale.tag: locale for locale in locales_in(self.translations)}
        locales |= {locale.tag: locale for path in self._good if (locale := self._locale(path))}
        interfaces: dict[str, Interface] = {}
        languages: dict[str, SiteLanguage] = {}
        catalogs: dict[tuple[str, str], Catalog] = {}
        offered = [ENGLISH]
        for _, locale in sorted(locales.items()):
            interface = self._interface(locale)
            if interface is None:
                continue
            language = self._language(locale)
            own = self._catalogs(content, language)
            interfaces[locale.tag] = interface
            languages[locale.tag] = language
            catalogs |= {(locale.tag, domain): catalog for domain, catalog in own.items()}
            if interface.share >= READY_INTERFACE and _has_whole_page(content, own):
                offered.append(locale)
        for problem in self._problems:
            log.error("%s", problem)
        newest = max((s[0] for s in self.loaded.values() if s), default=0) / 1e9
        problems = tuple(self._problems)
        return Site(content, tuple(offered), catalogs, interfaces, languages, problems, newest)

    def _locale(self, path: Path) -> SiteLocale | None:
        """The locale of an interface catalog that was good once, also if its folder has gone."""
        if path.name != f"{DOMAIN}.po":
            return None
        return SiteLocale(path.parent.parent.name.replace("_", "-"))

    def _content(self) -> Content:
        folder = self.content_folder
        stamps = tuple(sorted((p, stamp(p)) for p in folder.rglob("*") if p.is_file()))
        content = self._read(folder, stamps, lambda: load_content(folder))
        if content is None:
            assert self._error is not None
            raise self._error
        return content

    def _interface(self, locale: SiteLocale) -> Interface | None:
        path = catalog_path(self.translations, locale, DOMAIN)
        return self._read(path, stamp(path), lambda: load_interface(path, locale, self.kept))

    def _language(self, locale: SiteLocale) -> SiteLanguage:
        path = figures_path(self.translations, locale)
        found = self._read(path, stamp(path), lambda: language_in(self.translations, locale))
        return found or SiteLanguage(locale)

    def _catalogs(self, content: Content, language: SiteLanguage) -> dict[str, Catalog]:
        locale, sorting = language.locale, language.sorting
        path = terms_path(self.translations, locale)
        now = stamp(path)
        terms = self._read(path, now and (now, sorting), lambda: Terms.load(path, sorting))
        terms, names = terms or Terms(), Names.of(content)
        rules = page_rules(names, terms, content.language, language)
        words = f"{content.language.digest} {language.digest}"
        made_with = f"{locale.tag} {sorted(names.names)} {terms} {words}"
        found = {}
        for domain in (*(page.slug for page in content.all_pages), GLOSSARY):
            path = catalog_path(self.translations, locale, domain)
            if (now := stamp(path)) is None and path not in self._good:
                continue
            # A file is read again, too, when the names or the words change that check it.
            key = now and (now, made_with)
            read = self._reader(path, language, rules, made_with)
            if (catalog := self._read(path, key, read)) is not None:
                found[domain] = catalog
        return found

    def _reader(
        self, path: Path, language: SiteLanguage, rules: tuple[Rule, ...], made_with: str
    ) -> Callable[[], Catalog]:
        """How a catalog is read: from what was kept of an earlier check, or checked anew."""
        kept = self.kept
        if kept is None:
            return lambda: load_catalog(path, language, rules)

        def checked() -> Checked:
            catalog = load_catalog(path, language, rules)
            return Checked(list(catalog.messages.values()), catalog.provenance)

        def read() -> Catalog:
            found = kept.get(path, made_with, Checked, checked)
            messages = {message.key: message for message in found.messages}
            return Catalog(path, language.locale, messages, found.provenance)

        return read

    def _read(self, path: Path, key: object, read: Callable[[], T]) -> T | None:
        """The value of a file: as it was if its key is the same, new, or the last good one."""
        old_key, old = self._good.get(path, (None, None))
        if key is not None and key == old_key:
            return old  # type: ignore[no-any-return]
        if key is None and old_key is not None:
            self._problems.append(f"{shown(path)}: has gone; its last good state is served")
            return old  # type: ignore[no-any-return]
        try:
            value = read()
        except (CatalogError, ContentError) as error:
            self._error = error if isinstance(error, ContentError) else None
            served = "its last good state is served" if old is not None else "it is left out"
            self._problems.append(f"{error}; {served}")
            return old  # type: ignore[no-any-return]
        self._good[path] = (key, value)
        return value


def _has_whole_page(content: Content, catalogs: dict[str, Catalog]) -> bool:
    """Whether at least one drug page can be shown whole, in both registers."""
    return any(
        all(catalogs[slug].message(s.key).state is State.SHOWN for s in page.segments)
        for slug, page in content.drugs.items()
        if slug in catalogs
    )
