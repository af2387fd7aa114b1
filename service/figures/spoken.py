"""Numbers said in words: in the English, and from 0 to 12 in the other languages."""

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache

from babel import Locale

from . import forms, words
from .language import language
from .model import Figure

_HAN = "零〇一二三四五六七八九"


@lru_cache(maxsize=64)
def _number_words(code: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of the words for 0 to 12 in a language."""
    prefix = {"ar": "(?:و?[بفلك]?(?:ال|ل)?)", "he": "(?:ו?[בלהמשכ]{0,2})"}.get(code, "")
    left = {"ar": "(?<![ء-ۓ])", "he": "(?<![א-ת])", "ko": "(?<![가-힣])"}.get(code, "")
    right = words.KOREAN_COUNTED if code == "ko" else ""
    return tuple(
        re.compile(left + prefix + forms.pattern(forms.split(cell), begins=not left) + right)
        for cell in words.NUMBERS.get(code, ())
    )


def _han(text: str) -> list[tuple[int, int, int]]:
    """The numbers up to 12 that stand in Han numerals: 二, 十, 十二."""
    found = []
    text = re.sub(words.HAN_NO_NUMBERS, lambda match: "\ufffc" * len(match.group()), text)
    for match in re.finditer(f"[{_HAN}两兩十百千万億亿]+", text):
        numeral = match.group().replace("两", "二").replace("兩", "二")
        tens, ten, ones = numeral.rpartition("十")
        if re.search("[百千万億亿]", numeral) or tens not in ("", "一") or len(ones) > 1:
            continue
        value = (10 if ten else 0) + (_HAN.index(ones) - 1 if ones in tuple(_HAN[1:]) else 0)
        found.append((value, match.start(), match.end()))
    return found


def said(text: str, locale: Locale, value: int) -> list[Figure]:
    """The places where a text says a number from 0 to 12 in words, as figures."""
    code = locale.language
    patterns = _number_words(code)
    spans = []
    if value < len(patterns):
        spans += [(match.span(), "") for match in patterns[value].finditer(text)]
    if code in ("zh", "ja"):
        spans += [((start, end), "") for number, start, end in _han(text) if number == value]
    if value == 2:
        for unit, pattern in language(locale).duals:
            spans += [(match.span(), unit) for match in pattern.finditer(text)]
        if code == "ar":
            spans += [(match.span(), "") for match in re.finditer(words.DUAL_NOUN, text)]
    units = language(locale).unit
    out: list[Figure] = []
    for (start, end), unit in sorted(spans, key=lambda span: not span[1]):
        if any(start < each.end and each.start < end for each in out):
            continue  # a dual of a unit of time is also a feminine dual
        match = units.pattern.match(text, end)
        unit = unit or (units.of(match["form"]) if match else "")
        out.append(Figure("word", Decimal(value), unit, "", "", "", start, end))
    return sorted(out, key=lambda each: each.start)


def english_words(text: str, *, more: bool = True) -> Counter[int]:
    """How often the English says each number in words; "two million" counts as one.

    `more` is for words such as "both" and "double", which no number word translates.
    """
    found: Counter[int] = Counter()
    running = 0
    last_end = -1
    for match in re.finditer(r"[A-Za-z]+", text):
        word = match.group().lower()
        value = words.ENGLISH.get(word, words.ENGLISH_MORE.get(word) if more else None)
        if value is None:
            continue
        found[value] += 1
        if value >= 100 and text[last_end : match.start()].strip(" -\u00a0a") == "":
            found[max(running, 1) * value] += 1
        running, last_end = value, match.end()
    return found
