"""Units of measure, time and money with the symbols that every language uses.

How a language writes them is in its `figures.toml`. Strict units (doses, percent) must stand
next to their number. Units of time, money and counting may be missing or inflected past
recognition, but none may stand for another.
"""

from typing import Final, Literal, get_args

Unit = Literal[
    "%", "ng", "pg", "µg", "mg", "g", "kg", "µL", "mL", "dL", "L", "°C", "°F", "IU", "mmol",
    "µmol", "nmol", "mmHg", "nm", "µm", "mm", "cm", "second", "minute", "hour", "day", "week",
    "month", "year", "won", "dollar", "euro", "pound", "yen", "yuan", "point", "cell",
    "capsule", "tablet", "packet", "vial", "drop",
]  # fmt: skip
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
PERCENT: Final = "%"
TIME: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])
PIECES: Final = frozenset(["capsule", "tablet", "packet", "vial", "drop", "point"])
STRICT: Final = frozenset(UNITS[: UNITS.index("second")])

# Units that may stand in a denominator: by a word ("for each kilogram"), or after a slash.
LOOSE: Final = frozenset(["kg", "mg", "µg", "mL", "dL"])
AFTER_SLASH: Final = LOOSE | {"L", "g"}

SYMBOLS: Final[dict[str, tuple[str, ...]]] = {
    "%": ("%",), "ng": ("ng",), "pg": ("pg",), "µg": ("µg", "mcg"), "mg": ("mg", "MG"),
    "g": ("g",), "kg": ("kg", "KG", "Kg"), "µL": ("µL", "µl"), "mL": ("mL", "ml", "ML", "cc"),
    "dL": ("dL", "dl"), "L": ("L", "l", "ℓ"), "°C": ("°C", "° C", "ºC", "º C"),
    "°F": ("°F", "° F", "ºF"), "IU": ("IU", "I.U."), "mmol": ("mmol",), "µmol": ("µmol",),
    "nmol": ("nmol",), "mmHg": ("mmHg", "mm Hg"), "nm": ("nm",), "µm": ("µm",), "mm": ("mm",),
    "cm": ("cm",), "won": ("KRW", "₩"), "dollar": ("USD", "US$", "$"), "euro": ("EUR", "€"),
    "pound": ("GBP", "£"), "yen": ("JPY",), "yuan": ("CNY",),
}  # fmt: skip

SYMBOLS_BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "%": ("%",), "won": ("₩", "KRW"),
    "dollar": ("US$", "$", "USD", "AU$", "A$", "CA$", "C$"), "euro": ("€", "EUR"),
    "pound": ("£", "GBP"), "yen": ("JPY",),
}  # fmt: skip
