"""The numbers of a text: plain ones, powers of ten, Roman numerals of trial phases, decades.

- Powers multiply exactly: 1 × 10⁶, 10^6, 10の6乗.
- Roman I to IV are figures only beside a word for "phase".
- Plain spaces group digits as the locale does, or as a caller says (`Joins`).
"""

import re
from decimal import Context, Decimal

from babel import Locale

from . import forms, words
from .language import SPACE, Language, language
from .normal import SUPERSCRIPT, Normal, normalise, superscript
from .numerals import Numeral, groups_with_space, numerals

Joins = tuple[int, ...] | None  # the spaces that group digits; None: as the locale does

EXACT = Context(prec=100)
_ROMAN = re.compile(r"(?<![A-Za-z])(IV|I{1,3})([ab]?)(?![A-Za-z])")
_ROMAN_VALUES = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_POWER = re.compile(
    rf"(?:(?<![0-9.,٫])(?P<times>[0-9][0-9.,٫]{{0,29}}){SPACE}?[×xX*·⋅∙✕]{SPACE}?)?(?<![0-9.,٫])10(?:"
    rf"(?P<up>[{SUPERSCRIPT}]{{1,4}})|(?:\^|\*\*)\(?(?P<caret>[-−+]?[0-9]{{1,3}})\)?(?![0-9])"
    rf"|{SPACE}?{forms.pattern(forms.split(words.POWER_BETWEEN))}{SPACE}?(?P<word>[0-9]{{1,2}})"
    rf"|{SPACE}?(?:{words.POWER_OF}){SPACE}?(?P<east>[0-9]{{1,2}}){SPACE}?(?:{words.POWER_AFTER}))"
)
_CENTURY = re.compile("([0-9]{2})世[纪紀]([0-9]0)年代")
_GAP = re.compile("(?<=[0-9])[ \u00a0](?=[0-9]{3}(?![0-9]))")
_FILLER = "\ufffc"


def without(text: str, start: int, end: int) -> str:
    """`text` with a span filled up, so that offsets stay."""
    return text[:start] + _FILLER * (end - start) + text[end:]


def power_of_ten(value: str) -> Decimal | str:
    """An exact exponent as a factor of ten, or the text where it is beyond reason."""
    number = int(value.replace("−", "-"))
    return Decimal(1).scaleb(number, EXACT) if abs(number) < 100 else f"10^{number}"


def times(value: Decimal | str, factor: Decimal | str) -> Decimal | str:
    """The exact product, or the text of it where a part is no Decimal."""
    if isinstance(value, Decimal) and isinstance(factor, Decimal):
        return EXACT.multiply(value, factor)
    return f"{value}×{factor}"


def _powers(normal: Normal, text: str, locale: Locale) -> list[Numeral]:
    """Powers of ten, with their factor: 1 × 10⁶, 10^-3, 10の6乗."""
    found = []
    for match in _POWER.finditer(text):
        up, *others = match.group("up", "caret", "word", "east")
        exponent = superscript(up) if up else next(each for each in others if each)
        if not re.fullmatch("[-+−]?[0-9]+", exponent):
            continue
        value, unclear = power_of_ten(exponent), False
        if match["times"]:
            start, end = match.span("times")
            alone = _FILLER * start + text[start:end] + _FILLER * (len(text) - end)
            factors = numerals(normal, alone, locale)
            value = times(factors[-1].value, value)
            unclear = factors[-1].unclear
        found.append(Numeral(match.start(), match.end(), value, unclear))
    return found


def _phases(text: str, tongue: Language) -> list[Numeral]:
    """Roman numerals beside a word for a trial's phase; `2b` for IIb."""
    found = []
    for match in _ROMAN.finditer(text):
        before, after = text[: match.start()], text[match.end() : match.end() + 20]
        if tongue.phase_before.search(before[-24:]) or tongue.phase_after.match(after):
            value = _ROMAN_VALUES[match[1]]
            found.append(Numeral(*match.span(), value + match[2] if match[2] else Decimal(value)))
    return found


def digit_gaps(text: str) -> tuple[int, ...]:
    """Where spaces may group digits in a text, as offsets into its normal spelling."""
    return tuple(match.start() for match in _GAP.finditer(normalise(text).text))


def _spaced(text: str, locale: Locale, joins: Joins) -> str:
    """`text` with the spaces that group digits made no-break, and the others plain."""
    if joins is None:
        return _GAP.sub("\u00a0", text) if groups_with_space(locale) else text
    plain = list(text.replace("\u00a0", " "))
    for gap in joins:
        plain[gap] = "\u00a0"
    return "".join(plain)


def numbers(normal: Normal, text: str, locale: Locale, joins: Joins) -> list[Numeral]:
    """All numbers of a text from which names and dates are taken out."""
    found = _powers(normal, text, locale) + _phases(text, language(locale))
    for match in _CENTURY.finditer(text):
        year = (int(match[1]) - 1) * 100 + int(match[2])
        found.append(Numeral(match.start(), match.end(), Decimal(year)))
    for each in found:
        text = without(text, each.start, each.end)
    for match in re.finditer(f"[{SUPERSCRIPT}]*[{SUPERSCRIPT[:10]}][{SUPERSCRIPT}]*", text):
        found.append(Numeral(match.start(), match.end(), "^" + superscript(match.group())))
    found += numerals(normal, _spaced(text, locale, joins), locale)
    return sorted(found, key=lambda each: each.start)
