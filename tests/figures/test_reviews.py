"""The pairs that two reviews of the lock made by hand, each judged as they say (`reviews.toml`)."""

import tomllib
from pathlib import Path

import pytest

from service.figures import differences
from tests.support.languages import language

CASES = tomllib.loads((Path(__file__).parent / "reviews.toml").read_text(encoding="utf-8"))
EN = language("en").figures


@pytest.mark.parametrize("case", CASES["right"], ids=lambda case: f"{case[0]}-{case[2][:30]}")
def test_what_a_review_calls_right_passes(case: tuple[str, str, str]) -> None:
    tag, english, text = case
    assert differences(english, text, EN, language(tag).figures) == []


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: f"{case[0]}-{case[2][:30]}")
def test_what_a_review_calls_wrong_is_refused(case: tuple[str, str, str]) -> None:
    tag, english, text = case
    assert differences(english, text, EN, language(tag).figures)
