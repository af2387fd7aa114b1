"""A name leads to one page: names of drugs, and names of folders, which are addresses."""

from __future__ import annotations

from collections.abc import Iterator

from service.content.drug import Drug
from service.content.reading import Content, Page
from service.content.toml_lines import line_of
from service.content.values import TreatmentKind
from service.errors import Problem

TAKEN = frozenset(
    (
        *("approvals", "catalogs", "changes", "data", "drugs", "glossary", "messages", "plain"),
        *("report", "schema", "search", "site-map", "translate", "translations"),
    )
)
"""Words that no folder is called: addresses of other pages, and names of other catalogs."""
_OWN = ("name", "brands", "codes")
_LISTS = ("brands", "codes", "aliases", "misspellings")


def check_content(content: Content) -> Iterator[Problem]:
    """Folders with the name of another page, and names of a drug that another page has too."""
    for page in content.all_pages:
        if page.slug in TAKEN:
            message = f"“{page.slug}” is the address of another page; give the folder another name"
            yield Problem(page.folder, 1, message)
    for slug in sorted(set(content.pages) & set(content.drugs)):
        message = f"“{slug}” is a drug page, too; give the folder another name"
        yield Problem(content.pages[slug].folder, 1, message)
    yield from _names(content)


def _names(content: Content) -> Iterator[Problem]:
    """Names that stand on another drug's page. A page on several drugs may repeat theirs."""
    single = [
        (page, page.drug)
        for page in content.drugs.values()
        if page.drug and page.drug.kind is not TreatmentKind.SEVERAL
    ]
    owners: dict[str, Page] = {}
    for page, drug in single:
        for _, name in _entries(drug, _OWN):
            owners.setdefault(name.casefold(), page)
    for page, drug in single:
        for place, name in _entries(drug, ("name", *_LISTS)):
            owner = owners.get(name.casefold(), page)
            if owner is not page:
                message = f"“{name}” is a name of the page {owner.slug}; delete it on one of them"
                path = page.folder / "drug.toml"
                line = line_of(path.read_text(encoding="utf-8"), place)
                yield Problem(path, line, message)


def _entries(drug: Drug, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The names under some keys, each with its place in the file."""
    for key in keys:
        if key == "name":
            yield "$.name", drug.name
        else:
            yield from ((f"$.{key}[{i}]", name) for i, name in enumerate(getattr(drug, key)))
