"""A language as the lock uses it: its locale, its words, and both as patterns, compiled once."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale

from . import forms
from .bound_forms import BoundForms
from .date_patterns import DatePatterns
from .forms import LIST_MARKS, RANGE_MARKS, SPACE
from .frequency import Frequencies
from .kind_forms import Kinds
from .marks import Marks, habits
from .number_words import NumberWords
from .original import Original
from .powers import power_pattern
from .relation_forms import RelationForms
from .unit_forms import Found, loose_units, unit_forms, words_with_meaning
from .units import SYMBOLS_BEFORE, UNITS
from .words import LanguageWords

_ROMAN = r"(?:IV|I{1,3})[ab]?"

Signed = tuple[tuple[str, re.Pattern[str]], ...]
"""Signs, each with the words that say it."""


@dataclass(frozen=True, eq=False)
class Language:
    """A locale with the words of its language. Two of them are never equal."""

    locale: Locale
    words: LanguageWords = field(default=LanguageWords(), repr=False)

    @cached_property
    def unit(self) -> Found:
        """Units after their number."""
        between = forms.literal(self.words.unit_rules.between)
        return words_with_meaning(
            f"(?:{SPACE}{{0,2}}|-)(?:{between})?", unit_forms(self.locale, self.words)
        )

    @cached_property
    def unit_before(self) -> Found:
        """Currencies, percent and other units before their number."""
        own = self.words.units_before
        meaning = {
            form: unit
            for unit in UNITS
            for form in (*SYMBOLS_BEFORE.get(unit, ()), *own.get(unit, ()))
        }
        return words_with_meaning("", meaning, f"(?P<gap>{SPACE}?)$", ends=False)

    @cached_property
    def article_before(self) -> re.Pattern[str]:
        """An article at the end of a text."""
        articles = self.words.unit_rules.articles
        return re.compile(rf"\b(?:{forms.literal(articles)})$")

    @cached_property
    def loose(self) -> re.Pattern[str]:
        """Units without a number, in the group `form`, or after a slash in `slash`."""
        return loose_units(self.locale, self.words)

    @cached_property
    def scale(self) -> Found:
        """Words that multiply the number before them."""
        scales = self.words.scales
        meaning = {form: power for power in sorted(scales, key=int) for form in scales[power]}
        return words_with_meaning(f"{SPACE}?-?", meaning)

    @cached_property
    def bound_forms(self) -> BoundForms:
        return BoundForms(self.words)

    @cached_property
    def bound_words(self) -> dict[str, re.Pattern[str]]:
        """Words that say a bound anywhere in a text, by the sign of its side."""
        said = self.words.bound_words
        return {
            "<": re.compile(forms.pattern(said.less), re.IGNORECASE),
            ">": re.compile(forms.pattern(said.more), re.IGNORECASE),
            "b": re.compile(forms.pattern(said.before), re.IGNORECASE),
            "a": re.compile(forms.pattern(said.after), re.IGNORECASE),
        }

    @cached_property
    def points(self) -> re.Pattern[str]:
        """Words for percentage points, which percent may not stand for."""
        return re.compile(forms.pattern(self.words.unit_rules.points), re.IGNORECASE)

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """Words that turn a bound round: not more than."""
        return re.compile(forms.pattern(self.words.bound_words.negations), re.IGNORECASE)

    @cached_property
    def relations(self) -> RelationForms:
        return RelationForms(self.words, self.number_words.holes["word"])

    @cached_property
    def link(self) -> re.Pattern[str]:
        """What stands between the numbers of a list."""
        said = forms.pattern((*self.words.links.lists, *LIST_MARKS), begins=False, ends=False)
        return re.compile(
            f"[ \u00a0,،、]*{said}[ \u00a0]*(?:[~–-][ \u00a0]*)?",
            re.IGNORECASE,
        )

    @cached_property
    def range_link(self) -> re.Pattern[str]:
        """What stands between the ends of a range."""
        said = forms.pattern((*self.words.links.ranges, *RANGE_MARKS), begins=False, ends=False)
        return re.compile(f"{SPACE}*{said}{SPACE}*", re.IGNORECASE)

    @cached_property
    def phase_before(self) -> re.Pattern[str]:
        """The word for a phase before its Roman numeral, or before the one of a pair."""
        said = forms.pattern(self.words.phases.before, begins=False, ends=False)
        return re.compile(
            rf"{said}{SPACE}?-?(?:{_ROMAN}{SPACE}?[/–-]{SPACE}?)?$",
            re.IGNORECASE,
        )

    @cached_property
    def phase_after(self) -> re.Pattern[str]:
        """The word for a phase after its Roman numeral."""
        said = forms.pattern(self.words.phases.after, begins=False, ends=False)
        return re.compile(
            rf"(?:{SPACE}?[/–-]{SPACE}?{_ROMAN})?[ \u00a0.-]{{0,2}}{said}", re.IGNORECASE
        )

    @cached_property
    def phase(self) -> re.Pattern[str]:
        """Any word for a phase."""
        both = (*self.words.phases.before, *self.words.phases.after)
        return re.compile(forms.pattern(both, begins=False, ends=False), re.IGNORECASE)

    @cached_property
    def phase_just_before(self) -> re.Pattern[str]:
        """The word for a phase, in small letters, and a space at the end of a text."""
        said = forms.pattern(self.words.phases.before, begins=False, ends=False)
        return re.compile(f"{said}{SPACE}$")

    @cached_property
    def phase_letters(self) -> dict[str, str]:
        """The letters of phase 2a and 2b."""
        phases = self.words.phases
        return dict.fromkeys(phases.a, "a") | dict.fromkeys(phases.b, "b")

    @cached_property
    def power(self) -> re.Pattern[str]:
        """Powers of ten, see `power_pattern`."""
        return power_pattern(self.words.numerals.powers)

    @cached_property
    def decades(self) -> tuple[re.Pattern[str], ...]:
        """Decades by their century, such as 20世纪90年代."""
        return tuple(
            re.compile(
                re.escape(each)
                .replace(r"\{c\}", "(?P<c>[0-9]{2})")
                .replace(r"\{d\}", "(?P<d>[0-9]0)")
            )
            for each in self.words.dates.decades
        )

    @cached_property
    def number_words(self) -> NumberWords:
        return NumberWords(self.words)

    @cached_property
    def minus(self) -> re.Pattern[str]:
        """The word for a minus at the end of a text."""
        said = forms.pattern(self.words.numerals.minus)
        return re.compile(f"{said}[ \u00a0]*$", re.IGNORECASE)

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """Words with a number that are no names; n and P are those of statistics."""
        said = forms.literal(("n", "p", *self.words.names.numbered))
        return re.compile(said, re.IGNORECASE)

    @cached_property
    def original(self) -> Original:
        return Original(self.words)

    @cached_property
    def frequencies(self) -> Frequencies:
        return Frequencies(self.locale, self.words)

    @cached_property
    def kinds(self) -> Kinds:
        return Kinds(self.words)

    @cached_property
    def dates(self) -> DatePatterns:
        return DatePatterns(self.locale, self.words)

    def habits(self, system: str) -> tuple[Marks, ...]:
        """The decimal and group marks that readers know, the locale's own first."""
        return habits(self.locale, self.words.numerals.other_locale, system)

    @property
    def groups_with_space(self) -> bool:
        """Whether CLDR groups the digits of this locale with a space (French, Russian …)."""
        return self.habits("latn")[0].group.isspace()
