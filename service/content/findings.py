"""What `drug.toml` holds of what trials found: the verdict, results and side effects as data.

The vocabulary of the verdict and the rules of results are those of `content/README.md`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from service.content.toml_forms import Slug, Text, TomlTable

Count = Annotated[int, msgspec.Meta(gt=0)]
Amount = float | int

RESULT = "result"
"""The `msgctxt` of what a result measures, in the catalog of its page."""
EFFECT = "effect"
"""The `msgctxt` of the name of a side effect, in the catalog of its page."""
DOSE = "dose"
"""The `msgctxt` of the dose of a group, in the catalog of its page."""


class DidItWork(StrEnum):
    """The verdicts that a page can open with."""

    MET = "met"
    NOT_MET = "not-met"
    LITTLE = "little"
    MIXED = "mixed"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"
    SAFETY = "safety"
    STOPPED = "stopped"
    RUNNING = "running"
    SYMPTOM = "symptom"
    LIFE = "life"
    WORSE = "worse"


class StopReason(StrEnum):
    BENEFIT_UNLIKELY = "benefit-unlikely"
    HARM = "harm"
    OTHER = "other"


class Symptom(StrEnum):
    PBA = "pba"
    CRAMPS = "cramps"


class Unit(StrEnum):
    POINTS = "points"
    PERCENT = "percent"
    MONTHS = "months"
    YEARS = "years"
    DAYS = "days"
    COUNT = "count"
    RATIO = "ratio"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class Analysis(StrEnum):
    MAIN = "main"
    SECONDARY = "secondary"
    AFTERWARDS = "afterwards"


class ArmKind(StrEnum):
    DRUG = "drug"
    PLACEBO = "placebo"
    SHAM = "sham"
    STANDARD_CARE = "standard-care"
    OTHER_DRUG = "other-drug"
    EARLY = "early"
    LATER = "later"


class VerdictRow(TomlTable, frozen=True):
    """One `[[verdict]]`: whether the drug worked, in words of the vocabulary."""

    id: DidItWork
    reason: StopReason | None = None
    symptom: Symptom | None = None
    months_with: Amount | None = None
    months_without: Amount | None = None
    sources: tuple[str, ...] = ()


class Arm(TomlTable, frozen=True):
    """One group of a result. `start` is its value at the start, where a source gives it."""

    arm: ArmKind
    value: Amount
    dose: str = ""
    n: Count | None = None
    start: Amount | None = None


class Result(TomlTable, frozen=True):
    """One `[[results]]`. `of` is the whole scale of points; `interval` has the level `level` %."""

    what: Text
    unit: Unit
    better: Better
    analysis: Analysis
    trial: Slug | None = None
    of: Amount | None = None
    weeks: Count | None = None
    months: Count | None = None
    days: Count | None = None
    arms: tuple[Arm, ...] = ()
    difference: Amount | None = None
    interval: tuple[Amount, Amount] | None = None
    level: Count = 95
    p: str = ""
    sources: tuple[str, ...] = ()


class EffectArm(TomlTable, frozen=True):
    """One group that a side effect was counted in: `percent` of it, or so many `people`."""

    arm: ArmKind
    dose: str = ""
    n: Count | None = None
    percent: Amount | None = None
    people: int | None = None


class Effect(TomlTable, frozen=True):
    """One `[[effects]]`: how often a side effect was seen in each group."""

    effect: Text
    arms: tuple[EffectArm, ...]
    serious: bool = False
    trial: Slug | None = None
    sources: tuple[str, ...] = ()
