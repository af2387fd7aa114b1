"""The fixed terms of a language, so that one thing has one name on all pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from service.content.markup import plain_text
from service.content.toml_files import parse_toml, read_content
from service.content.toml_forms import Text, TomlTable
from service.locales.collation import BARE, Sorting, fold
from service.locales.locale import SiteLocale
from service.said import Said, say


class FixedTerm(TomlTable, frozen=True):
    """An English term and how it is said. A form in `use` is enough as the start of a word, so
    a stem serves for all endings."""

    english: Text
    use: tuple[Text, ...]
    avoid: tuple[Text, ...] = ()
    note: str = ""


class Style(TomlTable, frozen=True):
    """How readers are addressed, and other habits of the locale, for translators."""

    address: str = ""
    notes: tuple[str, ...] = ()


class TermsFile(TomlTable, frozen=True):
    style: Style = Style()
    terms: tuple[FixedTerm, ...] = ()


@dataclass(frozen=True)
class Terms:
    """`terms.toml` of a locale. Its words are compared without case, as `sorting` folds it."""

    terms: tuple[FixedTerm, ...] = ()
    sorting: Sorting = BARE

    @classmethod
    def load(cls, path: Path, sorting: Sorting = BARE) -> Terms:
        """Read `terms.toml`; a locale without one has no fixed terms. Raises ContentError."""
        return cls.of(path, sorting, read_content(path)) if path.exists() else cls()

    @classmethod
    def of(cls, path: Path, sorting: Sorting, content: bytes) -> Terms:
        """The terms that the bytes of a `terms.toml` hold. Raises ContentError."""
        return cls(parse_toml(path, content, TermsFile).terms, sorting)

    def on(self, sources: Iterable[str]) -> list[FixedTerm]:
        """The terms that stand in some English texts."""
        english = "\n".join(map(plain_text, sources))
        lowered = english.casefold()
        return [
            term
            for term, start, pattern in self._patterns
            if start in lowered and pattern.search(english)
        ]

    def check(self, source: str, target: str, locale: SiteLocale) -> Iterator[Said]:
        """Each term of the English that has a fixed form in the language is said by that form."""
        found = self.on([source])
        said = fold(plain_text(target), self.sorting) if found else ""
        for term in found:
            if not any(fold(form, self.sorting) in said for form in term.use):
                wanted = " / ".join(f"“{form}”" for form in term.use)
                yield say(
                    "“%(english)s” is called %(forms)s in terms.toml; use that",
                    english=term.english,
                    forms=wanted,
                )
            for form in term.avoid:
                if _stands(fold(form, self.sorting), said, locale):
                    yield say(
                        "“%(form)s” is not the word for “%(english)s”; see terms.toml",
                        form=form,
                        english=term.english,
                    )

    @cached_property
    def _patterns(self) -> tuple[tuple[FixedTerm, str, re.Pattern[str]], ...]:
        """Each term with its English in small letters, and as a pattern of a whole word."""
        return tuple(
            (
                term,
                term.english.casefold(),
                re.compile(
                    rf"(?<![\w-]){re.escape(term.english)}(?:s|es)?(?![\w-])", re.IGNORECASE
                ),
            )
            for term in self.terms
        )


NO_TERMS = Terms()


def _stands(form: str, text: str, locale: SiteLocale) -> bool:
    """Whether a word begins with a form; in scripts without spaces, whether it is there."""
    if locale.script in ("Hans", "Hant", "Jpan", "Kore", "Thai"):
        return form in text
    return bool(re.search(rf"(?<!\w){re.escape(form)}", text))
