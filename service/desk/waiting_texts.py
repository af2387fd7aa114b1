"""The texts of a language that wait for somebody: by what they wait for, in the order of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from weakref import WeakKeyDictionary

from service.catalogs.catalog import Catalog
from service.catalogs.checks.advice import Advice
from service.catalogs.po_files import CatalogError
from service.catalogs.texts import Key, State
from service.catalogs.workshop import Workshop
from service.desk.answers import Refused
from service.desk.interface_texts import interface_catalog, interface_places
from service.desk.parts import key_hash
from service.desk.places import Place, places
from service.desk.served import ServedWorkshop
from service.desk.standing import standing
from service.desk.tables import Suggestion
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.state.site import Site


class Waits(StrEnum):
    """What a text waits for."""

    SUGGESTED = "suggested"
    LOST = "lost"
    CHANGED = "changed"
    UNTRANSLATED = "untranslated"
    FAILED = "failed"
    ADVISED = "advised"


TITLES = {
    Waits.SUGGESTED: N_("Suggestions from readers"),
    Waits.LOST: N_("Accepted, but no longer in the catalog"),
    Waits.CHANGED: N_("The English has changed, or somebody is unsure"),
    Waits.UNTRANSLATED: N_("Not translated yet"),
    Waits.FAILED: N_("Not shown, since a check failed"),
    Waits.ADVISED: N_("Shown, but to be looked at again"),
}
_STATES = {
    Waits.CHANGED: State.CHANGED,
    Waits.UNTRANSLATED: State.UNTRANSLATED,
    Waits.FAILED: State.FAILED,
}
_ADVISED: WeakKeyDictionary[Catalog, frozenset[Key]] = WeakKeyDictionary()


Asked = Mapping[tuple[str, str], Sequence[Suggestion]]
"""Suggestions by the domain and the hash of the key of the text that they are for now."""


def by_text(site: Site, shop: Workshop, suggestions: Iterable[Suggestion]) -> Asked:
    """Suggestions by the text that they are for, also where its English has changed since."""
    found: dict[tuple[str, str], list[Suggestion]] = {}
    for each in suggestions:
        key = each.key_hash
        if key not in places(site).get(each.domain, {}):
            with suppress(Refused, CatalogError):
                if stands := standing(shop, each.locale, each.domain, each.key):
                    key = key_hash(stands.key)
        found.setdefault((each.domain, key), []).append(each)
    return found


def texts_that_wait(
    shop: ServedWorkshop, locale: SiteLocale, what: Waits, asked: Mapping[Waits, Asked]
) -> list[Place]:
    """The texts of a language that wait for one thing; `asked` are those for which there is a
    suggestion that waits or is lost. Those of the interface come last."""
    site = shop.site
    if what in asked:
        named = (places(site).get(domain, {}).get(key) for domain, key in asked[what])
        found = [place for place in named if place]
    else:
        found = [
            place
            for domain, known in places(site).items()
            if (catalog := site.catalog(locale, domain)) is not None
            for place in known.values()
            if _waits(site, locale, catalog, place.key, what)
        ]
        if what in _STATES and (interface := interface_catalog(shop, locale)):
            texts = interface_places(interface).values()
            found += [each for each in texts if interface.message(each.key).state is _STATES[what]]
    return sorted(found, key=lambda place: place.position)


def _waits(site: Site, locale: SiteLocale, catalog: Catalog, key: Key, what: Waits) -> bool:
    if what is Waits.ADVISED:
        return catalog.is_checked and key in _advised(site, locale, catalog)
    # A text that was not checked yet and may be shown is asked for nothing: that takes long.
    return not catalog.may_show(key) and catalog.message(key).state is _STATES[what]


def _advised(site: Site, locale: SiteLocale, catalog: Catalog) -> frozenset[Key]:
    if catalog not in _ADVISED:
        advice = Advice(site.content.language, site.language(locale))
        shown = (m for m in catalog.messages.values() if m.state is State.SHOWN)
        _ADVISED[catalog] = frozenset(
            m.key for m in shown if m.findings or any(True for _ in advice.on(m.key[1], m.text))
        )
    return _ADVISED[catalog]
