"""All that a drug page is laid out from, on the site and in a book."""

from __future__ import annotations

from functools import partial
from typing import Any

from service.content.reading import Page
from service.pages.addresses import Address
from service.pages.approvals import beside_table, own_known
from service.pages.glance import glance_of
from service.pages.page import page_view
from service.pages.results import effect_tables, result_tables
from service.pages.sections import NO_MARKS, Highlights
from service.pages.sources import listed_sources, numbered
from service.pages.titles import drug_name, summary, words_of_data
from service.pages.trials_so_far import trials_so_far
from service.pages.wording import translator
from service.state.site import Site


def drug_view(
    site: Site, page: Page, address: Address, marks: Highlights = NO_MARKS
) -> dict[str, Any]:
    """The values of the template, in the words of an address."""
    drug, locale = page.drug, address.locale
    assert drug is not None
    name, gettext = drug_name(site, page, locale), translator(site, locale)
    words = words_of_data(site, page, locale)
    results = result_tables(drug, name, locale, words, gettext)
    effects = effect_tables(drug, locale, words, gettext)
    sources = listed_sources(page, drug, results, effects)
    return {
        "name": name,
        "line": summary(site, page, address)[0],
        "page": page_view(site, page, address, partial(translator, site), marks),
        "sources": sources,
        "numbered": numbered(sources, gettext),
        "local_names": site.names_in(locale),
        "glance": glance_of(drug, address, own_known(site, drug, locale), gettext),
        "results": results,
        "beside_table": beside_table(site, page, locale),
        "so_far": trials_so_far(drug.trials),
        "effects": effects,
    }
