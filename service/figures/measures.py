"""A number with all that belongs to it: sign, comparison, scale word, unit.

- A hyphen is a minus only where no Latin letter or digit stands before it (CNM-Au8, 26-day,
  5-10 have none).
- A comparison is a sign, or words beside the number. A sign between number and P
  (`0.001 > P`) is read the other way round.
- Scale words multiply exactly, also in sequence (1億2000万).
"""

import re
import unicodedata
from decimal import Decimal

from . import identifiers, units
from .forms import SPACE, goes_on
from .language import Language
from .model import Figure, Kind
from .numbers import EXACT, power_of_ten, times
from .numerals import Numeral

_SIGN = re.compile(rf"(<=|>=|[<>≤≥=≈~±]){SPACE}*$")
_RANGE = re.compile(rf"[\w%]{SPACE}*$")  # 1.48〜4.47 is no "about 4.47"
_SIGNS = {"<=": "≤", ">=": "≥", "≈": "~"}
_FLIPPED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}
_P = re.compile(r"(?<![A-Za-z])[Pp](?![A-Za-z])[^0-9.;()。]{0,20}$")
_P_AFTER = re.compile(rf"{SPACE}*([<>≤≥]){SPACE}*[Pp](?![A-Za-z])")
_PHASE_LETTER = re.compile("[abc](?![A-Za-z0-9])")
_PHASE_NUMBER = re.compile("[1-4][ab]")
_FILLER = "\ufffc"
_NUMBER_BEFORE = re.compile(f"[0-9%]{SPACE}*$")
_LATIN_BEFORE = re.compile(f"[{identifiers.LATIN}0-9{_FILLER})]")
_LONGEST_BEFORE = 16  # letters of a unit before its number, with a space
_EAST_ASIAN = re.compile("[぀-ヿ一-鿿가-힣]")


def _sign(text: str, start: int) -> tuple[str, int]:
    """The sign of the number at `start`, and where the number begins with it."""
    char = text[start - 1] if start else ""
    if char not in tuple("-−–+"):
        return "", start
    before = text[start - 2] if start > 1 else " "
    if _NUMBER_BEFORE.search(text, max(0, start - 6), start - 1) or _LATIN_BEFORE.match(before):
        return "", start
    letter = before.isalpha() or unicodedata.category(before).startswith("M")
    word = letter and not _EAST_ASIAN.match(before)
    if char in "-–" and word:
        return "", start
    return ("+" if char == "+" else "-"), start - 1


def _scaled(text: str, rest: list[Numeral], language: Language) -> tuple[Decimal | str, int, int]:
    """The value of the first numeral with its scale words, its end, and how many it took."""
    value, end, power = rest[0].value, rest[0].end, 0
    if match := language.scale.pattern.match(text, end):
        power, end = int(language.scale.of(match["form"])), match.end()
        value = times(value, power_of_ten(str(power)))
    follows = (
        language.words.number_rules.scales_add_up
        and power >= 4
        and len(rest) > 1
        and rest[1].start - end <= 1
    )
    if follows and isinstance(value, Decimal):
        more, more_end, taken = _scaled(text, rest[1:], language)
        if isinstance(more, Decimal) and more < Decimal(1).scaleb(power):
            return EXACT.add(value, more), more_end, taken + 1
    return value, end, 1


def _unit_after(text: str, value: Decimal | str, end: int, language: Language) -> tuple[str, int]:
    """The unit that follows a number, and where it ends."""
    match = language.unit.pattern.match(text, end)
    unit = language.unit.of(match["form"]) if match else ""
    if not match or not unit:
        return "", end
    year = isinstance(value, Decimal) and 1900 <= value <= 2100 and value == value.to_integral()
    if year and (unit == "year" or match["form"] in language.words.dates.year_words):
        return "", match.end()  # a calendar year, not a length of time
    return unit, match.end()


def _kind(value: Decimal | str, unit: str, text: str, start: int) -> Kind:
    """What kind of number it is."""
    if unit == units.PERCENT:
        return "percent"
    small = isinstance(value, Decimal) and value <= 1 and not unit
    return "p-value" if small and _P.search(text[max(0, start - 25) : start]) else "number"


def _letter(text: str, numeral: Numeral, language: Language) -> str:
    """The `b` of "phase 2b", in the letters of any script."""
    if numeral.value not in (1, 2, 3, 4):
        return ""
    if match := _PHASE_LETTER.match(text, numeral.end):
        return match.group()
    other = text[numeral.end : numeral.end + 1]
    before, after = text[max(0, numeral.start - 24) : numeral.start], text[numeral.end + 1 :][:1]
    if after.isalpha() or not language.phase_before.search(before):
        return ""
    return language.phase_letters.get(other, "")


def figure_of(text: str, rest: list[Numeral], language: Language) -> tuple[Figure, int]:
    """The first of `rest` as a figure with all that belongs to it, and how many it took."""
    numeral = rest[0]
    if isinstance(numeral.value, str) and _PHASE_NUMBER.fullmatch(numeral.value):
        return Figure("identifier", numeral.value, "", "", "", "", numeral.start, numeral.end), 1
    if letter := _letter(text, numeral, language):
        name = f"{numeral.value}{letter}"
        return Figure("identifier", name, "", "", "", "", numeral.start, numeral.end + 1), 1
    value, end, taken = _scaled(text, rest, language)
    unit, after = _unit_after(text, value, numeral.end, language)
    if unit and taken == 1:
        value, end = numeral.value, after  # 5千克 is 5 kg, not 5000 克
    else:
        unit, end = _unit_after(text, value, end, language)
    sign, start = _sign(text, numeral.start)
    prefix = language.unit_before.pattern.search(text[max(0, start - _LONGEST_BEFORE) : start])
    if prefix and not unit:
        lead = text[: start - len(prefix.group())].rstrip()
        before = language.unit_before.of(prefix["form"])
        if before in units.TIME:
            # "at month 6" counts; "a month 6 people" and "since the year 2014" do not.
            later = (
                not isinstance(value, Decimal)
                or value > 1000
                or language.article_before.search(lead)
                # Mittag is no Tag, but Thai puts no space before a word.
                or (goes_on(prefix["form"]) and text[: start - len(prefix.group())][-1:].isalpha())
            )
            unit = "" if later else before
        elif prefix["form"] != "%" or not lead[-1:].isdigit():
            unit, start = before, start - len(prefix.group())
            sign, start = (sign, start) if sign else _sign(text, start)
    match = _SIGN.search(text, max(0, start - 4), start)
    if match and not (
        match[1] == "~" and _RANGE.search(text, max(0, match.start() - 3), match.start())
    ):
        comparison = _SIGNS.get(match[1], match[1])
        start = match.start()
    elif after_sign := _P_AFTER.match(text, end):
        comparison, end = _FLIPPED[after_sign[1]], after_sign.end()
    else:
        comparison = ""
    kind = _kind(value, unit, text, start)
    figure = Figure(kind, value, unit, sign, comparison, "", start, end, unclear=numeral.unclear)
    return figure, taken
