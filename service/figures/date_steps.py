"""The steps of a comparison that are about dates and times of day.

One date may share its year or month with its neighbours in another way.
"""

import re
from collections import Counter
from itertools import pairwise

from . import forms
from .agree import whole
from .model import Figure
from .side import Side

_DATE, _DAY = re.compile(r"(?:-|(\d{4}))-(\d\d)(?:-(\d\d))?"), re.compile(r"-\d\d-\d\d$")
_MINUTE = re.compile("[0-5][0-9]")


def times_of_day(source: Side, target: Side) -> None:
    """Accept 8.30 for the 8:30 of a clock, as some languages write it (8.30 Uhr)."""
    for hour, minute in pairwise(list(source.left)):
        if source.text[hour.end : minute.start] != ":" or not _MINUTE.fullmatch(minute.text):
            continue
        said = re.compile(rf"0?{hour.text}\.{minute.text}")
        found = next(
            (
                each
                for each in target.left
                if each.unit in ("", "hour") and said.match(target.text, each.start)
            ),
            None,
        )
        if found:
            source.left = [each for each in source.left if each not in (hour, minute)]
            source.all = tuple(each for each in source.all if each not in (hour, minute))
            target.left.remove(found)


def _parts(figure: Figure, *, apart: bool) -> Counter[str]:
    """A date as a bag of its parts: year, month and day, the last two `apart` or together."""
    match = _DATE.fullmatch(str(figure.value))
    if figure.kind not in ("date", "month") or not match:
        return Counter([str(figure.value)])
    year, month, day = match.groups()
    if day and not apart:
        return Counter([each for each in (year, f"{month}-{day}") if each])
    return Counter([each for each in (year, f"m{month}", day and str(int(day))) if each])


def dates_in_pieces(source: Side, target: Side) -> None:
    """Match one date with what shares its year or month: 27–28 October 2021, March and May 2023.

    Languages hang the shared part on different members. Parts of two full dates could be
    swapped unseen, so with more than one of them each date must stand by itself.
    """
    sides = []
    for side in (source, target):
        pieces = [
            each
            for each in side.left
            if each.kind in ("date", "month") or (whole(each, 31) and each.unit in ("", "day"))
        ]
        if sum(each.kind == "date" and str(each.value)[0] != "-" for each in pieces) != 1:
            return
        sides.append(pieces)
    days = max(sum(bool(_DAY.search(str(each.value))) for each in pieces) for pieces in sides)
    for apart in (False, True)[: 2 if days <= 1 else 1]:
        ours, theirs = (
            sum((_parts(each, apart=apart) for each in pieces), Counter[str]()) for pieces in sides
        )
        if ours == theirs:
            source.left = [each for each in source.left if each not in sides[0]]
            target.left = [each for each in target.left if each not in sides[1]]
            return


def months_without_year(source: Side, target: Side) -> None:
    """Accept 12月 for a December that the English names without a year or day."""
    for figure in list(target.left):
        if figure.kind == "month":
            number = int(str(figure.value)[2:])
            names = source.language.dates.month_names
            here = [name for name, value in names.items() if value == number]
            if re.search(forms.pattern(here), source.text):
                target.left.remove(figure)
