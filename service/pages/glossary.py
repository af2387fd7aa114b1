"""The glossary as a page: terms and definitions in a language, in its alphabetical order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from service.catalogs.catalog import Catalog
from service.catalogs.provenance import ALL
from service.catalogs.status import status_of
from service.catalogs.texts import State
from service.content.glossary import ABBREVIATION, DEFINITION, GLOSSARY, TERM, Term, texts
from service.locales.collation import Sorting, index_letter, sort_key
from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Site


@dataclass(frozen=True)
class TermView:
    """A term as it is shown, whole in one language. `english` is the original term."""

    id: str
    term: str
    abbreviation: str
    definition: str
    locale: SiteLocale
    english: str


def glossary_view(site: Site, locale: SiteLocale) -> dict[str, Any]:
    """The terms by the language's letters, the state of their translation, and the sources."""
    glossary = site.content.glossary
    catalog = site.catalog(locale, GLOSSARY)
    views = [term_view(term, locale, catalog) for term in glossary.file.terms]
    sorting = site.language(locale).sorting
    letters: dict[str, list[TermView]] = {}
    for view in sorted(views, key=lambda view: sort_key(view.term, sorting)):
        letters.setdefault(index_letter(view.term, sorting), []).append(view)
    keys = {key for term in glossary.file.terms for key in texts(term)}
    return {
        "letters": sorted(letters.items(), key=lambda letter: _place(letter[0], sorting)),
        "status": status_of(keys, catalog, site.sign_offs(locale).of(GLOSSARY, ALL)),
        "sources": glossary.file.sources,
    }


def _place(letter: str, sorting: Sorting) -> tuple[object, ...]:
    """Where a letter stands among the others; numbers of strokes come first, 2 before 10."""
    strokes = re.match("[0-9]+", letter)
    return (0, int(strokes[0])) if strokes else (1, sort_key(letter, sorting))


def term_view(term: Term, locale: SiteLocale, catalog: Catalog | None) -> TermView:
    """A term in a language; in English as a whole where any of its texts cannot be shown."""
    words = {key[0]: key[1] for key in texts(term)}
    language = ENGLISH
    if locale != ENGLISH and catalog is not None:
        messages = [catalog.message(key) for key in texts(term)]
        if all(message.state is State.SHOWN for message in messages):
            words = {message.key[0]: message.text for message in messages}
            language = locale
    return TermView(
        term.id,
        words[TERM],
        words.get(ABBREVIATION, ""),
        words[DEFINITION],
        language,
        term.term,
    )
