"""The words of the interface, as gettext translations that cannot break a page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import msgspec
import polib
from babel.messages.plurals import get_plural
from babel.support import NullTranslations, Translations

from service.catalogs.checks.rules import INTERFACE_RULES, Finding, run
from service.catalogs.po_files import parse_po
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
    file_digest: str = ""
    """SHA-256 of the file that it was read from."""

    @classmethod
    def of(cls, found: Compiled, file_digest: str) -> Interface:
        """An interface out of what is kept of it."""
        binary = io.BytesIO(found.binary)
        return cls(Translations(binary, domain=DOMAIN), found.share, file_digest)


class Compiled(msgspec.Struct, array_like=True):
    """An interface as it is kept: a `.mo` file, and the share that is translated."""

    binary: bytes
    share: float


def compiled(path: Path, content: bytes, locale: SiteLocale) -> Compiled:
    """What the bytes of a `messages.po` hold; a text that fails a check is left in English.

    Plural rules and character set are ours (CLDR's by Babel, and UTF-8) and not the header's, which
    is as untrusted as the rest. Raises CatalogError where the file cannot be read at all.
    """
    file = parse_po(path, content)
    plural = get_plural(locale.babel)
    good = polib.POFile()
    good.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": str(plural)}
    good.extend(
        entry
        for entry in file
        if entry.translated()
        and (not entry.msgid_plural or set(entry.msgstr_plural) == set(range(plural.num_plurals)))
        and not entry_findings(entry, locale)
    )
    total = sum(1 for entry in file if not entry.obsolete)
    return Compiled(good.to_binary(), len(good) / total if total else 0.0)
