"""The order of figures that belong to things: percents, doses of one unit, years, and counts.

Which percent is the drug's and which is placebo's is told by the order in most sentences. The
languages keep it (all shipped texts do), so that a swap is a fault, but where a label of one or
the partners of all move along.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from .labels import kept
from .language import Language
from .model import Difference, Figure
from .normal import normalise
from .partners import paired
from .relations import ratios
from .scan import figures
from .side import Side
from .units import STRICT

_YEAR = re.compile("(?:19|20)[0-9]{2}(?![0-9.,])")


def swapped(source: Side, target: Side) -> Iterator[Difference]:
    """The units, or years, of which the figures stand in another order in the translation."""
    partners = None
    units = sorted({each.unit for each in source.matched} & STRICT)
    kinds: list[Callable[[Figure], object]] = [_year, *(partial(_is_of, unit) for unit in units)]
    for is_one in kinds:
        ours, theirs = _matched(source, is_one), _matched(target, is_one)
        values, there = [each.value for each in ours], [each.value for each in theirs]
        if values == there or sorted(map(str, values)) != sorted(map(str, there)):
            continue
        partners = paired(source, target) if partners is None else partners
        if partners.issuperset(values) or _labels_kept(ours, theirs, source, target):
            continue
        said = ", ".join(each.text for each in ours)
        yield Difference(f"{said} in the English; in another order here", None, None)


def counts_in_another_order(
    source: str, target: str, original: Language, language: Language
) -> bool:
    """Whether plain counts that both texts say once stand in another order in the translation.

    Wholes ("of 40 people") are left out: many languages put them first.
    """
    wholes = {Decimal(whole) for _, whole in ratios(normalise(source).text, original)}
    ours, theirs = (
        [each.value for each in found if each.kind == "number" and not each.unit]
        for found in (figures(source, original), figures(target, language))
    )
    counts = [value for value in ours if value not in wholes and ours.count(value) == 1]
    there = [value for value in theirs if value in counts]
    return len(there) == len(set(there)) and there != [each for each in counts if each in there]


def _is_of(unit: str, figure: Figure) -> bool:
    return figure.unit == unit


def _year(figure: Figure) -> str:
    """The year that a figure names, alone or in a date; empty where it names none."""
    if figure.kind in ("month", "date"):
        return str(figure.value)[:4] if not str(figure.value).startswith("-") else ""
    named = figure.kind == "number" and not figure.unit and _YEAR.match(figure.text)
    return str(figure.value) if named else ""


def _matched(side: Side, is_one: Callable[[Figure], object]) -> list[Figure]:
    """The figures of a kind that the other text has as well, in the order of the text."""
    return [each for each in side.all if is_one(each) and each in side.matched]


def _labels_kept(
    ours: list[Figure], theirs: list[Figure], source: Side, target: Side
) -> bool | None:
    """Whether two figures that change places take a label along, such as that of placebo."""
    if len(ours) != 2:
        return False
    return kept((ours[0], ours[1]), (theirs[0], theirs[1]), source, target)
