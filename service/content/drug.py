"""What `drug.toml` holds: the facts of a drug as data. Words stand in the Markdown files."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from service.content.toml_forms import Country, FullDate, PartialDate, Slug, Text, TomlTable

NAME = "name"
"""The `msgctxt` of a drug's name in the catalog of its page."""


class Status(StrEnum):
    APPROVED = "approved"
    IN_DEVELOPMENT = "in-development"
    NO_LONGER = "no-longer-in-development"


class Kind(StrEnum):
    SMALL_MOLECULE = "small-molecule"
    CELL_THERAPY = "cell-therapy"
    ANTISENSE = "antisense"
    PROTEIN = "protein"
    POLYSACCHARIDE = "polysaccharide"
    METAL_COMPOUND = "metal-compound"
    VITAMIN = "vitamin"
    COMBINATION = "combination"
    SEVERAL = "several"


class Route(StrEnum):
    ORAL = "oral"
    FEEDING_TUBE = "feeding-tube"
    INTRAVENOUS = "intravenous"
    SUBCUTANEOUS = "subcutaneous"
    INTRAMUSCULAR = "intramuscular"
    INTRATHECAL = "intrathecal"


class ApprovalKind(StrEnum):
    FULL = "full"
    CONDITIONAL = "conditional"
    ACCELERATED = "accelerated"
    EXCEPTIONAL = "exceptional"


class Use(StrEnum):
    ALS = "als"
    SOD1_ALS = "sod1-als"
    PBA = "pba"


class Design(StrEnum):
    RANDOMISED = "randomised"
    DOUBLE_BLIND = "double-blind"
    OPEN_LABEL = "open-label"
    PLACEBO = "placebo-controlled"
    SHAM = "sham-controlled"
    STANDARD_CARE = "standard-care-control"
    ACTIVE_CONTROL = "active-control"
    DOSE_COMPARISON = "dose-comparison"
    NO_CONTROL = "no-control-group"
    HISTORICAL_CONTROL = "historical-control"
    CROSSOVER = "crossover"
    PLATFORM = "platform"


class Phase(StrEnum):
    ONE = "1"
    ONE_TWO = "1/2"
    TWO = "2"
    TWO_THREE = "2/3"
    THREE = "3"
    FOUR = "4"
    EXTENSION = "extension"
    EXPANDED_ACCESS = "expanded-access"
    OBSERVATIONAL = "observational"


class PeopleAre(StrEnum):
    RANDOMISED = "randomised"
    ENROLLED = "enrolled"
    TREATED = "treated"
    ANALYSED = "analysed"
    PLANNED = "planned"


class Outcome(StrEnum):
    MET = "met"
    NOT_MET = "not-met"
    MIXED = "mixed"
    DISPUTED = "disputed"
    SAFETY = "safety"
    STOPPED_FUTILITY = "stopped-futility"
    STOPPED = "stopped"
    RUNNING = "running"
    PLANNED = "planned"
    NEVER_STARTED = "never-started"
    NOT_REPORTED = "not-reported"
    NO_MAIN_GOAL = "no-main-goal"


class SourceKind(StrEnum):
    JOURNAL = "journal"
    REGISTRY = "registry"
    REGULATOR = "regulator"
    COMPANY = "company"
    ASSOCIATION = "association"
    CONGRESS = "congress"
    NEWS = "news"
    REFERENCE = "reference"


class Dates(TomlTable, frozen=True):
    facts: PartialDate
    written: FullDate
    review: FullDate


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


class Trial(TomlTable, frozen=True):
    outcome: Outcome
    phase: Phase | None = None
    design: tuple[Design, ...] = ()
    name: str = ""
    registry: tuple[Text, ...] = ()
    part: int | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    countries: tuple[Country, ...] = ()
    people: Annotated[int, msgspec.Meta(gt=0)] | None = None
    people_are: PeopleAre | None = None
    sources: tuple[str, ...] = ()


class Source(TomlTable, frozen=True):
    id: Slug
    author: Text
    title: Text
    url: Text
    kind: SourceKind
    others: bool = False
    year: int | None = None
    publication: str = msgspec.field(name="in", default="")
    lang: str = "en"


class Drug(TomlTable, frozen=True):
    """One `drug.toml`."""

    name: Text
    pronunciation: Text
    status: Status
    kind: Kind
    routes: tuple[Route, ...]
    dates: Dates
    sources: tuple[Source, ...]
    developers: tuple[Text, ...] = ()
    brands: tuple[Text, ...] = ()
    codes: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    misspellings: tuple[Text, ...] = ()
    approvals: tuple[Approval, ...] = ()
    trials: tuple[Trial, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name under which a reader may look for the drug, the common one first."""
        return (self.name, *self.brands, *self.codes, *self.aliases, *self.misspellings)
