"""A chapter as XHTML (EPUB 3.3, section 6.1): names of XML, links that lead inside the book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
EPUB = "http://www.idpf.org/2007/ops"
ElementTree.register_namespace("epub", EPUB)


@dataclass(frozen=True)
class Document:
    """A file of the book. `has_pictures` is for its manifest, which must say so."""

    body: bytes
    has_pictures: bool


def document(html: str, link: Callable[[str], str]) -> Document:
    """Well-formed HTML without namespaces as XHTML in UTF-8.

    `link` gives where a link leads in the book; where that is nowhere, its words stay without it,
    and a list of nothing else goes.
    Raises ParseError where the HTML is not well formed.
    """
    root = ElementTree.fromstring(html)
    for element in root.iter():
        _adapt(element, link)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == "targets" and child.find(".//a") is None:
                parent.remove(child)
    root.set("xmlns", HTML)
    text: str = ElementTree.tostring(root, "unicode")
    return Document(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'.encode(),
        root.find(".//svg") is not None,
    )


def _adapt(element: Element, link: Callable[[str], str]) -> None:
    if "lang" in element.attrib:  # readers of EPUB go by the one or the other
        element.set(XML_LANG, element.attrib["lang"])
    element.attrib.pop("tabindex", None)  # how to go through a book is up to its reader
    if element.tag == "svg":
        element.set("xmlns", SVG)
    if element.tag == "a":
        if target := link(element.attrib["href"]):
            element.set("href", target)
        else:
            element.tag = "span"
            for name in ("href", "hreflang", "rel"):
                element.attrib.pop(name, None)
