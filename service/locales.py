"""The languages of the site: their tags, names, direction, and which one suits a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import babel
from babel.core import get_global


@dataclass(frozen=True)
class SiteLocale:
    """A language of the site, by its BCP 47 tag (`pt-BR`)."""

    tag: str

    @cached_property
    def babel(self) -> babel.Locale:
        """The CLDR data of the locale."""
        return babel.Locale.parse(self.tag, sep="-")

    @property
    def folder(self) -> str:
        """The name of its folder under `translations/`, in Babel's form (`pt_BR`)."""
        return self.tag.replace("-", "_")

    @cached_property
    def direction(self) -> str:
        """`ltr` or `rtl`, from CLDR."""
        return self.babel.text_direction

    @cached_property
    def autonym(self) -> str:
        """The language's name for itself (`português (Brasil)`), from CLDR."""
        return self.name_in(self)

    def name_in(self, other: SiteLocale) -> str:
        """The name of this language in another one (`Portuguese (Brazil)`), from CLDR."""
        return _display_name(self, other)

    @property
    def script(self) -> str:
        """ISO 15924 code of the script it is written in (`Arab`), from CLDR's likely subtags."""
        return likely_script(self.tag)[1]


ENGLISH = SiteLocale("en")


@lru_cache(maxsize=1024)
def _display_name(locale: SiteLocale, other: SiteLocale) -> str:
    return locale.babel.get_display_name(other.babel) or locale.tag


@lru_cache(maxsize=4096)
def likely_script(tag: str) -> tuple[str, str]:
    """Language and script of a BCP 47 tag, the script filled in from CLDR's likely subtags.

    `zh-TW` gives `("zh", "Hant")`; an unknown language gives an empty script.
    """
    subtags = tag.replace("_", "-").split("-")
    language = subtags[0].lower()
    script = next((s.title() for s in subtags[1:] if len(s) == 4 and s.isalpha()), "")
    territory = next((s.upper() for s in subtags[1:] if len(s) == 2 or s.isdigit()), "")
    if script:
        return language, script
    likely = get_global("likely_subtags")
    for key in (f"{language}_{territory}", language):
        if key in likely:
            return language, likely[key].split("_")[1]
    return language, ""


def lookup(language_range: str, available: Sequence[SiteLocale]) -> SiteLocale | None:
    """The locale for one language range: RFC 4647 section 3.4, then CLDR's likely subtags."""
    by_tag = {locale.tag.lower(): locale for locale in available}
    subtags = language_range.lower().replace("_", "-").split("-")
    while subtags:
        if found := by_tag.get("-".join(subtags)):
            return found
        subtags.pop()
        if subtags and len(subtags[-1]) == 1:
            subtags.pop()
    wanted = likely_script(language_range)
    return next((locale for locale in available if likely_script(locale.tag) == wanted), None)


def negotiate(accepted: Iterable[tuple[str, float]], available: Sequence[SiteLocale]) -> SiteLocale:
    """The best locale for a reader, English where nothing fits.

    `accepted` holds language ranges with their quality, the best first, as Werkzeug parses
    Accept-Language (RFC 9110 section 12.5.4). A range of quality 0 is not wanted.
    """
    refused = {tag.lower() for tag, quality in accepted if quality <= 0}
    for language_range, quality in accepted:
        if quality <= 0 or language_range == "*":
            continue
        found = lookup(language_range, available)
        if found and found.tag.lower() not in refused:
            return found
    return ENGLISH
