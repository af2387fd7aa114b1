"""`catalogs check`: every fault of the catalogs, and how complete each language is."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from service.catalogs import weblate
from service.catalogs.catalog import Catalog
from service.catalogs.checks.advice import Advice
from service.catalogs.folders import (
    CATALOGS,
    language_in,
    names_path,
    stray_folders,
)
from service.catalogs.headers import header_problems
from service.catalogs.interface import DOMAIN
from service.catalogs.po_files import CatalogError, read_header, read_po
from service.catalogs.provenance import PAGE
from service.catalogs.shares import FEW, shares
from service.catalogs.texts import State
from service.catalogs.workshop import Workshop
from service.content.local_names import name_faults
from service.errors import ContentError, Problem
from service.locales.locale import SiteLocale

ADVICE = {
    State.UNTRANSLATED: "is not translated; write the translation into msgstr",
    State.CHANGED: "is fuzzy: the English changed (see #|); correct msgstr and take the mark off",
}


def check_ahead(shop: Workshop, locales: list[SiteLocale]) -> None:
    """Have the catalogs that are not kept checked by all cores, in forked processes that keep what
    they find. Few are left to who asks for them, and so are those that cannot be read."""
    waiting = [(locale, domain) for locale in locales for domain in _unchecked(shop, locale)]
    cores = os.cpu_count() or 1
    if len(waiting) > FEW and shop.kept is not None and shop.kept.is_writable:
        context = multiprocessing.get_context("fork")  # they share what is read
        with context.Pool(cores, _share, (shop,)) as pool:
            pool.map(_check, shares(waiting, cores), chunksize=1)


def _unchecked(shop: Workshop, locale: SiteLocale) -> list[str]:
    with contextlib.suppress(ContentError):
        return [
            domain
            for domain in shop.keys
            if not shop.store.has(shop.path(locale, domain), shop.checked_by(locale, domain))
        ]
    return []


_shop: Workshop | None = None


def _share(shop: Workshop) -> None:
    """Hold the project in a forked process."""
    global _shop
    _shop = shop


def _check(share: list[tuple[SiteLocale, str]]) -> None:
    assert _shop is not None
    for locale, domain in share:
        with contextlib.suppress(CatalogError, ContentError):  # it is told by who asks
            _shop.check(locale, domain)


class Check:
    """One look at the catalogs of some languages.

    `faults` must be fixed; `missing` are the texts that have no translation to show;
    `completeness` says in a line for each language how far it goes.
    """

    def __init__(self, shop: Workshop, locales: list[SiteLocale]) -> None:
        self._shop = shop
        check_ahead(shop, locales)
        self.faults: list[Problem] = []
        self.missing: list[Problem] = []
        self.completeness = [self._language(locale) for locale in locales]
        self.faults.sort()
        self.missing.sort()

    def _language(self, locale: SiteLocale) -> str:
        states: Counter[State] = Counter()
        behind = 0
        self.faults += unknown_files(self._shop, locale)
        names = names_path(self._shop.translations, locale)
        if names.exists():
            self.faults += name_faults(names, self._shop.content)
        for domain, keys in self._shop.keys.items():
            catalog = self._catalog(locale, domain)
            if catalog is None:
                behind += 1
                states[State.UNTRANSLATED] += len(keys)
                continue
            behind += set(catalog.messages) != keys
            states.update(catalog.message(key).state for key in keys)
            self.faults += _findings(catalog)
            self.missing += _missing(catalog)
        return _line(locale, states, behind)

    def _catalog(self, locale: SiteLocale, domain: str) -> Catalog | None:
        path = self._shop.path(locale, domain)
        if not path.exists():
            return None
        try:
            self.faults += header_problems(path, read_header(path), locale)
            return self._shop.check(locale, domain)
        except CatalogError as error:
            self.faults.append(error.problem)
        except ContentError as error:  # a file of the language that all its catalogs need
            self.faults += [p for p in error.problems if p not in self.faults]
        return None


def advised(shop: Workshop, locales: list[SiteLocale]) -> tuple[list[Problem], int]:
    """The shown texts of pages that a person should look at again, and how many are shown."""
    found: list[Problem] = []
    shown = 0
    for locale in locales:
        advice = Advice(shop.content.language, language_in(shop.translations, locale))
        for domain in shop.keys:
            if domain == DOMAIN or not shop.path(locale, domain).exists():
                continue
            catalog = shop.catalog(locale, domain)
            for message in catalog.messages.values():
                shown += message.state is State.SHOWN
                found += [
                    Problem(catalog.path, message.line, f"“{_short(message.key[1])}”: {said}")
                    for said in advice.on(message.key[1], message.text)
                    if message.state is State.SHOWN
                ]
    return found, shown


def stale_templates(shop: Workshop) -> list[Problem]:
    """The templates that are not what the English has now, and the list of them for Weblate."""
    message = "is not in step with the English; run “catalogs extract”, then “… update”"
    for_weblate = shop.translations / weblate.FILE
    stale = for_weblate.exists() and for_weblate.read_text("utf-8") != weblate.text(shop.keys)
    return [Problem(for_weblate, 1, message)] * stale + [
        Problem(path, 1, message)
        for domain, keys in shop.keys.items()
        if not (path := shop.template_path(domain)).exists()
        or {(e.msgctxt or "", e.msgid) for e in read_po(path)} != keys
    ]


def strays(shop: Workshop) -> list[Problem]:
    """The folders that are no language's, and the templates that are no page's."""
    templates = [path for path in files_of_no_page(shop) if path.suffix == ".pot"]
    return [
        *(Problem(path, 1, fault) for path, fault in stray_folders(shop.translations).items()),
        *(Problem(path, 1, "belongs to no page; run “catalogs clean”") for path in templates),
    ]


def unknown_files(shop: Workshop, locale: SiteLocale) -> list[Problem]:
    """The files among the catalogs of a language that are in the place of no page."""
    return [
        Problem(path, 1, _advice(shop, path))
        for path in sorted((shop.translations / locale.folder / CATALOGS).glob("[!.]*.po"))
        if path.stem not in shop.keys
    ]


def _advice(shop: Workshop, path: Path) -> str:
    if page := _page_of(shop, path):
        return f"is a file of {page} by another name; run “catalogs take” on it, then delete it"
    return (
        "belongs to no page; if its page was renamed, take that back and use “content rename”; "
        "if it is gone for good, run “catalogs clean”"
    )


def _page_of(shop: Workshop, path: Path) -> str:
    """The page that a file in no page's place is of (`riluzole.es.po`), if there is one."""
    try:
        page = read_po(path).metadata.get(PAGE, "") or path.name.split(".")[0]
    except CatalogError:
        page = path.name.split(".")[0]
    return page if page in shop.keys else ""


