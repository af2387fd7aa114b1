"""What the `catalogs` commands do to the files of all locales."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from service.catalogs.catalog import (
    ORIGIN,
    REVIEWED_BY,
    REVIEWED_DIGEST,
    REVIEWED_ON,
    Catalog,
    catalog_from,
    load_catalog,
)
from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import Rule, page_rules
from service.catalogs.checks.terms import Terms
from service.catalogs.folders import (
    GLOSSARY,
    catalog_path,
    figures_path,
    language_in,
    locales_in,
    stray_folders,
    template_path,
    terms_path,
)
from service.catalogs.headers import header_problems
from service.catalogs.interface import DOMAIN, entry_findings
from service.catalogs.merge import merge
from service.catalogs.po_files import CatalogError, read_po, write_po
from service.catalogs.starts import FIGURES_START, TERMS_START
from service.catalogs.status import translation_status
from service.catalogs.templates import Template, entries, extract_templates, interface_keys
from service.catalogs.texts import Key, State
from service.content.glossary import texts
from service.content.languages import SiteLanguage
from service.content.reading import Content, load_content
from service.content.registers import Register
from service.errors import ContentError, Problem
from service.locales.locale import ENGLISH, SiteLocale

ADVICE = {
    State.UNTRANSLATED: "is not translated; write the translation into msgstr",
    State.CHANGED: "is fuzzy: the English changed (see #|); correct msgstr and take the mark off",
}


HEADER = {
    "Project-Id-Version": "ALS/MND drug pages",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""The header fields of every catalog and template. No dates: they make every file look changed."""


