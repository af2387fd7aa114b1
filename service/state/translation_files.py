"""The files of the translations, each as it is now or as it was when it was good last."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from service.catalogs.catalog import Catalog
from service.catalogs.checks.names import Names
from service.catalogs.checks.terms import Terms
from service.catalogs.folders import (
    catalog_path,
    figures_path,
    locales_in,
    names_path,
    terms_path,
)
from service.catalogs.interface import DOMAIN, Interface
from service.catalogs.kept import Kept
from service.catalogs.store import CheckedBy, Store
from service.content.languages import SiteLanguage
from service.content.local_names import NO_NAMES, LocalNames
from service.content.reading import Content
from service.locales.locale import SiteLocale
from service.state.last_good import LastGood
from service.state.site import Name


class TranslationFiles:
    """Reads the files of the folder of translations. What is wrong with one is added to the
    `problems` that it is read with, and costs no other file anything."""

    def __init__(self, folder: Path, kept: Kept | None) -> None:
        self.folder = folder
        self.store = Store(kept)
        self._good = LastGood(kept)

    def path(self, name: Name) -> Path:
        """Where a catalog stands; that of the domain `messages` is the interface."""
        tag, domain = name
        return catalog_path(self.folder, SiteLocale(tag), domain)

    def known(self, name: Name) -> object:
        """A catalog or an interface as it was read last; None where it never was."""
        return self._good.value(self.path(name))

    def locales(self) -> list[SiteLocale]:
        """The locales that have a folder, or had one with an interface that was good."""
        found = {locale.tag: locale for locale in locales_in(self.folder)}
        for path in self._good.paths():
            if path.stem == DOMAIN:
                tag = path.parent.parent.name.replace("_", "-")
                found.setdefault(tag, SiteLocale(tag))
        return [found[tag] for tag in sorted(found)]

    def interface(self, locale: SiteLocale, problems: list[str]) -> Interface | None:
        """The interface in a language; while a part of it is wrong, that part as it was good."""
        path = self.path((locale.tag, DOMAIN))
        older = self._good.value(path)

        def make(content: bytes) -> Interface:
            found = self.store.interface(path, locale, content)
            return found.after(older if isinstance(older, Interface) else None)

        return self._good.read(path, None, make, problems)

    def language(self, locale: SiteLocale, problems: list[str]) -> SiteLanguage:
        """A language with the words of its `figures.toml`; without the file it has none."""
        path = figures_path(self.folder, locale)
        found = None
        if self._good.knows(path):
            make = partial(self.store.language, path, locale)
            found = self._good.read(path, None, make, problems)
        return found or SiteLanguage(locale)

    def names(self, locale: SiteLocale, problems: list[str]) -> LocalNames:
        """What the `names.toml` of a language says; without the file all names stay as they are."""
        path = names_path(self.folder, locale)
        found = None
        if self._good.knows(path):
            found = self._good.read(path, None, partial(self.store.names, path), problems)
        return found or NO_NAMES

    def checked_by(
        self, content: Content, language: SiteLanguage, names: Names, problems: list[str]
    ) -> CheckedBy:
        """How the texts of a locale are checked; a locale without fixed terms has none."""
        path = terms_path(self.folder, language.locale)
        terms, sorting = Terms(), language.sorting
        if self._good.knows(path):
            make = partial(self.store.terms, path, sorting)
            terms = self._good.read(path, sorting, make, problems) or terms
        return CheckedBy.of_pages(content, language, names, terms)

    def catalog(
        self, name: Name, checked_by: Mapping[str, CheckedBy], problems: list[str]
    ) -> Catalog | None:
        """A catalog; how its texts are checked is asked for by the tag of its locale."""
        path = self.path(name)
        if not self._good.knows(path):
            return None
        by = checked_by[name[0]]
        make = partial(self.store.catalog, path, by)
        # A file is read again, too, when the names or the terms change that check it.
        return self._good.read(path, by.made_with, make, problems)

    def is_checked(self, name: Name, checked_by: Mapping[str, CheckedBy]) -> bool:
        """Whether a catalog is checked here or by what is kept."""
        path, known = self.path(name), self.known(name)
        if name[1] == DOMAIN:
            return known is not None or self.store.has_interface(path, SiteLocale(name[0]))
        if isinstance(known, Catalog) and known.is_checked:
            return True
        return self.store.has(path, checked_by[name[0]])
