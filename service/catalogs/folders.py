"""Where the files of a language stand under the translations folder."""

from __future__ import annotations

import re
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from service.content.languages import FIGURES, SiteLanguage, load_language
from service.locales.locale import ENGLISH, SiteLocale

GLOSSARY = "glossary"
"""The domain of the glossary's catalog."""
CATALOGS = "LC_MESSAGES"
"""The folder of a language's catalogs (GNU gettext's layout)."""
_NAME = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?")


def catalog_path(translations: Path, locale: SiteLocale, domain: str) -> Path:
    """Where the PO file of a domain stands (GNU gettext's layout)."""
    return translations / locale.folder / CATALOGS / f"{domain}.po"


def template_path(translations: Path, domain: str) -> Path:
    """Where the template (`.pot`) of a domain stands."""
    return translations / "templates" / f"{domain}.pot"


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
    """The locales that have a folder of catalogs, by tag."""
    found = [folder for folder in _folders(translations) if not folder_fault(folder)]
    tags = sorted(folder.name.replace("_", "-") for folder in found)
    return [SiteLocale(tag) for tag in tags]


def stray_folders(translations: Path) -> dict[Path, str]:
    """Folders of catalogs that are no language of the site, and why: left out, and named."""
    faults = {folder: folder_fault(folder) for folder in _folders(translations)}
    return {folder: fault for folder, fault in faults.items() if fault}


def folder_fault(folder: Path) -> str:
    """Why a folder of catalogs is not that of a language; empty where it is."""
    if folder.is_symlink() or (folder / CATALOGS).is_symlink():
        return "is a link, which could lead anywhere; put the folder itself here"
    if folder.name == ENGLISH.folder:
        return "English is the original and has no catalogs; take the folder away"
    try:
        if _NAME.fullmatch(folder.name) and Locale.parse(folder.name):
            return ""
    except (ValueError, UnknownLocaleError):
        pass
    return "is no name of a language as CLDR writes it (pt_BR, zh_Hans); name it so or move it away"


def _folders(translations: Path) -> list[Path]:
    return sorted(folder.parent for folder in translations.glob(f"*/{CATALOGS}"))
