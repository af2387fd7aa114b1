"""The tables of one locale, compiled into patterns."""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal
from babel.units import format_unit

from . import forms, units, words
from .normal import normalise

_CLDR_UNITS = {
    "mass-microgram": "µg", "mass-milligram": "mg", "mass-gram": "g", "mass-kilogram": "kg",
    "volume-milliliter": "mL", "volume-liter": "L", "temperature-celsius": "°C",
    "concentr-percent": "%", "duration-second": "second", "duration-minute": "minute",
    "duration-hour": "hour", "duration-day": "day", "duration-week": "week",
    "duration-month": "month", "duration-year": "year",
}  # fmt: skip
_ROMAN = r"(?:IV|I{1,3})[ab]?"
SPACE = "[ \u00a0]"


@dataclass(frozen=True)
class Words:
    """A pattern with what each of its forms stands for."""

    pattern: re.Pattern[str]
    meaning: dict[str, str]
    stems: tuple[tuple[re.Pattern[str], str], ...] = ()

    def of(self, form: str) -> str:
        """What a form found by the pattern stands for; `""` for nothing."""
        for known in (form, _key(form)):
            if known in self.meaning:
                return self.meaning[known]
        return next((value for stem, value in self.stems if stem.fullmatch(form)), "")


@dataclass(frozen=True)
class Language:
    """What a scan needs to know of one locale. A word is in the group `form`."""

    unit: Words  # after its number
    currency: Words  # or percent: before its number
    scale: Words
    before: tuple[tuple[str, re.Pattern[str]], ...]  # comparisons in words
    after: tuple[tuple[str, re.Pattern[str]], ...]
    phase_before: re.Pattern[str]
    phase_after: re.Pattern[str]
    loose: re.Pattern[str]  # units without a number
    duals: tuple[tuple[str, re.Pattern[str]], ...]  # forms that mean two, by unit


def _key(form: str) -> str:
    """How a form found in a text is looked up, whatever its case."""
    return form.replace("\u00a0", " ").casefold()


def _words(before: str, meaning: dict[str, str], after: str = "", *, ends: bool = True) -> Words:
    """`meaning`, form by form, as a pattern between two others."""
    body = forms.pattern(meaning, begins=False, ends=ends)
    normal = {normalise(form).text: value for form, value in meaning.items()}
    return Words(
        re.compile(f"{before}(?P<form>{body}){after}"),
        {_key(form): value for form, value in normal.items()} | normal,
        tuple(
            (re.compile(forms.pattern([form]), re.IGNORECASE), value)
            for form, value in meaning.items()
            if "*" in form
        ),
    )


def _cldr_units(locale: Locale) -> dict[str, str]:
    """The long unit names of CLDR for `locale`, in every plural form."""
    found = {}
    for name, unit in _CLDR_UNITS.items():
        for number in (1, 2, 3, 11, 100):
            text = format_unit(number, name, length="long", locale=locale)
            form = text.replace(format_decimal(number, locale=locale), "\ufffc", 1)
            if form.startswith("\ufffc") and name not in form:
                found[form[1:].strip()] = unit
    return found


def _unit_forms(locale: Locale) -> dict[str, str]:
    """Every form of every unit in `locale`; what only looks like one stands for nothing."""
    found = _cldr_units(locale)
    for unit, table in units.UNITS.items():
        found |= dict.fromkeys(forms.of(table, locale.language), unit)
    found |= dict.fromkeys(forms.of(units.NO_UNITS, locale.language), "")
    return {form: unit for form, unit in found.items() if form}


def _loose(locale: Locale, unit_of: dict[str, str]) -> re.Pattern[str]:
    """Units of a denominator: a whole word, or any form after a slash."""
    everyday = forms.of(units.NOT_LOOSE, locale.language)
    whole = [
        form
        for form, unit in unit_of.items()
        if unit in units.LOOSE and len(form) > 1 and form not in everyday
    ]
    slash = [form for form, unit in unit_of.items() if unit in units.AFTER_SLASH]
    # A kana or Hangul word goes on without a space (プログラム); Arabic and Hebrew put
    # their conjunctions, prepositions and articles in front of the word.
    outside = {
        "ja": "(?<![ァ-ー])",
        "ko": "(?<![가-힣])",
        "ar": "(?<![ء-ۓ])و?[بفلك]?(?:ال|ل)?",
        "he": "(?<![א-ת])ו?[בלמהש]?ה?-?",
    }.get(locale.language, "")
    return re.compile(
        f"/{SPACE}?(?P<slash>{forms.pattern(slash, begins=False)})"
        f"|{outside}(?P<form>{forms.pattern(whole, begins=not outside)})"
    )


@lru_cache(maxsize=64)
def language(locale: Locale) -> Language:
    """The tables of `locale`, compiled once."""
    code = locale.language
    unit_of = _unit_forms(locale)
    before = {form: unit for unit, row in units.BEFORE.items() for form in forms.of(row, code)}
    scales = words.SCALES.get(code, {})
    scale_of = {form: str(power) for power, cell in scales.items() for form in forms.split(cell)}
    return Language(
        unit=_words(f"(?:{SPACE}{{0,2}}|-)(?:de |d'|di |von |of )?", unit_of),
        currency=_words("", before, f"(?P<gap>{SPACE}?)$", ends=False),
        scale=_words(f"{SPACE}?-?", scale_of),
        before=tuple(
            (sign, re.compile(f"{forms.pattern(forms.of(row, code))}{SPACE}*$", re.IGNORECASE))
            for sign, row in words.BEFORE.items()
        ),
        after=tuple(
            (sign, re.compile(f"{SPACE}?{forms.pattern(forms.of(row, code), begins=False)}"))
            for sign, row in words.AFTER.items()
        ),
        phase_before=re.compile(
            f"{forms.pattern(forms.split(words.PHASE_BEFORE), begins=False, ends=False)}"
            rf"{SPACE}?-?(?:{_ROMAN}{SPACE}?[/–-]{SPACE}?)?$",
            re.IGNORECASE,
        ),
        phase_after=re.compile(
            rf"(?:{SPACE}?[/–-]{SPACE}?{_ROMAN})?[ \u00a0.-]{{0,2}}"
            f"{forms.pattern(forms.split(words.PHASE_AFTER), begins=False, ends=False)}",
            re.IGNORECASE,
        ),
        loose=_loose(locale, unit_of),
        duals=tuple(
            (unit, re.compile(forms.pattern(forms.split(cell), begins=False)))
            for unit, cell in words.DUALS.get(code, {}).items()
        ),
    )
