"""A part of a page as it would look with other words, by the very way in which pages are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from service.catalogs.catalog import Catalog
from service.catalogs.provenance import Provenance
from service.catalogs.texts import Key, Message, State
from service.content.markup import plain_text
from service.desk.parts import ANSWER, DATA, GLANCE, WORDS, Part
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.glossary import TermView, term_view
from service.pages.page import page_view
from service.pages.sections import SectionView
from service.pages.wording import Gettext
from service.state.site import Site

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Over(Mapping[K, V], Generic[K, V]):
    """A mapping with some values in place of its own; what is not asked for is not read."""

    own: Mapping[K, V]
    other: Mapping[K, V]

    def __getitem__(self, name: K) -> V:
        return self.other[name] if name in self.other else self.own[name]

    def __iter__(self) -> Iterator[K]:
        return iter(dict.fromkeys([*self.own, *self.other]))

    def __len__(self) -> int:
        return len(list(iter(self)))


@dataclass(frozen=True)
class Preview:
    """What of a part is looked at: sections of the page, its words explained, and the texts that
    stand in its tables alone."""

    sections: tuple[SectionView, ...] = ()
    terms: tuple[TermView, ...] = ()
    in_tables: tuple[str, ...] = ()


def with_words(site: Site, locale: SiteLocale, domain: str, words: Mapping[Key, str]) -> Site:
    """The same Site, in which some texts of a catalog have other words and are shown."""
    found = site.catalog(locale, domain)
    catalog = found or Catalog(Path(f"{domain}.po"), locale, {}, Provenance())
    new = {key: Message(key, text, State.SHOWN, 1) for key, text in words.items()}
    changed = replace(catalog, messages=Over(catalog.messages, new))
    return replace(site, catalogs=Over(site.catalogs, {(locale.tag, domain): changed}))


def preview(
    site: Site,
    part: Part,
    words: Mapping[Key, str],
    page_address: Address,
    gettext_in: Callable[[SiteLocale], Gettext],
) -> Preview:
    """The part with other words for some of its texts. Its links lead to the page itself."""
    locale = page_address.locale
    changed = with_words(site, locale, part.domain, words)
    if part.page is None or part.id == WORDS:
        catalog = changed.catalog(locale, part.domain)
        keys = {text.key for text in part.texts}
        terms = [t for t in site.content.glossary.file.terms if ("term", t.term) in keys]
        return Preview(terms=tuple(term_view(term, locale, catalog) for term in terms))
    view = page_view(changed, part.page, page_address, gettext_in, beside=True).by_id
    wanted = (GLANCE, ANSWER) if part.id == ANSWER else (part.id,)
    tables = tuple(
        plain_text(words.get(text.key, text.now)) for text in part.texts if text.key[0] in DATA
    )
    return Preview(tuple(view[name] for name in wanted if name in view), in_tables=tables)
