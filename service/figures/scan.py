"""From a text to its figures.

Names, registry ids and dates are found first and taken out of the text, then the numbers. The
numbers of a list or interval share the unit of the last one, the ends of a range also its
scale word (100 to 125 million).
"""

import dataclasses
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from . import dates, identifiers
from .language import Language
from .measures import figure_of
from .model import Figure, Kind
from .normal import FILLER, SUPERSCRIPT, Normal, normalise, without
from .number_words import exact
from .numbers import Joins, numbers, power_of_ten, times
from .numerals import Numeral
from .original import TEXTS
from .spoken import Words, spoken

# Without one of these a text holds no figure but a unit: digits, fractions, Roman numerals.
_COUNTED = re.compile(f"[0-9IV{SUPERSCRIPT}¼-¾⅐-⅞]")
_OWN_DIGITS = re.compile("[0-9.,<>≤≥=≈~±+−–-]")
_COMMA = re.compile("[ \u00a0]*[,،、][ \u00a0]*")


def _shared_scales(
    text: str, found: list[Figure], scales: list[int], language: Language
) -> list[Figure]:
    """The ends of a range with the scale word of the last one: 100 to 125 million."""
    out = list(found)
    for index, (this, following) in enumerate(pairwise(found)):
        scale = scales[index + 1]
        plain = this.kind == "number" and not this.unit and not scales[index]
        if scale and plain and language.range_link.fullmatch(text[this.end : following.start]):
            value = times(this.value, power_of_ten(str(scale)))
            if isinstance(value, str) or isinstance(following.value, str):
                continue
            if value < following.value:
                out[index] = replace(this, value=value)
    return out


def _shared_units(text: str, found: list[Figure], language: Language) -> list[Figure]:
    """Numbers of a list with the unit of its last one: 25, 50 or 100 mg."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        this, following = out[index], out[index + 1]
        own_digits = _OWN_DIGITS.match(text, following.start)
        if this.kind == "number" and not this.unit and following.unit and own_digits:
            between = text[this.end : following.start]
            # "0.75, 95%" is no list; "25, 50 or 100 mg" is one, from its "or" backwards.
            if language.link.fullmatch(between) or (
                following.inherited and _COMMA.fullmatch(between)
            ):
                out[index] = replace(this, unit=following.unit, inherited=True)
    return out


def _loose_units(text: str, found: list[Figure], language: Language) -> list[Figure]:
    """Units of measure without a number of their own, as in "per kilogram" and "mg/kg"."""
    for each in found:
        text = without(text, each.start, each.end)
    out = []
    for match in language.loose.finditer(text):
        unit = language.unit.of(match["slash"] or match["form"])
        out.append(Figure("unit", unit, "", "", "", "", match.start(), match.end()))
    return out


def _named(text: str, language: Language) -> tuple[list[Figure], str]:
    """Registry ids, names and dates, and the text without them."""
    found: list[Figure] = []

    def take(kind: Kind, value: str, start: int, end: int) -> None:
        nonlocal text
        found.append(Figure(kind, value, "", "", "", "", start, end))
        text = without(text, start, end)

    # The year of an era says again what stands beside it.
    text = language.dates.era.sub(lambda match: FILLER * len(match[0]), text)
    for name in identifiers.registry_ids(text):
        take("registry", name.value, name.start, name.end)
    for name in identifiers.names(text, language):
        take("identifier", name.value, name.start, name.end)
    for date in dates.dates(text, language.dates):
        take("month" if date.value.startswith("--") and len(date.value) == 4 else "date",
             date.value, date.start, date.end)  # fmt: skip
    return found, text


def _measured(
    normal: Normal, text: str, language: Language, joins: Joins, words: Words
) -> list[Figure]:
    """The numbers of a text without its names and dates, each with what belongs to it."""
    found: list[Figure] = []
    scales: list[int] = []
    for start, end in words.taken:
        text = without(text, start, end)
    numerals = [_with_part(each, words) for each in numbers(normal, text, language, joins)]
    index = 0
    while index < len(numerals):
        # Four parts are more than any number has (1兆2345億6789万).
        figure, taken = figure_of(normal.text, numerals[index : index + 4], language)
        scale = language.scale.pattern.match(normal.text, numerals[index].end)
        found.append(figure)
        scales.append(int(language.scale.of(scale["form"])) if scale else 0)
        index += taken
    found = _shared_scales(normal.text, found, scales, language)
    return _shared_units(normal.text, found, language)


def _with_part(numeral: Numeral, words: Words) -> Numeral:
    """A number in digits with the half that words add to it: 2 años y medio."""
    part = words.added.get(numeral.start)
    if part is None or not isinstance(numeral.value, Decimal):
        return numeral
    return dataclasses.replace(numeral, value=exact(Fraction(numeral.value) + part))


Scan = tuple[Normal, tuple[Figure, ...], tuple[Figure, ...]]
"""A text in its normal spelling, its figures and its number words, with offsets into that."""


def scan(text: str, language: Language, joins: Joins = None) -> Scan:
    """The figures of a text, remembered as long as they are likely to be asked for again."""
    remembered = _original if language.original.is_one and joins is None else _translation
    return remembered(text, language, joins)


def _scan(text: str, language: Language, joins: Joins) -> Scan:
    normal = normalise(text)
    found: list[Figure] = []
    rest = normal.text
    if counted := _COUNTED.search(rest) or "年" in rest:
        found, rest = _named(rest, language)
    words = spoken(rest, language)
    if counted:
        found += _measured(normal, rest, language, joins, words)
    found += words.percents
    found += _loose_units(normal.text, found, language)
    said = [
        word
        for word in words.said
        if not any(each.start <= word.start and word.end <= each.end for each in found)
    ]
    return normal, _in_order(normal, found), _in_order(normal, said)


def _in_order(normal: Normal, found: list[Figure]) -> tuple[Figure, ...]:
    """Figures as they stand in a text, each with its own text."""
    return tuple(
        replace(each, text=normal.original[slice(*normal.span(each.start, each.end))])
        for each in sorted(found, key=lambda each: each.start)
    )


# A text of the original is compared with each language in turn, and marked beside it.
_original = lru_cache(maxsize=TEXTS)(_scan)
# One of a translation is asked for again at once, to mark its figures.
_translation = lru_cache(maxsize=128)(_scan)


def placed(figure: Figure, normal: Normal) -> Figure:
    """A scanned figure with offsets into the original text."""
    start, end = normal.span(figure.start, figure.end)
    return replace(figure, start=start, end=end)


def figures(text: str, language: Language) -> list[Figure]:
    """All figures of a plain visible text in `language`, in their order."""
    normal, found, _ = scan(text, language)
    return [placed(each, normal) for each in found]
