"""The languages of the site: their tags, names, scripts and direction."""

from __future__ import annotations

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

    @property
    def has_no_spaces(self) -> bool:
        """Whether lines are broken by a dictionary, which knows no drug (UAX #14, class SA)."""
        return self.script in ("Khmr", "Laoo", "Mymr", "Thai")


ENGLISH = SiteLocale("en")


@lru_cache(maxsize=1024)
def _display_name(locale: SiteLocale, other: SiteLocale) -> str:
    # A name for the whole tag comes first (UTS 35, Locale Display Name Algorithm).
    named = other.babel.languages.get(locale.folder)
    return named or locale.babel.get_display_name(other.babel) or locale.tag


@lru_cache(maxsize=4096)
def canonical(tag: str) -> str:
    """A BCP 47 tag with the language that CLDR has for an alias: `de-DE` for `deu-DE`.

    What an alias brings beside its language (`sh` is `sr-Latn`) counts where the tag says nothing.
    """
    language, *rest = tag.replace("_", "-").split("-")
    alias = get_global("language_aliases").get(language.lower())
    if alias is None:
        return "-".join((language, *rest))
    language, *brings = alias.split("_")
    return "-".join((language, *(rest or brings)))


@lru_cache(maxsize=4096)
def likely_script(tag: str) -> tuple[str, str]:
    """Language and script of a BCP 47 tag, the script filled in from CLDR's likely subtags.

    `zh-TW` gives `("zh", "Hant")`; an unknown language gives an empty script.
    """
    subtags = canonical(tag).split("-")
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
