"""Reading a run of digits and marks as a number: which mark is decimal, which one groups.

The marks come from CLDR (through Babel), for the locale and for the numbering system of the
digits. Beyond them:

- A mark that cannot group (`2.98`, `0,343`) is decimal, a point in every locale, a comma
  where the locale or its language has a decimal comma somewhere. Elsewhere (`4,7` in
  Japanese) a comma makes a list.
- A mark before exactly three digits (`1.250`) is read by CLDR. Where readers of one language
  disagree (`es` in Spain and in Mexico, `ar` in Egypt and in Morocco) the number is `unclear`,
  and compare.py refuses it as a dose, whichever way it is read. Where CLDR gives the mark no
  meaning (`1.250` in French, or among Arabic digits) it is refused as any figure.
- Apostrophes, narrow and no-break spaces and ٬ always group; ٫ is always decimal.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from .language import Language
from .normal import Normal

RUN = re.compile(r"[0-9]+(?:[.,'٫٬،\u00a0][0-9]+)*")
_DIGITS, _NO_DIGIT = re.compile("[0-9]+"), re.compile("[^0-9]")
_BARE_FRACTION = re.compile(r"(?<![^\s(<>=≤≥~±-])[.,٫][0-9]+(?![0-9.,])")
_VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8",
    "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅐": "1/7", "⅑": "1/9",
    "⅒": "0.1", "⅓": "1/3", "⅔": "2/3", "⅙": "1/6", "⅚": "5/6",
}  # fmt: skip
_FRACTION = re.compile(f"(?<![0-9])([0-9]{{0,9}})([{''.join(_VULGAR)}])")

# Longer runs are no figures of a drug page; exact arithmetic on them would only cost time.
_LONGEST = 30


@dataclass(frozen=True)
class Numeral:
    """A number as read, at `start` to `end` of the normal text."""

    start: int
    end: int
    value: Decimal | str
    unclear: bool = False


def _system(normal: Normal, at: int) -> str:
    """CLDR's name for the numbering system of the digit at `at`, as far as its marks differ."""
    digit = normal.original[normal.starts[at]]
    if "\u0660" <= digit <= "\u0669":
        return "arab"
    return "arabext" if "\u06f0" <= digit <= "\u06f9" else "latn"


def _grouped(pieces: list[str]) -> bool:
    """Whether pieces between marks are digit groups: 1 234 567, or Indian 12 34 567."""
    first, middle, last = pieces[0], pieces[1:-1], pieces[-1]
    if len(pieces) < 2 or len(last) != 3 or first.startswith("0") or len(first) > 3:
        return False
    western = all(len(piece) == 3 for piece in middle)
    indian = bool(middle) and len(first) <= 2 and all(len(piece) == 2 for piece in middle)
    return western or indian


Readings = list[Decimal | str]


def _one_mark(whole: str, mark: str, part: str, system: str, language: Language) -> Readings:
    """The readings of `whole mark part`, the locale's own first; none where it is a list."""
    as_decimal = Decimal(f"{whole}.{part}")
    ways = language.habits(system)
    if not _grouped([whole, part]):
        commas = any(way.decimal == "," for way in ways)
        decimal = mark in ".٫" or (mark == "," and (commas or system != "latn"))
        also = mark in language.words.numerals.also_decimal
        return [as_decimal] if decimal or also else []
    as_integer = Decimal(whole + part)
    if mark in "'\u00a0٬":
        return [as_integer]
    if mark == "٫":
        return [as_decimal]
    meanings: Readings = [
        as_decimal
        if way.decimal == mark
        else as_integer
        if way.group == mark
        else f"{whole}{mark}{part}"
        for way in ways
    ]
    return list(dict.fromkeys(meanings))


def _read(pieces: list[str], marks: list[str], system: str, language: Language) -> Readings:
    """The readings of a whole run as one number; empty where it is several numbers."""
    if not marks:
        return [Decimal(pieces[0])]
    if len(marks) == 1:
        return _one_mark(pieces[0], marks[0], pieces[1], system, language)
    group, last = marks[0], marks[-1]
    if len(set(marks)) == 1:
        return [Decimal("".join(pieces))] if _grouped(pieces) and group != "٫" else []
    if len(set(marks[:-1])) == 1 and last in ".,٫،" and _grouped(pieces[:-1]):
        return [Decimal("".join(pieces[:-1]) + "." + pieces[-1])]
    return []


def _split(run: str, language: Language) -> list[tuple[int, str]]:
    """The parts of a run that is no single number, with their offsets: `1.48,4.47`."""
    own = language.habits("latn")[0].decimal
    lists = {"," if own == "." else "."} if "." in run and "," in run else set(".,'٫٬،\u00a0")
    pattern = f"[^{re.escape(''.join(lists))}]+"
    return [(match.start(), match.group()) for match in re.finditer(pattern, run)]


def _run(normal: Normal, start: int, run: str, language: Language) -> list[Numeral]:
    """The numbers of one run of digits and marks."""
    end = start + len(run)
    if len(run) > _LONGEST:
        return [Numeral(start, end, run)]
    pieces, marks = _DIGITS.findall(run), _NO_DIGIT.findall(run)
    readings = _read(pieces, marks, _system(normal, start), language)
    if readings:
        unclear = len(readings) > 1 or isinstance(readings[0], str)
        return [Numeral(start, end, readings[0], unclear)]
    parts = _split(run, language)
    if len(parts) == 1:
        parts = [(match.start(), match.group()) for match in _DIGITS.finditer(run)]
    return [
        numeral
        for offset, part in parts
        for numeral in _run(normal, start + offset, part, language)
    ]


def numerals(normal: Normal, text: str, language: Language) -> list[Numeral]:
    """The numbers of `text`, which is `normal.text` or a version of it of the same length."""
    found = []
    for match in _FRACTION.finditer(text):
        whole, part = match[1], _VULGAR[match[2]]
        value = f"{whole} {part}" if "/" in part else Decimal(whole or "0") + Decimal(part)
        found.append(Numeral(match.start(), match.end(), value))
    for match in _BARE_FRACTION.finditer(text):
        found.append(Numeral(match.start(), match.end(), Decimal("0." + match.group()[1:])))
    taken = [(each.start, each.end) for each in found]
    for match in RUN.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            found += _run(normal, match.start(), match.group(), language)
    return sorted(found, key=lambda numeral: numeral.start)
