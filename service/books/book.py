"""All drug pages of a language and register as a book (EPUB 3.3, EPUB Accessibility 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from service.books.container import packed
from service.books.data import LICENCE
from service.books.xhtml import Document, document
from service.pages.addresses import Address
from service.pages.context import TEMPLATES, set_up, template_context
from service.pages.drug_view import drug_view
from service.pages.glossary import glossary_view
from service.pages.labels import N_, SHELF
from service.pages.page import page_view
from service.pages.wording import translator
from service.state.site import Site

OWN = Path(__file__).parent / "templates"
FEATURES = (
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
"""What holds of every book (the W3C's list of schema.org's accessibilityFeature)."""
SUMMARY = N_(
    "All of it is text in reading order, with headings, a table of contents and the language of "
    "every passage. Bars in tables repeat the numbers beside them. There is no sound, no film, "
    "nothing that flashes. No outside body has certified it."
)


@dataclass(frozen=True)
class Chapter:
    """A chapter with the path of the page that it is; `part` is the list that it stands in."""

    path: str
    id: str
    title: Markup
    template: str
    values: dict[str, Any]
    part: str = ""

    @property
    def file(self) -> str:
        return f"{self.id}.xhtml"


@cache
def _templates() -> Environment:
    # Files end in .xhtml, which Jinja's own choice by names of files does not know.
    environment = Environment(autoescape=True, loader=FileSystemLoader([OWN, TEMPLATES]))
    set_up(environment)
    return environment


def book(site: Site, home: Address) -> bytes:
    """The book of the language and register of an address: the same bytes for the same Site."""
    home = replace(home, page="", prefix="")
    context = template_context(site, home)
    first, last = _days(site)
    title = context["own_title"] or context["_"]("ALS/MND drug pages")
    front = Chapter("", "front", title, "front.xhtml", {"first": first})
    chapters = [front, *_chapters(site, home)]
    files = {chapter.path: chapter.file for chapter in chapters}
    link = partial(_link, files, site.content.operator.address)

    def written(template: str, address: Address, values: dict[str, Any]) -> Document:
        values = {"status": None, **template_context(site, address), **values}
        return document(_templates().get_template(template).render(values), link)

    made = {
        chapter.id: written(
            chapter.template,
            home.to(chapter.path.removeprefix(home.path)),
            {"title": chapter.title, **chapter.values},
        )
        for chapter in chapters
    }
    nav = written("nav.xhtml", home, {"parts": _parts(chapters), "first": chapters[1]})
    package = (
        _templates()
        .get_template("package.opf")
        .render(
            context,
            chapters=chapters,
            pictures={name for name, found in made.items() if found.has_pictures},
            identifier=uuid5(NAMESPACE_URL, f"als-mnd-drug-pages{home.path}").urn,
            title=title,
            licence=LICENCE,
            last=last,
            features=FEATURES,
            summary=context["gettext"](SUMMARY),
        )
    )
    return packed(
        {
            "package.opf": package.encode(),
            "nav.xhtml": nav.body,
            "book.css": (OWN / "book.css").read_bytes(),
            **{chapter.file: made[chapter.id].body for chapter in chapters},
        }
    )


def _days(site: Site) -> tuple[str, str]:
    """The first and the last day on which facts of the pages were checked."""
    days = [page.drug.dates.checked for page in site.content.drugs.values() if page.drug]
    return min(days), max(days)


def _chapters(site: Site, home: Address) -> Iterator[Chapter]:
    """The drugs in their lists as on the home, then the glossary and who makes the pages."""
    context = template_context(site, home)
    for shelf, pages in site.content.shelves.items():
        for page in pages:
            slug, address = page.slug, home.drug(page.slug)
            values = drug_view(site, page, address)
            title = Markup.escape(values["name"])
            values["status"] = values["page"].status
            yield Chapter(address.path, f"drug-{slug}", title, "drug.xhtml", values, SHELF[shelf])
    title = context["_"]("Glossary")
    address, values = home.to("glossary/"), glossary_view(site, home.locale)
    yield Chapter(address.path, "glossary", title, "glossary.xhtml", values)
    if about := site.content.pages.get("about"):
        address = home.to("about/")
        view = page_view(site, about, address, partial(translator, site))
        values = {"page": view, "status": view.status}
        yield Chapter(address.path, "about", context["title_of"](about), "info.xhtml", values)


def _parts(chapters: list[Chapter]) -> list[tuple[str, list[Chapter]]]:
    """The chapters by the lists that they stand in, in their order."""
    parts: list[tuple[str, list[Chapter]]] = []
    for chapter in chapters:
        if not parts or parts[-1][0] != chapter.part:
            parts.append((chapter.part, []))
        parts[-1][1].append(chapter)
    return parts


def _link(files: dict[str, str], root: str, href: str) -> str:
    """Where a link leads: to a chapter; to the site, where its address is known; out as it is."""
    path, mark, place = href.partition("#")
    if path in files and path:
        return files[path] + mark + place
    if path.startswith("/"):
        return root + href if root else ""
    return href
