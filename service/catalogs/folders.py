"""Where the files of a language stand under the translations folder."""

from __future__ import annotations

from pathlib import Path

import polib

from service.catalogs.po_files import CatalogError
from service.content.languages import FIGURES, SiteLanguage, load_language
from service.content.local_names import NAMES
from service.errors import Problem
from service.locales.canonical import canonical, may_be
from service.locales.locale import ENGLISH, SiteLocale

CATALOGS = "LC_MESSAGES"
"""The folder of a language's catalogs (GNU gettext's layout)."""


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


def names_path(translations: Path, locale: SiteLocale) -> Path:
    """Where the names stand that readers of a locale write or say in another way."""
    return translations / locale.folder / NAMES


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
    locale = canonical(folder.name)
    if locale is not None and locale.folder == folder.name:
        return ""
    if locale is not None:
        return f"is {locale.tag} by another name; run “catalogs add {locale.tag}”"
    return "is no name of a language as CLDR writes it (pt_BR, zh_Hans); name it so or move it away"


def _folders(translations: Path) -> list[Path]:
    return sorted(folder.parent for folder in translations.glob(f"*/{CATALOGS}"))


def check_place(file: polib.POFile, path: Path, locale: SiteLocale) -> None:
    """Raise CatalogError for a file whose header names another language or page."""
    language, page = file.metadata.get("Language", ""), file.metadata.get("X-Page", "")
    if language and not may_be(language, locale):
        message = (
            f"its header says “Language: {language}”, and this is the folder of {locale.tag}; "
            "put the file where it belongs, or correct the header"
        )
        raise CatalogError(Problem(path, 1, message))
    if page and page != path.stem:
        message = (
            f"its header says “X-Page: {page}”, and this is the place of {path.stem}; "
            "put the file where it belongs, or correct the header"
        )
        raise CatalogError(Problem(path, 1, message))
