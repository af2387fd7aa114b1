"""Which languages are offered: those that a reader finds useful, not every folder begun."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from service.catalogs.catalog import Catalog
from service.content.reading import Content, Page
from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Name


def offered(
    content: Content, ready: Iterable[SiteLocale], is_whole: Callable[[Name], bool]
) -> tuple[SiteLocale, ...]:
    """English, and of the languages whose interface is ready those of which at least one drug page
    is whole, in both registers."""
    whole = (each for each in ready if any(is_whole((each.tag, slug)) for slug in content.drugs))
    return (ENGLISH, *whole)


def is_shown_whole(catalog: Catalog, page: Page) -> bool:
    """Whether all of a page is shown in translation, as far as is known without a check."""
    return all(catalog.may_show(segment.key) for segment in page.segments)
