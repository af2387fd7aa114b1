"""What the lock knows of the language of the original alone, as patterns."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from .forms import literal
from .number_words import exact
from .units import TIME, UNITS
from .wordings import Forms
from .words import LanguageWords

TEXTS = 4096
"""Texts of the original that are remembered. They are compared with one language after the other:
of fewer than there are, none would still be there when the next language asks."""


@dataclass(frozen=True, eq=False)
class Original:
    """Patterns of words that a translation answers in its own way."""

    words: LanguageWords

    @property
    def is_one(self) -> bool:
        """Whether the language is one of an original at all: it has words for it."""
        return bool(self.words.source_more)

    @cached_property
    def more(self) -> tuple[tuple[Decimal | str, re.Pattern[str]], ...]:
        """Words such as "both" that others may say by a number word, with its value."""
        found = self.words.source_more.items()
        return tuple((exact(Fraction(value)), _whole(said)) for value, said in found)

    @cached_property
    def ones(self) -> re.Pattern[str]:
        """Words that may become a numeral 1."""
        return _whole(self.words.source.ones)

    @cached_property
    def one_of(self) -> dict[str, re.Pattern[str]]:
        """What says one of a unit of time without a number: a day, each week."""
        ones = literal(self.words.source.ones)
        return {
            unit: re.compile(rf"(?i)\b(?:{ones}) (?:{literal(self.words.units[unit])})\b")
            for unit in UNITS
            if unit in TIME and unit in self.words.units
        }

    @cached_property
    def times(self) -> dict[str, re.Pattern[str]]:
        """Words that may become "1 day"; not the days of "28 days"."""
        return {
            unit: _whole(said, "(?<![0-9][ \u00a0-])")
            for unit, said in self.words.source_times.items()
        }

    @cached_property
    def intervals(self) -> tuple[tuple[str, str], ...]:
        """What stands before an interval, and between its two numbers."""
        found = []
        for each in self.words.source.intervals:
            lead, rest = each.split("{low}")
            found.append((lead, rest.removesuffix("{high}").strip()))
        return tuple(found)

    @cached_property
    def span(self) -> re.Pattern[str]:
        """What stands right before a length of time that something lasts or happens within."""
        return re.compile(rf"(?i)\b(?:{literal(self.words.source.spans)}) $")

    @cached_property
    def ratio(self) -> re.Pattern[str]:
        """What stands between the numbers of 1 in 10."""
        between = [each.split("}")[1].split("{")[0] for each in self.words.source.ratios]
        return re.compile(literal(between))


def _whole(said: Forms, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?i){before}\b(?:{literal(said)})\b(?!-blind)")
