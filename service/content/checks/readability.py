"""How hard a text is to read: word counts, long sentences, school grade. Triage, not proof.

The grade is Flesch-Kincaid's (US school years), as textstat computes it. Names of drugs, brands
and companies and the words of marked glossary terms do not count against a page: each is
replaced by one short word before measuring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import textstat

from service.content.drug import Drug
from service.content.markup import Inline, parse, plain_text
from service.content.reading import Document
from service.content.segments import BlockKind, Segment

MAX_PLAIN_GRADE = 6.0
MAX_SENTENCE = 20
LENGTHS = {"standard": (650, 1100), "plain": (380, 700)}
"""Fewest and most words of a page, without headings, tables and sources."""
PARTS = {
    "standard": {"safety": 220, "questions": 160},
    "plain": {"safety": 130, "questions": 130},
}
"""Most words of a part."""

STAND_IN = "word"
BODY = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@dataclass(frozen=True)
class Reading:
    """The measures of one page in one register."""

    words: int
    raw_grade: float
    grade: float
    left_out: int


def measure(document: Document, drug: Drug) -> Reading:
    """The measures of a page. `left_out` is how many names and terms were replaced."""
    body = [s.text for s in document.segments if s.kind in BODY]
    raw = "\n".join(plain_text(text) for text in body)
    names = sorted({*drug.all_names, *drug.developers}, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.I)
    without_terms = "\n".join(_without_terms(text) for text in body)
    adjusted, replaced = pattern.subn(STAND_IN, without_terms)
    terms = without_terms.count(STAND_IN) - raw.count(STAND_IN)
    return Reading(len(raw.split()), _grade(raw), _grade(adjusted), replaced + terms)


def count_words(segments: Iterable[Segment]) -> int:
    """The words of some segments, without headings."""
    return sum(len(plain_text(s.text).split()) for s in segments if s.kind in BODY)


def _grade(text: str) -> float:
    return round(float(textstat.flesch_kincaid_grade(text)), 1)


def _without_terms(text: str) -> str:
    def walk(node: Inline) -> str:
        if node.kind == "term":
            return STAND_IN
        return node.text + "".join(walk(child) for child in node.children)

    return re.sub(r"\s+([.,;:])", r"\1", "".join(walk(node) for node in parse(text)))


def long_sentences(text: str) -> list[str]:
    """The sentences of a text (inline Markdown) with more than MAX_SENTENCE words."""
    sentences = re.split(r"(?<=[.!?:])\s+", plain_text(text))
    return [s for s in sentences if len(s.split()) > MAX_SENTENCE]
