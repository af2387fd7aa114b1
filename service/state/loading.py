"""Reads the files into a Site, and again when they change.

What was good last goes on being served: a file that cannot be read, or has gone, leaves its
last good state in place and is named in the new Site's problems. A file that did not change is
not read again.
"""

from __future__ import annotations

import datetime
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from service.catalogs.catalog import Catalog
from service.catalogs.checks.names import Names
from service.catalogs.folders import stray_folders, template_path
from service.catalogs.interface import DOMAIN, Interface, looks_ready
from service.catalogs.kept import Kept
from service.catalogs.po_files import unfinished
from service.catalogs.store import CheckedBy
from service.content.languages import FIGURES, SiteLanguage
from service.content.local_names import NAMES, LocalNames
from service.content.reading import Content, content_files
from service.errors import short_path
from service.locales.locale import ENGLISH, SiteLocale
from service.state.last_good import Stamp, stamp
from service.state.offered import is_shown_whole, offered
from service.state.on_demand import OnDemand
from service.state.original import Original
from service.state.site import Name, Site
from service.state.translation_files import TranslationFiles
from service.whole_files import read_plain

log = logging.getLogger(__name__)

T = TypeVar("T")

LANGUAGE_FILES = ("terms.toml", FIGURES, NAMES)


def today_utc() -> datetime.date:
    """The day in UTC, which is the day of every page wherever it is read."""
    return datetime.datetime.now(datetime.UTC).date()


@dataclass(frozen=True)
class Parts:
    """What a Site is made of: the content, and by locale tag what is read when it is asked for."""

    content: Content
    locales: tuple[SiteLocale, ...]
    interfaces: Mapping[str, Interface]
    languages: Mapping[str, SiteLanguage]
    local_names: Mapping[str, LocalNames]
    checked_by: Mapping[str, CheckedBy]
    problems: list[str]

    @property
    def names(self) -> tuple[Name, ...]:
        """The catalogs that there can be: of each page and of the glossary, in each locale."""
        return tuple((each.tag, domain) for each in self.locales for domain in self.content.keys)

    def whole(self) -> Parts:
        """The same with all of it read; a locale whose interface cannot be read is left out."""
        tags = list(self.interfaces)
        return replace(
            self,
            locales=tuple(SiteLocale(tag) for tag in tags),
            interfaces=dict(self.interfaces),
            languages={tag: self.languages[tag] for tag in tags},
            local_names={tag: self.local_names[tag] for tag in tags},
            checked_by={tag: self.checked_by[tag] for tag in tags},
        )


