"""From a text to its figures.

Names, registry ids and dates are found first and taken out of the text, then powers and the
Roman numerals of trial phases, then all other numbers. Each number takes what belongs to it:
sign, comparison, currency before it; scale word ("60 million"), percent, unit after it.
Rules that are not in the tables:

- A hyphen is a minus only where no Latin letter or digit stands before it (CNM-Au8, 26-day,
  5-10 are none); the figures of a list or interval share the unit of the last one.
- A comparison is a sign, or words beside the number (words.BEFORE, words.AFTER). A sign
  between number and P (`0.001 > P`) is read the other way round.
- Scale words multiply exactly, also in sequence (1億2000万); powers likewise (1 × 10⁶).
- Roman I to IV are figures beside a word for "phase" only.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal
from babel.units import format_unit

from . import dates, forms, identifiers, units, words
from .model import Figure, Kind
from .normal import SUPERSCRIPT, Normal, normalise, superscript
from .numerals import Numeral, groups_with_space, numerals

Spaces = Literal["locale", "join", "split"]

_EAST = frozenset("zh ja ko".split())
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_CLDR_UNITS = {
    "mass-microgram": "µg", "mass-milligram": "mg", "mass-gram": "g", "mass-kilogram": "kg",
    "volume-milliliter": "mL", "volume-liter": "L", "temperature-celsius": "°C",
    "concentr-percent": "%", "duration-second": "second", "duration-minute": "minute",
    "duration-hour": "hour", "duration-day": "day", "duration-week": "week",
    "duration-month": "month", "duration-year": "year",
}  # fmt: skip
_SIGNS = {"<=": "≤", ">=": "≥", "≈": "~"}
_FLIPPED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}
_P = re.compile(r"(?<![A-Za-z])[Pp](?![A-Za-z])[^0-9.;()。]{0,20}$")
_P_AFTER = re.compile(r"[ \u00a0]*([<>≤≥])[ \u00a0]*[Pp](?![A-Za-z])")
_FILLER = "\ufffc"
_BEFORE = 24  # how far back a comparison or currency may begin


@dataclass(frozen=True)
class _Language:
    """The compiled tables of one locale."""

    unit: re.Pattern[str]
    unit_of: dict[str, str]
    unit_before: re.Pattern[str]
    before_of: dict[str, str]
    scale: re.Pattern[str]
    scale_of: dict[str, int]
    worded_before: tuple[tuple[str, re.Pattern[str]], ...]
    worded_after: tuple[tuple[str, re.Pattern[str]], ...]
    minus: re.Pattern[str]
    roman: re.Pattern[str]
    loose: re.Pattern[str]


def _key(form: str) -> str:
    """How a form found in a text is looked up."""
    return normalise(form).text.replace("\u00a0", " ").casefold()


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
    """Every form of every unit in `locale`; NO_UNITS stand for nothing."""
    found = _cldr_units(locale)
    for unit, table in units.UNITS.items():
        found |= dict.fromkeys(forms.of(table, locale.language), unit)
    found |= dict.fromkeys(forms.of(units.NO_UNITS, locale.language), "")
    return {form: unit for form, unit in found.items() if form}


@lru_cache(maxsize=64)
def _language(locale: Locale) -> _Language:
    """The tables of `locale`, compiled once."""
    language = locale.language
    unit_of = _unit_forms(locale)
    before_of = {
        form: unit for unit, table in units.BEFORE.items() for form in forms.of(table, language)
    }
    scale_of = {
        form: power
        for power, cell in words.SCALES.get(language, {}).items()
        for form in forms.split(cell)
    }
    phase_before = forms.pattern(forms.split(words.PHASE_BEFORE), ends=False)
    phase_after = forms.pattern(forms.split(words.PHASE_AFTER), begins=False, ends=False)
    roman = r"(?<![A-Za-z])(IV|I{1,3})([ab])?(?![A-Za-z])"
    pair = rf"{roman}(?:[ \u00a0]?[/-][ \u00a0]?{roman.replace('(', '(').replace('[ab]', '[ab]')})?"
    loose = [form for form, unit in unit_of.items() if unit in units.LOOSE and len(form) > 1]
    short = [form for form, unit in unit_of.items() if unit in units.LOOSE]
    outside = r"(?<![ァ-ー가-힣])" if language in _EAST else ""
    return _Language(
        unit=re.compile(
            rf"(?P<gap>[ \u00a0]{{0,2}}|-)(?P<of>(?:de |d'|di |von |of )?)"
            rf"(?P<unit>{forms.pattern(unit_of, begins=False)})"
        ),
        unit_of={_key(form): unit for form, unit in unit_of.items()},
        unit_before=re.compile(
            rf"(?P<unit>{forms.pattern(before_of, ends=False)})(?P<gap>[ \u00a0]?)$"
        ),
        before_of={_key(form): unit for form, unit in before_of.items()},
        scale=re.compile(rf"[ \u00a0]?-?({forms.pattern(scale_of, begins=False)})"),
        scale_of={_key(form): power for form, power in scale_of.items()},
        worded_before=tuple(
            (sign, re.compile(rf"{forms.pattern(forms.of(table, language))}[ \u00a0]*$", re.I))
            for sign, table in words.BEFORE.items()
        ),
        worded_after=tuple(
            (sign, re.compile(
                rf"[ \u00a0]?{forms.pattern(forms.of(table, language), begins=False, ends=False)}"
            ))
            for sign, table in words.AFTER.items()
        ),
        minus=re.compile(rf"{forms.pattern(forms.of(words.MINUS, language))}[ \u00a0]*$", re.I),
        roman=re.compile(
            rf"{phase_before}[ \u00a0-]*{pair}|{pair}[ \u00a0.-]*{phase_after}", re.I
        ),
        loose=re.compile(
            rf"/[ \u00a0]?(?P<short>{forms.pattern(short, begins=False)})"
            rf"|{outside}(?P<long>{forms.pattern(loose, begins=language != 'ar')})"
        ),
    )  # fmt: skip
