"""Dates, numbers and countries as each locale writes them, from CLDR."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from service.locales.locale import SiteLocale

LENGTHS: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
"""The forms of units in CLDR, in the order in which they are wanted."""

ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०"}
"""The digit nought of CLDR's numbering systems, those that locales write by default: Babel knows
the marks of each and gives the digits of none."""


@lru_cache(maxsize=4096)
def date(value: str, locale: SiteLocale) -> str:
    """A date of year, month and day, of year and month, or of a year, in the locale's words."""
    parts = [int(part) for part in value.split("-")]
    day = datetime.date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return _in_digits(format_date(day, "long", locale=locale.babel), locale)
    pattern = locale.babel.datetime_skeletons["yMMMM" if len(parts) == 2 else "y"].pattern
    if "G" in locale.babel.date_formats["long"].pattern:
        # As in Thai, which counts the years of the Buddha, too.
        pattern = pattern.replace("y", "G y")
    return _in_digits(format_date(day, pattern, locale=locale.babel), locale)


def year(value: str, locale: SiteLocale) -> str:
    """Only the year of a date."""
    return date(value[:4], locale)


@lru_cache(maxsize=4096)
def number(value: float, locale: SiteLocale) -> str:
    """A number with the locale's digits and marks."""
    return _marked(
        format_decimal(value, locale=locale.babel, numbering_system="default"), value, locale
    )


@lru_cache(maxsize=4096)
def percent(value: float, locale: SiteLocale) -> str:
    """Hundredths as a percentage, with the locale's sign and place for it."""
    share = Decimal(str(value)) / 100
    text = format_percent(
        share, locale=locale.babel, decimal_quantization=False, numbering_system="default"
    )
    return _marked(text, value, locale)


@lru_cache(maxsize=4096)
def country(code: str, locale: SiteLocale) -> str:
    """The name of an ISO 3166 country, or of the European Union (`EU`)."""
    return str(locale.babel.territories[code])


@lru_cache(maxsize=4096)
def duration(value: float, unit: str, locale: SiteLocale) -> str:
    """So many of a unit of time: `day`, `week`, `month` or `year`.

    Where CLDR has no long form of a locale, its short form is the long one as well (Japanese).
    """
    name = f"duration-{unit}"
    for length in LENGTHS:
        written = format_unit(value, name, length, locale=locale.babel, numbering_system="default")
        if name not in written:
            break
    return _marked(written, value, locale)


def listed(names: Sequence[str], locale: SiteLocale) -> str:
    """Names one after the other, as the locale lists them (“A, B and C”)."""
    return format_list(names, locale=locale.babel)


def _marked(text: str, value: float, locale: SiteLocale) -> str:
    """A number that Babel wrote with its own digits, minus and per cent, with the locale's (CLDR).

    The minus of languages from right to left holds a direction mark: without it, it is drawn
    behind its number. CLDR has a hyphen for most languages; pages have the minus sign (U+2212), as
    their texts do: a line may end behind a hyphen.
    """
    symbols = locale.babel.number_symbols[locale.babel.default_numbering_system]
    if value < 0:
        minus = symbols.get("minusSign", "-").replace("-", "\N{MINUS SIGN}")
        text = text.replace("-", minus, 1)
    percent_sign = symbols.get("percentSign", "%").strip("\N{LEFT-TO-RIGHT MARK}")
    return _in_digits(text.replace("%", percent_sign), locale)


def _in_digits(text: str, locale: SiteLocale) -> str:
    """Text with 0-9 as the locale writes them by default (CLDR)."""
    zero = ZEROS.get(locale.babel.default_numbering_system)
    return text.translate({0x30 + n: ord(zero) + n for n in range(10)}) if zero else text
