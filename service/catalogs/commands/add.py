"""`catalogs add`: a language is begun, or one that was begun elsewhere is made whole."""

from __future__ import annotations

from pathlib import Path

from service.catalogs.commands.update import update
from service.catalogs.folders import figures_path, stray_folders, terms_path
from service.catalogs.starts import FIGURES_START, TERMS_START
from service.catalogs.workshop import Workshop
from service.errors import Problem
from service.locales.canonical import canonical, same_language
from service.locales.locale import ENGLISH, SiteLocale
from service.whole_files import write_whole


def language_to_add(shop: Workshop, tag: str) -> SiteLocale | str:
    """The language that somebody asks for by a tag, or why it cannot be added.

    One that is there already under another tag (`de-DE`, `de`) is that one.
    """
    wanted = canonical(tag)
    if wanted is None:
        return f"“{tag}” is no language that CLDR knows; write a tag such as pt-BR"
    if wanted.babel.language == ENGLISH.babel.language:
        return "English is the language that the pages are written in; edit content/"
    return next((locale for locale in shop.locales if same_language(locale, wanted)), wanted)


def add(shop: Workshop, locale: SiteLocale) -> list[Path] | Problem:
    """Make all files of a language that are not there; give those written.

    A folder of the language by another spelling (`zh_CN`, as Weblate makes it) is renamed first.
    """
    folder = shop.translations / locale.folder
    for other in stray_folders(shop.translations):
        if other.is_symlink() or canonical(other.name) != locale:
            continue
        if folder.exists() and not folder.samefile(other):
            advice = f"is {locale.tag} by another name; move its files to {locale.folder}"
            return Problem(other, 1, f"{advice} and delete it")
        other.rename(folder)
    starts = {
        terms_path(shop.translations, locale): TERMS_START,
        figures_path(shop.translations, locale): FIGURES_START,
    }
    written = [path for path in starts if not path.exists()]
    for path in written:
        start = starts[path].replace("LANGUAGE", locale.name_in(ENGLISH))
        write_whole(path, start.encode())
    return [*written, *update(shop, [locale]).changed]
