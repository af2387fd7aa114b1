"""Many forms as one pattern: what they begin with alike stands once, and nothing is found anew."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from service.figures import forms
from service.figures.forms import SPACE

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
