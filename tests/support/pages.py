"""A fetched page as tests see it, and the invariants that every page of the site keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient

from service.catalogs.checks.language import ENGLISH_WORDS
from service.locales.locale import SiteLocale
from service.state.site import Site

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INVISIBLE = ("script", "style", "title")
ENOUGH_ENGLISH = 4
"""From so many different English words on, a text counts as English."""


def text_of(element: Element) -> str:
    """The text of an element with its spaces folded."""
    return " ".join("".join(element.itertext()).split())


@lru_cache(maxsize=256)
def _parsed(html: str) -> Element:
    """The tree of a page, which no test changes."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    root: Element = parser.parse(html)
    return root


class ParsedPage:
    """A page that parsed without any error."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.root = _parsed(html)

    def all(self, tag: str) -> list[Element]:
        return list(self.root.iter(tag))

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {name: e for e in reversed(list(self.root.iter())) if (name := e.get("id"))}

    def by_id(self, name: str) -> Element | None:
        """The first element with an id."""
        return self._by_id.get(name)

    def text(self, name: str) -> str:
        """The text of the element with an id; an error where there is none."""
        element = self.by_id(name)
        assert element is not None, f"no element with the id {name}"
        return text_of(element)

    def links(self, name: str = "main") -> list[str]:
        """The addresses of all links inside the element with an id."""
        element = self.by_id(name)
        assert element is not None, f"no element with the id {name}"
        return [link.get("href", "") for link in element.iter("a")]

    @property
    def description(self) -> str:
        """What search engines show of the page."""
        found = (meta for meta in self.all("meta") if meta.get("name") == "description")
        return next((meta.get("content", "") for meta in found), "")

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """Every visible piece of text with the language that it is marked as."""
        return list(_texts(self.root, ""))

    def in_language(self, tag: str) -> str:
        """All visible text that is marked as being in one language."""
        return " ".join(text for text, language in self.texts if language == tag)


GetPage = Callable[..., ParsedPage]


def page_getter(client: FlaskClient) -> GetPage:
    """A function that fetches a page and asserts what every page keeps."""

    def get_page(path: str, status: int = 200, **headers: str) -> ParsedPage:
        response = client.get(path, headers=headers)
        assert response.status_code == status, f"{path}: {response.status}"
        assert response.mimetype == "text/html"
        page = ParsedPage(response.get_data(as_text=True))
        site: Site = client.application.extensions["site"]
        locale = site.locale(response.headers["Content-Language"])
        assert locale is not None
        if status == 200:
            assert path.split("/")[1] == locale.tag, "Content-Language is the address's locale"
        assert_invariants(page, locale)
        return page

    return get_page


def own_links(page: ParsedPage) -> list[str]:
    """Every address that a page names within its own site: links, forms, other languages."""
    named = [e.get("href") or e.get("action") or "" for e in page.root.iter()]
    elsewhere = ("#", "https://", "http://", "mailto:", "data:")
    return [address for address in named if address and not address.startswith(elsewhere)]


def _texts(element: Element, language: str) -> Iterator[tuple[str, str]]:
    language = element.get("lang", language)
    if element.tag in INVISIBLE or not isinstance(element.tag, str):
        return
    if element.get("aria-hidden") == "true":
        return
    if element.text and element.text.strip():
        yield element.text.strip(), language
    for child in element:
        yield from _texts(child, language)
        if child.tail and child.tail.strip():
            yield child.tail.strip(), language


def assert_invariants(page: ParsedPage, locale: SiteLocale) -> None:
    """What holds on every page of a locale, error pages included."""
    assert page.root.get("lang") == locale.tag, "html lang is the address's locale"
    assert page.root.get("dir") == locale.direction, "html dir fits the locale"
    assert len(page.all("h1")) == 1, "one h1"
    assert page.description.strip(), "the page is described for search engines"
    ids = [e.get("id", "") for e in page.root.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), f"duplicate ids: {sorted(i for i in ids if ids.count(i) > 1)}"
    _assert_headings(page)
    for name in ("main", "languages", "reading-mode", "disclaimer"):
        assert page.by_id(name) is not None, f"#{name} is missing"
    main = page.by_id("main")
    assert main is not None
    assert any(e.get("id") == "disclaimer" for e in main.iter()), "the disclaimer is in the text"
    for image in page.all("img"):
        assert image.get("alt") is not None, "every image has a text"
    for link in page.all("a"):
        assert link.get("href"), "every link leads somewhere"
        assert text_of(link), "every link has a name"
        target = link.get("href", "")
        if target.startswith("#"):
            assert page.by_id(target[1:]) is not None, f"{target} leads nowhere"
    for table in page.all("table"):
        assert table.find("caption") is not None, "every table has a caption"
        assert all(cell.get("scope") for cell in table.iter("th")), "every th has a scope"
    for text, language in page.texts:
        assert_language(text, language)


def assert_language(text: str, language: str) -> None:
    """A piece of text is not English under another language's mark, nor the other way round."""
    english = ENGLISH_WORDS & {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    if not language.startswith("en"):
        assert len(english) < ENOUGH_ENGLISH, f"English marked as {language!r}: {text!r}"
    else:
        odd = re.search(
            r"[\u0590-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", text
        )
        assert not odd, f"another script marked as English: {text!r}"


def _assert_headings(page: ParsedPage) -> None:
    levels = [int(e.tag[1]) for e in page.root.iter() if e.tag in HEADINGS]
    for above, below in pairwise(levels):
        assert below <= above + 1, f"a heading of level {below} follows one of level {above}"
