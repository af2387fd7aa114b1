"""Numbers said in words, as figures: whole ones, parts, and both with the word of a scale.

A form of parts is looked for first and taken out, so that "two and a half" is no "two" as well.
A number word beside another makes a number that no text has (two → dos mil).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import msgspec

from . import han
from .language import Language
from .model import Figure
from .normal import without
from .number_words import exact
from .numbers import power_of_ten, times
from .original import TEXTS
from .templates import letters

_HUNDRED = ("百", "100")
_DIGIT = re.compile("[0-9]")
_DIGIT_BEFORE = re.compile("[0-9][ \u00a0]?$")
_BESIDE = re.compile("[ \u00a0-]?")


@dataclass
class Words:
    """The numbers that a normal text says in words, and what they do to its digits."""

    said: list[Figure] = field(default_factory=list)
    added: dict[int, Fraction] = field(default_factory=dict)  # to the digits that begin there
    percents: list[Figure] = field(default_factory=list)  # 百分之九十五
    taken: list[tuple[int, int]] = field(default_factory=list)  # digits that are part of words


def spoken(text: str, language: Language) -> Words:
    """The numbers that a normal text says in words."""
    found = Words()
    rest = _parts(text, language, found)
    found.said += _whole(rest, text, language)
    found.said += _duals(text, language, found.said)
    found.said.sort(key=lambda each: each.start)
    return found


def _parts(text: str, language: Language, found: Words) -> str:
    """Find halves and other parts; the text without them."""
    known, rest = letters(text), text
    for kind, value, form in language.number_words.parts:
        if form.needed not in known or not form.may_stand_in(known):
            continue
        for match in form.pattern.finditer(rest):
            groups = match.groupdict()
            start, end = match.span()
            if kind == "added" and _DIGIT.match(groups["n"]):
                found.added[match.start("n")] = value
                for a, b in ((start, match.start("n")), (match.end("n"), end)):
                    rest = without(rest, a, b)
                continue
            number = language.number_words.value(groups["n"]) if groups.get("n") else 1
            if number is None:
                continue
            if kind == "of" and groups["whole"] in _HUNDRED:
                if _DIGIT.match(groups["n"]):
                    continue
                found.percents.append(
                    Figure("percent", Decimal(number), "%", "", "", "", start, end)
                )
                rest = without(rest, start, end)
                continue
            whole = language.number_words.value(groups["whole"]) if kind == "of" else 1
            if not whole:
                continue
            if kind:
                said = number + value if kind == "added" else number * value / whole
                ends = [match.end("n")] if kind == "added" else []
                ends += [match.start("word")] if groups.get("word") else []
                found.said.append(_figure(exact(said), text, start, end, ends, language))
                found.taken.append((start, end))
            rest = without(rest, start, end)
    return rest


def _whole(rest: str, text: str, language: Language) -> list[Figure]:
    """The whole numbers, those beside each other as one that no text has."""
    words = language.number_words
    spans = [
        (match.start("form"), match.end("form"), *words.meaning(match["form"]))
        for match in words.number.finditer(rest)
        if not _DIGIT.match(rest, match.start() - 1)
    ]
    if language.words.number_rules.han_numerals:
        hidden = words.not_han_numbers.sub(lambda match: "\ufffc" * len(match[0]), rest)
        spans += [
            (*match.span(), han.value(match[0]), False)
            for match in _han(hidden)
            if not any(start < match.end() and match.start() < end for start, end, *_ in spans)
        ]
        spans.sort(key=lambda span: span[:2])
    figures: list[Figure] = []
    for start, end, value, free in spans:
        if value is None:
            continue
        this = _figure(Decimal(value), text, start, end, [], language, free=free)
        last = figures[-1] if figures else None
        # "seven two injections" is Turkish; "six hundred" is one number in every language.
        beside = last and not last.free and value >= 100
        if last and beside and _BESIDE.fullmatch(text, last.end, start):
            both = f"{last.value} {this.value}"
            figures[-1] = msgspec.structs.replace(last, value=both, unit=this.unit, end=this.end)
        else:
            figures.append(this)
    return figures


def _han(text: str) -> Iterator[re.Match[str]]:
    """The Han numerals, after digits only what is more than their scale: 2.5億 and 五千萬."""
    for match in han.PATTERN.finditer(text):
        if not _DIGIT_BEFORE.search(text, max(0, match.start() - 2), match.start()):
            yield match
        elif (rest := han.AFTER_SCALE.match(text, *match.span())) and (
            number := han.PATTERN.match(text, rest.end(), match.end())
        ):
            yield number


def _figure(
    value: Decimal | str,
    text: str,
    start: int,
    end: int,
    ends: list[int],
    language: Language,
    *,
    free: bool = False,
) -> Figure:
    """A number in words with its scale word and unit, after one of `ends` or after it."""
    unit, scaled = "", False
    for place in (*ends, end):
        if not scaled and not free and (match := language.scale.pattern.match(text, place)):
            value = times(value, power_of_ten(language.scale.of(match["form"])))
            place, scaled = match.end(), True
            end = max(end, place)
        if match := language.unit.pattern.match(text, place):
            unit = unit or language.unit.of(match["form"])
    if not (unit or free) and value == 1 and language.words.number_rules.one_by_noun:
        unit = _unit_before_one(text, start, language)
    free = free or value in (0, 1)
    return Figure("word", value, unit, "", "", "", start, end, free=free)


def _unit_before_one(text: str, start: int, language: Language) -> str:
    """The unit of time right before a "one" that follows its noun: שעה אחת, ساعة واحدة."""
    units = language.frequencies.units
    for match in units.pattern.finditer(text, max(0, start - 12), start):
        if text[match.end() : start] in (" ", "\u00a0"):
            return units.of(match["form"])
    return ""


def _duals(text: str, language: Language, said: list[Figure]) -> list[Figure]:
    """Nouns that say two; not all that look like one do."""
    out: list[Figure] = []
    for unit, pattern in language.number_words.duals:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < each.end and each.start < end for each in (*said, *out)):
                continue  # a dual of a unit of time is also a feminine dual
            free = not unit  # what only ends like a dual may be none
            out.append(Figure("word", Decimal(2), unit, "", "", "", start, end, free=free))
    return out


@lru_cache(maxsize=TEXTS)
def may_be_said(text: str, language: Language) -> tuple[Figure, ...]:
    """Words of the original such as "both", which a translation may say by a number word."""
    found = [
        (value, match)
        for value, pattern in language.original.more
        for match in pattern.finditer(text)
    ]
    said = spoken(text, language).said if found else []
    return tuple(
        Figure("word", value, "", "", "", "", *match.span(), free=True)
        for value, match in found
        if not any(match.start() < each.end and each.start < match.end() for each in said)
    )
