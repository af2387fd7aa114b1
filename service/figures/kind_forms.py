"""The patterns of words of a kind in a language: first and second, morning and evening, …"""

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
        words = self.words
        kinds = (words.orders, words.day_parts, words.year_halves, words.portions)
        return tuple(_pattern(kind.items()) for kind in kinds)

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
    every = [f"(?P<{name}>{forms.pattern(words)})" for name, words in said]
    return re.compile("|".join(every) or "(?!)", re.IGNORECASE)
