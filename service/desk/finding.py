"""A text of a language found by words that are in it: whoever saw a wrong word need not know where
it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from flask import g, request
from flask.typing import ResponseReturnValue

from service.catalogs.people import folded
from service.content.markup import plain_text
from service.desk.inside import for_members, page
from service.desk.interface_texts import interface_catalog, interface_places
from service.desk.parts import cleaned
from service.desk.places import Place, places
from service.desk.rows import MOST
from service.desk.served import ServedWorkshop, served_workshop
from service.desk.sessions import Member
from service.desk.waiting import row
from service.locales.locale import SiteLocale
from service.state.site import Site

LONGEST = 200
"""Characters of a question that are looked for."""


@for_members
def find(locale: str) -> ResponseReturnValue:
    """The texts of pages, glossary and interface with all the words of a question, in English or
    in the language."""
    site: Site = g.site
    me: Member = g.member
    into = site.locale(locale)
    if into is None or not me.translates(into.tag):
        return page("not_yours.html", 403)
    query = cleaned(request.args.get("q", "")[:LONGEST])
    found = list(_with(served_workshop(), into, folded(query).split())) if query else []
    rows = [row(site, into, place) for place in found[:MOST]]
    return page("find.html", language=into, query=query, rows=rows, count=len(found))


def _with(shop: ServedWorkshop, locale: SiteLocale, words: list[str]) -> Iterator[Place]:
    for place, now in _texts(shop, locale):
        english = folded(plain_text(place.key[1]))
        if all(word in english for word in words) or all(word in folded(now) for word in words):
            yield place


def _texts(shop: ServedWorkshop, locale: SiteLocale) -> Iterator[tuple[Place, str]]:
    """All texts with the words of now, which are not known before a catalog is checked."""
    for domain, known in places(shop.site).items():
        catalog = shop.site.catalog(locale, domain)
        for place in known.values():
            is_known = catalog is not None and catalog.is_checked
            yield place, catalog.message(place.key).text if catalog and is_known else ""
    if interface := interface_catalog(shop, locale):
        for place in interface_places(interface).values():
            yield place, interface.message(place.key).text
