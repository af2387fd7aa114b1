"""Doses and their periods: 60 mg a day beside 30 mg a month is another dose.

Periods are compared as sets (frequency.py). One that stands right beside a dose, in a text that
has more than one period, must be that of the same dose.
"""

from collections.abc import Iterator

from .frequency import Said
from .model import Difference
from .scan import placed
from .side import Side
from .units import PERCENT, STRICT

_BETWEEN = " \u00a0"


def other_periods(
    source: Side, target: Side, ours: list[Said], theirs: list[Said]
) -> Iterator[Difference]:
    """The doses that have a period right beside them, another one than in the English."""
    here, there = _periods(source, ours), _periods(target, theirs)
    for key, said in here.items():
        if (other := there.get(key)) and len(said) == len(other) == 1 and said != other:
            figure = next(each for each in target.all if (each.value, each.unit) == key)
            message = f"{figure.text} “{min(said)}” in the English; “{min(other)}” here"
            yield Difference(message, None, placed(figure, target.normal))


def other_points(source: Side, target: Side) -> Iterator[Difference]:
    """Percentage points that became percent, or the other way, where both languages have words."""
    if not (source.language.words.unit_rules.points and target.language.words.unit_rules.points):
        return
    here, there = (len(side.language.points.findall(side.text)) for side in (source, target))
    if bool(here) != bool(there):
        said = "in the English; not here" if here else "here; not in the English"
        yield Difference(f"percentage points {said}", None, None)


def _periods(side: Side, said: list[Said]) -> dict[tuple[object, str], set[str]]:
    """The periods right after each dose, or right before it where none is after.

    One that stands after a dose with a period before it, and right before another dose, is that
    of the other one (วันละ 60 มก. วันละ 30 มก.).
    """
    every = [each for each in said if each.token[0] == "every" and not each.free]
    doses = [each for each in side.all if each.unit in STRICT and each.unit != PERCENT]
    found: dict[tuple[object, str], set[str]] = {}
    for figure in doses:
        before = {e.token[1] for e in every if _beside(side.text, e.end, figure.start)}
        after = {
            e.token[1]
            for e in every
            if _beside(side.text, figure.end, e.start)
            and not (before and any(_beside(side.text, e.end, other.start) for other in doses))
        }
        found.setdefault((figure.value, figure.unit), set()).update(after or before)
    return found


def _beside(text: str, end: int, start: int) -> bool:
    return 0 <= start - end <= 1 and not text[end:start].strip(_BETWEEN)
