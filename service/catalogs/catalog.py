"""Catalogs as the site uses them: each text with its state, each file with where it comes from."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

import polib

from service.catalogs.checks.rules import Finding, Rule, run
from service.catalogs.po_files import read_po
from service.content.languages import SiteLanguage
from service.content.markup import words
from service.figures import figures
from service.locales.locale import SiteLocale

Key = tuple[str, str]
"""`msgctxt` and `msgid`."""


ORIGIN = "X-Translation-Origin"
REVIEWED_BY, REVIEWED_ON = "X-Reviewed-By", "X-Reviewed-On"
REVIEWED_DIGEST = "X-Reviewed-Digest"
"""Fields of the PO header that say where a translation comes from."""


class State(StrEnum):
    """Whether a text can be shown, and if not, why not."""

    SHOWN = "shown"
    UNTRANSLATED = "untranslated"
    CHANGED = "changed"
    FAILED = "failed"


@dataclass(frozen=True)
class Message:
    """One text of a catalog. `text` is the translation, also where it is not shown.

    `figures` is where figures stand in the words of a shown text (`figure_places`).
    """

    key: Key
    text: str
    state: State
    line: int
    findings: tuple[Finding, ...] = ()
    figures: tuple[int, ...] = ()


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
    """Read and check one PO file. Raises CatalogError where it cannot be read at all."""
    file = read_po(path)
    messages = {
        (entry.msgctxt or "", entry.msgid): _message(entry, language, rules)
        for entry in file
        if not entry.obsolete
    }
    header = file.metadata
    provenance = Provenance(
        origin=header.get(ORIGIN, ""),
        translator=header.get("Last-Translator", ""),
        reviewed_by=header.get(REVIEWED_BY, ""),
        reviewed_on=header.get(REVIEWED_ON, ""),
        reviewed_digest=header.get(REVIEWED_DIGEST, ""),
    )
    return Catalog(path, language.locale, messages, provenance)


def _message(entry: polib.POEntry, language: SiteLanguage, rules: tuple[Rule, ...]) -> Message:
    key = (entry.msgctxt or "", entry.msgid)
    line = entry.linenum or 1
    if not entry.msgstr.strip():
        return Message(key, "", State.UNTRANSLATED, line)
    if entry.fuzzy:
        return Message(key, entry.msgstr, State.CHANGED, line)
    findings = run(rules, entry.msgid, entry.msgstr, language.locale, entry.tcomment)
    if any(finding.blocking for finding in findings):
        return Message(key, entry.msgstr, State.FAILED, line, findings)
    places = figure_places(entry.msgstr, language)
    return Message(key, entry.msgstr, State.SHOWN, line, findings, places)


@lru_cache(maxsize=4096)
def figure_places(text: str, language: SiteLanguage) -> tuple[int, ...]:
    """Where the figures of inline Markdown stand in its words: start and end of each in a row.

    Finding them takes as long as writing the text as HTML. Those of a translation are kept with
    it; the English, which every language is compared with, is remembered here.
    """
    found = figures(words(text), language.figures)
    return tuple(place for figure in found for place in (figure.start, figure.end))
