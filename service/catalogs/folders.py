"""Where the files of a language stand under the translations folder."""

from __future__ import annotations

from pathlib import Path

from service.catalogs.interface import DOMAIN
from service.content.languages import FIGURES, SiteLanguage, load_language
from service.locales.locale import SiteLocale

GLOSSARY = "glossary"
"""The domain of the glossary's catalog."""


def catalog_path(translations: Path, locale: SiteLocale, domain: str) -> Path:
    """Where the PO file of a domain stands (GNU gettext's layout)."""
    return translations / locale.folder / "LC_MESSAGES" / f"{domain}.po"


def terms_path(translations: Path, locale: SiteLocale) -> Path:
    """Where the fixed terms of a locale stand."""
    return translations / locale.folder / "terms.toml"


def figures_path(translations: Path, locale: SiteLocale) -> Path:
    """Where the words of a language stand that the figure lock and the sorting need."""
    return translations / locale.folder / FIGURES


def language_in(translations: Path, locale: SiteLocale) -> SiteLanguage:
    """A language with its words; one without a file has none. Raises ContentError."""
    path = figures_path(translations, locale)
    return load_language(path, locale) if path.exists() else SiteLanguage(locale)


def locales_in(translations: Path) -> list[SiteLocale]:
    """The locales that have a folder with an interface catalog, by tag."""
    found = translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return sorted(
        (SiteLocale(path.parent.parent.name.replace("_", "-")) for path in found),
        key=lambda locale: locale.tag,
    )
