"""Reads the English original: drug pages, other pages, glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from service.content.countries import NOTHING_KNOWN, Countries, load_countries
from service.content.criteria import Criterion, load_criteria
from service.content.drug import NAME, Drug, Source
from service.content.glossary import GLOSSARY, Glossary, load_glossary, texts
from service.content.languages import FIGURES, SiteLanguage, load_language
from service.content.markup import targets
from service.content.operator import Operator, load_logo, load_operator
from service.content.redirects import load_redirects
from service.content.registers import Register
from service.content.segments import Segment, cut, segments
from service.content.toml_files import decode, read_content, read_toml
from service.content.toml_forms import SLUG, Text, TomlTable
from service.content.values import Shelf, SourceKind
from service.errors import ContentError, Problem
from service.locales.locale import ENGLISH


@dataclass(frozen=True)
class Document:
    """The words of one page in one register."""

    path: Path
    pieces: tuple[str | Segment, ...]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segments(self.pieces))

    @cached_property
    def sections(self) -> Mapping[str, tuple[Segment, ...]]:
        """The segments of each section, by its id, in the order of the page."""
        found: dict[str, list[Segment]] = {}
        for segment in self.segments:
            found.setdefault(segment.section, []).append(segment)
        return {section: tuple(members) for section, members in found.items()}


TITLE = "title"
"""The `msgctxt` of the title of a page about the site in the catalog of that page."""


class InfoFacts(TomlTable, frozen=True):
    """`page.toml` of a page about the site: what its heading and all links to it say."""

    title: Text


@dataclass(frozen=True)
class Page:
    """A page of words: its slug is also the domain of its catalog.

    `drug` for drug pages, `title` for pages about the site, `criteria` for the accessibility
    statement among these.
    """

    slug: str
    folder: Path
    documents: Mapping[Register, Document]
    drug: Drug | None = None
    title: str = ""
    criteria: tuple[Criterion, ...] = ()

    @property
    def title_key(self) -> tuple[str, str]:
        """The gettext key of what links call the page: the drug's name, or the title."""
        return (NAME, self.drug.name) if self.drug else (TITLE, self.title)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of both registers, standard first."""
        return tuple(s for register in Register for s in self.documents[register].segments)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the text of either register cites, the strongest kind first. In the list
        of the page, those that only its tables name follow."""
        used = {name for segment in self.segments for name in targets(segment.text, "cite")}
        listed = [s for s in (self.drug.sources if self.drug else ()) if s.id in used]
        return tuple(sorted(listed, key=lambda source: list(SourceKind).index(source.kind)))

    def keys(self, register: Register) -> set[tuple[str, str]]:
        """The gettext keys of what a reader of one register is shown."""
        data = {key for criterion in self.criteria for key in criterion.keys}
        data |= self.drug.keys if self.drug else set()
        return data | {segment.key for segment in self.documents[register].segments}

    @property
    def all_keys(self) -> set[tuple[str, str]]:
        """The gettext keys of everything that is translated of the page."""
        return {self.title_key}.union(*(self.keys(register) for register in Register))


@dataclass(frozen=True, eq=False)
class Content:
    """All of the English original."""

    drugs: Mapping[str, Page]
    pages: Mapping[str, Page]
    glossary: Glossary
    operator: Operator
    language: SiteLanguage
    countries: Countries = NOTHING_KNOWN
    moved: Mapping[str, str] = field(default_factory=dict)
    """The slug that a renamed drug page has now, by each that it had."""
    logo: bytes = b""

    @property
    def all_pages(self) -> tuple[Page, ...]:
        return (*self.drugs.values(), *self.pages.values())

    @cached_property
    def keys(self) -> Mapping[str, set[tuple[str, str]]]:
        """The gettext keys of all that is translated of the content, by the domain of the catalog:
        the glossary, then each page."""
        glossary = {key for term in self.glossary.file.terms for key in texts(term)}
        return {GLOSSARY: glossary, **{page.slug: page.all_keys for page in self.all_pages}}

    @property
    def shelves(self) -> Mapping[Shelf, list[Page]]:
        """The lists of drug pages, without empty ones; in each, what is approved the longest is
        first, what is not comes last, by name."""
        found: dict[Shelf, list[Page]] = {shelf: [] for shelf in Shelf}
        for page in self.drugs.values():
            if page.drug:
                found[page.drug.shelf].append(page)
        for pages in found.values():
            pages.sort(key=lambda page: (page.drug and page.drug.first_approved) or "later")
        return {shelf: pages for shelf, pages in found.items() if pages}


def load_content(root: Path) -> Content:
    """Read the folder `content/`. Raises ContentError that lists every fault found."""
    problems: list[Problem] = []
    drugs = _load_pages(root / "drugs", problems, is_drug=True)
    pages = _load_pages(root / "pages", problems, is_drug=False)
    try:
        glossary = load_glossary(root / "glossary.toml")
        language = load_language(root / FIGURES, ENGLISH)
        operator = load_operator(root / "site.toml")
        logo = load_logo(root, operator)
        countries = load_countries(root / "countries.toml")
        moved = load_redirects(root / "redirects.toml", drugs.keys())
        if statement := pages.get("accessibility"):
            criteria = load_criteria(root / "accessibility.toml")
            pages["accessibility"] = replace(statement, criteria=criteria)
    except ContentError as error:
        raise ContentError(sorted([*problems, *error.problems])) from None
    if problems:
        raise ContentError(sorted(problems))
    by_name = sorted(
        drugs.values(), key=lambda page: page.drug.name.casefold() if page.drug else ""
    )
    return Content(
        {page.slug: page for page in by_name},
        pages,
        glossary,
        operator,
        language,
        countries,
        moved,
        logo,
    )


def content_files(root: Path) -> list[Path]:
    """The files that content is made of."""
    words = [p for p in root.rglob("*") if p.suffix in (".md", ".toml") and p.is_file()]
    return sorted([*words, *root.glob("logo.*")])


def _load_pages(root: Path, problems: list[Problem], *, is_drug: bool) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for folder in sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else ():
        if not re.fullmatch(SLUG, folder.name):
            better = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-")
            message = "a folder is named as its address, in small letters, digits and hyphens; "
            problems.append(Problem(folder, 1, f"{message}rename it, to “{better}” perhaps"))
        try:
            found[folder.name] = load_page(folder, is_drug=is_drug)
        except ContentError as error:
            problems += error.problems
    return found


def load_page(folder: Path, *, is_drug: bool) -> Page:
    """Read one page's folder. Raises ContentError that lists every fault found."""
    problems: list[Problem] = []
    drug: Drug | None = None
    title = ""
    try:
        if is_drug:
            drug = read_toml(folder / "drug.toml", Drug)
        else:
            title = read_toml(folder / "page.toml", InfoFacts).title
    except ContentError as error:
        problems += error.problems
    documents: dict[Register, Document] = {}
    for register in Register:
        path = folder / f"{register}.md"
        try:
            source = decode(path, read_content(path))
            documents[register] = Document(path, tuple(cut(source, path)))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return Page(folder.name, folder, documents, drug, title)
