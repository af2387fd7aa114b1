"""Which words a reader is shown: the translation, or a fallback and the reason for it.

The unit of fallback is the section: never half a sentence, never silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from service.catalogs import Catalog, Key, State
from service.content import Page
from service.locales import ENGLISH, SiteLocale
from service.registers import Register
from service.segments import Segment


class Reason(StrEnum):
    """Why a section is not in the words that the reader asked for."""

    UNTRANSLATED = "untranslated"
    CHANGED = "changed"
    FAILED = "failed"
    ONLY_STANDARD = "only-standard"


_REASONS = {
    State.FAILED: Reason.FAILED,
    State.CHANGED: Reason.CHANGED,
    State.UNTRANSLATED: Reason.UNTRANSLATED,
}
"""The reason that a state gives, the gravest first."""


@dataclass(frozen=True)
class Block:
    """One block of a section. `text` is inline Markdown in the section's language."""

    segment: Segment
    text: str


@dataclass(frozen=True)
class Section:
    """A section as it is shown: its language, its register, and why, where it is a fallback."""

    id: str
    locale: SiteLocale
    register: Register
    blocks: tuple[Block, ...]
    reason: Reason | None = None


def translated_sections(
    page: Page, register: Register, locale: SiteLocale, catalog: Catalog | None
) -> tuple[Section, ...]:
    """All sections of a page in the best words there are for the reader."""
    standard = page.documents[Register.STANDARD].sections
    return tuple(
        _section(section, members, standard.get(section, ()), register, locale, catalog)
        for section, members in page.documents[register].sections.items()
    )


def _section(
    section: str,
    members: tuple[Segment, ...],
    standard: tuple[Segment, ...],
    register: Register,
    locale: SiteLocale,
    catalog: Catalog | None,
) -> Section:
    english = tuple(Block(segment, segment.text) for segment in members)
    if locale == ENGLISH:
        return Section(section, ENGLISH, register, english)
    if blocks := _translated(members, catalog):
        return Section(section, locale, register, blocks)
    if register is Register.PLAIN and (blocks := _translated(standard, catalog)):
        return Section(section, locale, Register.STANDARD, blocks, Reason.ONLY_STANDARD)
    return Section(section, ENGLISH, register, english, _reason(members, catalog))


def _translated(members: tuple[Segment, ...], catalog: Catalog | None) -> tuple[Block, ...]:
    """The blocks in translation, or nothing where a single one cannot be shown."""
    if catalog is None:
        return ()
    messages = [(segment, catalog.message(segment.key)) for segment in members]
    if any(message.state is not State.SHOWN for _, message in messages):
        return ()
    return tuple(Block(segment, message.text) for segment, message in messages)


def _reason(members: tuple[Segment, ...], catalog: Catalog | None) -> Reason:
    if catalog is None:
        return Reason.UNTRANSLATED
    states = {catalog.message(segment.key).state for segment in members}
    return next(reason for state, reason in _REASONS.items() if state in states)


@dataclass(frozen=True)
class TranslationStatus:
    """How far the translation of a page goes, for the status box, the disclaimer, the matrix."""

    total: int
    states: Mapping[State, int]
    is_machine: bool = True
    reviewed_by: str = ""
    reviewed_on: str = ""
    edited_after_review: bool = False

    @property
    def shown(self) -> int:
        return self.states.get(State.SHOWN, 0)

    @property
    def percent(self) -> int:
        """How much of the page is translated and shown; 100 only where nothing is missing."""
        return 100 * self.shown // self.total if self.total else 100

    @property
    def is_complete(self) -> bool:
        return self.shown == self.total

    @property
    def has_failed(self) -> bool:
        """Whether some passage did not pass a check."""
        return self.states.get(State.FAILED, 0) > 0

    @property
    def has_changed(self) -> bool:
        """Whether the English of some passage is newer than its translation."""
        return self.states.get(State.CHANGED, 0) > 0


def translation_status(
    page: Page, register: Register, catalog: Catalog | None
) -> TranslationStatus:
    """The state of one page in one register of one locale."""
    return status_of(page.keys(register), catalog)


def status_of(keys: set[Key], catalog: Catalog | None) -> TranslationStatus:
    """The state of some texts of one catalog."""
    if catalog is None:
        return TranslationStatus(len(keys), {State.UNTRANSLATED: len(keys)})
    provenance = catalog.provenance
    return TranslationStatus(
        total=len(keys),
        states=Counter(catalog.message(key).state for key in keys),
        is_machine=provenance.is_machine,
        reviewed_by=provenance.reviewed_by if catalog.is_reviewed else "",
        reviewed_on=provenance.reviewed_on if catalog.is_reviewed else "",
        edited_after_review=catalog.was_edited_after_review,
    )
