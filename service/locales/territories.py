"""The countries of the world, and those where a language is spoken, from CLDR."""

from __future__ import annotations

from functools import cache, lru_cache

from babel.core import get_global
from babel.languages import get_territory_language_info

from service.locales.locale import ENGLISH, SiteLocale, likely_script

NO_COUNTRIES = {"ZZ", "QO", "EZ", "UN", "XA", "XB"}
"""Codes that CLDR has beside those of countries."""
_PARTS = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
"""Exceptional reservations of ISO 3166-1: parts of countries that have codes of their own."""
_SPOKEN = ("official", "de_facto_official")


def is_country(code: str) -> bool:
    """Whether CLDR has a country with an ISO 3166 code; the European Union (`EU`) is one here."""
    return code in ENGLISH.babel.territories and code not in NO_COUNTRIES


@cache
def countries() -> frozenset[str]:
    """The ISO 3166 codes of all countries, without the European Union."""
    codes = {str(code) for code in ENGLISH.babel.territories} - _PARTS - {"EU"}
    return frozenset(code for code in codes if code.isalpha() and is_country(code))


@lru_cache(maxsize=1024)
def spoken_in(locale: SiteLocale) -> frozenset[str]:
    """The countries where a language is official or official in fact, in the script of its tag
    (CLDR, territory information)."""
    written = likely_script(locale.tag)
    return frozenset(
        code
        for code in countries()
        for language, facts in get_territory_language_info(code).items()
        if facts["official_status"] in _SPOKEN
        and likely_script(language.replace("_", "-")) == written
    )


def most_likely(locale: SiteLocale) -> str:
    """The country that a tag without one most likely means (CLDR, likely subtags): of `zh-Hant`
    Taiwan, of `zh` China."""
    likely = get_global("likely_subtags")
    found = likely.get(locale.folder) or likely.get(locale.babel.language, "")
    return str(found.rpartition("_")[2])
