"""What the trials of a drug have answered so far, as one sign for each and as counts.

A sign stands beside the outcome in words and never alone; its shape tells it apart, not its colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.content.drug import Trial
from service.content.values import TESTED, Outcome


class Sign(StrEnum):
    """The shapes, by the names of their classes in the style sheet."""

    MET = "met"
    NOT_MET = "not-met"
    UNCLEAR = "unclear"
    NOT_TESTED = "not-tested"
    TO_COME = "to-come"
    NO_ANSWER = "no-answer"


SIGN: Mapping[Outcome, Sign] = {
    Outcome.MET: Sign.MET,
    Outcome.NOT_MET: Sign.NOT_MET,
    Outcome.STOPPED_FUTILITY: Sign.NOT_MET,
    Outcome.BORDERLINE: Sign.UNCLEAR,
    Outcome.MIXED: Sign.UNCLEAR,
    Outcome.DISPUTED: Sign.UNCLEAR,
    Outcome.SAFETY: Sign.NOT_TESTED,
    Outcome.NO_MAIN_GOAL: Sign.NOT_TESTED,
    Outcome.RUNNING: Sign.TO_COME,
    Outcome.PLANNED: Sign.TO_COME,
    Outcome.STOPPED: Sign.NO_ANSWER,
    Outcome.NEVER_STARTED: Sign.NO_ANSWER,
    Outcome.NOT_REPORTED: Sign.NO_ANSWER,
}


@dataclass(frozen=True)
class TrialsSoFar:
    """The trials with an answer, in the order of the data."""

    trials: tuple[Trial, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(SIGN[trial.outcome] for trial in self.trials)

    @property
    def met(self) -> int:
        return self.signs.count(Sign.MET)

    @property
    def unclear(self) -> int:
        return self.signs.count(Sign.UNCLEAR)


def trials_so_far(trials: Sequence[Trial]) -> TrialsSoFar:
    """The trials that tested an effect and have a result; the others are in no count."""
    return TrialsSoFar(tuple(trial for trial in trials if trial.outcome in TESTED))
