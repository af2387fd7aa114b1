"""What changed on the drug pages, as a feed for readers of feeds (Atom, RFC 4287)."""

from __future__ import annotations

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from service.pages.addresses import Address
from service.pages.changes import ChangeView, changes
from service.pages.labels import CHANGE
from service.pages.wording import template_functions, unmarked
from service.state.site import Site

ATOM = "http://www.w3.org/2005/Atom"
MOST = 100
"""Entries of a feed, the newest: readers of feeds keep what they have seen."""
BEFORE_ALL = "2026-01-01"
"""The day of a feed without any change, which needs one (RFC 4287 section 4.1.1)."""


def feed(site: Site, address: Address) -> bytes:
    """The changes as an Atom feed, UTF-8, in the language of an address (of `changes/`).

    Its ids are made from language, page, day and number, so they stay wherever the site stands
    (RFC 4287 section 4.2.6); its links are whole where the site's own address is known.
    """
    locale, operator = address.locale, site.content.operator
    here = replace(address, prefix=operator.address or address.prefix)
    gettext = template_functions(site.interface(locale), locale)["gettext"]
    title = operator.title_in(locale)
    name = title[0] if title else unmarked(gettext("ALS/MND drug pages")).unescape()
    views = changes(site, locale)[:MOST]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": locale.tag})
    _say(root, "id", _id(address))
    what = unmarked(gettext("What changed")).unescape()
    _say(root, "title", f"{name}: {what}")
    _say(root, "updated", _moment(views[0].change.date if views else BEFORE_ALL))
    _say(SubElement(root, "author"), "name", operator.name or name)
    SubElement(root, "link", rel="self", href=here.to("changes.atom").href)
    SubElement(root, "link", rel="alternate", href=here.href)
    for view in views:
        root.append(_entry(view, address, here, gettext(CHANGE[view.change.what])))
    ElementTree.indent(root, "")
    found: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return found


def _entry(view: ChangeView, address: Address, here: Address, what: str) -> Element:
    entry = Element("entry")
    _say(entry, "id", _id(address, view.page.slug, view.change.date, str(view.number)))
    _say(entry, "title", f"{view.name}: {unmarked(what).unescape()}")
    _say(entry, "updated", _moment(view.change.date))
    SubElement(entry, "link", rel="alternate", href=here.drug(view.page.slug).href)
    summary = _say(entry, "summary", view.text)
    summary.set("xml:lang", view.language.tag)
    return entry


def _say(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = text
    return child


def _id(address: Address, *parts: str) -> str:
    return uuid5(NAMESPACE_URL, "/".join(("als-mnd-drug-pages", address.path, *parts))).urn


def _moment(day: str) -> str:
    """A day as RFC 3339 writes a moment."""
    return f"{day}T00:00:00Z"
