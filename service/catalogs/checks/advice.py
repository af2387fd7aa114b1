"""What a person should look at again: a "not", a care or a reporter that may be lost.

No check: a right translation may say it in a way that no list has. Nothing is kept from readers.
The words are those of `[advice]` in each language's `figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from service.content.languages import SiteLanguage
from service.content.markup import plain_text
from service.figures import counts_in_another_order
from service.said import Said, say

_SPACE = re.compile(r"[\s(“”\"«»]+")
_FIRST = re.compile(r"(?:^|[.!?:;。！？] )\w")
_END = re.compile(r"[.!?。！？।؟](?=\s|$|[^0-9a-z])")


@dataclass(frozen=True, eq=False)
class Advice:
    """The advice on translations from the original into one language."""

    original: SiteLanguage
    language: SiteLanguage

    def on(self, source: str, target: str) -> Iterator[Said]:
        """Why a person should look at a translated text again; mostly nothing."""
        english, here = plain_text(source), plain_text(target)
        ours, theirs = _looked_at(english, self.original), _looked_at(here, self.language)
        known = self.language.file.advice
        if known.negations and _is_one_lost(ours.negations, theirs.negations):
            yield say("the English says “not” or “no” more often than this; is one lost?")
        if known.hedges and ours.is_careful and not theirs.is_careful:
            yield say("the English is careful (“may”, “no clear difference”); is this, too?")
        if known.reporters and ours.names_reporter and not theirs.names_reporter:
            yield say("the English says who says so; does this, too?")
        if counts_in_another_order(english, here, self.original.figures, self.language.figures):
            yield say("the numbers stand in another order here; does each still mean the same?")


class _Words(NamedTuple):
    """The patterns of one language."""

    negations: re.Pattern[str]
    no_negations: re.Pattern[str]
    hedges: re.Pattern[str]
    reporters: re.Pattern[str]


@dataclass(frozen=True)
class _Looked:
    """How often each sentence of a text says no or not; whether it is careful or reports."""

    negations: tuple[int, ...]
    is_careful: bool
    names_reporter: bool


def _any(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)")


@lru_cache(maxsize=32)
def _words(language: SiteLanguage) -> _Words:
    said = language.file.advice
    return _Words(
        _any(said.negations), _any(said.no_negations), _any(said.hedges), _any(said.reporters)
    )


@lru_cache(maxsize=256)
def _looked_at(text: str, language: SiteLanguage) -> _Looked:
    words = _words(language)
    text = _FIRST.sub(lambda first: first[0].lower(), _SPACE.sub(" ", text).strip())
    said = f" {text} "
    sentences = [s for s in _END.split(words.no_negations.sub("#", said)) if s.strip()]
    negations = tuple(len(words.negations.findall(f" {each} ")) for each in sentences)
    return _Looked(negations, bool(words.hedges.search(said)), bool(words.reporters.search(said)))


def _is_one_lost(ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Whether a sentence says no less often than the English one in its place.

    A translation that cuts its sentences otherwise is compared as a whole.
    """
    if len(ours) == len(theirs):
        return any(here < there for there, here in zip(ours, theirs, strict=True))
    return sum(theirs) < sum(ours)
