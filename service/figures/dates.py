"""Days, months and years in prose.

Month names come from CLDR (format and stand-alone, wide and abbreviated), with the names of
other countries of the language and inflected forms from the language's words. A month counts
with a year or a day beside it, so that "May" the verb is no date; a month tied to a date
("March to May 2023") counts too. Figures alone (31.07.2014, 2014-07-31) are read day first or
year first, never month first.
"""

import re
from dataclasses import dataclass

from . import han
from .date_patterns import DatePatterns

_DIGIT = re.compile("[0-9]")
_HAN_DATE = re.compile(f"({han.NUMERAL})年({han.NUMERAL})月(?:({han.NUMERAL})[日号])?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Date:
    """A date at `start` to `end` of the normal text; `value` as in `Figure`."""

    start: int
    end: int
    value: str


def _value(match: re.Match[str], patterns: DatePatterns) -> str:
    """The ISO date of a match, with `--` for a year that is not said."""
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else patterns.number(parts.get("name") or "")
    again = parts.get("again")
    if again and patterns.number(again) != month:
        month = 0  # two names that are not the same month
    year, day = parts.get("year") or "-", parts.get("day")
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _in_han(text: str) -> list[Date]:
    """Dates in Han numerals: 二〇一四年七月三十一日."""
    found = []
    for match in _HAN_DATE.finditer(text):
        year, month, day = (han.value(each) if each else None for each in match.groups())
        if year and 1900 <= year <= 2100 and month and month <= 12:
            value = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
            found.append(Date(*match.span(), value))
    return found


def dates(text: str, patterns: DatePatterns) -> list[Date]:
    """The dates of a normal text, in no particular order."""
    found = _in_han(text) if patterns.words.number_rules.han_numerals else []
    if not _DIGIT.search(text):
        return found
    year = _YEAR.search(text)
    named = patterns.named if patterns.any_month.search(text) else ()
    for each in patterns.figures + named:
        if not year and "year" in each.groupindex:
            continue
        for match in each.finditer(text):
            date = Date(match.start(), match.end(), _value(match, patterns))
            if not any(date.start < other.end and other.start < date.end for other in found):
                found.append(date)
                text = text[: date.start] + "\ufffc" * (date.end - date.start) + text[date.end :]
    tied = []
    for match in patterns.wide_month.finditer(text) if found and named else ():
        before = text[max(0, match.start() - 20) : match.start()]
        if patterns.link_after.match(text, match.end()) or patterns.link_before.search(before):
            number = patterns.number(match["name"])
            tied.append(Date(match.start(), match.end(), f"--{number:02}"))
    return found + tied
