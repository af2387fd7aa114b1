"""What a right translation may do with figures: the steps of a comparison, one by one.

Each takes what it explains out of both sides; what is left after all of them is a difference.

- Arabic and Hebrew may say 2 by a dual and leave out a 1 before a noun: never for doses,
  percentages, decimals, comparisons or names, which all have to be numerals.
- A unit without a number ("per kilogram") must be there; how often does not matter.
"""

import re
from decimal import Decimal

from msgspec.structs import replace

from .agree import SOFT, alike, whole
from .model import Figure
from .side import Side, take
from .units import STRICT, TIME

_NOUN = re.compile(" [a-z]{3,}")
_NUMBER_BEFORE = re.compile("[0-9][ \u00a0-]*$")


def names_again(source: Side, target: Side) -> None:
    """Let a translation repeat a name where the English says "it" or "the drug"."""
    known = {each.value for each in source.all if each.kind in ("identifier", "registry")}
    target.left = [each for each in target.left if each.value not in known]


def unit_may_be_added(source: Side, ours: Figure, theirs: Figure) -> bool:
    """Whether a number of the English without a unit may have this one: a year, or one it names.

    "Under 18" becomes "under 18 years"; "for 6 more" after "6 months" becomes "6 months".
    """
    if ours.unit or ours.kind != "number" or theirs.unit not in TIME or theirs.unit == "year":
        return True
    if ":" in (source.text[ours.start - 1 : ours.start], source.text[ours.end : ours.end + 1]):
        return True  # a time of day
    said = source.language.original.times.get(theirs.unit)
    found = said.search(source.text) if said else None
    return (
        said is None
        or (found is not None and found.start() <= ours.start)
        or any(
            each.unit == theirs.unit
            for each in source.all
            if each.start < ours.start or theirs.inherited
        )
    )


def minus_in_words(source: Side, target: Side) -> None:
    """Let a minus be said in words: "menos 1,24" for -1.24."""
    if not any(each.sign == "-" for each in source.left):
        return
    minus = target.language.minus

    def fits(figure: Figure, other: Figure) -> bool:
        before = target.text[max(0, other.start - 16) : other.start]
        return bool(
            figure.sign == "-"
            and other.sign == ""
            and minus.search(before)
            and alike(replace(figure, sign=""), other)
        )

    take(source, target, fits)


def singular_nouns(source: Side, target: Side) -> None:
    """Let a language say "1 person" by the noun alone, where it does so (Arabic, Hebrew)."""
    if not target.language.words.number_rules.one_by_noun:
        return
    numbered = source.language.words.source.numbered
    for figure in list(source.left):
        noun = _NOUN.match(source.text, figure.end)
        before = source.text[: figure.start].rstrip()[-6:].lower()
        if _says_two(target, figure.unit) and not _says_two(source, figure.unit):
            continue
        if figure.unit in TIME and _says_another_one(source, target):
            continue
        if whole(figure, 1) and figure.value == 1 and noun and not before.endswith(numbered):
            source.left.remove(figure)


def _says_two(side: Side, unit: str) -> bool:
    """Whether a text says two of a unit."""
    return bool(unit) and any(
        each.value == 2 and each.unit == unit for each in (*side.all, *side.said_words)
    )


def _says_another_one(source: Side, target: Side) -> bool:
    """Whether a translation says one of a unit of time of which the English says none."""
    known = {each.unit for each in (*source.all, *source.said_words) if each.value == 1}
    one_of = source.language.original.one_of
    return any(
        each.value == 1
        and each.unit in TIME - known
        and not (each.unit in one_of and one_of[each.unit].search(source.text))
        for each in target.words
    )


def scale_words(source: Side, target: Side) -> None:
    """Let "1 million" be the word alone: مليون, un millón."""
    if not source.left:
        return
    scale, units = target.language.scale, target.language.unit
    alone: set[tuple[Decimal, str]] = set()
    for match in scale.pattern.finditer(target.text):
        before = target.text[max(0, match.start("form") - 8) : match.start("form")]
        if _NUMBER_BEFORE.search(before):
            continue
        after = units.pattern.match(target.text, match.end())
        unit = units.of(after["form"]) if after else ""
        alone |= {(Decimal(10) ** int(scale.of(match["form"])), each) for each in (unit, "")}
    for figure in list(source.left):
        if figure.kind != "number" or figure.sign or figure.comparison not in SOFT:
            continue
        unit = figure.unit if figure.unit in STRICT else ""
        if isinstance(figure.value, Decimal) and (figure.value, unit) in alone:
            source.left.remove(figure)


def denominators(source: Side, target: Side) -> None:
    """Compare units without numbers ("per kilogram") by whether they are there at all."""
    if not source.left and not target.left:
        return
    here = {each.value for each in source.left if each.kind == "unit"}
    there = {each.value for each in target.left if each.kind == "unit"}
    for figure in list(target.left):
        one = figure.value == 1 and figure.unit in here
        if one and figure.kind == "number":  # 体重1kgあたり
            there.add(figure.unit)
            target.left.remove(figure)
    known = here | {each.unit for each in source.all}
    source.left = [each for each in source.left if each.kind != "unit" or each.value not in there]
    target.left = [each for each in target.left if each.kind != "unit" or each.value not in known]
    for side in (source, target):
        seen: set[Decimal | str] = set()
        for each in [each for each in side.left if each.kind == "unit"]:
            if each.value in seen:
                side.left.remove(each)
            seen.add(each.value)
