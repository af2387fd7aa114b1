"""The words of the interface, as gettext translations that cannot break a page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import msgspec
import polib
from babel.support import NullTranslations, Translations

from service.catalogs.checks.rules import INTERFACE_RULES, Finding, run
from service.catalogs.kept import Kept
from service.catalogs.po_files import read_po
from service.locales.locale import SiteLocale

DOMAIN = "messages"


def entry_findings(entry: polib.POEntry, locale: SiteLocale) -> tuple[Finding, ...]:
    """The findings on one interface text, in all of its plural forms."""
    if not entry.msgid_plural:
        return run(INTERFACE_RULES, entry.msgid, entry.msgstr, locale)
    return tuple(
        finding
        for text in entry.msgstr_plural.values()
        for finding in run(INTERFACE_RULES, entry.msgid_plural, text, locale)
    )


@dataclass(frozen=True, eq=False)
class Interface:
    """The interface in one language, and the share of it that is translated (0 to 1)."""

    translations: Translations | NullTranslations
    share: float


class Compiled(msgspec.Struct, array_like=True):
    """An interface as it is kept: a `.mo` file, and the share that is translated."""

    binary: bytes
    share: float


def load_interface(path: Path, locale: SiteLocale, kept: Kept | None = None) -> Interface:
    """The translations of `messages.po`; a text that fails a check is left in English.

    Raises CatalogError where the file cannot be read at all.
    """

    def compiled() -> Compiled:
        return _compiled(path, locale)

    found = kept.get(path, locale.tag, Compiled, compiled) if kept else compiled()
    translations = Translations(io.BytesIO(found.binary), domain=DOMAIN)
    return Interface(translations, found.share)


def _compiled(path: Path, locale: SiteLocale) -> Compiled:
    file = read_po(path)
    good = polib.POFile()
    good.metadata = file.metadata
    good.extend(e for e in file if e.translated() and not entry_findings(e, locale))
    total = sum(1 for entry in file if not entry.obsolete)
    return Compiled(good.to_binary(), len(good) / total if total else 0.0)
