"""Extraction methods for Babel (`babel.cfg`): they hand the content's segments to gettext."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

from service.content.changes import CHANGE
from service.content.criteria import load_criteria
from service.content.drug import NAME, SEARCHED, Drug
from service.content.findings import DOSE, EFFECT, RESULT
from service.content.glossary import Term, load_glossary, texts
from service.content.languages import FIGURES, load_language
from service.content.markup import plain_text, targets
from service.content.reading import TITLE, InfoFacts
from service.content.segments import SECTIONS, Segment, cut, segments
from service.content.toml_files import read_toml
from service.figures import Language, figures
from service.locales.locale import ENGLISH

Extracted = tuple[int, str, tuple[str, str], list[str]]
"""Line, gettext function, (`msgctxt`, `msgid`), comments for translators."""


def extract_code(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """What Babel finds in a module. It reads only modules in which a keyword is called: most say
    nothing to readers, and cutting all into tokens takes 0.2 seconds."""
    calls = rb"\b(?:%s)\(" % b"|".join(re.escape(word).encode() for word in keywords)
    if re.search(calls, file.read()):
        file.seek(0)
        yield from extract_python(file, keywords, comment_tags, options)


def extract_markdown(
    file: BinaryIO,
    keywords: Any,
    comment_tags: Any,
    options: Any,
) -> Iterator[Extracted]:
    """The segments of one `standard.md` or `plain.md`, each with its register as context."""
    path = Path(file.name)
    terms = _terms(path.parents[2] / "glossary.toml")
    english = _english(path.parents[2] / FIGURES)
    for segment in segments(cut(file.read().decode("utf-8-sig"), path)):
        place = _place_in_page(segment)
        notes = [place, *_figures(segment, english), *_meanings(segment, terms)]
        yield segment.line, "pgettext", segment.key, notes


def extract_glossary(
    file: BinaryIO,
    keywords: Any,
    comment_tags: Any,
    options: Any,
) -> Iterator[Extracted]:
    """The terms of `glossary.toml`, their abbreviations and their definitions."""
    for term in load_glossary(Path(file.name)).file.terms:
        for key in texts(term):
            yield 1, "pgettext", key, [f"{key[0]} of “{term.id}”"]


def extract_criteria(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Extracted]:
    """The criteria of `accessibility.toml`: their names, and how each is met."""
    for criterion in load_criteria(Path(file.name)):
        name, how = criterion.keys
        place = f"WCAG 2.2, criterion {criterion.number}"
        yield 1, "pgettext", name, [f"{place}: its name, as in a translation by the W3C if any"]
        yield 1, "pgettext", how, [f"{place} ({criterion.name}): {criterion.verdict}"]


def extract_data(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Extracted]:
    """What the data of a drug has in words: its name, which each language may write in its own
    way (riluzol, リルゾール), what results measure, side effects, doses, changes, and registers
    that were searched."""
    drug = read_toml(Path(file.name), Drug)
    yield 1, "pgettext", (NAME, drug.name), ["the title of the page"]
    for what in dict.fromkeys(result.what for result in drug.results):
        yield 1, "pgettext", (RESULT, what), ["what a trial measured, in a table of results"]
    for name in dict.fromkeys(effect.effect for effect in drug.effects):
        yield 1, "pgettext", (EFFECT, name), ["a side effect, in a table"]
    for dose in dict.fromkeys((*drug.result_doses, *drug.effect_doses)):
        yield 1, "pgettext", (DOSE, dose), ["the dose of a group, after its name in a table: short"]
    for text in dict.fromkeys(change.text for change in drug.changes):
        yield 1, "pgettext", (CHANGE, text), ["what was changed on the page"]
    for register in dict.fromkeys(row.register for row in drug.searched):
        note = "a list that was searched, inside a sentence: “We searched … on 27 November 2026”"
        yield 1, "pgettext", (SEARCHED, register), [note]


def extract_title(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Extracted]:
    """The title of a page about the site."""
    title = read_toml(Path(file.name), InfoFacts).title
    yield 1, "pgettext", (TITLE, title), ["the title of the page, and of the links to it"]


@cache
def _terms(path: Path) -> Mapping[str, Term]:
    return load_glossary(path).by_id


@cache
def _english(path: Path) -> Language:
    return load_language(path, ENGLISH).figures


def _figures(segment: Segment, english: Language) -> list[str]:
    """The figures that the translation must hold, for the translator to tick off."""
    found = [figure.text for figure in figures(plain_text(segment.text), english)]
    return [f"Figures: {'; '.join(found)}"] if found else []


def _meanings(segment: Segment, terms: Mapping[str, Term]) -> list[str]:
    """What the marked terms mean, from the glossary."""
    return [
        f"{terms[name].term}: {terms[name].definition}"
        for name in dict.fromkeys(targets(segment.text, "term"))
        if name in terms
    ]


def _place_in_page(segment: Segment) -> str:
    titles = {section: title for title, section in SECTIONS.items()}
    part = titles.get(segment.section, segment.section)
    return f"{segment.register} words, part “{part}”, {segment.kind}"
