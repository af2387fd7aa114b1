"""What a form in `figures.toml` looks like, and what to write where one does not."""

from typing import Annotated, Literal

import msgspec

ADVICE: dict[str, str] = {}
"""What to write for each pattern that follows."""


def _like(pattern: str, advice: str) -> msgspec.Meta:
    ADVICE[pattern] = advice
    return msgspec.Meta(pattern=pattern)


Form = Annotated[
    str,
    _like(
        r"^[^*\[\]]+(\[\w+\])?\*?$",
        "write a word; a star or some letters in square brackets stand at its end only",
    ),
]
Forms = tuple[Form, ...]
Groups = tuple[Annotated[Forms, msgspec.Meta(min_length=1)], ...]
"""Letters that may stand joined before a word: of each group one or none, in their order."""

Number = Annotated[str, _like(r"^[0-9]+$", "write the key as a whole number in digits")]
Span = Annotated[
    str, _like(r"^(\w-\w)?$", "write the first and the last letter with a hyphen, such as 가-힣")
]
Bounded = Annotated[
    str,
    _like(
        r"^([^{}]+\{n\}|\{n\}[^{}]+)$",
        "write {n} where the number stands, before or after the words",
    ),
]
Power = Annotated[
    str, _like(r"^10[^{}]+\{n\}[^{}]*$", "begin with 10 and write {n} for the exponent")
]
Interval = Annotated[
    str,
    _like(r"^([^{}]+ )?\{low\} [^{}]+ \{high\}$", "write it as “between {low} and {high}”"),
]
Part = Annotated[str, _like("^-?[0-9]+/[0-9]+$", "write the key as a part, such as 1/2 or 2/3")]
Value = Annotated[
    str, _like("^[0-9]+(/[0-9]+)?$", "write the key as a number in digits or a part, such as 1/2")
]
Holed = Annotated[
    str,
    _like(
        r"^[^{}]*(\{(n|word|whole|gap)\}[^{}]*){0,5}$",
        "write {n} for a number, {word} for any word and {whole} for the parts of a whole",
    ),
]
Decade = Annotated[
    str, _like(r"^\{c\}[^{}]+\{d\}[^{}]+$", "write {c} for the century, then {d} for the decade")
]
Counted = Annotated[
    str, _like(r"^[^{}]*\{n\}[^{}]*(\{word\}[^{}]*)?$", "write {n} where the number stands")
]
Period = Annotated[
    str,
    _like(
        r"^[^{}]*(\{n\}[^{}]*\{unit\}|\{unit\}[^{}]*\{n\})[^{}]*$",
        "write {n} where the number stands and {unit} for the unit of time",
    ),
]
PeriodName = Annotated[
    str,
    _like(
        r"^([0-9]+ )?(second|minute|hour|day|week|month|year)$",
        "write the key as day, week, month …, or with a number, such as 2 day",
    ),
]
Month = Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
Order = Literal["first", "second", "third", "last", "none"]
Stretch = Literal[
    "first_half", "second_half", "first_day", "first_week", "first_month", "first_year", "none"
]
DayPart = Literal["morning", "noon", "evening", "none"]
Portion = Literal["each_time", "a_day", "none"]
Bound = Literal["less_than", "more_than", "at_most", "at_least", "before", "after", "about"]
DateFormat = Literal["day/month/year", "year. month. day"]
