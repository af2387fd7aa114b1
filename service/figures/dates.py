"""Days, months and years in prose.

Month names come from CLDR (format and stand-alone, wide and abbreviated), with the names of
other countries of the language and inflected forms from the table. A month counts with a year
or a day beside it, so that "May" the verb is no date; a month tied to a date ("March to May
2023") counts too. Figures alone (31.07.2014, 2014-07-31) are read day first or year first,
never month first.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from . import forms, words

_DAY = r"(?<![0-9.,])(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_ORDINAL = r"(?:\.?[ºª]|er|st|nd|rd|th|-?го|-?е)?"
_Y = "(?P<year>(?:19|20)[0-9]{2})"
_M = "(?P<month>0?[1-9]|1[0-2])"
_D = "(?P<day>0?[1-9]|[12][0-9]|3[01])"
_DIGIT = re.compile("[0-9]")
_START = "(?<![0-9.,/-])"
_ISO = rf"{_START}{_Y}([-/.]){_M}\2{_D}(?![0-9]|[-/.][0-9])"
_KOREAN = rf"{_START}{_Y}\. ?{_M}\. ?{_D}(?![0-9])"
_DAY_FIRST = rf"{_START}{_D}([-/.]){_M}\2{_Y}(?![0-9])"
_MONTH_YEAR = (rf"{_START}{_M}/{_Y}(?![0-9/])", rf"{_START}{_Y}/{_M}(?![0-9/])")
_EAST = rf"(?<![0-9]){_Y} ?[年년]度?도?의?の? ?{_M} ?[月월](?: ?{_D} ?[日号號일])?"
_EAST_MONTH = rf"(?<![0-9]){_M} ?[月월](?!間)(?: ?{_D} ?[日号號일])?"


@cache
def _linked() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ties a month to a date that stands after it, and before it."""
    link = f"[ \u00a0]*(?:{forms.pattern(forms.split(words.CONNECTORS))})[ \u00a0]*"
    return re.compile(rf"{link}\ufffc"), re.compile(rf"\ufffc{link}$")


@dataclass(frozen=True)
class Date:
    """A date at `start` to `end` of the normal text; `value` as in `Figure`."""

    start: int
    end: int
    value: str


def _names(locale: Locale, width: str) -> dict[str, int]:
    """The month names of one width and their numbers, from CLDR."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context][width].items():
            if not re.fullmatch(r"[0-9]+\D?|[0-9 ]*", name):
                found[name.rstrip(".॰")] = number
    return found


@lru_cache(maxsize=64)
def month_names(locale: Locale, wide_only: bool) -> dict[str, int]:
    """The month names that a text in `locale` may use; a `*` stands for endings."""
    found: dict[str, int] = {}
    others = words.MONTH_LOCALES.get(locale.language, ())
    for name in (str(locale), locale.language, *others):
        try:
            each = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        found |= _names(each, "wide")
        if not wide_only:
            found |= {k: v for k, v in _names(each, "abbreviated").items() if len(k) > 1}
    for number, cell in enumerate(words.MONTHS.get(locale.language, ()), start=1):
        found |= dict.fromkeys(forms.split(cell), number)
    return found


@lru_cache(maxsize=64)
def _month(locale: Locale, wide_only: bool, group: str) -> str:
    """A pattern of one month name, with the letters that a language hangs on to it."""
    names = month_names(locale, wide_only)
    before = {"ar": "(?:و?[بلف]?)", "he": "(?:ו?[בלהמש]{0,2}-?)"}.get(locale.language, "")
    after = r"(?:'[^\W\d_]+)?" if locale.language == "tr" else ""
    body = forms.pattern(names, begins=not before)
    # "may" is a verb
    body = body.replace("(?i:", "(?:") if locale.language == "en" else f"(?i:{body})"
    return f"{before}(?P<{group}>{body}){after}"


def _glue(cell: str, marks: str) -> str:
    """A pattern of what may stand between the parts of a date."""
    between = forms.pattern(forms.split(cell), ends=False)
    return rf"(?:[ \u00a0]*(?:{between}|[{marks}])){{0,3}}[ \u00a0]*"


@dataclass(frozen=True)
class _Patterns:
    """The patterns of a locale's dates, the most telling first."""

    figures: tuple[re.Pattern[str], ...]
    named: tuple[re.Pattern[str], ...]
    any_month: re.Pattern[str]
    wide_month: re.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(locale: Locale) -> _Patterns:
    """The patterns of the dates of `locale`."""
    glue = _glue(words.DATE_GLUE, ",'/-")
    tight = _glue(words.DATE_GLUE, "'/-")
    # CLDR writes "31. Juli" in some locales; elsewhere a point ends the sentence before.
    point = r"\.?" if "d." in str(locale.date_formats["long"].pattern) else ""
    day = f"{_DAY}{point}{_ORDINAL}{_glue(words.DAY_GLUE, '/-')}"
    month, wide = _month(locale, False, "name"), _month(locale, True, "name")
    # يوليو/تموز: the two names of one month.
    again = rf"(?:[ \u00a0]?[/(][ \u00a0]?{_month(locale, True, 'again')}\)?)?"
    east = locale.language in ("zh", "ja", "ko")
    figures = [
        _ISO,
        *([_KOREAN] if locale.language == "ko" else []),
        *([_DAY_FIRST] if locale.language != "en" else []),
        *_MONTH_YEAR,
        *([_EAST, _EAST_MONTH] if east else []),
    ]
    named = [
        rf"(?:{day})?{month}{again}\.?{glue}{_YEAR}",
        rf"{month}\.?{glue}{_DAY}{_ORDINAL},?{glue}{_YEAR}",
        rf"{_YEAR}{tight}{month}{again}",
        rf"{day}{wide}",
    ]
    return _Patterns(
        tuple(re.compile(each) for each in figures),
        tuple(re.compile(each) for each in named),
        re.compile(month),
        re.compile(wide),
    )


@lru_cache(maxsize=512)
def _number(name: str, locale: Locale) -> int:
    """The month that `name`, found by the pattern of `locale`, stands for."""
    for form, number in month_names(locale, wide_only=False).items():
        if re.fullmatch(forms.pattern([form], begins=False, ends=False), name, re.IGNORECASE):
            return number
    return 0


def _value(match: re.Match[str], locale: Locale) -> str:
    """The ISO date of a match, with `--` for a year that is not said."""
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else _number(parts.get("name") or "", locale)
    again = parts.get("again")
    if again and _number(again, locale) != month:
        month = 0  # two names that are not the same month
    year, day = parts.get("year") or "-", parts.get("day")
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def dates(text: str, locale: Locale) -> list[Date]:
    """The dates of a normal text, in no particular order."""
    if not _DIGIT.search(text):
        return []
    patterns = _patterns(locale)
    found: list[Date] = []
    named = patterns.named if patterns.any_month.search(text) else ()
    for each in patterns.figures + named:
        for match in each.finditer(text):
            date = Date(match.start(), match.end(), _value(match, locale))
            if not any(date.start < other.end and other.start < date.end for other in found):
                found.append(date)
                text = text[: date.start] + "\ufffc" * (date.end - date.start) + text[date.end :]
    tied = []
    for match in patterns.wide_month.finditer(text) if found and named else ():
        before = text[max(0, match.start() - 20) : match.start()]
        linked_after, linked_before = _linked()
        if linked_after.match(text, match.end()) or linked_before.search(before):
            tied.append(Date(match.start(), match.end(), f"--{_number(match['name'], locale):02}"))
    return found + tied
