"""The words of the interface, as gettext translations that cannot break a page."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import polib
from babel.messages.plurals import get_plural
from babel.support import NullTranslations, Translations

from service.catalogs.checks.rules import INTERFACE_RULES, Finding, run
from service.catalogs.folders import check_place
from service.catalogs.po_files import CatalogError, parse_po, unfinished
from service.errors import Problem
from service.locales.locale import SiteLocale

DOMAIN = "messages"
READY = 0.95
"""The share of the interface that a language needs to be offered. A little below the whole, so
that one new English sentence does not take a language away from its readers."""


def entry_findings(entry: polib.POEntry, locale: SiteLocale) -> tuple[Finding, ...]:
    """The findings on one interface text, in all of its plural forms."""
    if not entry.msgid_plural:
        return run(INTERFACE_RULES, entry.msgid, entry.msgstr, locale)
    return tuple(
        finding
        for text in entry.msgstr_plural.values()
        for finding in run(INTERFACE_RULES, entry.msgid_plural, text, locale)
    )


NEEDED = frozenset(("disclaimer: the original", "notice: not translated"))
"""Contexts without whose wording no language is offered: they say that the rest is a translation,
and that what is in English stands there for want of one."""


class Untranslated(str):
    """An English text in place of a translation that is not there."""


class _InEnglish(NullTranslations):
    """What is said where a language has no words: the English, known as such."""

    def gettext(self, message: str) -> str:
        return Untranslated(message)

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return Untranslated(singular if num == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return Untranslated(message)


def looks_ready(content: bytes) -> bool:
    """Whether the bytes of a `messages.po` may hold an interface that is ready, by a glance.

    A start names the languages by it; a page in one is made once its file is parsed and checked.
    """
    texts = content.count(b"\nmsgid ")
    needed = (f'msgctxt "{context}"'.encode() for context in NEEDED)
    return unfinished(content) <= (1 - READY) * texts and all(each in content for each in needed)


@dataclass(frozen=True, eq=False)
class Interface:
    """The interface in one language.

    `share` of it is translated (0 to 1). `wordings` are the last good wordings of the texts with
    a context, by that context: the disclaimer, the notices, the state of a translation.
    """

    translations: Translations | NullTranslations
    share: float = 1.0
    wordings: Mapping[str, str] = field(default_factory=dict)
    file_digest: str = ""
    """SHA-256 of the file that it was read from."""

    @classmethod
    def of(cls, found: Compiled, file_digest: str) -> Interface:
        """An interface out of what is kept of it."""
        translations = Translations(io.BytesIO(found.binary), domain=DOMAIN)
        translations.add_fallback(_InEnglish())
        return cls(translations, found.share, found.wordings, file_digest)

    @property
    def is_ready(self) -> bool:
        """Whether the language can be offered."""
        return self.share >= READY and self.wordings.keys() >= NEEDED

    def after(self, older: Interface | None) -> Interface:
        """This interface, with the wordings of an older one where it has lost its own."""
        return replace(self, wordings={**older.wordings, **self.wordings}) if older else self


class Compiled(msgspec.Struct, array_like=True):
    """An interface as it is kept: a `.mo` file, and the rest of it."""

    binary: bytes
    share: float
    wordings: dict[str, str]


def compiled(path: Path, content: bytes, locale: SiteLocale) -> Compiled:
    """What the bytes of a `messages.po` hold; a text that fails a check is left in English.

    Plural rules and character set are ours (CLDR's by Babel, and UTF-8) and not the header's, which
    is as untrusted as the rest. Raises CatalogError where the file cannot be read at all, or where
    entries are not in it that no catalog is without.
    """
    file = parse_po(path, content)
    check_place(file, path, locale)
    if lost := sorted(NEEDED - {entry.msgctxt for entry in file}):
        message = f"“{lost[0]}” is missing: was the file cut off? `catalogs update` adds it"
        raise CatalogError(Problem(path, 1, message))
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
    share = len(good) / total if total else 0.0
    return Compiled(good.to_binary(), share, _wordings(file, locale))


def _wordings(file: polib.POFile, locale: SiteLocale) -> dict[str, str]:
    """The best wording of each text with a context: translated, fuzzy, or of an older English.

    An older one is checked against the English that it was made from.
    """
    found: dict[str, str] = {}
    for entry in sorted(file, key=lambda entry: (entry.obsolete, entry.fuzzy)):
        if entry.msgctxt and entry.msgstr:
            english = (entry.previous_msgid or entry.msgid) if entry.fuzzy else entry.msgid
            if not run(INTERFACE_RULES, english, entry.msgstr, locale):
                found.setdefault(entry.msgctxt, entry.msgstr)
    return found
