"""What the English refers to is there: sources, terms, drugs, parts, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from service.content.markup import targets
from service.content.reading import Content, Document, Page
from service.content.segments import SECTIONS
from service.content.toml_lines import line_of
from service.errors import Problem

LINES = {"glance": 2, "answer": 4}
"""The parts that are a list of so many lines."""


def check_content(content: Content) -> Iterator[Problem]:
    """Every reference of every page that leads nowhere, and what nothing refers to."""
    for page in content.all_pages:
        for document in page.documents.values():
            yield from _marks(content, page, document)
        if page.drug:
            yield from _parts(page)
            yield from _sources(page)
    yield from _glossary(content)


def _marks(content: Content, page: Page, document: Document) -> Iterator[Problem]:
    sources = {source.id for source in page.drug.sources} if page.drug else set()
    known = {
        "term": (set(content.glossary.by_id), "is no term of glossary.toml; correct the mark"),
        "drug": (set(content.drugs), "is no drug page; correct the link"),
        "cite": (sources, "is no source in drug.toml; add it there or correct the citation"),
        "foreign": (set[str](), "is a link to elsewhere; cite a source instead"),
    }
    for segment in document.segments:
        for kind, (names, advice) in known.items():
            for name in targets(segment.text, kind):
                if name not in names:
                    yield Problem(document.path, segment.line, f"“{name}” {advice}")


def _parts(page: Page) -> Iterator[Problem]:
    for document in page.documents.values():
        found = list(document.sections)
        titles = {section: title for title, section in SECTIONS.items()}
        for section in SECTIONS.values():
            if section not in found:
                message = f"the part “## {titles[section]}” is missing; write it"
                yield Problem(document.path, 1, message)
        if found != sorted(found, key=list(titles).index):
            message = f"the parts stand in this order: {', '.join(titles.values())}"
            yield Problem(document.path, 1, message)
        for section, wanted_lines in LINES.items():
            lines = len(document.sections.get(section, ()))
            if section in found and lines != wanted_lines:
                line = document.sections[section][0].line
                message = f"“{titles[section]}” has {lines} lines; write {wanted_lines}"
                yield Problem(document.path, line, message)


def _sources(page: Page) -> Iterator[Problem]:
    assert page.drug is not None
    path = page.folder / "drug.toml"
    text = path.read_text(encoding="utf-8")
    ids = [source.id for source in page.drug.sources]
    used = {name for segment in page.segments for name in targets(segment.text, "cite")}
    for place, names in page.drug.sources_of_rows.items():
        used.update(names)
        for name in names:
            if name not in ids:
                message = f"“{name}” is no source; add it or correct it"
                yield Problem(path, line_of(text, place), message)
    for index, row in enumerate(page.drug.searched):
        if fault := _address_fault(row.url):
            message = f"the address of “{row.register}” {fault}"
            yield Problem(path, line_of(text, f"$.searched[{index}].url"), message)
    for index, source in enumerate(page.drug.sources):
        messages = []
        if source.id not in used:
            messages.append(f"the source “{source.id}” is never cited; cite it or delete it")
        if ids.count(source.id) > 1:
            messages.append(f"the source id “{source.id}” stands twice; rename one")
        if fault := _address_fault(source.url):
            messages.append(f"the address of “{source.id}” {fault}")
        for message in messages:
            yield Problem(path, line_of(text, f"$.sources[{index}]"), message)


def _glossary(content: Content) -> Iterator[Problem]:
    glossary = content.glossary
    ids = {source.id for source in glossary.file.sources}
    text = glossary.path.read_text(encoding="utf-8")
    terms = [term.id for term in glossary.file.terms]
    for index, term in enumerate(glossary.file.terms):
        if terms.index(term.id) != index:
            line = line_of(text, f"$.terms[{index}].id")
            yield Problem(glossary.path, line, f"the term “{term.id}” stands twice; delete one")
        for name in term.sources:
            if name not in ids:
                line = line_of(text, f"$.terms[{index}].sources")
                yield Problem(glossary.path, line, f"“{name}” is no source; add it or correct it")
    for index, source in enumerate(glossary.file.sources):
        if fault := _address_fault(source.url):
            line = line_of(text, f"$.sources[{index}]")
            yield Problem(glossary.path, line, f"the address of “{source.id}” {fault}")


def _address_fault(url: str) -> str:
    """What is wrong with the address of a source, or nothing (RFC 3986, https only)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "cannot be read; correct it"
    if parts.scheme != "https":
        return "does not begin with https://; write the https address"
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?", parts.netloc):
        return "has no well-formed host name; correct it"
    if re.search(r"[\s<>\"{}|\\^`]", url):
        return "has a character that an address cannot have; correct it"
    return ""
