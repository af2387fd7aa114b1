"""The forms of units in a language, from its words and from CLDR, as patterns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal
from babel.units import format_unit

from . import forms
from .forms import SPACE
from .normal import normalise
from .templates import letters
from .units import AFTER_SLASH, LOOSE, SYMBOLS, UNITS
from .words import LanguageWords

_ENDING = re.compile(r"[*\[]")
_CLDR_UNITS = {
    "mass-microgram": "µg", "mass-milligram": "mg", "mass-gram": "g", "mass-kilogram": "kg",
    "volume-milliliter": "mL", "volume-liter": "L", "temperature-celsius": "°C",
    "concentr-percent": "%", "duration-second": "second", "duration-minute": "minute",
    "duration-hour": "hour", "duration-day": "day", "duration-week": "week",
    "duration-month": "month", "duration-year": "year",
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A pattern with what each of its forms, in the group `form`, stands for."""

    pattern: re.Pattern[str]
    meaning: dict[str, str]
    stems: tuple[tuple[str, str, str], ...] = ()
    """What a form with a star begins with, the form, and what it stands for."""

    def of(self, form: str) -> str:
        """What a form found by the pattern stands for; `""` for nothing."""
        key = _key(form)
        for known in (form, key):
            if known in self.meaning:
                return self.meaning[known]
        return next(
            (
                value
                for begins, stem, value in self.stems
                if key.startswith(begins) and _stem(stem).fullmatch(form)
            ),
            "",
        )


# Of hundreds of forms with a star few are ever found.
@lru_cache(maxsize=512)
def _stem(form: str) -> re.Pattern[str]:
    return re.compile(forms.pattern([form]), re.IGNORECASE)


def _key(form: str) -> str:
    """How a form found in a text is looked up, whatever its case; both i of Turkish are one."""
    return letters(form).casefold()


def words_with_meaning(
    before: str, meaning: Mapping[str, str], after: str = "", *, ends: bool = True
) -> Found:
    """`meaning`, form by form, as a pattern between two others."""
    body = forms.pattern(meaning, begins=False, ends=ends)
    return found_by(f"{before}(?P<form>{body}){after}", meaning)


def found_by(pattern: str, meaning: Mapping[str, str]) -> Found:
    """A pattern that finds forms, in its group `form`, with what each stands for."""
    normal = {normalise(form).text: value for form, value in meaning.items()}
    return Found(
        re.compile(pattern),
        {_key(form): value for form, value in normal.items()} | normal,
        tuple(
            (_key(normalise(_ENDING.split(form)[0]).text), form, value)
            for form, value in meaning.items()
            if "*" in form
        ),
    )


def _cldr_units(locale: Locale) -> dict[str, str]:
    """The long unit names of CLDR for `locale`, in every plural form."""
    found = {}
    numbers = {number: format_decimal(number, locale=locale) for number in (1, 2, 3, 11, 100)}
    for name, unit in _CLDR_UNITS.items():
        for number, said in numbers.items():
            text = format_unit(number, name, length="long", locale=locale)
            form = text.replace(said, "\ufffc", 1)
            if form.startswith("\ufffc") and name not in form:
                found[form[1:].strip()] = unit
    return found


def unit_forms(locale: Locale, words: LanguageWords) -> dict[str, str]:
    """Every form of every unit in a language; what only looks like one stands for nothing."""
    found = _cldr_units(locale)
    for unit in UNITS:
        found |= dict.fromkeys((*SYMBOLS.get(unit, ()), *words.units.get(unit, ())), unit)
    found |= dict.fromkeys(words.unit_rules.no_units, "")
    return {form: unit for form, unit in found.items() if form}


def loose_units(locale: Locale, words: LanguageWords) -> re.Pattern[str]:
    """Units of a denominator: a whole word, or any form after a slash."""
    rules, unit_of = words.unit_rules, unit_forms(locale, words)
    whole = [
        form
        for form, unit in unit_of.items()
        if unit in LOOSE and len(form) > 1 and form not in rules.everyday
    ]
    slash = [form for form, unit in unit_of.items() if unit in AFTER_SLASH]
    # Some scripts put no space before a word (プログラム), others join small words to it.
    outside = forms.outside(rules.prefixes, rules.not_after)
    return re.compile(
        f"/{SPACE}?(?P<slash>{forms.pattern(slash, begins=False)})"
        f"|{outside}(?P<form>{forms.pattern(whole, begins=not outside)})"
    )
