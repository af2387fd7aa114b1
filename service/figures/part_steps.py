"""The step of a comparison that is about parts: 2/3 for two thirds, a word for 1 in 10."""

import re
from fractions import Fraction
from itertools import pairwise

from .model import Figure
from .side import Side
from .word_steps import sayable

_SLASH = re.compile("[/／]")


def parts_in_digits(source: Side, target: Side) -> None:
    """Accept 2/3 for two thirds, and one word for 1 in 10 (jeder Zehnte)."""
    for word in list(source.words):
        for pair in _pairs(target, _SLASH):
            if word in source.words and _part(word) == _ratio(*pair):
                source.words.remove(word)
                target.left = [each for each in target.left if each not in pair]
    for pair in _pairs(source, source.language.original.ratio):
        found = next((each for each in target.words if _part(each) == _ratio(*pair)), None)
        if found and pair[0].value == 1:
            target.words.remove(found)
            source.left = [each for each in source.left if each not in pair]


def _pairs(side: Side, between: re.Pattern[str]) -> list[tuple[Figure, Figure]]:
    """The neighbours among what is left with something between them."""
    return [
        (first, second)
        for first, second in pairwise(side.left)
        if sayable(first, 10**9)
        and sayable(second, 10**9)
        and between.fullmatch(side.text, first.end, second.start)
    ]


def _ratio(part: Figure, of: Figure) -> Fraction | None:
    if isinstance(part.value, str) or isinstance(of.value, str) or not of.value:
        return None
    return Fraction(part.value) / Fraction(of.value)


def _part(word: Figure) -> Fraction | None:
    """The value of a word that says a part of one."""
    value = Fraction(word.value) if " " not in str(word.value) else None
    return value if value and value < 1 else None
