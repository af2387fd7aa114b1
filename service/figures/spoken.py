"""Numbers said in words: in the original, and from 0 to 12 in the other languages."""

import re
from collections import Counter
from decimal import Decimal

from .language import Language
from .model import Figure

_FILLER = "\ufffc"
_HAN = "零〇一二三四五六七八九"
_HAN_NUMERAL = re.compile(f"[{_HAN}两兩十百千万億亿]+")
_LARGE = re.compile("[百千万億亿]")
_WORD = re.compile("[A-Za-z]+")


def _han(text: str, language: Language) -> list[tuple[int, int, int]]:
    """The numbers up to 12 that stand in Han numerals: 二, 十, 十二."""
    found = []
    text = language.not_han_numbers.sub(
        lambda match: match[0] if match["number"] else _FILLER * len(match[0]), text
    )
    for match in _HAN_NUMERAL.finditer(text):
        numeral = match.group().replace("两", "二").replace("兩", "二")
        tens, ten, ones = numeral.rpartition("十")
        if _LARGE.search(numeral) or tens not in ("", "一") or len(ones) > 1:
            continue
        value = (10 if ten else 0) + (_HAN.index(ones) - 1 if ones in tuple(_HAN[1:]) else 0)
        found.append((value, match.start(), match.end()))
    return found


def said(text: str, language: Language, value: int) -> list[Figure]:
    """The places where a text says a number from 0 to 12 in words, as figures."""
    spans = []
    if pattern := language.number_words.get(value):
        spans += [(match.span(), "") for match in pattern.finditer(text)]
    if language.words.number_rules.han_numerals:
        spans += [
            ((start, end), "") for number, start, end in _han(text, language) if number == value
        ]
    if value == 2:
        for unit, pattern in language.duals:
            spans += [(match.span(), unit) for match in pattern.finditer(text)]
    out: list[Figure] = []
    for (start, end), unit in sorted(spans, key=lambda span: not span[1]):
        if any(start < each.end and each.start < end for each in out):
            continue  # a dual of a unit of time is also a feminine dual
        match = language.unit.pattern.match(text, end)
        unit = unit or (language.unit.of(match["form"]) if match else "")
        out.append(Figure("word", Decimal(value), unit, "", "", "", start, end))
    return sorted(out, key=lambda each: each.start)


def words_of_original(text: str, language: Language, *, more: bool = True) -> Counter[int]:
    """How often the original says each number in words; "two million" counts as one.

    `more` is for words such as "both" and "double", which no number word translates.
    """
    found: Counter[int] = Counter()
    running = 0
    last_end = -1
    original = language.original
    values = original.all_numbers if more else original.numbers
    for match in _WORD.finditer(text):
        value = values.get(match.group().lower())
        if value is None:
            continue
        found[value] += 1
        if value >= 100 and text[last_end : match.start()].strip(original.glue) == "":
            found[max(running, 1) * value] += 1
        running, last_end = value, match.end()
    return found
