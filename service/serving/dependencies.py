"""What the page at an address is made from, so that a change drops the pages that it touches."""

from __future__ import annotations

from service.catalogs.folders import GLOSSARY
from service.content.drug import NAME
from service.state.site import Site

MADE_FROM_ALL = ("translations/",)
"""Pages that show the state of every catalog."""

FOR_MACHINES = ("/sitemap.xml", "/robots.txt")
"""Kept where the site's own origin is set; else they hold the host that a request names."""


def dependencies(site: Site, path: str) -> tuple[object, ...] | None:
    """The parts of a Site that the page at a path is made from; None for what is not kept.

    Two Sites whose parts are equal give the same page. Content, catalogs and interfaces are equal
    only to themselves. The path is that of the URL, percent-decoded.
    """
    if path in FOR_MACHINES:
        return (site.content, site.locales) if site.content.operator.address else None
    parts = path.split("/")
    locale = site.locale(parts[1]) if len(parts) > 2 else None
    if locale is None or locale.tag != parts[1] or not path.endswith("/"):
        return None
    page = path[len(locale.tag) + 2 :].removeprefix("plain/")
    common = (
        site.content,
        site.locales,
        site.interfaces.get(locale.tag),
        site.catalog(locale, GLOSSARY),
    )
    if page in MADE_FROM_ALL:
        return (*common, *site.catalogs.values())
    if page.startswith("drugs/"):
        slug = page.split("/")[1]
        return (*common, site.catalog(locale, slug), _names(site, locale.tag))
    return (*common, *(c for (tag, _), c in site.catalogs.items() if tag == locale.tag))


def _names(site: Site, tag: str) -> tuple[str, ...]:
    """The names of all drugs in a locale: every drug page links to others by name."""
    found = []
    for slug, page in site.content.drugs.items():
        catalog = site.catalogs.get((tag, slug))
        name = page.drug.name if page.drug else ""
        found.append((catalog.shown((NAME, name)) if catalog else "") or name)
    return tuple(found)
