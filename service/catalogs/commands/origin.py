"""`catalogs origin`: who made a translation, a machine or a person, and who says so."""

from __future__ import annotations

from service.catalogs.commands.review import name_problem
from service.catalogs.people import clean_name
from service.catalogs.po_files import CatalogError, read_po, write_po
from service.catalogs.provenance import ORIGIN, ORIGIN_BY
from service.catalogs.workshop import Workshop
from service.errors import Problem
from service.locales.locale import SiteLocale

EVERY_PAGE = "all"


def set_origin(
    shop: Workshop, locale: SiteLocale, page: str, origin: str, name: str
) -> list[Problem]:
    """Write into the catalog of a page, or of all pages, where its words come from.

    The name is that of the person who wrote the translation, or who had a machine draft it.
    """
    domains = list(shop.keys) if page == EVERY_PAGE else [page]
    for domain in domains:
        path = shop.path(locale, domain)
        if problem := shop.no_such_page(locale, domain) or name_problem(path, name):
            return [problem]
        try:
            file = read_po(path)
        except CatalogError as error:
            return [error.problem]
        file.metadata[ORIGIN] = origin
        file.metadata[ORIGIN_BY] = f"{clean_name(name)}; {shop.today.isoformat()}"
        write_po(file, path)
    return []
