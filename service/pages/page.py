"""View models: what the templates lay out. Nothing here knows Flask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from service.catalogs.catalog import figure_places
from service.catalogs.status import TranslationStatus, translation_status
from service.catalogs.texts import State
from service.content.drug import Drug, Source, Status
from service.content.languages import SiteLanguage
from service.content.markup import Resolver, plain_text, render, targets
from service.content.reading import Content, Page
from service.content.segments import BlockKind
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.glossary import term_view
from service.pages.notes import Gettext, Notes, Refused
from service.pages.translated import Reason, Section, translated_sections
from service.state.site import Site


@dataclass(frozen=True)
class BlockGroup:
    """A paragraph, a heading, or all the items of one list, as HTML."""

    kind: BlockKind
    blocks: tuple[Markup, ...]


@dataclass(frozen=True)
class Link:
    """A link of a sentence once more, as a large target under its section."""

    href: str
    name: Markup


@dataclass(frozen=True)
class SectionView:
    """A section for the template. `locale` is the language that its blocks are in.

    `refused` are the passages that keep the section from being shown in translation, for the
    translators who compare.
    """

    id: str
    title: Markup | None
    locale: SiteLocale
    reason: Reason | None
    groups: tuple[BlockGroup, ...]
    links: tuple[Link, ...]
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class PageView:
    """A page of words for the templates."""

    slug: str
    sections: tuple[SectionView, ...]
    status: TranslationStatus
    drug: Drug | None

    @property
    def by_id(self) -> dict[str, SectionView]:
        return {section.id: section for section in self.sections}


@dataclass(frozen=True)
class Marks:
    """What is marked on a page beside what every reader sees."""

    figures: bool = False
    places: bool = False
    reasons: bool = False


def page_view(
    site: Site,
    page: Page,
    address: Address,
    gettext_in: Callable[[SiteLocale], Gettext],
    marks: Marks = Marks(),
    links_from: Address | None = None,
) -> PageView:
    """A page in the words of an address. `gettext_in` gives the interface in a language.

    Its links lead on in the language of `links_from`, where the page stands beside another one.

    `marks.figures` marks every figure, for comparing with the English; `marks.places` shows
    translators where each text stands in the catalog, and its state; `marks.reasons` says why
    passages did not pass a check, in the language of the address.
    """
    catalog = site.catalog(address.locale, page.slug)
    sections = translated_sections(page, address.register, address.locale, catalog)
    writers = {
        locale: LinkWriter(site, page, links_from or address, locale, gettext_in(locale), marks)
        for locale in {section.locale for section in sections}
    }
    notes = Notes(catalog, gettext_in(address.locale)) if catalog else None
    segments = page.documents[address.register].sections
    return PageView(
        slug=page.slug,
        sections=tuple(
            _section_view(
                section,
                writers[section.locale],
                notes if marks.places else None,
                notes.refused(segments[section.id]) if notes and marks.reasons else (),
            )
            for section in sections
        ),
        status=translation_status(page, address.register, catalog),
        drug=page.drug,
    )


def page_title(site: Site, page: Page, locale: SiteLocale) -> tuple[str, SiteLocale]:
    """What links call a page, with the language that it is in: English where it is untranslated."""
    catalog = site.catalog(locale, page.slug)
    text = catalog.shown(page.title_key) if catalog else ""
    return (text, locale) if text else (page.title_key[1], ENGLISH)


def drug_name(site: Site, page: Page, locale: SiteLocale) -> str:
    """The name of a drug as the language writes it; the English name where it has none."""
    return page_title(site, page, locale)[0]


def summary(site: Site, page: Page, address: Address) -> tuple[str, SiteLocale]:
    """The first line of the short answer as bare text, with the language that it is in."""
    catalog = site.catalog(address.locale, page.slug)
    first = translated_sections(page, address.register, address.locale, catalog)[0]
    return plain_text(first.blocks[0].text), first.locale


def _section_view(
    section: Section, writer: LinkWriter, notes: Notes | None, refused: tuple[Refused, ...]
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
    links = writer.links([block.text for block in section.blocks])
    return SectionView(
        section.id, title, section.locale, section.reason, tuple(groups), links, refused
    )


def source_label(source: Source, gettext: Gettext) -> Markup:
    """How a source is named in a sentence: `Oh and others, 2018`."""
    author = (
        gettext("%(author)s and others", author=source.author)
        if source.others
        else Markup.escape(source.author)
    )
    if source.year is None:
        return author
    return gettext("%(author)s, %(year)s", author=author, year=source.year)


@dataclass(frozen=True)
class LinkWriter:
    """Writes the links of the sections in `locale` on the page of `address`.

    A link inside a sentence is no stop of the Tab key: it comes again, large, under its section,
    where a switch or a gaze reaches it without passing every word (WCAG 2.2, 2.5.5).
    """

    site: Site
    page: Page
    address: Address
    locale: SiteLocale
    gettext: Gettext
    marks: Marks

    @cached_property
    def resolver(self) -> Resolver:
        """How the marks of the section are written as HTML."""
        glossary = self.address.term("")
        return Resolver(
            term=lambda term, words: _inline_link(glossary + term, words),
            drug=lambda slug, words: _inline_link(self.address.drug(slug).href, words),
            cite=self._cite,
            isolate=self.locale.direction == "rtl",
            figures=self._figures if self.marks.figures else None,
        )

    def _figures(self, text: str) -> Sequence[int]:
        found = self._kept_figures.get(text)
        return _places(text, self.site.language(self.locale)) if found is None else found

    @cached_property
    def _kept_figures(self) -> Mapping[str, Sequence[int]]:
        """Where the figures of each translation stand, as was found when it was checked."""
        catalog = self.site.catalog(self.locale, self.page.slug)
        messages = catalog.messages.values() if catalog else ()
        return {m.text: m.figures for m in messages if m.state is State.SHOWN}

    def links(self, texts: list[str]) -> tuple[Link, ...]:
        """The links of some texts, each once: terms, then drugs, then sources."""
        names = {"term": self._term, "drug": self._drug, "cite": self._source}
        return tuple(
            name(target)
            for kind, name in names.items()
            for target in dict.fromkeys([t for text in texts for t in targets(text, kind)])
        )

    def _term(self, term: str) -> Link:
        catalog = self.site.catalog(self.locale, "glossary")
        view = term_view(self.site.content.glossary.by_id[term], self.locale, catalog)
        return Link(self.address.term(term), Markup.escape(view.term))

    def _drug(self, slug: str) -> Link:
        name = drug_name(self.site, self.site.content.drugs[slug], self.locale)
        return Link(self.address.drug(slug).href, Markup.escape(name))

    def _source(self, source: str) -> Link:
        number, label = self._labels[source]
        name = self.gettext("source %(number)s: %(label)s", number=number, label=label)
        return Link(f"#source-{number}", name)

    def _cite(self, source: str) -> Markup:
        """A citation that shows a number and speaks as `source 3: Oh and others, 2018`."""
        number, label = self._labels[source]
        spoken = self.gettext("source")  # Babel extracts no text from inside an f-string
        return Markup(
            f'<a class="cite" tabindex="-1" href="#source-{number}">[<span class="sr">'
            f'{spoken} </span>{number}<span class="sr">: {label}</span>]</a>'
        )

    @cached_property
    def _labels(self) -> dict[str, tuple[int, Markup]]:
        """The sources of the page by their ids, with their numbers and names."""
        sources = self.page.drug.sources if self.page.drug else ()
        return {s.id: (n, source_label(s, self.gettext)) for n, s in enumerate(sources, 1)}


@lru_cache(maxsize=4096)
def _places(text: str, language: SiteLanguage) -> Sequence[int]:
    """Where the figures of the English stand, which every language is compared with. Finding them
    takes as long as writing the text as HTML."""
    return figure_places(text, language)


def _inline_link(href: str, words: Markup) -> Markup:
    return Markup(f'<a tabindex="-1" href="{escape(href)}">{words}</a>')


def neighbours(content: Content, slug: str) -> tuple[Page | None, Page | None]:
    """The drug pages before and after one, in the order of the home."""
    order = [page for status in Status for page in content.drugs_by_status(status)]
    place = next(index for index, page in enumerate(order) if page.slug == slug)
    before = order[place - 1] if place > 0 else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after
