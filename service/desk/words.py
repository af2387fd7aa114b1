"""The English of a text as volunteers see it: its figures marked, its marks as they are written."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from service.catalogs.catalog import figure_places
from service.content.glossary import GLOSSARY
from service.content.markup import Resolver, render, targets
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.glossary import TermView, term_view
from service.state.site import Site


def english_words(site: Site, english: str, locale: SiteLocale = ENGLISH) -> Markup:
    """The English, or words in another language, with every figure marked. A term, a drug and a
    source stand as in the field, so that what must stay can be seen in both."""
    language = site.language(locale)
    resolver = Resolver(
        term=lambda term, words: Markup("[{}](#{})").format(words, term),
        drug=lambda slug, words: Markup("[{}](drug:{})").format(words, slug),
        cite=lambda source: escape(f"[@{source}]"),
        figures=lambda text: figure_places(text, language),
    )
    return render(english, resolver)


def explained(site: Site, locale: SiteLocale, english: Sequence[str]) -> list[list[TermView]]:
    """For each text the terms that it is the first to mark, explained in a language."""
    catalog = site.catalog(locale, GLOSSARY)
    terms = site.content.glossary.by_id
    seen: set[str] = set()
    found = []
    for text in english:
        new = [t for t in dict.fromkeys(targets(text, "term")) if t not in seen]
        seen.update(new)
        found.append([term_view(terms[term], locale, catalog) for term in new])
    return found
