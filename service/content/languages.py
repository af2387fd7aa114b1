"""A language's `figures.toml`: its words for the figure lock, and its alphabetical order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
from babel import Locale, UnknownLocaleError

from service.content.toml_files import decode, parse_toml, read_content
from service.content.toml_forms import Text, TomlTable
from service.content.toml_lines import line_of
from service.errors import ContentError, Problem
from service.figures import Language, LanguageWords
from service.figures.wordings import ADVICE
from service.locales.collation import Sorting
from service.locales.locale import SiteLocale

FIGURES = "figures.toml"
AT_HAND = 8
"""Languages whose patterns stay compiled, English among them: half a megabyte each, and a tenth of
a second to compile them again."""


class AdviceWords(TomlTable, frozen=True):
    """Letters by which a person is advised to look again; a space is the edge of a word."""

    negations: tuple[Text, ...] = ()
    no_negations: tuple[Text, ...] = ()
    hedges: tuple[Text, ...] = ()
    reporters: tuple[Text, ...] = ()


class LanguageFile(LanguageWords, frozen=True):
    """All that the file may hold. A language without the file has numerals and CLDR alone."""

    sort: Sorting = Sorting()
    advice: AdviceWords = AdviceWords()


NO_WORDS = LanguageFile()


@dataclass(frozen=True, eq=False)
class SiteLanguage:
    """A language of the site with what its file says. Two of them are never equal."""

    locale: SiteLocale
    file: LanguageFile = NO_WORDS

    @property
    def figures(self) -> Language:
        """What the figure lock reads texts of the language with."""
        return _figures(self)

    @property
    def sorting(self) -> Sorting:
        return self.file.sort

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all that the file says: what a check of the language depends on."""
        return hashlib.sha256(msgspec.json.encode(self.file, order="deterministic")).hexdigest()


@lru_cache(maxsize=AT_HAND)
def _figures(language: SiteLanguage) -> Language:
    return Language(language.locale.babel, language.file)


def load_language(path: Path, locale: SiteLocale) -> SiteLanguage:
    """Read the `figures.toml` of a language.

    Raises ContentError that names file, line and remedy of a fault, also where it is missing.
    """
    return parse_language(path, locale, read_content(path))


def parse_language(path: Path, locale: SiteLocale, content: bytes) -> SiteLanguage:
    """A language out of the bytes of its `figures.toml`. Raises ContentError."""
    found = parse_toml(path, content, LanguageFile, ADVICE)
    text = decode(path, content)
    faults = [Problem(path, line_of(text, place), message) for place, message in _faults(found)]
    if faults:
        raise ContentError(faults)
    return SiteLanguage(locale, found)


def _faults(found: LanguageFile) -> Iterator[tuple[str, str]]:
    """What the form of the file cannot tell, with its place."""
    other = [found.numerals.other_locale] if found.numerals.other_locale else []
    for place, names in (
        ("$.numerals.other_locale", other),
        ("$.dates.month_locales", found.dates.month_locales),
    ):
        for name in names:
            if not _is_locale(name):
                yield place, f"CLDR has no locale “{name}”; write one as es_MX"
    for place, span in (
        ("$.number_rules.not_after", found.number_rules.not_after),
        ("$.unit_rules.not_after", found.unit_rules.not_after),
        ("$.dual_nouns.letters", found.dual_nouns.letters),
    ):
        if span and span[0] > span[2]:
            yield place, f"in Unicode “{span[0]}” comes after “{span[2]}”; turn them round"


def _is_locale(name: str) -> bool:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return False
    return True
