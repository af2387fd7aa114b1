"""The data of what trials found: rows that refer to each other, and values that can be."""

from __future__ import annotations

from collections.abc import Iterator

from service.content.drug import Drug
from service.content.findings import DidItWork, Unit
from service.content.reading import Page
from service.content.toml_lines import line_of
from service.content.values import TESTED, Outcome
from service.errors import Problem

SLOTS = {
    DidItWork.STOPPED: ("reason",),
    DidItWork.SYMPTOM: ("symptom",),
    DidItWork.LIFE: ("months_with", "months_without"),
}
"""What a verdict must say beside its id; the others say nothing more."""
MAX_VERDICTS = 2


def check_findings(page: Page) -> Iterator[Problem]:
    """Every fault in the verdict, the results and the side effects of a drug page."""
    assert page.drug is not None
    path = page.folder / "drug.toml"
    text = path.read_text(encoding="utf-8")
    for place, message in (*_verdict(page.drug), *_rows(page.drug), *_results(page.drug)):
        yield Problem(path, line_of(text, place), message)


def _verdict(drug: Drug) -> Iterator[tuple[str, str]]:
    if not 1 <= len(drug.verdict) <= MAX_VERDICTS:
        yield "$", f"the page has {len(drug.verdict)} [[verdict]]; write one or two"
    outcomes = {trial.outcome for trial in drug.trials}
    for index, row in enumerate(drug.verdict):
        if row.id is DidItWork.SAFETY and outcomes & TESTED:
            yield (
                f"$.verdict[{index}]",
                "the verdict says that only safety was tested, and a trial looked for an effect; "
                "write what it found, or “unknown”",
            )
        if row.id is DidItWork.RUNNING and Outcome.RUNNING not in outcomes:
            yield (
                f"$.verdict[{index}]",
                "the verdict says that a trial is going on, and none here is “running”; "
                "correct one of them",
            )
        wanted = SLOTS.get(row.id, ())
        for name in ("reason", "symptom", "months_with", "months_without"):
            place = f"$.verdict[{index}]"
            if name in wanted and getattr(row, name) is None:
                yield place, f"the verdict “{row.id}” needs “{name}”; add it"
            if name not in wanted and getattr(row, name) is not None:
                yield place, f"the verdict “{row.id}” has no “{name}”; delete it"
        if not row.sources:
            yield f"$.verdict[{index}]", "the verdict has no sources; add them"


def _rows(drug: Drug) -> Iterator[tuple[str, str]]:
    trials = [trial.id for trial in drug.trials if trial.id]
    for index, trial in enumerate(drug.trials):
        if trial.id and trials.count(trial.id) > 1:
            yield f"$.trials[{index}]", f"the trial id “{trial.id}” stands twice; rename one"
    rows = [
        *((f"$.results[{i}]", row.trial, row.sources) for i, row in enumerate(drug.results)),
        *((f"$.effects[{i}]", row.trial, row.sources) for i, row in enumerate(drug.effects)),
    ]
    for place, name, sources in rows:
        if name and name not in trials:
            yield place, f"“{name}” is the id of no trial; add it there or correct it"
        if not sources:
            yield place, "the row has no sources; add them"


def _results(drug: Drug) -> Iterator[tuple[str, str]]:
    for index, row in enumerate(drug.results):
        place = f"$.results[{index}]"
        if row.interval and row.interval[0] > row.interval[1]:
            yield place, "the interval is written from high to low; turn it round"
        if row.interval and row.difference is not None:
            low, high = row.interval
            if not low <= row.difference <= high:
                yield place, "the difference lies outside its interval; correct one"
        values = [arm.value for arm in row.arms]
        if row.unit is Unit.PERCENT and any(not 0 <= value <= 100 for value in values):
            yield place, "a share of people is 0 to 100; correct the value or the unit"
        if row.of is not None and any(abs(value) > row.of for value in values):
            yield place, f"a value is larger than the whole scale of {row.of}; correct one"
        if not row.arms and row.difference is None:
            yield place, "the row has no value; add its arms or the difference"
    for index, effect in enumerate(drug.effects):
        for arm in effect.arms:
            if arm.percent is None and arm.people is None:
                yield f"$.effects[{index}]", "an arm has neither percent nor people; add one"
            if arm.n is not None and arm.people is not None and arm.people > arm.n:
                yield f"$.effects[{index}]", "more people than the arm has; correct one"
