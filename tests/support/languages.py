"""The languages of the site as the figure lock reads them, and two more that only tests need."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from service.content.languages import FIGURES, SiteLanguage, load_language
from service.locales.locale import ENGLISH, SiteLocale

ROOT = Path(__file__).parents[2]
MORE = ROOT / "tests" / "figures" / "languages"


def words_of(tag: str) -> Path:
    """The `figures.toml` of a locale, or of its language (de for de-CH)."""
    if tag == ENGLISH.tag:
        return ROOT / "content" / FIGURES
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        for folder in (ROOT / "translations", MORE):
            if (path := folder / name / FIGURES).exists():
                return path
    return ROOT / "translations" / tag / FIGURES


@cache
def language(tag: str) -> SiteLanguage:
    """A language by its tag; one that has no words anywhere has none here."""
    path, locale = words_of(tag), SiteLocale(tag)
    return load_language(path, locale) if path.exists() else SiteLanguage(locale)
