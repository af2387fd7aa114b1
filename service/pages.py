"""View models: what the templates lay out. Nothing here knows Flask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from service.addresses import Address
from service.content import Content, Page
from service.drug import Drug, Source, Status
from service.locales import SiteLocale
from service.markup import Resolver, plain_text, render
from service.segments import Kind
from service.site import Site
from service.translated import (
    Reason,
    Section,
    TranslationStatus,
    translated_sections,
    translation_status,
)

Gettext = Callable[..., Markup]


@dataclass(frozen=True)
class BlockGroup:
    """A paragraph, a heading, or all the items of one list, as HTML."""

    kind: Kind
    blocks: tuple[Markup, ...]


@dataclass(frozen=True)
class SectionView:
    """A section for the template. `locale` is the language that its blocks are in."""

    id: str
    title: Markup | None
    locale: SiteLocale
    reason: Reason | None
    groups: tuple[BlockGroup, ...]


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


def page_view(
    site: Site, page: Page, address: Address, gettext_in: Callable[[SiteLocale], Gettext]
) -> PageView:
    """A page in the words of an address. `gettext_in` gives the interface in a language."""
    catalog = site.catalog(address.locale, page.slug)
    sections = translated_sections(page, address.register, address.locale, catalog)
    return PageView(
        slug=page.slug,
        sections=tuple(
            _section_view(section, _resolver(page, address, section.locale, gettext_in))
            for section in sections
        ),
        status=translation_status(page, address.register, catalog),
        drug=page.drug,
    )


def summary(site: Site, page: Page, address: Address) -> tuple[str, SiteLocale]:
    """The first line of the short answer as bare text, with the language that it is in."""
    catalog = site.catalog(address.locale, page.slug)
    first = translated_sections(page, address.register, address.locale, catalog)[0]
    return plain_text(first.blocks[0].text), first.locale


def _section_view(section: Section, resolver: Resolver) -> SectionView:
    title = None
    groups = []
    for kind, blocks in groupby(section.blocks, key=lambda block: block.segment.kind):
        items = tuple(render(block.text, resolver) for block in blocks)
        if kind is Kind.TITLE:
            title = items[0]
        elif kind is Kind.ITEM:
            groups.append(BlockGroup(kind, items))
        else:
            groups += [BlockGroup(kind, (item,)) for item in items]
    return SectionView(section.id, title, section.locale, section.reason, tuple(groups))


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


def _resolver(
    page: Page,
    address: Address,
    locale: SiteLocale,
    gettext_in: Callable[[SiteLocale], Gettext],
) -> Resolver:
    """How the marks of a section in `locale` are written on the page of `address`."""
    gettext = gettext_in(locale)
    sources = page.drug.sources if page.drug else ()
    numbers = {source.id: number for number, source in enumerate(sources, 1)}

    def link(path: str, words: Markup) -> Markup:
        return Markup('<a href="{}">{}</a>').format(path, words)

    def cite(source: str) -> Markup:
        number = numbers[source]
        return Markup(
            '<a class="cite" href="#source-{n}">[<span class="sr">{before} </span>{n}'
            '<span class="sr">: {label}</span>]</a>'
        ).format(
            n=number,
            before=gettext("source"),
            label=source_label(sources[number - 1], gettext),
        )

    return Resolver(
        term=lambda term, words: link(address.term(term), words),
        drug=lambda slug, words: link(address.drug(slug).path, words),
        cite=cite,
        isolate=locale.direction == "rtl",
    )


def neighbours(content: Content, slug: str) -> tuple[Page | None, Page | None]:
    """The drug pages before and after one, in the order of the home."""
    order = [page for status in Status for page in content.drugs_by_status(status)]
    place = next(index for index, page in enumerate(order) if page.slug == slug)
    before = order[place - 1] if place > 0 else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after
