"""Countries by the names that readers type, in the language of the page (CLDR)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel.core import get_global

from service.locales import formats
from service.locales.locale import SiteLocale
from service.locales.territories import countries
from service.pages.closest import closest
from service.pages.folding import fold, is_alone, words

LEAST = 3
"""Letters that a part of a name has at least: `of` asks for no Isle of Man."""


def countries_named(folded: Sequence[str], locale: SiteLocale) -> tuple[str, ...]:
    """The countries whose name is the query or has it as words of its own (`Korea`); also by a
    code of three letters (`USA`). `folded` are the words of the query."""
    asked = [part for word in folded for part in words(word)]
    phrase = " ".join(asked)
    letters = "".join(asked)
    by_code = get_global("territory_aliases").get(letters.upper(), ())
    names = _names(locale)
    whole = {code for code, name in names.items() if name.replace(" ", "") == letters}
    whole |= {code for code in by_code if code in names}
    if whole or not (len(letters) >= LEAST or (len(asked) > 1 and all(map(is_alone, asked)))):
        return tuple(sorted(whole))
    return tuple(code for code, name in names.items() if f" {phrase} " in f" {name} ")


def countries_like(folded: Sequence[str], locale: SiteLocale) -> tuple[str, ...]:
    """The countries that a misspelt query may mean."""
    names = [(name, code) for code, name in _names(locale).items()]
    return closest([words(word) for word in folded], names)


@lru_cache(maxsize=64)
def _names(locale: SiteLocale) -> Mapping[str, str]:
    """The folded name of each country, by code."""
    codes = sorted({*countries(), "EU"})
    return {c: " ".join(words(fold(formats.country(c, locale), locale))) for c in codes}
