"""The numbers of a text: plain ones, powers of ten, Roman numerals of trial phases, decades.

- Powers multiply exactly: 1 × 10⁶, 10^6, 10の6乗.
- Roman I to IV are figures only beside a word for "phase".
- Plain spaces group digits as the locale does, or as a caller says (`Joins`).
"""

import re
from decimal import Context, Decimal

from .language import Language
from .normal import FILLER, SUPERSCRIPT, Normal, normalise, superscript, without
from .numerals import Numeral, numerals

Joins = tuple[int, ...] | None  # the spaces that group digits; None: as the locale does

EXACT = Context(prec=100)
_ROMAN = re.compile(r"(?<![A-Za-z])(IV|I{1,3})([ab]?)(?![A-Za-z])")
_ROMAN_VALUES = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_GAP = re.compile("[ \u00a0](?=[0-9]{3}(?![0-9]))(?<=[0-9][ \u00a0])")
_RAISED = re.compile(f"[{SUPERSCRIPT}]*[{SUPERSCRIPT[:10]}][{SUPERSCRIPT}]*")
_EXPONENT = re.compile("[-+−]?[0-9]+")


def power_of_ten(value: str) -> Decimal | str:
    """An exact exponent as a factor of ten, or the text where it is beyond reason."""
    number = int(value.replace("−", "-"))
    return Decimal(1).scaleb(number, EXACT) if abs(number) < 100 else f"10^{number}"


def times(value: Decimal | str, factor: Decimal | str) -> Decimal | str:
    """The exact product, or the text of it where a part is no Decimal."""
    if isinstance(value, Decimal) and isinstance(factor, Decimal):
        return EXACT.multiply(value, factor)
    return f"{value}×{factor}"


def _powers(normal: Normal, text: str, language: Language) -> list[Numeral]:
    """Powers of ten, with their factor: 1 × 10⁶, 10^-3, 10の6乗."""
    found = []
    for match in language.power.finditer(text):
        _, up, *others = match.groups()
        exponent = superscript(up) if up else next(each for each in others if each)
        if not _EXPONENT.fullmatch(exponent):
            continue
        value, unclear = power_of_ten(exponent), False
        if match["times"]:
            start, end = match.span("times")
            alone = FILLER * start + text[start:end] + FILLER * (len(text) - end)
            factors = numerals(normal, alone, language)
            value = times(factors[-1].value, value)
            unclear = factors[-1].unclear
        found.append(Numeral(match.start(), match.end(), value, unclear))
    return found


def _phases(text: str, language: Language) -> list[Numeral]:
    """Roman numerals beside a word for a trial's phase; `2b` for IIb."""
    found = []
    for match in _ROMAN.finditer(text):
        before, after = text[: match.start()], text[match.end() : match.end() + 20]
        if language.phase_before.search(before[-24:]) or language.phase_after.match(after):
            value = _ROMAN_VALUES[match[1]]
            found.append(Numeral(*match.span(), value + match[2] if match[2] else Decimal(value)))
    return found


def digit_gaps(text: str) -> tuple[int, ...]:
    """Where spaces may group digits in a text, as offsets into its normal spelling."""
    return tuple(match.start() for match in _GAP.finditer(normalise(text).text))


def _spaced(text: str, language: Language, joins: Joins) -> str:
    """`text` with the spaces that group digits made no-break, and the others plain."""
    if joins is None:
        return _GAP.sub("\u00a0", text) if language.groups_with_space else text
    plain = list(text.replace("\u00a0", " "))
    for gap in joins:
        plain[gap] = "\u00a0"
    return "".join(plain)


def numbers(normal: Normal, text: str, language: Language, joins: Joins) -> list[Numeral]:
    """All numbers of a text from which names and dates are taken out."""
    found = _powers(normal, text, language) + _phases(text, language)
    for decade in language.decades:
        for match in decade.finditer(text):
            year = (int(match["c"]) - 1) * 100 + int(match["d"])
            found.append(Numeral(match.start(), match.end(), Decimal(year)))
    for each in found:
        text = without(text, each.start, each.end)
    for match in _RAISED.finditer(text):
        found.append(Numeral(match.start(), match.end(), "^" + superscript(match.group())))
    found += numerals(normal, _spaced(text, language, joins), language)
    return sorted(found, key=lambda each: each.start)
