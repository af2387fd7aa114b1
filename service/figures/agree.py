"""Whether one figure of a translation may stand for one of the English.

- Strict units (doses, percent) must stand next to the number; a unit of time, money or
  counting may be missing or unknown, but may not be another one that is known.
- `<`, `>`, `≤`, `≥`, `±` of the English must stand as a sign or in words. What the English
  says in words may stay in words or become a sign of the same direction.
- An unclear number (1.250, see numerals.py) is good only by itself, never with a strict unit
  or a scale word.
"""

import re
from decimal import Decimal

from .identifiers import same_name
from .model import Figure
from .units import STRICT

NUMERIC = ("number", "percent", "p-value")
SOFT = ("", "=", "~")  # comparisons that words say as well, or that say nothing
SIDE = {"<": "<", "≤": "<", ">": ">", "≥": ">"}


def whole(figure: Figure, top: int) -> bool:
    """Whether a figure is a bare whole number from 0 to `top`, such as words can say."""
    return (
        figure.kind in ("number", "p-value", "word")
        and isinstance(figure.value, Decimal)
        and figure.value == figure.value.to_integral_value()
        and 0 <= figure.value <= top
        and figure.unit not in STRICT
        and figure.sign == ""
        and figure.comparison in SOFT
        and not figure.unclear
    )


def comparisons_agree(source: Figure, target: Figure) -> bool:
    """Whether no comparison sign is lost, added or turned round.

    Words are looked at later, see `bounds.py`.
    """
    ours, theirs = source.comparison, target.comparison
    # Words for a sign are bounds.py's.
    if theirs in SOFT:
        return ours in SOFT or ours in SIDE
    return ours in ("", "~") or theirs == ours  # "P = 0.003" is no "P < 0.003"


def units_agree(source: Figure, target: Figure) -> bool:
    """Whether the unit stays, as far as the two languages let it be known."""
    if source.unit == target.unit:
        return True
    if source.inherited:
        return target.unit == "" or target.inherited
    if target.inherited:
        return source.unit not in STRICT
    if source.unit in STRICT or target.unit in STRICT:
        return False
    return source.unit == "" or target.unit == ""


def usable(source: Figure, target: Figure) -> bool:
    """Whether an unclear number leaves no doubt here: no dose, and no scale word after it."""
    if not target.unclear:
        return True
    digits = len(re.sub(r"\D", "", target.text))
    plain = isinstance(target.value, Decimal) and len(target.value.as_tuple().digits) == digits
    return plain and not {source.unit, target.unit} & STRICT


def same(source: Figure, target: Figure) -> bool:
    """Whether two figures are the same in every respect."""
    if source.kind in ("identifier", "registry", "date", "month", "unit"):
        return source.kind == target.kind and source.value == target.value
    return (
        target.kind in NUMERIC
        and (source.value, source.unit, source.sign, source.comparison)
        == (target.value, target.unit, target.sign, target.comparison)
        and not target.unclear
    )


def alike(source: Figure, target: Figure) -> bool:
    """Whether `target` may stand for `source`."""
    if source.kind == "identifier":
        return target.kind == "identifier" and same_name(str(source.value)) == same_name(
            str(target.value)
        )
    return (
        source.kind in NUMERIC
        and target.kind in NUMERIC
        and source.value == target.value
        and source.sign.strip("+") == target.sign.strip("+")
        and comparisons_agree(source, target)
        and units_agree(source, target)
        and usable(source, target)
    )