@dataclass(frozen=True)
class Workshop:
    """The project's folder and its translations, as the commands work on them."""

    root: Path
    translations: Path

    @property
    def locales(self) -> list[SiteLocale]:
        return locales_in(self.translations)

    @cached_property
    def templates(self) -> dict[str, Template]:
        """What there is to translate. Raises ContentError."""
        return extract_templates(self.root)

    @cached_property
    def keys(self) -> dict[str, set[Key]]:
        """The keys of what there is to translate, by domain. Raises ContentError."""
        pages = {page.slug: page.all_keys for page in self.content.all_pages}
        glossary = {key for term in self.content.glossary.file.terms for key in texts(term)}
        return {DOMAIN: interface_keys(self.root), GLOSSARY: glossary, **pages}

    @cached_property
    def content(self) -> Content:
        return load_content(self.root / "content")

    def _language(self, locale: SiteLocale) -> tuple[SiteLanguage, tuple[Rule, ...]]:
        """A language with the rules for its pages. Raises ContentError."""
        language = language_in(self.translations, locale)
        terms = Terms.load(terms_path(self.translations, locale), language.sorting)
        rules = page_rules(Names.of(self.content), terms, self.content.language, language)
        return language, rules

    def write_templates(self) -> list[Path]:
        """Write each domain's template; give the files."""
        for domain, template in self.templates.items():
            file = polib.POFile(wrapwidth=0)
            file.metadata = dict(HEADER)
            file.extend(entries(template))
            write_po(file, template_path(self.translations, domain))
        return [template_path(self.translations, domain) for domain in self.templates]

    def check_templates(self) -> list[Problem]:
        """The templates that are not what the English has now."""
        return [
            Problem(path, 1, "is not in step with the English; run “catalogs extract”")
            for domain, keys in self.keys.items()
            if not (path := template_path(self.translations, domain)).exists()
            or {(e.msgctxt or "", e.msgid) for e in read_po(path)} != keys
        ]

    def add(self, locale: SiteLocale) -> list[Path]:
        """Start a language: catalogs with their headers, its fixed terms, its words of figures."""
        starts = {
            terms_path(self.translations, locale): TERMS_START,
            figures_path(self.translations, locale): FIGURES_START,
        }
        for path, start in starts.items():
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                text = start.replace("LANGUAGE", locale.name_in(ENGLISH))
                path.write_text(text, encoding="utf-8")
        return [*starts, *self.update([locale])]

    def update(self, locales: list[SiteLocale]) -> list[Path]:
        """Bring catalogs in step with the English; give the files that changed."""
        changed = []
        for locale in locales:
            for domain, template in self.templates.items():
                path = catalog_path(self.translations, locale, domain)
                old = read_po(path) if path.exists() else new_catalog(locale)
                if write_po(merge(old, template), path):
                    changed.append(path)
        return changed

    def review(
        self, locale: SiteLocale, domain: str, name: str, day: datetime.date
    ) -> Problem | None:
        """Record that a person read a page's whole translation and stands for it.

        Only a complete page without a failed check can be signed; the reason is given otherwise.
        """
        path = catalog_path(self.translations, locale, domain)
        if domain not in self.templates or not path.exists():
            return Problem(
                path, 1, f"there is no such page; it is one of {', '.join(self.templates)}"
            )
        catalog = load_catalog(path, *self._language(locale))
        for message in catalog.messages.values():
            if message.state is not State.SHOWN:
                advice = f"“{_short(message.key[1])}” is {message.state}; finish the page first"
                return Problem(path, message.line, advice)
        file = read_po(path)
        file.metadata[REVIEWED_BY] = name
        file.metadata[REVIEWED_ON] = day.isoformat()
        file.metadata[REVIEWED_DIGEST] = catalog.digest
        write_po(file, path)
        return None

    def check(self, locales: list[SiteLocale], *, missing: bool) -> list[Problem]:
        """Every fault of the catalogs; `missing` counts untranslated and fuzzy texts too."""
        stray = stray_folders(self.translations) if locales == self.locales else {}
        problems = [Problem(folder, 1, fault) for folder, fault in stray.items()]
        for locale in locales:
            try:
                language, rules = self._language(locale)
                for domain in self.keys:
                    problems += self._check(language, rules, domain, missing=missing)
            except ContentError as error:  # a file of the language that all its catalogs need
                problems += error.problems
        return sorted(problems)

    def _check(
        self, language: SiteLanguage, rules: tuple[Rule, ...], domain: str, *, missing: bool
    ) -> Iterator[Problem]:
        locale = language.locale
        path = catalog_path(self.translations, locale, domain)
        if not path.exists():
            if missing:
                yield Problem(path, 1, f"is missing; run “catalogs update {locale.tag}”")
            return
        try:
            file = read_po(path)
        except CatalogError as error:
            yield error.problem
            return
        yield from header_problems(path, file.metadata, locale)
        there = {(entry.msgctxt or "", entry.msgid) for entry in file if not entry.obsolete}
        if there != self.keys[domain]:
            advice = f"is not in step with the English; run “catalogs update {locale.tag}”"
            yield Problem(path, 1, advice)
        if domain == DOMAIN:
            yield from _check_interface(path, file, locale, missing=missing)
        else:
            catalog = catalog_from(path, file, "", language, rules)
            yield from _check_page(catalog, missing=missing)

    def status_table(self, locales: list[SiteLocale]) -> str:
        """Locale, page and register with what is shown, fuzzy, failed and missing."""
        heads = ("locale", "page", "words", "shown", "fuzzy", "failed", "origin")
        rows = ["{:8} {:28} {:9} {:>9} {:>6} {:>7}  {}".format(*heads)]
        for locale in locales:
            language, rules = self._language(locale)
            for page in self.content.all_pages:
                path = catalog_path(self.translations, locale, page.slug)
                catalog = load_catalog(path, language, rules) if path.exists() else None
                for register in Register:
                    status = translation_status(page, register, catalog)
                    done = f"{status.shown}/{status.total}"
                    origin = "machine, not reviewed" if status.is_machine else "human"
                    if status.reviewed_by:
                        origin = f"reviewed by {status.reviewed_by}, {status.reviewed_on}"
                    rows.append(
                        f"{locale.tag:8} {page.slug:28} {register:9} {done:>9} "
                        f"{status.states.get(State.CHANGED, 0):>6} "
                        f"{status.states.get(State.FAILED, 0):>7}  {origin}"
                    )
        return "\n".join(rows)


def new_catalog(locale: SiteLocale) -> polib.POFile:
    """An empty catalog with the headers of a locale; plural forms come from Babel."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        **HEADER,
        "Language": locale.folder,
        "Last-Translator": "machine draft, not reviewed",
        "Plural-Forms": str(get_plural(locale.babel)),
        ORIGIN: "machine",
    }
    return file


def _check_interface(
    path: Path, file: polib.POFile, locale: SiteLocale, *, missing: bool
) -> Iterator[Problem]:
    for entry in file:
        if entry.obsolete:
            continue
        if not entry.translated():
            if missing:
                state = State.CHANGED if entry.fuzzy else State.UNTRANSLATED
                yield Problem(path, entry.linenum or 1, f"“{_short(entry.msgid)}” {ADVICE[state]}")
            continue
        for finding in entry_findings(entry, locale):
            yield Problem(path, entry.linenum or 1, f"“{_short(entry.msgid)}”: {finding.message}")


def _check_page(catalog: Catalog, *, missing: bool) -> Iterator[Problem]:
    for message in catalog.messages.values():
        text = _short(message.key[1])
        if message.state in ADVICE and missing:
            yield Problem(catalog.path, message.line, f"“{text}” {ADVICE[message.state]}")
        for finding in message.findings:
            told = f"“{text}”: {finding.message} (check: {finding.check})"
            yield Problem(catalog.path, message.line, told)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
