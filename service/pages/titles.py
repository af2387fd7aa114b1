"""What a page is called, said to be in a line, and where it stands among the others."""

from __future__ import annotations

from collections.abc import Callable

from service.content.markup import plain_text
from service.content.reading import Content, Page
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.translated import translated_section
from service.state.site import Site


def words_of_data(
    site: Site, page: Page, locale: SiteLocale
) -> Callable[[tuple[str, str]], tuple[str, SiteLocale]]:
    """The words of a text of the page's data, with the language that they are in: English where
    it is untranslated."""
    catalog = site.catalog(locale, page.slug)

    def words(key: tuple[str, str]) -> tuple[str, SiteLocale]:
        text = catalog.shown(key) if catalog else ""
        return (text, locale) if text else (key[1], ENGLISH)

    return words


def page_title(site: Site, page: Page, locale: SiteLocale) -> tuple[str, SiteLocale]:
    """What links call a page, with the language that it is in: English where it is untranslated."""
    return words_of_data(site, page, locale)(page.title_key)


def drug_name(site: Site, page: Page, locale: SiteLocale) -> str:
    """The name of a drug as the language writes it; the English name where it has none."""
    return page_title(site, page, locale)[0]


def summary(site: Site, page: Page, address: Address) -> tuple[str, SiteLocale]:
    """The first line of the short answer as bare text, with the language that it is in."""
    catalog = site.catalog(address.locale, page.slug)
    first = translated_section(page, "answer", address.register, address.locale, catalog)
    return plain_text(first.blocks[0].text), first.locale


def neighbours(content: Content, slug: str) -> tuple[Page | None, Page | None]:
    """The drug pages before and after one, in the order of the home."""
    order = [page for pages in content.shelves.values() for page in pages]
    place = next(index for index, page in enumerate(order) if page.slug == slug)
    before = order[place - 1] if place > 0 else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after
