"""Catalogs as the site uses them: the texts of a file, and where the translation comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib

from service.catalogs.checks.rules import Finding, Rule, run
from service.catalogs.comments import changes_in
from service.catalogs.folders import check_place
from service.catalogs.po_files import parse_po, read_bytes
from service.catalogs.provenance import Provenance, provenance_of
from service.catalogs.texts import Entry, Key, Message, State, Texts
from service.content.languages import SiteLanguage
from service.content.markup import in_words, plain_text
from service.figures import figures
from service.locales.locale import SiteLocale
from service.said import say


@dataclass(frozen=True, eq=False)
class Catalog:
    """The translations of one page into one locale."""

    path: Path
    locale: SiteLocale
    messages: Mapping[Key, Message]
    provenance: Provenance
    file_digest: str = ""
    """SHA-256 of the file that it was read from: what is given out is what was checked."""

    @property
    def is_checked(self) -> bool:
        """Whether all of its texts are checked already."""
        return not isinstance(self.messages, Texts) or self.messages.is_checked

    def may_show(self, key: Key) -> bool:
        """Whether a text is shown, as far as is known without a check."""
        if isinstance(self.messages, Texts):
            return self.messages.may_show(key)
        return self.message(key).state is State.SHOWN

    def message(self, key: Key) -> Message:
        """The message of a key; one that the file lacks is untranslated."""
        return self.messages.get(key) or Message(key, "", State.UNTRANSLATED, 1)

    def shown(self, key: Key) -> str:
        """The translation of a key, empty where there is none to show."""
        message = self.message(key)
        return message.text if message.state is State.SHOWN else ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all that is shown of it."""
        shown = {m.key: m.text for m in self.messages.values() if m.state is State.SHOWN}
        hashed = hashlib.sha256()
        for key in sorted(shown):
            hashed.update("\0".join((*key, shown[key], "")).encode())
        return hashed.hexdigest()


def load_catalog(path: Path, language: SiteLanguage, rules: tuple[Rule, ...]) -> Catalog:
    """Read one PO file. Raises CatalogError where it cannot be read at all."""
    return catalog_of(path, read_bytes(path), language, rules)


def catalog_of(
    path: Path,
    content: bytes,
    language: SiteLanguage,
    rules: tuple[Rule, ...],
    find: Callable[[], Iterable[Message] | None] = lambda: None,
) -> Catalog:
    """The catalog that the bytes of a PO file hold; its texts are checked when they are asked for.

    `find` gives the messages where they were checked and kept meanwhile. Raises CatalogError.
    """
    file = parse_po(path, content)
    check_place(file, path, language.locale)
    return catalog_from(path, file, digest_of(content), language, rules, find)


def catalog_from(
    path: Path,
    file: polib.POFile,
    digest: str,
    language: SiteLanguage,
    rules: tuple[Rule, ...],
    find: Callable[[], Iterable[Message] | None] = lambda: None,
) -> Catalog:
    """The catalog of a PO file that is read; `digest` is that of its bytes."""
    entries = {
        (entry.msgctxt or "", entry.msgid): entry_of(entry) for entry in file if not entry.obsolete
    }

    def check(key: Key, entry: Entry) -> Message:
        return _message(key, entry, language, rules)

    return Catalog(path, language.locale, Texts(entries, check, find), provenance_of(file), digest)


def translation_of(entry: polib.POEntry) -> str:
    """The whole translation of an entry; plural forms stand one under the other."""
    if not entry.msgid_plural:
        return entry.msgstr
    forms = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
    return "\n".join(forms) if all(forms) else ""


def entry_of(entry: polib.POEntry) -> Entry:
    """An entry as it is checked: of one with a plural, each form against the plural."""
    english = entry.msgid_plural or entry.msgid
    text, line = translation_of(entry), entry.linenum or 1
    forms = tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (text,)
    return Entry(english, text, entry.fuzzy, entry.tcomment, line, forms)


def digest_of(content: bytes) -> str:
    """SHA-256 of the bytes of a file, to tell whether two are the same."""
    return hashlib.sha256(content).hexdigest()


def findings_on(entry: Entry, locale: SiteLocale, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    """What the rules find in the translation of a text."""
    forms = (run(rules, entry.english, form, locale, entry.comment) for form in entry.forms)
    return tuple(finding for found in forms for finding in found)


def _message(key: Key, entry: Entry, language: SiteLanguage, rules: tuple[Rule, ...]) -> Message:
    if not entry.text.strip():
        return Message(key, "", State.UNTRANSLATED, entry.line)
    if entry.fuzzy:
        return Message(key, entry.text, State.CHANGED, entry.line)
    try:
        findings = findings_on(entry, language.locale, rules)
        if not any(finding.blocking for finding in findings):
            places = figure_places(entry.text, language)
            told = changes_in(entry.comment)
            return Message(key, entry.text, State.SHOWN, entry.line, findings, places, told)
    except Exception as error:
        # A text that a check cannot read is not published, and takes nothing else down.
        said = say(
            "cannot be checked (%(error)s); write it in a simpler way", error=type(error).__name__
        )
        findings = (Finding("all", said, blocking=True),)
    return Message(key, entry.text, State.FAILED, entry.line, findings)


def figure_places(text: str, language: SiteLanguage) -> tuple[int, ...]:
    """Where the figures of inline Markdown stand in its words: start and end of each in a row.

    They are found in its plain text, as they are for the check.
    """
    found = figures(plain_text(text), language.figures)
    places = [(figure.start, figure.end) for figure in found]
    return tuple(place for pair in in_words(text, places) for place in pair)
