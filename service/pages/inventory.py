"""Every address of a Site, for the warm-up, the export and the tests."""

from __future__ import annotations

from service.content.registers import Register
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.labels import FIXED_PAGES
from service.state.site import Site


def page_addresses(site: Site) -> list[Address]:
    """The addresses of all pages, those that are read most first in each locale."""
    drugs = [f"drugs/{slug}/" for slug in site.content.drugs]
    pages = [
        *FIXED_PAGES,
        *(f"{slug}/" for slug in site.content.pages),
        *drugs,
        *(f"{drug}compare/" for drug in drugs),
    ]
    return [
        Address(locale, register, page)
        for locale in site.locales
        for page in pages
        for register in Register
    ]


def catalog_files(site: Site) -> list[tuple[SiteLocale, str]]:
    """The catalogs that a reader can fetch, by locale and domain."""
    return [
        (locale, domain)
        for locale in site.locales
        for tag, domain in site.catalogs
        if tag == locale.tag
    ]
