"""What the figure lock hands out: figures and differences."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import msgspec

Kind = Literal[
    "number", "percent", "p-value", "date", "month", "identifier", "registry", "unit", "word"
]


class Figure(msgspec.Struct, frozen=True):
    """One figure of a text.

    `value` is a Decimal for numbers (a power or a scale word is multiplied out), an ISO date
    (`2014-07-31`, `2014-07`, `--07-31`, `--07`) for dates, the canonical spelling for names.
    `start` and `end` mark `text` in the text it was found in, from its sign to its unit.
    """

    kind: Kind
    value: Decimal | str
    unit: str
    sign: str  # "-", "+" or ""
    comparison: str  # one of < > ≤ ≥ = ~ ±, or ""
    text: str
    start: int
    end: int
    inherited: bool = False  # the unit stands with a later number ("25, 50 or 100 mg")
    free: bool = False  # a number word that need not stand in the other text
    unclear: bool = False  # 1.250 where readers may take it for 1250 or for 1.25


@dataclass(frozen=True)
class Difference:
    """One way in which a translation's figures differ, said for the translator."""

    message: str
    source: Figure | None  # in the English; None where the figure is only in the translation
    target: Figure | None  # in the translation; None where it is missing there

    def __str__(self) -> str:
        return self.message
