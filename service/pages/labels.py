"""The words for values of the content: of `drug.toml`, the glossary, the criteria, the parts.

Each is translated once, in `messages.po`: `N_` marks a text for extraction, and the templates
translate it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from service.content.changes import ChangeKind
from service.content.criteria import Verdict
from service.content.values import (
    ApprovalKind,
    Design,
    Outcome,
    PeopleAre,
    Phase,
    Route,
    Shelf,
    SourceKind,
    TreatmentKind,
    Use,
)
from service.errors import Problem


def N_(text: str) -> str:
    """Mark a text for extraction and leave it as it is."""
    return text


SHELF = {
    Shelf.APPROVED: N_("Approved for ALS/MND"),
    Shelf.SYMPTOM: N_("For a symptom of ALS/MND"),
    Shelf.STUDIED: N_("Being studied"),
    Shelf.NO_LONGER: N_("No longer studied, as far as we know"),
}
SHELF_EXPLAINED = {
    Shelf.APPROVED: N_(
        "Approved in at least one country. Approval does not mean that a drug helps everyone."
    ),
    Shelf.SYMPTOM: N_("These are meant to ease a symptom. They are not meant to slow the disease."),
    Shelf.STUDIED: N_(
        "Still being studied. Not known to help people with ALS/MND, or not proven enough."
    ),
    Shelf.NO_LONGER: N_(
        "Studied in ALS/MND; we know of no study now. These pages say what was found."
    ),
}
CHANGE = {
    ChangeKind.APPROVAL: N_("An approval"),
    ChangeKind.RESULT: N_("A result"),
    ChangeKind.SAFETY: N_("Safety"),
    ChangeKind.WORDING: N_("Wording"),
}
KIND = {
    TreatmentKind.SMALL_MOLECULE: N_("chemical drug"),
    TreatmentKind.CELL_THERAPY: N_("cell therapy"),
    TreatmentKind.ANTISENSE: N_("antisense drug (turns down a gene)"),
    TreatmentKind.PROTEIN: N_("protein"),
    TreatmentKind.POLYSACCHARIDE: N_("sugar-chain drug"),
    TreatmentKind.METAL_COMPOUND: N_("metal-based drug"),
    TreatmentKind.VITAMIN: N_("form of a vitamin"),
    TreatmentKind.COMBINATION: N_("combination of drugs"),
    TreatmentKind.SEVERAL: N_("several kinds of treatment"),
}
ROUTE = {
    Route.ORAL: N_("by mouth"),
    Route.FEEDING_TUBE: N_("through a feeding tube"),
    Route.INTRAVENOUS: N_("into a vein"),
    Route.SUBCUTANEOUS: N_("injection under the skin"),
    Route.INTRAMUSCULAR: N_("injection into a muscle"),
    Route.INTRATHECAL: N_("injection into the spinal fluid"),
}
APPROVAL_KIND = {
    ApprovalKind.FULL: N_("full approval"),
    ApprovalKind.CONDITIONAL: N_("conditional approval (more proof must follow)"),
    ApprovalKind.ACCELERATED: N_("accelerated approval (more proof must follow)"),
    ApprovalKind.EXCEPTIONAL: N_("approval under exceptional circumstances"),
}
USE = {
    Use.ALS: N_("ALS/MND"),
    Use.SOD1_ALS: N_("ALS/MND with a change in the SOD1 gene"),
    Use.PBA: N_("pseudobulbar affect (sudden laughing or crying)"),
}
PHASE = {
    Phase.ONE: N_("Phase 1"),
    Phase.ONE_TWO: N_("Phase 1/2"),
    Phase.TWO: N_("Phase 2"),
    Phase.TWO_THREE: N_("Phase 2/3"),
    Phase.THREE: N_("Phase 3"),
    Phase.FOUR: N_("Phase 4"),
    Phase.EXTENSION: N_("Extension study"),
    Phase.EXPANDED_ACCESS: N_("Access outside a trial"),
    Phase.OBSERVATIONAL: N_("Observational study"),
}
DESIGN = {
    Design.RANDOMISED: N_("groups formed by chance"),
    Design.DOUBLE_BLIND: N_("double-blind"),
    Design.OPEN_LABEL: N_("open-label"),
    Design.PLACEBO: N_("compared with placebo"),
    Design.SHAM: N_("compared with a mock procedure"),
    Design.STANDARD_CARE: N_("compared with usual care"),
    Design.ACTIVE_CONTROL: N_("compared with another drug"),
    Design.DOSE_COMPARISON: N_("doses compared"),
    Design.NO_CONTROL: N_("no control group"),
    Design.HISTORICAL_CONTROL: N_("compared with older records"),
    Design.CROSSOVER: N_("each person had each treatment in turn"),
    Design.PLATFORM: N_("part of a platform trial"),
}
PEOPLE_ARE = {
    PeopleAre.RANDOMISED: N_("randomised"),
    PeopleAre.ENROLLED: N_("enrolled"),
    PeopleAre.TREATED: N_("treated"),
    PeopleAre.ANALYSED: N_("analysed"),
    PeopleAre.PLANNED: N_("planned"),
}
OUTCOME = {
    Outcome.MET: N_("Main goal met"),
    Outcome.NOT_MET: N_("Main goal not met"),
    Outcome.BORDERLINE: N_("Main goal met or not, depending on the test"),
    Outcome.MIXED: N_("Some main goals met, others not met"),
    Outcome.DISPUTED: N_("Main goal met by the authors' count; regulators did not accept this"),
    Outcome.SAFETY: N_("Tested safety; could not show whether it works"),
    Outcome.STOPPED_FUTILITY: N_("Stopped early: a benefit had become very unlikely"),
    Outcome.STOPPED: N_("Stopped early for another reason"),
    Outcome.RUNNING: N_("Still running; no result yet"),
    Outcome.PLANNED: N_("Not started yet"),
    Outcome.NEVER_STARTED: N_("Never started"),
    Outcome.NOT_REPORTED: N_("Ended; we found no result"),
    Outcome.NO_MAIN_GOAL: N_("Not a test of whether it works"),
}
SOURCE_KIND = {
    SourceKind.REGULATOR: N_("drug regulator"),
    SourceKind.JOURNAL: N_("scientific journal"),
    SourceKind.REGISTRY: N_("trial register"),
    SourceKind.CONGRESS: N_("report at a congress"),
    SourceKind.REFERENCE: N_("reference work"),
    SourceKind.ASSOCIATION: N_("patient association"),
    SourceKind.COMPANY: N_("the company's own statement"),
    SourceKind.NEWS: N_("news report"),
}
SECTION_TITLES = {
    "glance": N_("At a glance"),
    "answer": N_("Short answer"),
    "trials": N_("Clinical trials"),
    "side-effects": N_("Reported side effects"),
    "safety": N_("Before you take it"),
    "approvals": N_("Where it is approved"),
    "dose": N_("Dose and how it is given"),
    "questions": N_("What people ask"),
    "status": N_("Where things stand now"),
    "mechanism": N_("How it is thought to work"),
    "background": N_("Background"),
    "words": N_("Words on this page"),
    "sources": N_("Sources"),
}
ANSWER_QUESTIONS = (
    N_("What is it?"),
    N_("Is it approved?"),
    N_("Did it work in trials?"),
    N_("What can I ask my doctor?"),
)
VERDICT = {
    Verdict.MET: N_("Met"),
    Verdict.NOT_APPLICABLE: N_("Does not apply here"),
    Verdict.JUDGEMENT: N_("Needs a person to judge"),
}
LABELS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Shelf: SHELF,
    TreatmentKind: KIND,
    Route: ROUTE,
    ApprovalKind: APPROVAL_KIND,
    Use: USE,
    Phase: PHASE,
    Design: DESIGN,
    PeopleAre: PEOPLE_ARE,
    Outcome: OUTCOME,
    SourceKind: SOURCE_KIND,
    Verdict: VERDICT,
}
"""The words for each kind of value that content can hold."""


def without_words() -> list[Problem]:
    """The values that content may hold and pages have no words for, which no page could show."""
    values = [v for kind, words in LABELS.items() for v in kind if v not in words]
    values += [v for v in Shelf if v not in SHELF_EXPLAINED]
    message = "“{}” has no words for readers; add them here"
    return [Problem(Path(__file__), 1, message.format(value)) for value in values]
