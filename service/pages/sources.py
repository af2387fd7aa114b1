"""The one numbered list of a drug page's sources, and what each is called."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from service.content.drug import Drug, Source
from service.content.reading import Page
from service.content.values import SourceKind
from service.pages.results import EffectTable, ResultTable
from service.pages.wording import Gettext


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


def numbered(sources: Iterable[Source], gettext: Gettext) -> dict[str, tuple[int, Markup]]:
    """Sources by their ids, each with its number in the list and its name."""
    return {s.id: (number, source_label(s, gettext)) for number, s in enumerate(sources, 1)}


def listed_sources(
    page: Page, drug: Drug, results: Iterable[ResultTable], effects: Iterable[EffectTable]
) -> tuple[Source, ...]:
    """The sources of the text, then those that only the tables name, the strongest kind first.

    The record of a trial is none of them: the row of the trial links to it.
    """
    named = {name for approval in drug.approvals for name in approval.sources}
    named |= {name for result in results for name in result.sources}
    named |= {name for table in effects for row in table.rows for name in row.sources}
    urls = {source.id: source.url for source in drug.sources}
    for trial in drug.trials:
        records = drug.records_of(trial).values()
        named |= {name for name in trial.sources if urls[name] not in records}
    of_tables = [s for s in drug.sources if s.id in named and s not in page.sources]
    order = list(SourceKind)
    return (*page.sources, *sorted(of_tables, key=lambda source: order.index(source.kind)))
