"""Unusual words and abbreviations are explained (WCAG 2.2, 3.1.3 and 3.1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.content.markup import parse, plain_text, targets
from service.content.reading import Content, Document, Page
from service.errors import Problem

ABBREVIATION = re.compile(r"(?<![\w-])(?=\w*[A-Z]\w*[A-Z])[A-Za-z][A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
EVERYDAY = {"US", "UK", "EU", "DNA", "COVID-19", "ALSUntangled", "JAMA", "NLS", "QT", "WF10"}
"""Abbreviations of everyday English, and names that are written like abbreviations."""

TERMS_TO_MARK = re.compile(r"^[a-z]+-[a-z]+|\s")
"""Of the terms without capitals, those of several words are looked for; single everyday words
such as “arm” mean other things too."""


def check_content(content: Content) -> Iterator[Problem]:
    """Abbreviations and known terms that a page uses and never explains."""
    for page in content.drugs.values():
        for document in page.documents.values():
            yield from _abbreviations(content, page, document)
            yield from _terms(content, document)


def _abbreviations(content: Content, page: Page, document: Document) -> Iterator[Problem]:
    known = _explained(content, page, document)
    for segment in document.segments:
        for word in ABBREVIATION.findall(plain_text(segment.text)):
            if word not in known:
                known.add(word)
                message = (
                    f"“{word}” is never explained; mark it as a term of the glossary "
                    "or spell it out before it, with the letters in brackets"
                )
                yield Problem(document.path, segment.line, message)


def _explained(content: Content, page: Page, document: Document) -> set[str]:
    """The abbreviations that a page marks as terms, spells out, or names as data."""
    drug = page.drug
    assert drug is not None
    texts = [segment.text for segment in document.segments]
    names = " ".join(
        (
            *(n for other in content.drugs.values() if other.drug for n in other.drug.all_names),
            *drug.developers,
            *(trial.name for trial in drug.trials),
            *(number for trial in drug.trials for number in trial.registry),
        )
    )
    terms = content.glossary.by_id
    marked = {terms[t] for text in texts for t in targets(text, "term") if t in terms}
    words = " ".join(f"{term.term} {term.abbreviation}" for term in marked)
    spelled_out = " ".join(re.findall(r"\(([^()]*)\)", " ".join(map(plain_text, texts))))
    return EVERYDAY | set(ABBREVIATION.findall(f"{names} {words} {spelled_out}"))


def _terms(content: Content, document: Document) -> Iterator[Problem]:
    marked = {name for segment in document.segments for name in targets(segment.text, "term")}
    for term in content.glossary.file.terms:
        name = re.sub(r"\s*\(.*\)", "", term.term)
        if term.id in marked or not TERMS_TO_MARK.search(name):
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", re.I)
        for segment in document.segments:
            if pattern.search(_unmarked(segment.text)):
                message = f"“{name}” is in the glossary; mark its first use: [{name}](#{term.id})"
                yield Problem(document.path, segment.line, message)
                break


def _unmarked(text: str) -> str:
    """The words of a text that no mark encloses."""
    return " ".join(node.text for node in parse(text) if node.kind == "text")
