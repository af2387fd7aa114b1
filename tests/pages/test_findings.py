"""What a drug page shows of its data: the verdict, the approvals, results, side effects, dates."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from markupsafe import Markup, escape

from service.content.drug import Dates, Drug, Trial
from service.content.registers import Register
from service.content.values import Shelf
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.glance import PLAIN, STANDARD, did_it_work, is_it_approved
from service.pages.results import effect_tables, result_tables
from service.pages.titles import words_of_data
from service.state.site import Site
from tests.support.matrix import TAGS

BASE: Mapping[str, Any] = {
    "name": "Testol",
    "pronunciation": "TES-tol",
    "aim": "disease",
    "studied": "no",
    "kind": "protein",
    "routes": ["oral"],
    "dates": {"checked": "2026-03-01"},
    "sources": [],
}
GERMAN = SiteLocale("de")


def drug(**more: object) -> Drug:
    return msgspec.convert({**BASE, **more}, Drug)


def english(text: str, **values: object) -> Markup:
    return Markup(text) % {name: escape(value) for name, value in values.items()}


def words(key: tuple[str, str]) -> tuple[str, SiteLocale]:
    return key[1], ENGLISH


@pytest.mark.parametrize(
    ("row", "standard", "plain"),
    [
        (
            {"id": "life", "months_with": 14.8, "months_without": 11.8},
            "Half of the people lived at least 14.8 months with it, 11.8 without it.",
            "As a group, people lived about 3 months longer with it.",
        ),
        (
            {"id": "stopped", "reason": "harm"},
            "The trial stopped early because of harm.",
            "The trial ended early because it did harm.",
        ),
        (
            {"id": "symptom", "symptom": "cramps"},
            "It eases muscle cramps. It is not shown to slow the disease.",
            "It helps with muscle cramps. It is not shown to slow ALS.",
        ),
        (
            {"id": "not-met"},
            "The main trial did not meet its main goal.",
            "The main trial did not show that the drug helps.",
        ),
    ],
)
def test_the_verdict_is_a_sentence_of_the_register(
    row: dict[str, object], standard: str, plain: str
) -> None:
    found = drug(verdict=[row])
    assert did_it_work(found, ENGLISH, Register.STANDARD, english) == (standard,)
    assert did_it_work(found, ENGLISH, Register.PLAIN, english) == (plain,)


def test_both_registers_have_words_for_the_same_verdicts() -> None:
    assert set(STANDARD) == set(PLAIN)


def approval(country: str, **more: object) -> dict[str, object]:
    return {"country": country, "use": "als", **more}


@pytest.mark.parametrize(
    ("approvals", "told"),
    [
        ([], "We know of no approval for ALS/MND."),
        ([approval("KR", withdrawn="2020")], "Not any more. It was approved before."),
        ([approval("KR"), approval("KR")], "Yes: South Korea."),
        (
            [approval("KR", kind="conditional")],
            "On condition that more proof follows: South Korea.",
        ),
        ([approval("US", kind="accelerated"), approval("EU")], "Yes: United States and European"),
        (
            [approval(code) for code in ("US", "EU", "GB", "JP", "CA")],
            "Yes, in many places, among them: United States, European Union, and United Kingdom.",
        ),
    ],
)
def test_an_approval_is_told_apart_from_a_result(
    approvals: list[dict[str, object]], told: str
) -> None:
    assert is_it_approved(drug(approvals=approvals), Address(ENGLISH), {}, english).startswith(told)


@pytest.mark.parametrize(
    ("more", "shelf"),
    [
        ({"aim": "symptom", "approvals": [approval("US")]}, Shelf.SYMPTOM),
        ({"studied": "yes", "approvals": [approval("US")]}, Shelf.APPROVED),
        ({"studied": "yes", "approvals": [approval("US", withdrawn="2024")]}, Shelf.STUDIED),
        ({"studied": "unknown"}, Shelf.NO_LONGER),
        ({}, Shelf.NO_LONGER),
    ],
)
def test_a_drug_stands_in_one_list(more: dict[str, object], shelf: Shelf) -> None:
    assert drug(**more).shelf is shelf


RESULT: Mapping[str, Any] = {
    "what": "ALSFRS-R points lost",
    "unit": "points",
    "of": 48,
    "weeks": 24,
    "better": "lower",
    "analysis": "main",
    "arms": [
        {"arm": "placebo", "n": 66, "value": 7.5},
        {"arm": "drug", "dose": "60 mg", "n": 68, "value": 5.01},
    ],
    "difference": 2.49,
    "interval": [1.0, 4.0],
    "sources": ["st19"],
}


def test_a_result_has_both_groups_on_the_whole_scale_and_its_range() -> None:
    [table] = result_tables(drug(results=[RESULT]), "Testol", GERMAN, words, english)
    assert (table.time, table.whole, table.difference) == ("24 Wochen", "48", "2,49")
    placebo, treated = table.rows
    assert (placebo.name, placebo.people, placebo.value, placebo.width) == (
        "Placebo",
        "66",
        "7,5",
        15.6,
    )
    assert treated.name == 'Testol <bdi lang="en" dir="ltr">60 mg</bdi>'
    assert treated.width == 10.4
    assert "from 1 to 4" in table.notes[-1]


@pytest.mark.parametrize(
    ("tag", "slug", "dose"),
    [
        ("es", "masitinib", "4,5 mg/kg/día"),
        ("ru", "masitinib", "4,5 мг/кг/день"),
        ("ja", "masitinib", "4.5 mg/kg/日"),
        ("ru", "riluzole", "100 мг"),
    ],
)
def test_a_dose_stands_as_the_language_writes_it(
    site: Site, tag: str, slug: str, dose: str
) -> None:
    page, locale = site.content.drugs[slug], SiteLocale(tag)
    assert page.drug
    words_of = words_of_data(site, page, locale)
    tables = result_tables(page.drug, "Testol", locale, words_of, english)
    names = [row.name for table in tables for row in table.rows]
    assert f"Testol <bdi>{dose}</bdi>" in [name.replace("\xa0", " ") for name in names]


def test_main_results_come_alone_and_one_chosen_afterwards_warns() -> None:
    without = {key: value for key, value in RESULT.items() if key != "interval"}
    later = {**RESULT, "analysis": "afterwards"}
    [table] = result_tables(drug(results=[without, later]), "Testol", ENGLISH, words, english)
    assert "was not given" in table.notes[-1]
    [table] = result_tables(drug(results=[later, later]), "Testol", ENGLISH, words, english)
    assert "Such results can mislead" in table.notes[-1]


def test_a_group_alone_makes_no_table() -> None:
    alone = {**RESULT, "arms": RESULT["arms"][:1]}
    effect = {"effect": "Fever", "arms": [{"arm": "drug", "percent": 10}]}
    found = drug(results=[alone], effects=[effect])
    assert result_tables(found, "Testol", ENGLISH, words, english) == []
    assert effect_tables(found, ENGLISH, words, english) == []


def test_small_groups_have_their_counts_and_serious_effects_stand_apart() -> None:
    serious = {
        "effect": "Meningitis",
        "serious": True,
        "arms": [{"arm": "drug", "percent": 3}, {"arm": "placebo", "percent": 0}],
    }
    fever = {
        "effect": "Fever",
        "arms": [{"arm": "placebo", "n": 36, "people": 9}, {"arm": "drug", "n": 72, "people": 36}],
    }
    others, apart = effect_tables(drug(effects=[serious, fever]), ENGLISH, words, english)
    assert (others.serious, apart.serious, apart.compared) == (False, True, "Placebo")
    [first] = others.rows
    assert (first.with_drug, first.without, first.difference) == ("36/72 (50%)", "9/36 (25%)", "25")
    odd = {
        "effect": "Fever",
        "arms": [{"arm": "placebo", "n": 69, "people": 11}, {"arm": "drug", "n": 300, "people": 1}],
    }
    [table] = effect_tables(drug(effects=[odd]), ENGLISH, words, english)
    [row] = table.rows
    assert (row.with_drug, row.without) == ("0.3%", "11/69 (16%)")
    assert row.difference == "\N{MINUS SIGN}16"


@pytest.mark.parametrize(
    ("n", "percent", "told"),
    [
        (36, 22, "8/36 (22%)"),  # the one count of 36 people that is 22 %
        (36, 24, "24%"),  # no count of 36 people is 24 %: it is left alone
        (36, 22.5, "22.5%"),
        (184, 15, "15%"),
    ],
)
def test_a_percentage_of_a_small_group_has_its_count(n: int, percent: float, told: str) -> None:
    arms = [
        {"arm": "drug", "n": n, "percent": percent},
        {"arm": "sham", "n": 184, "percent": 1},
    ]
    [table] = effect_tables(
        drug(effects=[{"effect": "Pain", "arms": arms}]), ENGLISH, words, english
    )
    assert table.rows[0].with_drug == told


def test_groups_that_differ_have_one_name_for_all() -> None:
    effects = [
        {"effect": kind, "arms": [{"arm": a, "percent": 10} for a in ("drug", kind)]}
        for kind in ("placebo", "sham")
    ]
    [table] = effect_tables(drug(effects=effects), ENGLISH, words, english)
    assert table.compared == "Compared group"


def test_a_check_is_overdue_after_half_a_year() -> None:
    dates = Dates("2026-03-01")
    assert not dates.is_overdue(datetime.date(2026, 8, 31))
    assert dates.is_overdue(datetime.date(2026, 9, 1))


@pytest.mark.parametrize(
    ("planned", "outcome", "late"),
    [
        ("2026-05", "running", True),
        ("2026-11", "running", False),
        ("2026", "running", False),
        ("2025", "planned", True),
        ("2025", "met", False),
        (None, "running", False),
    ],
)
def test_a_trial_is_late_once_its_planned_end_is_past(
    planned: str | None, outcome: str, late: bool
) -> None:
    row = {"outcome": outcome} | ({"planned_end": planned} if planned else {})
    trial = msgspec.convert(row, Trial)
    assert trial.is_late(datetime.date(2026, 11, 28)) is late


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_a_time_has_words_in_every_language(tag: str, unit: str) -> None:
    for count in (1, 2, 24, 14.8):
        written = formats.duration(count, unit, SiteLocale(tag))
        assert "duration" not in written
        assert any(letter.isalpha() for letter in written)
