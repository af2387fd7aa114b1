"""How far the translation of a page goes, and what it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from service.catalogs.catalog import Catalog
from service.catalogs.likeness import pair
from service.catalogs.provenance import Review
from service.catalogs.sign_offs import NOBODY, Signed, SignOffs
from service.catalogs.texts import Key, State
from service.content.reading import Page
from service.content.registers import Register

MOST_COMPARED = 10_000
"""Pairs of an old and a new text up to which it is looked whether one comes from the other: more
than a page has, and little enough for a catalog that is made to be slow."""

_LATER: WeakKeyDictionary[Catalog, dict[frozenset[Key], frozenset[Key]]] = WeakKeyDictionary()
"""What `changed_since` found, for each catalog."""


@dataclass(frozen=True)
class TranslationStatus:
    """How far the translation of a page goes, for the status box, the disclaimer, the matrix.

    `origin` is machine, human, or empty where nobody has said it.
    """

    total: int
    states: Mapping[State, int]
    origin: str = ""
    reviews: tuple[Review, ...] = ()
    has_lapsed: bool = False

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
    page: Page, register: Register, catalog: Catalog | None, sign_offs: SignOffs
) -> TranslationStatus:
    """The state of one page in one register of one locale."""
    return status_of(page.keys(register), catalog, sign_offs.of(page.slug, register))


def status_of(
    keys: Set[Key], catalog: Catalog | None, signed: Signed = NOBODY
) -> TranslationStatus:
    """The state of some texts of one catalog, and who stands for them."""
    if catalog is None:
        return TranslationStatus(len(keys), {State.UNTRANSLATED: len(keys)})
    return TranslationStatus(
        total=len(keys),
        states=Counter(state_in(catalog, key, keys) for key in keys),
        origin=catalog.provenance.origin,
        reviews=signed.reviews,
        has_lapsed=bool(signed.lapsed) and not signed.reviews,
    )


def state_in(catalog: Catalog, key: Key, english: Set[Key]) -> State:
    """The state of one text, also in a catalog that is not yet in step with the English.

    `english` are all texts that the English has now in the contexts of the key.
    """
    state = catalog.message(key).state
    if state is State.UNTRANSLATED and key in changed_since(catalog, frozenset(english)):
        return State.CHANGED
    return state


def changed_since(catalog: Catalog, english: frozenset[Key]) -> frozenset[Key]:
    """The texts that a catalog lacks because their English was edited: it still holds what they
    come from, as `catalogs update` will find."""
    known = _LATER.setdefault(catalog, {})
    if english not in known:
        contexts = {context for context, _ in english}
        new = [key for key in english if key not in catalog.messages]
        old = [
            key
            for key in (catalog.messages if new else ())
            if key[0] in contexts and key not in english and catalog.message(key).text
        ]
        few = len(new) * len(old) <= MOST_COMPARED
        known[english] = frozenset(pair(old, sorted(new)) if old and few else ())
    return known[english]
