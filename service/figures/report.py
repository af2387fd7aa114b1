"""What is left after a comparison, in words for the translator."""

import re
from decimal import Decimal

from .agree import NUMERIC, SOFT, comparisons_agree, usable
from .language import Language
from .model import Difference, Figure
from .scan import placed
from .side import Side

_MOST = 40
_DIGITS = re.compile("[0-9.,]+")


def _plain(figure: Figure) -> str:
    """A figure in plain digits and symbols."""
    if not isinstance(figure.value, Decimal):
        return str(figure.value)
    signed = figure.comparison not in SOFT
    comparison = figure.comparison if signed else ""
    number = f"{figure.value.normalize():f}"
    unit = f"{'' if figure.unit == '%' else ' '}{figure.unit}" if figure.unit else ""
    return f"{comparison}{' ' if comparison else ''}{figure.sign}{number}{unit}"


def _shown(figure: Figure) -> str:
    """A figure as written, and how it reads where that is not plain to see."""
    if figure.kind == "unit":
        return f"“per {figure.value}”"
    ascii_only = figure.text.isascii() or re.search(r"[0-9]", figure.text)
    return figure.text if ascii_only else f"{figure.text} ({_plain(figure)})"


def _likeness(source: Figure, target: Figure) -> int:
    """How likely `target` stands where `source` should: 0 for not at all."""
    if (source.kind in NUMERIC) != (target.kind in NUMERIC):
        return 0
    if source.kind not in NUMERIC:
        pairs = ({"date", "month"}, {"identifier", "registry"}, {"unit"})
        return int(any({source.kind, target.kind} <= kinds for kinds in pairs))
    return 1 + 4 * (source.value == target.value) + 2 * (source.unit == target.unit != "")


def _clear(source: Figure, language: Language) -> str:
    """How to write a number of the English so that no reader of the language can mistake it."""
    if not isinstance(source.value, Decimal):
        return source.text
    digits = f"{source.value.normalize():f}"
    numerals = language.words.numerals
    if numerals.clear_decimal:
        return digits.replace(".", numerals.clear_decimal)
    # One more zero, and the mark can group no digits.
    extra = "0" if "." in digits and numerals.other_locale else ""
    return digits.replace(".", language.habits("latn")[0].decimal) + extra


def _changed(source: Figure, target: Figure, language: Language) -> str:
    """What differs between two figures, in words."""
    both = f"{_shown(source)} in the English; {_shown(target)} here"
    if source.kind not in NUMERIC:
        return both
    if target.unclear and not usable(source, target):
        return (
            f"{both}, which readers may take for another number: write {_clear(source, language)}"
        )
    if source.value != target.value:
        same_look = _DIGITS.findall(source.text) == _DIGITS.findall(target.text)
        return f"{both}, which reads as {_plain(target)}" if same_look else both
    if source.sign.strip("+") != target.sign.strip("+"):
        return f"{both}: the sign differs"
    if not comparisons_agree(source, target):
        return f"{both}: the comparison ({source.comparison or 'none'}) differs"
    return f"{both}: the unit ({source.unit or 'none'}) differs or is not next to the number"


def report(source: Side, target: Side) -> list[Difference]:
    """What is left on both sides, each figure of the English with its likeliest stand-in.

    Nobody reads more than `_MOST` of them.
    """
    out = []
    left, others = source.left[:_MOST], target.left[:_MOST]
    options = sorted(
        (-_likeness(ours, theirs), abs(i - j), i, j)
        for i, ours in enumerate(left)
        for j, theirs in enumerate(others)
        if _likeness(ours, theirs)
    )
    partner: dict[int, int] = {}
    for _, _, i, j in options:
        if i not in partner and j not in partner.values():
            partner[i] = j
    for i, ours in enumerate(left):
        if i in partner:
            theirs = others[partner[i]]
            out.append(
                Difference(
                    _changed(ours, theirs, target.language),
                    placed(ours, source.normal),
                    placed(theirs, target.normal),
                )
            )
        else:
            message = f"{_shown(ours)} in the English; missing here"
            out.append(Difference(message, placed(ours, source.normal), None))
    for j, theirs in enumerate(others):
        if j not in partner.values():
            message = f"{_shown(theirs)} here; not in the English"
            out.append(Difference(message, None, placed(theirs, target.normal)))
    return out
