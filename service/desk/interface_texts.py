"""The texts of the interface, which stand in no page's catalog but in `messages.po`."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import c2py
from pathlib import Path
from weakref import WeakKeyDictionary

from babel.messages.plurals import get_plural

from service.catalogs.catalog import Catalog, digest_of
from service.catalogs.interface import DOMAIN
from service.catalogs.po_files import CatalogError, read_bytes
from service.content.registers import Register
from service.desk.places import Place
from service.desk.served import ServedWorkshop
from service.locales.locale import SiteLocale

AFTER_ALL_PAGES = 1_000_000
"""The position of the first text of the interface among all texts."""
EXAMPLES = 4
"""Numbers that say which form of a plural is meant."""
_CATALOGS: dict[Path, Catalog] = {}
_PLACES: WeakKeyDictionary[Catalog, Mapping[str, Place]] = WeakKeyDictionary()


def interface_catalog(shop: ServedWorkshop, locale: SiteLocale) -> Catalog | None:
    """The interface of a language as its file is now; None where it cannot be read."""
    path = shop.path(locale, DOMAIN)
    try:
        content = read_bytes(path)
        held = _CATALOGS.get(path)
        if held is None or held.file_digest != digest_of(content):
            held = shop.store.catalog(path, shop.checked_by(locale, DOMAIN), content)
            _CATALOGS[path] = held
    except CatalogError:
        return None
    return held


def interface_places(catalog: Catalog) -> Mapping[str, Place]:
    """The texts of an interface by the hash of the key, in the order of its file."""
    if catalog not in _PLACES:
        each = enumerate(catalog.messages, AFTER_ALL_PAGES)
        found = (Place(number, DOMAIN, key, None, "", Register.STANDARD) for number, key in each)
        _PLACES[catalog] = {place.hash: place for place in found}
    return _PLACES[catalog]


def interface_place(shop: ServedWorkshop, locale: SiteLocale, key: str) -> Place | None:
    """A text of the interface by the hash of its key."""
    catalog = interface_catalog(shop, locale)
    return interface_places(catalog).get(key) if catalog else None


def numbers_of_forms(locale: SiteLocale) -> list[list[int]]:
    """For each plural form of a language the first numbers that are said with it (CLDR's rules, by
    Babel; the expression is that of the GNU gettext manual, "Plural forms")."""
    plural = get_plural(locale.babel)
    form_of = c2py(plural.plural_expr)
    found: list[list[int]] = [[] for _ in range(plural.num_plurals)]
    for number in (*range(200), 1_000, 1_000_000):
        if len(found[form_of(number)]) < EXAMPLES:
            found[form_of(number)].append(number)
    return found
