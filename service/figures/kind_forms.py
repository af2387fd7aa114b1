"""The patterns of words of a kind: first and second, morning and evening, first year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from . import forms
from .wordings import Forms
from .words import LanguageWords

Said = tuple[str, int, int]
"""The name of a word of a kind, and where a text has it."""


@dataclass(frozen=True, eq=False)
class Kinds:
    """The kinds of one language, each a pattern with a group for each of its words."""

    words: LanguageWords

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """A pattern for each kind."""
        return tuple(map(_pattern, self._kinds))

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """The names of each kind that the language has words for."""
        return tuple(frozenset(name for name, _ in kind) for kind in self._kinds)

    @property
    def _kinds(self) -> tuple[tuple[tuple[str, Forms], ...], ...]:
        said = self.words
        return (
            tuple(said.orders.items()),
            tuple(said.day_parts.items()),
            tuple(said.stretches.items()),
            tuple(said.portions.items()),
        )

    def said(self, text: str) -> tuple[tuple[Said, ...], ...]:
        """The words of each kind in a normal text."""
        return tuple(
            tuple(
                (str(match.lastgroup), *match.span())
                for match in pattern.finditer(text)
                if match.lastgroup != "none"
            )
            for pattern in self.patterns
        )


def _pattern(kind: Iterable[tuple[str, Forms]]) -> re.Pattern[str]:
    """The words of a kind in a group of its name each, first those that only look like one."""
    said = sorted(kind, key=lambda each: each[0] != "none")
    every = (f"(?P<{name}>{forms.pattern(words)})" for name, words in said)
    return re.compile("|".join(every) or "(?!)", re.IGNORECASE)