def _findings(catalog: Catalog) -> Iterator[Problem]:
    for message in catalog.messages.values():
        for finding in message.findings:
            told = f"“{_short(message.key[1])}”: {finding.message} (check: {finding.check})"
            yield Problem(catalog.path, message.line, told)


def _missing(catalog: Catalog) -> Iterator[Problem]:
    for message in catalog.messages.values():
        if message.state in ADVICE:
            told = f"“{_short(message.key[1])}” {ADVICE[message.state]}"
            yield Problem(catalog.path, message.line, told)


def _line(locale: SiteLocale, states: Counter[State], behind: int) -> str:
    total = states.total()
    line = f"{locale.tag}: {states[State.SHOWN]} of {total} texts are shown"
    more = [
        f"{states[state]} {word}"
        for state, word in (
            (State.UNTRANSLATED, "not translated"),
            (State.CHANGED, "fuzzy"),
            (State.FAILED, "failed a check"),
        )
        if states[state]
    ]
    if behind:
        files = "1 file is" if behind == 1 else f"{behind} files are"
        more.append(f"{files} not in step with the English; run “catalogs update {locale.tag}”")
    return "; ".join([line, *more])


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def files_of_no_page(shop: Workshop) -> list[Path]:
    """The catalogs and templates whose page is gone, in all languages."""
    found = (p.path for locale in shop.locales for p in unknown_files(shop, locale))
    catalogs = (path for path in found if not _page_of(shop, path))
    templates = sorted((shop.translations / "templates").glob("*.pot"))
    return [*catalogs, *(path for path in templates if path.stem not in shop.keys)]
