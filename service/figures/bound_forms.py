"""The patterns of bounds in a language: at least, at most, before, after, about."""

import re
from dataclasses import dataclass
from functools import cached_property

from . import forms
from .unit_forms import Found, found_by
from .words import LanguageWords

SIGNS = {
    "less_than": "<", "at_most": "<", "more_than": ">", "at_least": ">",
    "before": "b", "after": "a", "about": "~",
}  # fmt: skip
"""The side that each table says: `<` and `>` of a number, `b` and `a` of a time, or `~`: about."""
STRICT = ("less_than", "more_than")
"""Those that a "not" turns round."""


@dataclass(frozen=True)
class Form:
    """What a form says: a side, whether it may say none, and whether "not" turns it round.

    A span is a time in which something happens (in 3 weeks).
    """

    side: str
    unclear: bool
    turns: bool
    span: bool


@dataclass(frozen=True, eq=False)
class BoundForms:
    """The forms of one language."""

    words: LanguageWords

    @cached_property
    def leading(self) -> Found:
        """Forms that stand before their number."""
        rules = self.words.number_rules
        outside = forms.outside(rules.prefixes[:2], rules.not_after) if rules.prefixes else ""
        return self._found(0, outside)

    @cached_property
    def trailing(self) -> Found:
        """Forms that stand after their number."""
        return self._found(1, "")

    def _found(self, side: int, outside: str) -> Found:
        meaning: dict[str, str] = {}
        for key, said in self.words.bounds.items():
            for each in said:
                form = each.split("{n}")[side].strip()
                if form:
                    said_of = self.words.bound_words
                    marks = "?" * (each in said_of.unclear) + "-" * (each in said_of.spans)
                    meaning[form] = f"{meaning.get(form, '')} {key}{marks}".strip()
        for form in self.words.bound_words.others:
            meaning.setdefault(form, "")
        ends = self.words.bound_words.endings
        inside = [each for each in meaning if each.split(" ")[0] in ends]
        words = [each for each in meaning if each not in inside]
        body = f"{forms.pattern(inside, begins=False)}|{forms.pattern(words, begins=not outside)}"
        return found_by(f"(?i:{outside}(?P<form>{body}))", meaning)

    def forms(self, names: str) -> tuple[Form, ...]:
        """What the names of a form say: two axes, or nothing."""
        return tuple(
            Form(SIGNS[key := name.rstrip("?-")], "?" in name, key in STRICT, "-" in name)
            for name in names.split()
        )

    @cached_property
    def no_words(self) -> re.Pattern[str]:
        """Words that only look like those of a bound (a later trial)."""
        said = self.words.bound_words.no_words
        return re.compile(forms.pattern(said), re.IGNORECASE)

    @cached_property
    def no_turns(self) -> re.Pattern[str]:
        """Words with a "not" that turns no bound round (not advised)."""
        said = self.words.bound_words.no_turns
        return re.compile(forms.pattern(said), re.IGNORECASE)

    def ends_with(self, text: str) -> bool:
        """Whether a text ends with a form that stands before its number."""
        return any(match.end() == len(text) for match in self.leading.pattern.finditer(text))

    def knows(self, side: str) -> bool:
        """Whether the language has any words for a side."""
        return any(SIGNS[key] == side for key, said in self.words.bounds.items() if said)
