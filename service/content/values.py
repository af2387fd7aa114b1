"""The values that facts of a drug may have in `drug.toml`; `pages/labels.py` has their words."""

from __future__ import annotations

from enum import StrEnum


class Aim(StrEnum):
    """What a drug is meant for: to change ALS itself, or to ease one of its symptoms."""

    DISEASE = "disease"
    SYMPTOM = "symptom"


class Studied(StrEnum):
    """Whether a trial in ALS runs or is planned."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Shelf(StrEnum):
    """The lists of drugs on the home, in their order."""

    APPROVED = "approved"
    SYMPTOM = "symptom"
    STUDIED = "being-studied"
    NO_LONGER = "no-longer-studied"


class TreatmentKind(StrEnum):
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
    BORDERLINE = "borderline"
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


TESTED = frozenset(
    {
        Outcome.MET,
        Outcome.NOT_MET,
        Outcome.STOPPED_FUTILITY,
        Outcome.BORDERLINE,
        Outcome.MIXED,
        Outcome.DISPUTED,
    }
)
"""The outcomes of trials that looked for an effect and have a result."""


class SourceKind(StrEnum):
    """What a source is, the strongest kind first."""

    REGULATOR = "regulator"
    JOURNAL = "journal"
    REGISTRY = "registry"
    CONGRESS = "congress"
    REFERENCE = "reference"
    ASSOCIATION = "association"
    COMPANY = "company"
    NEWS = "news"
