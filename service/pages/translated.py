"""Which words a reader is shown: the translation, or a fallback and the reason for it.

The unit of fallback is the section: never half a sentence, never silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.catalogs.catalog import Catalog
from service.catalogs.status import state_in
from service.catalogs.texts import State
from service.content.reading import Page
from service.content.registers import Register
from service.content.segments import Segment
from service.locales.locale import ENGLISH, SiteLocale


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
    return tuple(
        translated_section(page, section, register, locale, catalog)
        for section in page.documents[register].sections
    )


def translated_section(
    page: Page, section: str, register: Register, locale: SiteLocale, catalog: Catalog | None
) -> Section:
    """One section of a page, by its id, in the best words there are for the reader."""
    members = page.documents[register].sections.get(section, ())
    standard = page.documents[Register.STANDARD].sections.get(section, ())
    english = tuple(Block(segment, segment.text) for segment in members)
    if locale == ENGLISH:
        return Section(section, ENGLISH, register, english)
    if blocks := _translated(members, catalog):
        return Section(section, locale, register, blocks)
    if register is Register.PLAIN and (blocks := _translated(standard, catalog)):
        return Section(section, locale, Register.STANDARD, blocks, Reason.ONLY_STANDARD)
    return Section(section, ENGLISH, register, english, _reason(members, catalog, page, register))


def _translated(members: tuple[Segment, ...], catalog: Catalog | None) -> tuple[Block, ...]:
    """The blocks in translation, or nothing where a single one cannot be shown."""
    if catalog is None:
        return ()
    messages = [(segment, catalog.message(segment.key)) for segment in members]
    if any(message.state is not State.SHOWN for _, message in messages):
        return ()
    return tuple(Block(segment, message.text) for segment, message in messages)


def _reason(
    members: tuple[Segment, ...], catalog: Catalog | None, page: Page, register: Register
) -> Reason:
    if catalog is None:
        return Reason.UNTRANSLATED
    english = page.keys(register)
    states = {state_in(catalog, segment.key, english) for segment in members}
    return next(reason for state, reason in _REASONS.items() if state in states)
