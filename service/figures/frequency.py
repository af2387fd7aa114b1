"""How often: a count ("twice") and a period ("a day", "every 8 hours") as tokens of their own.

The words come from the tables `frequency`, `frequency_times` and `frequency_periods` of each
language. A word that is no part of such a form ("both", "second", "two groups") never counts.
A count is said as often as in the English, and so is the period that follows it. Other periods
are compared as sets: languages say a shared one once or again. "Once" is free: "once a day" and
"every day" are the same.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

from babel import Locale

from . import forms
from .normal import normalise, without
from .original import TEXTS
from .templates import Template, alike, letters
from .unit_forms import Found, found_by, unit_forms, words_with_meaning
from .units import TIME
from .words import LanguageWords

_HAN = "一二三四五六七八九十两兩"
_AFTER_NUMBER = re.compile("(?<![A-Za-z]-)(?<![0-9])[0-9]+[.']?[ \u00a0]?$")
_DIGIT = re.compile("[0-9]")
_SPACES = re.compile(forms.SPACE)
Take = Callable[..., None]
Token = tuple[str, str]
"""What is said (`times` or `every`), and its value: "2"; "day", "8 hour"."""


@dataclass(frozen=True)
class Said:
    """A token with the place where a normal text says it."""

    token: Token
    start: int
    end: int
    in_digits: bool = False
    free: bool = False  # need not stand in the other language


@dataclass(frozen=True, eq=False)
class Frequencies:
    """The patterns of one language."""

    locale: Locale
    words: LanguageWords

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number words from 1 on in small letters, without their endings."""
        found = self.words.numbers.items()
        return {
            normalise(word.rstrip("*")).text.lower(): int(value)
            for value, said in found
            for word in said
            if int(value) and "[" not in word
        }

    @cached_property
    def units(self) -> Found:
        """The units of time."""
        every = unit_forms(self.locale, self.words).items()
        return words_with_meaning("", {form: unit for form, unit in every if unit in TIME})

    @cached_property
    def templates(self) -> tuple[tuple[str, Template], ...]:
        """The forms with a number, those with a unit first."""
        rules, counted = self.words.frequency, self.words.frequency_counted.items()
        unclear = self.words.frequency_unclear.items()
        times = [("times", each) for each in rules.times]
        times += [("may times", each) for each in rules.may_times]
        times.sort(key=lambda each: -len(each[1]))
        every: list[tuple[str, Iterable[str]]] = [
            ("", rules.no_every),
            *((f"may every {each}", said) for each, said in unclear),
            *((f"times every {each}", said) for each, said in counted),
            ("every", rules.every),
            *((kind, [each for _, each in said]) for kind, said in groupby(times, itemgetter(0))),
        ]
        return tuple(
            (kind, Template(some, self._holes)) for kind, said in every for some in alike(said)
        )

    @cached_property
    def fixed(self) -> Found:
        """The forms without a number; what only looks like one stands for nothing."""
        meaning = dict.fromkeys(self.words.frequency.others, "")
        for period, said in self.words.frequency_periods.items():
            meaning |= dict.fromkeys(said, f"every {period}")
        for period, said in self.words.frequency_may.items():
            meaning |= dict.fromkeys(said, f"may every {period}")
        for count, said in self.words.frequency_times.items():
            meaning |= dict.fromkeys(said, f"times {count}")
        return found_by(f"(?P<form>{forms.pattern(meaning)})", meaning)

    @cached_property
    def _holes(self) -> dict[str, str]:
        """What stands for `{n}`, a number in digits or words, and `{unit}`, a unit of time."""
        words = forms.pattern(self.numbers) if self.numbers else "(?!)"
        han = f"|[{_HAN}]+" if self.words.number_rules.han_numerals else ""
        unit = self.units.pattern.pattern.removeprefix("(?P<form>").removesuffix(")")
        return {
            "n": f"(?<![0-9A-Za-z.٫-])(?<![0-9],)[0-9]{{1,4}}(?![0-9])|{words}{han}",
            "unit": unit,
        }

    def value(self, number: str) -> int:
        """The value of what stands for `{n}`."""
        if number.isdecimal():
            return int(number)
        if number.lower() in self.numbers:
            return self.numbers[number.lower()]
        if all(char in _HAN for char in number):
            tens, ten, ones = number.replace("两", "二").replace("兩", "二").rpartition("十")
            high = (_HAN.index(tens) + 1 if tens else 1) * 10 if ten else 0
            return high + (_HAN.index(ones[0]) + 1 if ones else 0)
        return 0

    def said(self, text: str) -> list[Said]:
        """The frequencies of a normal text."""
        found: list[Said] = []

        def take(token: str, match: re.Match[str], end: int = 0) -> None:
            nonlocal text
            start, end = match.start(), end or match.end()
            if token:
                kind, _, value = token.removeprefix("may ").partition(" ")
                free = token.startswith("may ") or value == "1"
                in_digits = bool(_DIGIT.search(match[0]))
                found.append(Said((kind, value), start, end, in_digits, free))
            text = without(text, start, end)

        # What holds a number of its own comes first.
        before, said = text, self._fixed(text)
        for meaning, match in said:
            if not meaning or meaning.count(" ") > 1 or _DIGIT.search(match[0]):
                take(meaning, match)
        known = letters(text)  # most forms have not a word in most texts
        for kind, form in self.templates:
            if form.needed not in known or not form.may_stand_in(known):
                continue
            for match in form.pattern.finditer(text):
                self._counted(kind, match, take)
        for meaning, match in said if text == before else self._fixed(text):
            take(meaning, match)
        return found

    def _counted(self, kind: str, match: re.Match[str], take: Take) -> None:
        """Take what a form with a number says."""
        number = self.value(match["n"])
        if kind == "every":
            unit = self.units.of(match["unit"])
            take(f"every {number} {unit}" if number > 1 else f"every {unit}", match)
        elif kind.startswith("may every"):
            take(kind, match, match.start("n"))
        elif kind:
            count, _, period = kind.partition(" every ")
            if period:
                take(f"every {period}", match)
            # The "a" of "two doses a day" is a word of the period, too.
            said = match[0].replace("\u00a0", " ")
            own = said.count(" ") - len(_SPACES.findall(match["n"]))
            last = said.rfind(" ") if own > 1 else 0
            take(f"{count} {number}", match, match.start() + last if last else 0)
        elif _DIGIT.search(match[0]):
            take("", match)

    def _fixed(self, text: str) -> list[tuple[str, re.Match[str]]]:
        """The forms without a number, where none stands before them that they may not follow."""
        apart = self.words.frequency.not_after_numbers
        return [
            (meaning, match)
            for match in self.fixed.pattern.finditer(text)
            if not (meaning := self.fixed.of(match["form"]))
            or not apart
            or not _AFTER_NUMBER.search(text, max(0, match.start() - 8), match.start())
        ]


# The English is compared with each language in turn.
@lru_cache(maxsize=TEXTS)
def said_in_original(original: Frequencies, text: str) -> list[Said]:
    """The frequencies of a normal text of the original."""
    return original.said(text)
