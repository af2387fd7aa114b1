"""The patterns of numbers said in words in a language: whole ones, parts, and both together."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from . import forms, han
from .normal import normalise
from .templates import Template, letters
from .units import UNITS
from .words import DualNouns, LanguageWords

DIGITS = "(?<![0-9A-Za-z.٫-])(?<![0-9],)[0-9]{1,4}(?:[.,٫][0-9]{1,2})?(?![0-9])"

MASK = "\ue000"
"""Stands for each letter of a number word where only its place counts."""


@dataclass(frozen=True, eq=False)
class NumberWords:
    """What a language says numbers by."""

    words: LanguageWords
    _known: dict[str, tuple[int | None, bool]] = field(default_factory=dict, repr=False)

    @cached_property
    def _forms(self) -> tuple[tuple[str, int, bool], ...]:
        """Every number word, its value, and whether it may say none."""
        tables = ((self.words.numbers, False), (self.words.numbers_unclear, True))
        return tuple(
            (form, int(value), unclear)
            for table, unclear in tables
            for value, said in table.items()
            for form in said
        )

    @cached_property
    def values(self) -> dict[str, tuple[int, bool]]:
        """Number words in small letters, without a star, with their value and whether unclear."""
        return {
            _key(form.rstrip("*")): (value, unclear)
            for form, value, unclear in reversed(self._forms)
        }

    @cached_property
    def number(self) -> re.Pattern[str]:
        """Any number word, in the group `form`."""
        rules = self.words.number_rules
        outside = forms.outside(rules.prefixes, rules.not_after)
        after = ""
        if rules.followed_by:
            after = rf"(?=[ \u00a0.,)]|$|{forms.literal(rules.followed_by)})"
        every = {form for form, _, _ in self._forms}
        body = forms.pattern(every, begins=not outside, longer=rules.longer, endings=rules.endings)
        return re.compile(f"(?i:{outside}(?P<form>{body}){after})")

    def masked(self, text: str) -> str:
        """A text with its number words masked, letter by letter."""
        for pattern in (
            self.number,
            *((han.PATTERN,) if self.words.number_rules.han_numerals else ()),
        ):
            text = pattern.sub(_mask, text)
        return text

    def value(self, form: str) -> int | None:
        """What a number word, or a number in digits or Han numerals, stands for."""
        return int(form) if form.isdecimal() else self.meaning(form)[0]

    def meaning(self, form: str) -> tuple[int | None, bool]:
        """What a number word stands for, and whether it may stand for none."""
        if form not in self._known:
            self._known[form] = self._meaning(form)
        return self._known[form]

    def _meaning(self, form: str) -> tuple[int | None, bool]:
        known = self.values.get(_key(form))
        if known:
            return known
        for stem, value, unclear in self._stems:
            if stem.fullmatch(form):
                return value, unclear
        return han.value(form), False

    @cached_property
    def _stems(self) -> tuple[tuple[re.Pattern[str], int, bool], ...]:
        """The number words with more than one ending."""
        endings = self.words.number_rules.endings
        return tuple(
            (re.compile(forms.pattern([form], endings=endings), re.IGNORECASE), value, unclear)
            for form, value, unclear in self._forms
            if endings or form[-1] in "*]"
        )

    @cached_property
    def holes(self) -> dict[str, str]:
        """What stands for a number and for a word in a form."""
        rules = self.words.number_rules
        plain = {form.rstrip("*") for form in self.values if "[" not in form}
        hanzi = f"|{han.NUMERAL}" if rules.han_numerals else ""
        counters = rules.counters
        return {
            "n": f"{DIGITS}|{forms.pattern(plain)}{hanzi}",
            "n joined": f"{DIGITS}|{forms.pattern(plain, ends=False)}{hanzi}",
            "whole": f"{DIGITS}|{forms.pattern(plain, ends=False)}{hanzi}",
            "word": f"(?:{forms.literal(counters)})" if counters else r"[^\W\d_]+(?:-[^\W\d_]+)?",
        }

    @cached_property
    def parts(self) -> tuple[tuple[str, Fraction, Template], ...]:
        """The forms of parts: what they are, their value, and how they stand.

        `added` goes on top of {n}, `counted` is taken {n} times, `part` is the whole value, and
        `""` only looks like a part.
        """
        words = self.words
        every = [
            ("", Fraction(0), words.part_rules.no_parts),
            *(("added", _fraction(part), said) for part, said in words.parts_added.items()),
            *(("counted", Fraction(1, int(of)), said) for of, said in words.parts_counted.items()),
            ("of", Fraction(1), words.part_rules.of),
            *(("part", _fraction(part), said) for part, said in words.parts.items()),
        ]
        found = [(kind, value, form) for kind, value, said in every for form in said]
        kinds = ("", "added", "of", "counted", "part")
        found.sort(
            key=lambda each: (
                not _is_whole(*each),
                kinds.index(each[0]),
                _last(*each),
                -len(each[2]),
            )
        )
        prefixes = self.words.number_rules.prefixes
        return tuple(
            (kind, value, Template([form], self.holes, prefixes)) for kind, value, form in found
        )

    @cached_property
    def duals(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Nouns that mean two of a unit, and other nouns (`""`) that mean two of their kind."""
        words = self.words
        found = [
            (unit, re.compile(forms.pattern(words.duals[unit], begins=False)))
            for unit in UNITS
            if unit in words.duals
        ]
        nouns = words.dual_nouns
        return (*found, ("", _dual_noun(nouns))) if nouns.letters else tuple(found)

    @cached_property
    def not_han_numbers(self) -> re.Pattern[str]:
        """Words with a Han numeral that say no number."""
        return re.compile(
            forms.pattern(self.words.number_rules.not_numbers, begins=False, ends=False)
        )


def exact(value: Fraction) -> Decimal | str:
    """A value as a Decimal, or as `2/3` and `1 2/3` where it has no end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return Decimal(value.numerator) / Decimal(value.denominator)
    whole, part = divmod(value.numerator, value.denominator)
    return f"{whole} {part}/{value.denominator}" if whole else f"{part}/{value.denominator}"


def _mask(match: re.Match[str]) -> str:
    whole, (start, end) = (
        match[0],
        match.span("form") if "form" in match.re.groupindex else match.span(),
    )
    lead = whole[: start - match.start()]
    return lead + MASK * (end - start) + whole[end - match.start() :]


def _is_whole(kind: str, value: Fraction, _form: str) -> bool:
    """Whether a form says no part at all: half a dozen, een derde groep (a third group)."""
    return kind == "part" and value.denominator == 1


def _last(kind: str, _value: Fraction, form: str) -> bool:
    """Whether a form comes after others of its kind: "first two and a half" is no "first"."""
    return "{word}" in form and kind == "added"


def _fraction(text: str) -> Fraction:
    return Fraction(text)


def _key(form: str) -> str:
    return letters(normalise(form).text)


def _dual_noun(nouns: DualNouns) -> re.Pattern[str]:
    found = nouns.letters
    return re.compile(
        rf"(?<![{found}])(?!\w*(?:{forms.literal(nouns.not_duals)})\b)"
        rf"[{found}]{{2,}}(?:{forms.literal(nouns.endings)})(?![{found}])"
    )
