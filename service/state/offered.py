"""Which languages are offered: those that a reader finds useful, not every folder begun."""

from __future__ import annotations

from collections.abc import Mapping

from service.catalogs.catalog import Catalog
from service.catalogs.interface import Interface
from service.content.reading import Content
from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Name


def offered(
    content: Content, interfaces: Mapping[str, Interface], catalogs: Mapping[Name, Catalog]
) -> tuple[SiteLocale, ...]:
    """English, and the languages with an interface and at least one drug page that is shown
    whole, in both registers, as far as is known without a check."""
    found = (
        SiteLocale(tag)
        for tag, interface in interfaces.items()
        if interface.is_ready and _has_whole_page(content, tag, catalogs)
    )
    return (ENGLISH, *found)


def _has_whole_page(content: Content, tag: str, catalogs: Mapping[Name, Catalog]) -> bool:
    return any(
        all(catalog.may_show(segment.key) for segment in page.segments)
        for slug, page in content.drugs.items()
        if (catalog := catalogs.get((tag, slug))) is not None
    )
