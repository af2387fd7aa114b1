"""The decimal and group marks of a locale, and of others of its language (CLDR)."""

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale


@dataclass(frozen=True)
class Marks:
    """The decimal and the group mark of one way of writing numbers."""

    decimal: str
    group: str


@lru_cache(maxsize=128)
def habits(locale: Locale, other: str, system: str) -> tuple[Marks, ...]:
    """The marks of `locale` for the digits of `system`, then those of its language's others.

    `other` names a locale of the language that writes Latin digits the other way round, if there
    is one. Source: CLDR number symbols (`decimal`, `group`) as carried by Babel.
    """
    names = [locale.language, other or locale.language]
    found = []
    for each in (locale, *(Locale.parse(name) for name in names)):
        symbols = each.number_symbols.get(system) or each.number_symbols["latn"]
        latin = each.number_symbols["latn"]
        marks = Marks(
            str(symbols.get("decimal") or latin["decimal"]),
            str(symbols.get("group") or latin["group"]),
        )
        if marks not in found:
            found.append(marks)
    return tuple(found)
