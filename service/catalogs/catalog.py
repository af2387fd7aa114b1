"""Catalogs as the site uses them: the texts of a file, and where the translation comes from."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib

from service.catalogs.checks.rules import Finding, Rule, run
from service.catalogs.headers import shown_field
from service.catalogs.po_files import parse_po, read_bytes
from service.catalogs.texts import Entry, Key, Message, State, Texts
from service.content.languages import SiteLanguage
from service.content.markup import in_words, plain_text
from service.figures import figures
from service.locales.locale import SiteLocale

ORIGIN = "X-Translation-Origin"
REVIEWED_BY, REVIEWED_ON = "X-Reviewed-By", "X-Reviewed-On"
REVIEWED_DIGEST = "X-Reviewed-Digest"
"""Fields of the PO header that say where a translation comes from."""


@dataclass(frozen=True)
class Provenance:
    """Where a translation comes from, as the header of its PO file says."""

    origin: str = ""
    translator: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""
    reviewed_digest: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether the day of the review is a date (ISO 8601, 2026-11-22)."""
        try:
            datetime.date.fromisoformat(self.reviewed_on)
        except ValueError:
            return False
        return True

    @property
    def is_machine(self) -> bool:
        """Whether a machine drafted it. A header that is silent counts as a machine's."""
        return self.origin.lower() != "human"


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
        """SHA-256 over all that readers are shown: what a review covers."""
        hashed = hashlib.sha256()
        for key, message in sorted(self.messages.items()):
            if message.state is State.SHOWN:
                hashed.update("\0".join((*key, message.text, "")).encode())
        return hashed.hexdigest()[:16]

    @property
    def is_reviewed(self) -> bool:
        """Whether a person signed off exactly what is shown now."""
        review = self.provenance
        return (
            bool(review.reviewed_by) and review.reviewed_digest == self.digest and review.is_dated
        )

    @property
    def was_edited_after_review(self) -> bool:
        return bool(self.provenance.reviewed_by) and not self.is_reviewed


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
    return catalog_from(path, parse_po(path, content), digest_of(content), language, rules, find)


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
        (entry.msgctxt or "", entry.msgid): Entry(
            entry.msgid, entry.msgstr, entry.fuzzy, entry.tcomment, entry.linenum or 1
        )
        for entry in file
        if not entry.obsolete
    }

    def check(key: Key, entry: Entry) -> Message:
        return _message(key, entry, language, rules)

    header = file.metadata
    provenance = Provenance(
        origin=header.get(ORIGIN, ""),
        translator=shown_field(header, "Last-Translator", language.locale),
        reviewed_by=shown_field(header, REVIEWED_BY, language.locale),
        reviewed_on=header.get(REVIEWED_ON, ""),
        reviewed_digest=header.get(REVIEWED_DIGEST, ""),
    )
    return Catalog(path, language.locale, Texts(entries, check, find), provenance, digest)


def digest_of(content: bytes) -> str:
    """SHA-256 of the bytes of a file, to tell whether two are the same."""
    return hashlib.sha256(content).hexdigest()


def _message(key: Key, entry: Entry, language: SiteLanguage, rules: tuple[Rule, ...]) -> Message:
    if not entry.text.strip():
        return Message(key, "", State.UNTRANSLATED, entry.line)
    if entry.fuzzy:
        return Message(key, entry.text, State.CHANGED, entry.line)
    try:
        findings = run(rules, entry.english, entry.text, language.locale, entry.comment)
        if not any(finding.blocking for finding in findings):
            places = figure_places(entry.text, language)
            return Message(key, entry.text, State.SHOWN, entry.line, findings, places)
    except Exception as error:
        # A text that a check cannot read is not published, and takes nothing else down.
        message = f"cannot be checked ({type(error).__name__}); write it in a simpler way"
        findings = (Finding("all", message, blocking=True),)
    return Message(key, entry.text, State.FAILED, entry.line, findings)


def figure_places(text: str, language: SiteLanguage) -> tuple[int, ...]:
    """Where the figures of inline Markdown stand in its words: start and end of each in a row.

    They are found in its plain text, as they are for the check.
    """
    found = figures(plain_text(text), language.figures)
    places = [(figure.start, figure.end) for figure in found]
    return tuple(place for pair in in_words(text, places) for place in pair)
