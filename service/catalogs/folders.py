"""Where the files of a language stand under the translations folder."""

from __future__ import annotations

from pathlib import Path

from service.catalogs.interface import DOMAIN
from service.locales.locale import SiteLocale

GLOSSARY = "glossary"
"""The domain of the glossary's catalog."""


def catalog_path(translations: Path, locale: SiteLocale, domain: str) -> Path:
    """Where the PO file of a domain stands (GNU gettext's layout)."""
    return translations / locale.folder / "LC_MESSAGES" / f"{domain}.po"


def terms_path(translations: Path, locale: SiteLocale) -> Path:
    """Where the fixed terms of a locale stand."""
    return translations / locale.folder / "terms.toml"


def locales_in(translations: Path) -> list[SiteLocale]:
    """The locales that have a folder with an interface catalog, by tag."""
    found = translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return sorted(
        (SiteLocale(path.parent.parent.name.replace("_", "-")) for path in found),
        key=lambda locale: locale.tag,
    )
