"""How far the translation of a page goes, and what it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from service.catalogs.catalog import Catalog
from service.catalogs.texts import Key, State
from service.content.reading import Page
from service.content.registers import Register


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
