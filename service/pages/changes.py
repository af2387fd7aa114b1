"""What was changed on the drug pages, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from service.content.changes import CHANGE, Change
from service.content.reading import Page
from service.locales.collation import sort_key
from service.locales.locale import SiteLocale
from service.pages.titles import drug_name, words_of_data
from service.state.site import Site


@dataclass(frozen=True)
class ChangeView:
    """One change: the page, its name in the language, the sentence and the language it is in.

    `number` counts the changes of one page on one day, so that each has a name of its own.
    """

    page: Page
    name: str
    change: Change
    text: str
    language: SiteLocale
    number: int


def changes(site: Site, locale: SiteLocale) -> list[ChangeView]:
    """All changes, by day, newest first, and by name within a day."""
    found = []
    for page in site.content.drugs.values():
        assert page.drug is not None
        words, name = words_of_data(site, page, locale), drug_name(site, page, locale)
        days: dict[str, int] = {}
        for change in page.drug.changes:
            days[change.date] = days.get(change.date, 0) + 1
            text, language = words((CHANGE, change.text))
            found.append(ChangeView(page, name, change, text, language, days[change.date]))
    sorting = site.language(locale).sorting
    found.sort(key=lambda view: sort_key(view.name, sorting))
    return sorted(found, key=lambda view: view.change.date, reverse=True)
