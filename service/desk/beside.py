"""What belongs to a page beside its parts, and all of the glossary, each text with its translation:
whoever signs it off reads it, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from service.catalogs.sign_offs import SignOffs
from service.content.glossary import GLOSSARY, texts
from service.content.reading import Page
from service.content.registers import Register
from service.desk.words import english_words
from service.locales.locale import SiteLocale
from service.state.site import Site

DATA, WORDS = "data", "words"


@dataclass(frozen=True)
class Pair:
    """A text and its translation, with the figures marked; that is empty where it is not shown."""

    english: Markup
    words: Markup


def beside_the_parts(
    site: Site, signs: SignOffs, locale: SiteLocale, page: Page, register: Register
) -> Mapping[str, Sequence[Pair]]:
    """The texts of a page's data (its name, tables, criteria), and the glossary's words on it; a
    kind that the page lacks is left out."""
    groups: dict[str, list[Pair]] = {}
    for domain, key in sorted(signs.texts_of(page.slug, register)):
        if key[0] in set(Register):
            continue
        catalog = site.catalog(locale, domain)
        words = english_words(site, catalog.shown(key) if catalog else "", locale)
        kind = WORDS if domain == GLOSSARY else DATA
        groups.setdefault(kind, []).append(Pair(english_words(site, key[1]), words))
    return groups


def words_of_glossary(site: Site, locale: SiteLocale) -> list[Pair]:
    """The texts of all terms, in the order of the glossary."""
    catalog = site.catalog(locale, GLOSSARY)
    keys = (key for term in site.content.glossary.file.terms for key in texts(term))
    return [
        Pair(
            english_words(site, key[1]),
            english_words(site, catalog.shown(key) if catalog else "", locale),
        )
        for key in keys
    ]


def own_names(signs: SignOffs, page: Page) -> list[tuple[str, str]]:
    """Names on a page that the language writes or says in a way of its own."""
    return [(english, own) for _, english, own in signs.names_on(page.slug) if own]
