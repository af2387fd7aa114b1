"""What somebody types on the page of a text: its fields, and what was sent with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import g

from service.desk.interface_texts import numbers_of_forms
from service.desk.parts import cleaned
from service.desk.standing import Standing
from service.locales import formats
from service.said import Said

FORMS = ("words", *(f"words{number}" for number in range(2, 7)))
"""The names of the fields for words: CLDR knows no language with more than six plural forms."""


@dataclass(frozen=True)
class Typed:
    """What was typed into one of the forms; `number` is that of a suggestion, or 0. Plural forms
    stand one under the other."""

    number: int
    words: str
    reason: str
    why: str
    seen: str

    @classmethod
    def of(cls, form: Mapping[str, str]) -> Typed:
        number = form.get("number", "")
        return cls(
            int(number) if number.isdecimal() and len(number) < 10 else 0,
            "\n".join(cleaned(form[name]) for name in FORMS if name in form),
            cleaned(form.get("reason", "")),
            form.get("why", ""),
            form.get("seen", ""),
        )


@dataclass(frozen=True)
class Problem:
    """Why nothing was saved; `reasons` where the words are at fault."""

    said: Said
    reasons: Sequence[Said] = ()


@dataclass(frozen=True)
class Field:
    """A field for own words; one of several is for some `numbers`, which are named."""

    name: str
    words: str
    numbers: str


def fields_for(stands: Standing, words: str) -> list[Field]:
    """The fields for one's own words, filled with some."""
    forms = numbers_of_forms(stands.locale) if stands.plural else [[]]
    numbers = ([formats.number(number, g.locale) for number in form] for form in forms)
    named = [formats.listed(each, g.locale) if each else "" for each in numbers]
    return [Field(*each) for each in zip(FORMS, stands.forms_of(words), named, strict=False)]