class Loader:
    """Reads content and translations, and remembers the last good state of each file.

    `check_many` is called before all texts are checked; it may have that done by more processes,
    which keep what they find.
    """

    def __init__(
        self,
        content_folder: Path,
        translations: Path,
        kept: Kept | None = None,
        check_many: Callable[[Loader], None] = lambda _loader: None,
        today: Callable[[], datetime.date] = today_utc,
    ) -> None:
        self.content_folder, self.translations = content_folder, translations
        self.kept = kept
        self._folder = TranslationFiles(translations, kept)
        self.loaded: dict[Path, Stamp | None] = {}
        """The files as they were when the newest Site was read."""
        self.check_many = check_many
        self.today = today
        self._day: datetime.date | None = None
        self._original = Original(content_folder, kept)
        self._lock = threading.RLock()

    def files(self) -> dict[Path, Stamp | None]:
        """Every file that a Site is made of, with its stamp: equal if and only if none changed."""
        content = content_files(self.content_folder)
        catalogs = [*self.translations.glob("*/LC_MESSAGES/*.po")]
        words = [p for p in self.translations.glob("*/*.toml") if p.name in LANGUAGE_FILES]
        return {path: stamp(path) for path in (*content, *catalogs, *words)}

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the files stand in."""
        return self.content_folder, self.translations

    @property
    def has_changed(self) -> bool:
        """Whether a file is another one than when the newest Site was read, or the day is."""
        return self.today() != self._day or self.files() != self.loaded

    def begin(self) -> Site:
        """A Site of the files as they are now, at once: a catalog is read, and a text of it
        checked, when it is first asked for. Nothing unchecked is ever shown.

        Which languages are offered, and what is wrong with which file, is as far as is known
        without checks; `load` has the last word. Raises as `load` does.
        """
        with self._lock:
            parts = self._parts()

            def read(name: Name) -> Catalog | None:
                with self._lock:
                    return self._folder.catalog(name, parts.checked_by, [])

            ready = (locale for locale in parts.locales if self._looks_ready(parts, locale))
            locales = offered(parts.content, ready, partial(self._looks_whole, parts.content))
            return self._site(parts, locales, OnDemand(parts.names, read), is_checked=False)

    def load(self) -> Site:
        """A Site of the files as they are now, every text of it checked.

        Raises ContentError only where the English original was never good.
        """
        self.check_many(self)
        with self._lock:
            parts = self._parts().whole()
            catalogs = {
                name: catalog
                for name in parts.names
                if (catalog := self._folder.catalog(name, parts.checked_by, parts.problems))
                is not None
            }
        for (tag, _), catalog in catalogs.items():
            self._folder.store.check(catalog, parts.checked_by[tag])
        self._original.keep()
        for problem in parts.problems:
            log.error("%s", problem)

        def is_whole(name: Name) -> bool:
            catalog = catalogs.get(name)
            return catalog is not None and is_shown_whole(catalog, parts.content.drugs[name[1]])

        ready = (each for each in parts.locales if parts.interfaces[each.tag].is_ready)
        locales = offered(parts.content, ready, is_whole)
        return self._site(parts, locales, catalogs, is_checked=True)

    def file(self, site: Site, locale: SiteLocale, domain: str) -> bytes | None:
        """The bytes of a catalog as they were checked; in English those of a domain's template.

        None where there is no such file.
        """
        if locale == ENGLISH:
            try:
                return read_plain(template_path(self.translations, domain))
            except OSError:
                return None
        path = self._folder.path((locale.tag, domain))
        found = site.interface(locale) if domain == DOMAIN else site.catalog(locale, domain)
        return self._folder.store.bytes_of(path, found.file_digest) if found else None

    def unchecked(self) -> list[Name]:
        """The catalogs that are checked neither here nor by what is kept, interfaces first."""
        with self._lock:
            parts = self._parts()
            names = (*((each.tag, DOMAIN) for each in parts.locales), *parts.names)
            return [name for name in names if not self._folder.is_checked(name, parts.checked_by)]

    def check(self, names: Iterable[Name]) -> Iterator[Name]:
        """Check catalogs and keep what comes out; each is named when it is done."""
        with self._lock:
            parts = self._parts()
        for name in names:
            if name[1] == DOMAIN:
                parts.interfaces.get(name[0])
            elif (catalog := self._folder.catalog(name, parts.checked_by, [])) is not None:
                self._folder.store.check(catalog, parts.checked_by[name[0]])
            yield name

    def _parts(self) -> Parts:
        problems: list[str] = []
        self.loaded, self._day = self.files(), self.today()
        content = self._original.read(problems)
        if not self.translations.is_dir():
            problems.append(f"{short_path(self.translations)}: the folder is missing; put it back")
        for folder, fault in stray_folders(self.translations).items():
            problems.append(f"{short_path(folder)}: {fault}; it is left out")
        names, locales = Names.of(content), tuple(self._folder.locales())
        tags = tuple(locale.tag for locale in locales)

        def by_tag(read: Callable[[SiteLocale, list[str]], T | None]) -> Mapping[str, T]:
            def find(tag: str) -> T | None:
                with self._lock:
                    return read(SiteLocale(tag), problems)

            return OnDemand(tags, find)

        languages = by_tag(self._folder.language)

        def checked_by(locale: SiteLocale, problems: list[str]) -> CheckedBy:
            return self._folder.checked_by(content, languages[locale.tag], names, problems)

        interfaces, local_names = by_tag(self._folder.interface), by_tag(self._folder.names)
        return Parts(
            content, locales, interfaces, languages, local_names, by_tag(checked_by), problems
        )

    def _looks_ready(self, parts: Parts, locale: SiteLocale) -> bool:
        """Whether a language can be offered, as far as a glance at its interface tells."""
        name = locale.tag, DOMAIN
        if self._folder.known(name) is not None:
            return locale.tag in parts.interfaces and parts.interfaces[locale.tag].is_ready
        return looks_ready(_bytes(self._folder.path(name)))

    def _looks_whole(self, content: Content, name: Name) -> bool:
        """Whether a page is whole in a language, as far as is known and a glance tells."""
        known, found = self._folder.known(name), _bytes(self._folder.path(name))
        if isinstance(known, Catalog) and not is_shown_whole(known, content.drugs[name[1]]):
            return False
        return bool(found) and not unfinished(found)

    def _site(
        self,
        parts: Parts,
        locales: tuple[SiteLocale, ...],
        catalogs: Mapping[Name, Catalog],
        *,
        is_checked: bool,
    ) -> Site:
        newest = max((s[0] for s in self.loaded.values() if s), default=0) / 1e9
        day = self._day or self.today()
        midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp()
        return Site(
            parts.content,
            locales,
            catalogs,
            parts.interfaces,
            parts.languages,
            parts.local_names,
            parts.checked_by,
            tuple(parts.problems),
            # No answer was changed at a time to come; each may have when the day began.
            min(max(newest, midnight), time.time()),
            is_checked,
            day,
        )


def _bytes(path: Path) -> bytes:
    """The bytes of a file; none where it cannot be read."""
    try:
        return read_plain(path)
    except OSError:
        return b""
