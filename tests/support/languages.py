"""The languages of the site as the figure lock reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from service.content.languages import FIGURES, SiteLanguage, load_language
from service.locales.locale import ENGLISH, SiteLocale

ROOT = Path(__file__).parents[2]


def words_of(tag: str) -> Path:
    """The `figures.toml` of a locale, or of its language (de for de-CH)."""
    if tag == ENGLISH.tag:
        return ROOT / "content" / FIGURES
    own, of_language = (
        ROOT / "translations" / name / FIGURES
        for name in (tag.replace("-", "_"), tag.partition("-")[0])
    )
    return own if own.exists() else of_language


@cache
def language(tag: str) -> SiteLanguage:
    """A language by its tag; one that has no file has no words here."""
    path, locale = words_of(tag), SiteLocale(tag)
    return load_language(path, locale) if path.exists() else SiteLanguage(locale)
