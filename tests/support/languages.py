"""The languages of the site as the figure lock reads them."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from service.catalogs import store
from service.content import languages
from service.content.languages import FIGURES, SiteLanguage, load_language, parse_language
from service.figures import Language
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


class HeldLanguage(SiteLanguage):
    """A language whose patterns stay compiled: a process of tests comes back to all of them."""

    @cached_property
    def figures(self) -> Language:
        return Language(self.locale.babel, self.file)


def parse_once() -> None:
    """Let all applications of a process share the languages whose files have the same bytes.

    Hundreds of tests make an application; to read the words of its languages and to compile
    their patterns took a quarter of the time of all.
    """

    held: dict[tuple[SiteLocale, bytes], SiteLanguage] = {}

    def parsed(path: Path, locale: SiteLocale, content: bytes) -> SiteLanguage:
        if (locale, content) not in held:
            held[locale, content] = HeldLanguage(locale, parse_language(path, locale, content).file)
        return held[locale, content]

    languages.parse_language = parsed
    store.parse_language = parsed  # type: ignore[attr-defined]
