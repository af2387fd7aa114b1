"""The glossary: the terms that pages mark, each with a definition in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from service.content.toml_files import read_toml
from service.content.toml_forms import PartialDate, Slug, Text, TomlTable


class Term(TomlTable, frozen=True):
    id: Slug
    term: Text
    definition: Text
    abbreviation: str = ""
    sources: tuple[str, ...] = ()


class TermSource(TomlTable, frozen=True):
    id: Text
    title: Text
    url: Text


class GlossaryFile(TomlTable, frozen=True):
    facts: PartialDate
    terms: tuple[Term, ...]
    sources: tuple[TermSource, ...]


@dataclass(frozen=True)
class Glossary:
    """All terms, in the order of the file."""

    path: Path
    file: GlossaryFile

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        return {term.id: term for term in self.file.terms}


GLOSSARY = "glossary"
"""The domain of the glossary's catalog: `glossary.po`."""
TERM, DEFINITION, ABBREVIATION = "term", "definition", "abbreviation"
"""The `msgctxt` of the three texts of a term in the catalog `glossary.po`."""


def texts(term: Term) -> list[tuple[str, str]]:
    """The gettext keys (`msgctxt`, `msgid`) of a term."""
    keys = [(TERM, term.term), (DEFINITION, term.definition)]
    return [*keys, (ABBREVIATION, term.abbreviation)] if term.abbreviation else keys


def load_glossary(path: Path) -> Glossary:
    """Read `glossary.toml`. Raises ContentError with file and line."""
    return Glossary(path, read_toml(path, GlossaryFile))
