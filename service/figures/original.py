"""What the lock knows of the language of the original alone, as patterns."""

import re
from dataclasses import dataclass
from functools import cached_property

from .forms import literal
from .words import Forms, LanguageWords


@dataclass(frozen=True, eq=False)
class Original:
    """Patterns of words that a translation answers in its own way."""

    words: LanguageWords

    @property
    def is_one(self) -> bool:
        """Whether the language is one of an original at all: it has words for it."""
        return bool(self.words.source_numbers)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number words that other languages say by number words as well, with their values."""
        found = self.words.source_numbers.items()
        return {word: int(value) for value, said in found for word in said}

    @cached_property
    def all_numbers(self) -> dict[str, int]:
        """Those, and words such as "both" that others say in other ways."""
        found = self.words.source_more.items()
        return {word: int(value) for value, said in found for word in said} | self.numbers

    @cached_property
    def glue(self) -> str:
        """What stands between the words of one number: "a million", "two-million"."""
        return " -\u00a0" + "".join(self.words.unit_rules.articles)

    @cached_property
    def ones(self) -> re.Pattern[str]:
        """Words that may become a numeral 1."""
        return _whole(self.words.source.ones)

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


def _whole(said: Forms, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?i){before}\b(?:{literal(said)})\b")
