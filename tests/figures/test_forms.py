"""Many forms as one pattern: what they begin with alike stands once, and nothing is found anew."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.figures import differences, forms
from service.figures.forms import SPACE
from service.figures.templates import Template, alike, letters, template
from tests.support.languages import language

WORDS = st.text("abñк -", min_size=1, max_size=6).filter(lambda word: word == word.strip())


@given(st.lists(WORDS, min_size=1, max_size=12, unique=True), st.text("abñкAК -.1", max_size=30))
def test_one_pattern_finds_what_the_forms_find_one_after_the_other(
    said: list[str], text: str
) -> None:
    longest_first = sorted(said, key=lambda form: (-len(form), form))
    each = "|".join(
        f"(?{'i' if len(form) >= 4 else ''}:{re.escape(form)})".replace(r"\ ", SPACE)
        for form in longest_first
    )
    found = re.findall(forms.pattern(said, begins=False, ends=False), text)
    assert found == re.findall(f"(?:{each})", text)


def test_forms_that_differ_in_capitals_keep_their_order() -> None:
    said = ["Eins komma zwei", "eins komma", "Eins"]
    assert re.findall(forms.pattern(said), "eins komma drei") == ["eins komma"]


FORMS = ["every {n} {unit}", "each {n} {unit}", "{n} {unit} apart", "{n}-{unit} gap*", "{n} {unit}"]
HOLES = {"n": "[0-9]+", "unit": "days?"}


def test_forms_whose_holes_are_alike_are_one_pattern_that_finds_each() -> None:
    groups = alike(FORMS)
    assert groups == [FORMS[:2], [FORMS[2], FORMS[4]], [FORMS[3]]]
    said = ["each 2 days", "Every\u00a03 days", "4 days apart", "5 days", "6-day gaps"]
    for text in said:
        assert any(
            Template(group, HOLES).may_stand_in(letters(text))
            and (match := template(group, HOLES).fullmatch(text))
            and match["n"] in "23456"
            for group in groups
        ), text
    # A form is a whole word, before its first hole and after its last one.
    assert not template(groups[0], HOLES).search("reach 2 days")
    assert not template(["{n} {unit} apart"], HOLES).search("2 days aparts")
    assert template(["{n}x"], HOLES).search("‘2x’")


def test_a_form_that_holds_an_earlier_one_comes_after_it() -> None:
    """Else "once every 2 days" would take the "times" of "5 times every 2 days" in Russian."""
    assert alike(["каждые {n}", "раз каждые {n}", "в {n}"]) == [
        ["каждые {n}"],
        ["раз каждые {n}", "в {n}"],
    ]
    assert alike(["{n} приём", "{n} приёма"]) == [["{n} приём"], ["{n} приёма"]]


@pytest.mark.parametrize(
    ("tag", "english", "text", "passes"),
    [
        ("ru", "5 times every 2 days.", "5 раз каждые 2 дня.", True),
        ("ru", "Six times every 2 weeks.", "Шесть раз каждые 2 недели.", True),
        (
            "ru",
            "All six get it every 2 weeks.",
            "Все получают его шесть раз каждые 2 недели.",
            False,
        ),
        ("uk", "5 times every 2 days.", "5 разів кожні 2 дні.", True),
        ("tr", "Not for people under 75 years.", "75 YAŞ ALTINDAKİLER İÇİN DEĞİLDİR.", True),
        ("nl", "Take it 2 times.", "Neem het ‘2x’ in.", True),
    ],
)
def test_forms_in_one_pattern_lose_and_take_nothing(
    tag: str, english: str, text: str, passes: bool
) -> None:
    found = differences(english, text, language("en").figures, language(tag).figures)
    assert (found == []) is passes, found


def test_a_form_without_a_hole_is_whole_at_both_ends() -> None:
    found = template(["half a year", "half"], {})
    for text in ("a half", "half-time"):
        assert found.search(text), text
    for text in ("behalf", "halfway"):
        assert not found.search(text), text
