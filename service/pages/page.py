"""A page of words, its texts as HTML. Nothing here knows Flask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from service.catalogs.catalog import figure_places
from service.catalogs.checks.advice import Advice
from service.catalogs.status import translation_status
from service.catalogs.texts import State
from service.content.glossary import GLOSSARY
from service.content.languages import SiteLanguage
from service.content.markup import Resolver, render, targets
from service.content.reading import Page
from service.content.segments import BlockKind
from service.locales import formats
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.glossary import term_view
from service.pages.notes import Notes, Passage
from service.pages.sections import NO_MARKS, BlockGroup, Highlights, PageView, SectionView, Word
from service.pages.sources import numbered
from service.pages.titles import drug_name
from service.pages.translated import Section, translated_sections
from service.pages.wording import Gettext
from service.state.site import Site


def page_view(
    site: Site,
    page: Page,
    address: Address,
    gettext_in: Callable[[SiteLocale], Gettext],
    marks: Highlights = NO_MARKS,
    links_from: Address | None = None,
    *,
    beside: bool = False,
) -> PageView:
    """A page in the words of an address. `gettext_in` gives the interface in a language.

    Its links lead on in the language of `links_from`, where the page stands beside another one.
    Where a part stands for itself, `beside` its page, the links within the page lead there.

    `marks.figures` marks every figure, for comparing with the English; `marks.places` shows
    translators where each text stands in the catalog, and its state; `marks.reasons` says why
    passages did not pass a check, in the language of the address.
    """
    catalog = site.catalog(address.locale, page.slug)
    sections = translated_sections(page, address.register, address.locale, catalog)
    explained: set[str] = set()
    writers = {
        locale: LinkWriter(
            site,
            page,
            links_from or address,
            locale,
            gettext_in(locale),
            marks,
            same_page=page.drug is not None and not marks.figures,
            own_page=address.href if beside else "",
            explained=explained,
        )
        for locale in {section.locale for section in sections}
    }
    notes = None
    if catalog:
        advice = Advice(site.content.language, site.language(address.locale))
        notes = Notes(catalog, gettext_in(address.locale), advice)
    segments = page.documents[address.register].sections
    return PageView(
        slug=page.slug,
        sections=tuple(
            _section_view(
                section,
                writers[section.locale],
                notes if marks.places else None,
                notes.refused(segments[section.id]) if notes and marks.reasons else (),
                notes.advised(segments[section.id]) if notes and marks.reasons else (),
                notes.changed(segments[section.id]) if notes and marks.reasons else (),
            )
            for section in sections
        ),
        status=translation_status(page, address.register, catalog, site.sign_offs(address.locale)),
        drug=page.drug,
        words=_words(site, sections, address.locale) if page.drug else (),
    )


def _words(site: Site, sections: Sequence[Section], locale: SiteLocale) -> tuple[Word, ...]:
    """The terms that the sections mark, in their order, each once."""
    catalog = site.catalog(locale, GLOSSARY)
    terms = site.content.glossary.by_id
    parts: dict[str, str] = {}
    for section in sections:
        for block in section.blocks:
            for name in targets(block.text, "term"):
                parts.setdefault(name, section.id)
    return tuple(Word(term_view(terms[t], locale, catalog), part) for t, part in parts.items())


def _section_view(
    section: Section,
    writer: LinkWriter,
    notes: Notes | None,
    refused: tuple[Passage, ...],
    advised: tuple[Passage, ...],
    changed: tuple[Passage, ...],
) -> SectionView:
    title = None
    groups = []
    resolver = writer.resolver
    for kind, blocks in groupby(section.blocks, key=lambda block: block.segment.kind):
        items = tuple(
            (notes.place(block) if notes else Markup()) + render(block.text, resolver)
            for block in blocks
        )
        if kind is BlockKind.TITLE:
            title = items[0]
        elif kind is BlockKind.ITEM:
            groups.append(BlockGroup(kind, items))
        else:
            groups += [BlockGroup(kind, (item,)) for item in items]
    return SectionView(
        section.id,
        title,
        section.locale,
        section.reason,
        tuple(groups),
        refused,
        advised,
        changed,
    )


@dataclass(frozen=True)
class LinkWriter:
    """Writes the links of the sections in `locale` on the page of `address`.

    On a drug page a term leads to its meaning on the same page, so that it is at hand on paper
    and without a network; it is a link where it stands first, and nowhere after. A citation is no
    stop of the Tab key: the list of sources is one.
    """

    site: Site
    page: Page
    address: Address
    locale: SiteLocale
    gettext: Gettext
    marks: Highlights
    same_page: bool = False
    own_page: str = ""
    explained: set[str] = field(default_factory=set)
    """The terms that are links already: one set for the sections of a page in all languages."""

    @cached_property
    def resolver(self) -> Resolver:
        """How the marks of the section are written as HTML."""
        return Resolver(
            term=self._term,
            drug=lambda slug, words: _inline_link(self.address.drug(slug).href, words),
            cite=self._cite,
            isolate=self.locale.direction == "rtl",
            whole=self._own_name,
            figures=self._figures if self.marks.figures else None,
        )

    @property
    def _own_name(self) -> str:
        """The name of the page's drug, where a browser would look for words to break lines at."""
        if not self.page.drug or not self.locale.has_no_spaces:
            return ""
        return drug_name(self.site, self.page, self.locale)

    def _term(self, term: str, words: Markup) -> Markup:
        if not self.same_page:
            return _inline_link(self.address.term(term), words)
        if term in self.explained:
            return words
        self.explained.add(term)
        return _inline_link(f"{self.own_page}#word-{term}", words)

    def _figures(self, text: str) -> Sequence[int]:
        found = self._kept_figures.get(text)
        return _places(text, self.site.language(self.locale)) if found is None else found

    @cached_property
    def _kept_figures(self) -> Mapping[str, Sequence[int]]:
        """Where the figures of each translation stand, as was found when it was checked."""
        catalog = self.site.catalog(self.locale, self.page.slug)
        messages = catalog.messages.values() if catalog else ()
        return {m.text: m.figures for m in messages if m.state is State.SHOWN}

    def _cite(self, source: str) -> Markup:
        """A citation that shows a number and speaks as `source 3: Oh and others, 2018`."""
        number, label = self._labels[source]
        spoken = self.gettext("source")  # Babel extracts no text from inside an f-string
        place = f"{self.own_page}#source-{number}"
        return Markup(
            f'<a class="cite" tabindex="-1" href="{place}">[<span class="sr">'
            f"{spoken} </span>{formats.number(number, self.locale)}"
            f'<span class="sr">: {label}</span>]</a>'
        )

    @cached_property
    def _labels(self) -> dict[str, tuple[int, Markup]]:
        return numbered(self.page.sources, self.gettext)


@lru_cache(maxsize=4096)
def _places(text: str, language: SiteLanguage) -> Sequence[int]:
    """Where the figures of the English stand, which every language is compared with. Finding them
    takes as long as writing the text as HTML."""
    return figure_places(text, language)


def _inline_link(href: str, words: Markup) -> Markup:
    return Markup(f'<a href="{escape(href)}">{words}</a>')
