"""What `drug.toml` holds: the facts of a drug as data. Words stand in the Markdown files."""

from __future__ import annotations

import datetime
from typing import Annotated

import msgspec

from service.content.changes import CHANGE, Change
from service.content.findings import DOSE, EFFECT, RESULT, Effect, Result, VerdictRow
from service.content.toml_forms import Country, FullDate, PartialDate, Slug, Text, TomlTable
from service.content.trial_registries import record_url
from service.content.values import (
    Aim,
    ApprovalKind,
    Design,
    Outcome,
    PeopleAre,
    Phase,
    Route,
    Shelf,
    SourceKind,
    Studied,
    TreatmentKind,
    Use,
)

NAME = "name"
"""The `msgctxt` of a drug's name in the catalog of its page."""

SEARCHED = "searched"
"""The `msgctxt` of what a searched register is called, in the catalog of its page."""

CHECK_EVERY = datetime.timedelta(days=183)
"""How long the facts of a page are taken for fresh: six months."""
SEARCH_HOLDS = datetime.timedelta(days=180)
"""How long a search without a find is told without a word of its age."""


class Dates(TomlTable, frozen=True):
    """`checked` is the day on which a person last held the page against its sources."""

    checked: FullDate

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether the next check, `CHECK_EVERY` after the last, is past."""
        return datetime.date.fromisoformat(self.checked) + CHECK_EVERY < today


class Approval(TomlTable, frozen=True):
    country: Country
    use: Use
    authority: str = ""
    date: PartialDate | None = None
    kind: ApprovalKind | None = None
    brand: str = ""
    routes: tuple[Route, ...] = ()
    withdrawn: PartialDate | None = None
    sources: tuple[str, ...] = ()


class Searched(TomlTable, frozen=True):
    """A register, or a public list with a date, that was read and has no entry for the drug.

    `register` is what readers are told that it is, in English; `url` is where it was read.
    """

    country: Country
    register: Text
    date: FullDate
    url: Text

    def is_old(self, today: datetime.date) -> bool:
        """Whether it was so long ago that something may have been added since."""
        return datetime.date.fromisoformat(self.date) + SEARCH_HOLDS < today


class Trial(TomlTable, frozen=True):
    outcome: Outcome
    id: Slug | None = None
    phase: Phase | None = None
    design: tuple[Design, ...] = ()
    name: str = ""
    registry: tuple[Text, ...] = ()
    part: int | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    planned_end: PartialDate | None = None
    recruiting: bool | None = None
    countries: tuple[Country, ...] = ()
    people: Annotated[int, msgspec.Meta(gt=0)] | None = None
    people_are: PeopleAre | None = None
    sources: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The trial's proper name, or its registry number; empty where it has neither."""
        return self.name or next(iter(self.registry), "")

    def is_late(self, today: datetime.date) -> bool:
        """Whether it should have ended by now, as far as the planned date is exact."""
        running = self.outcome in (Outcome.RUNNING, Outcome.PLANNED)
        planned = self.planned_end or ""
        return bool(running and planned and planned < today.isoformat()[: len(planned)])


class Source(TomlTable, frozen=True):
    id: Slug
    author: Text
    title: Text
    url: Text
    kind: SourceKind
    others: bool = False
    date: PartialDate | None = None
    publication: str = msgspec.field(name="in", default="")
    lang: str = "en"

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None


class Drug(TomlTable, frozen=True):
    """One `drug.toml`."""

    name: Text
    pronunciation: Text
    aim: Aim
    studied: Studied
    kind: TreatmentKind
    routes: tuple[Route, ...]
    dates: Dates
    sources: tuple[Source, ...]
    ipa: str = ""
    developers: tuple[Text, ...] = ()
    brands: tuple[Text, ...] = ()
    codes: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    misspellings: tuple[Text, ...] = ()
    approvals: tuple[Approval, ...] = ()
    searched: tuple[Searched, ...] = ()
    trials: tuple[Trial, ...] = ()
    verdict: tuple[VerdictRow, ...] = ()
    results: tuple[Result, ...] = ()
    effects: tuple[Effect, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name under which a reader may look for the drug, the common one first."""
        return (self.name, *self.brands, *self.codes, *self.aliases, *self.misspellings)

    @property
    def approved_in(self) -> frozenset[str]:
        """Where it is approved now, by ISO code (or `EU`)."""
        return frozenset(a.country for a in self.approvals if a.withdrawn is None)

    @property
    def first_approved(self) -> str:
        """The earliest known date of an approval that still holds; empty where none is known."""
        dates = (a.date for a in self.approvals if a.date and a.withdrawn is None)
        return min(dates, default="")

    @property
    def shelf(self) -> Shelf:
        """The list of the home that the drug stands in."""
        if self.aim is Aim.SYMPTOM:
            return Shelf.SYMPTOM
        if self.approved_in:
            return Shelf.APPROVED
        return Shelf.STUDIED if self.studied is Studied.YES else Shelf.NO_LONGER

    def records_of(self, trial: Trial) -> dict[str, str]:
        """The address of each record of a trial by its number: that of a source which is the
        record, else where the register has it."""
        of_trial = [source for source in self.sources if source.id in trial.sources]
        urls = [source.url for source in of_trial if source.kind is SourceKind.REGISTRY]
        return {n: next((u for u in urls if n in u), record_url(n)) for n in trial.registry}

    @property
    def sources_of_rows(self) -> dict[str, tuple[str, ...]]:
        """The sources that rows of tables name, by the place of each row in the file."""
        rows = {
            "approvals": [row.sources for row in self.approvals],
            "trials": [row.sources for row in self.trials],
            "verdict": [row.sources for row in self.verdict],
            "results": [row.sources for row in self.results],
            "effects": [row.sources for row in self.effects],
        }
        return {
            f"$.{table}[{index}].sources": sources
            for table, members in rows.items()
            for index, sources in enumerate(members)
        }

    @property
    def newest_source(self) -> str:
        """The date of the newest source, as exact as it is known; empty without any."""
        return max((source.date or "" for source in self.sources), default="")

    @property
    def keys(self) -> set[tuple[str, str]]:
        """The gettext keys of what the data has in words."""
        measured = {(RESULT, result.what) for result in self.results}
        named = {(EFFECT, effect.effect) for effect in self.effects}
        given = {(DOSE, dose) for dose in (*self.result_doses, *self.effect_doses)}
        told = {(CHANGE, change.text) for change in self.changes}
        return measured | named | given | told | {(SEARCHED, row.register) for row in self.searched}

    @property
    def result_doses(self) -> list[str]:
        """The doses of the groups of results, in their order, each once."""
        doses = (arm.dose for result in self.results for arm in result.arms)
        return list(dict.fromkeys(filter(None, doses)))

    @property
    def effect_doses(self) -> list[str]:
        """The doses of the groups of side effects, in their order, each once."""
        doses = (arm.dose for effect in self.effects for arm in effect.arms)
        return list(dict.fromkeys(filter(None, doses)))

    @property
    def changed(self) -> str:
        """The day of the newest change; empty where none is told."""
        return max((change.date for change in self.changes), default="")
