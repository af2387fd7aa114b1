"""Two texts to the differences between their figures.

Figures are compared as multisets: languages reorder. agree.py says which figure may stand for
which, steps.py what else a right translation may do. The two ends of an interval or ratio must
stay neighbours in their order.
"""

import re
from collections import Counter
from itertools import combinations, pairwise

from . import date_steps, steps, word_steps
from .agree import NUMERIC, alike, same
from .bounds import lost_bounds
from .doses import other_periods
from .exchanged import exchanged
from .frequency import Said, said_in_original
from .how_often import how_often
from .language import Language
from .model import Difference, Figure
from .numbers import Joins, digit_gaps
from .order import swapped
from .part_steps import parts_in_digits
from .pieces import miscounted
from .relations import turned_round
from .report import report
from .scan import placed, scan
from .side import Side, take
from .spoken import may_be_said
from .units import STRICT
from .unseen import not_ordinal, unseen

_TOO_MANY = 100  # more than that beyond the English is no translation, and costs time
_PAIR = re.compile(r"[-–−~:/]|[ \u00a0]/[ \u00a0]")


def _pairs(side: Side) -> list[tuple[Figure, Figure]]:
    """The intervals, ratios and double phases of the English: 1.48 to 4.47, 2:1, 1/2."""
    figures = [each for each in side.all if each.kind in NUMERIC]
    out = []
    for first, second in pairwise(figures):
        between = side.text[first.end : second.start]
        lead = side.text[max(0, first.start - 10) : first.start].lower()
        said = any(
            between.strip() == word and lead.endswith(start)
            for start, word in side.language.original.intervals
        )
        if (said or _PAIR.fullmatch(between)) and first.value != second.value:
            out.append((first, second))
    return out


def _broken_pairs(source: Side, target: Side, said: list[Figure]) -> list[Difference]:
    """Intervals whose ends are all there, but apart or in another order."""
    present = [each for each in target.all if each.kind in NUMERIC] + said
    present.sort(key=lambda each: each.start)
    neighbours = Counter((first.value, second.value) for first, second in pairwise(present))
    out = []
    for first, second in _pairs(source):
        if first in source.left or second in source.left:
            continue
        if neighbours[first.value, second.value] > 0:
            neighbours[first.value, second.value] -= 1
            continue
        text = source.normal.original[slice(*source.normal.span(first.start, second.end))]
        out.append(
            Difference(
                f"{text} in the English; its two numbers are not together in this order here",
                placed(first, source.normal),
                None,
            )
        )
    return out


def _compare(source: Side, target: Side) -> list[Difference]:
    """The differences for one reading of the translation's spaces."""
    take(source, target, same)
    take(source, target, lambda ours, theirs: ours.unit == theirs.unit and alike(ours, theirs))
    take(
        source,
        target,
        lambda ours, theirs: alike(ours, theirs) and steps.unit_may_be_added(source, ours, theirs),
    )
    steps.names_again(source, target)
    steps.minus_in_words(source, target)
    date_steps.times_of_day(source, target)
    date_steps.dates_in_pieces(source, target)
    date_steps.months_without_year(source, target)
    word_steps.words_to_words(source, target)
    source.may_say(may_be_said(source.text, source.language))
    ours = said_in_original(source.language.frequencies, source.text)
    theirs = _frequencies(target)
    said = word_steps.numerals_to_words(source, target, theirs)
    steps.singular_nouns(source, target)
    steps.scale_words(source, target)
    parts_in_digits(source, target)
    word_steps.words_to_numerals(source, target)
    steps.denominators(source, target)
    return [
        *how_often(source, target, ours, theirs),
        *word_steps.left_over(source, target, ours, theirs),
        *other_periods(source, target, ours, theirs),
        *miscounted(source, target),
        *exchanged(source, target),
        *lost_bounds(source, target),
        *swapped(source, target),
        *turned_round(source, target),
        *not_ordinal(target),
        *_broken_pairs(source, target, said),
        *report(source, target),
    ]


def _frequencies(target: Side) -> list[Said]:
    """How often things are done in the translation; a part of a date is none."""
    dates = [each for each in target.all if each.kind in ("date", "month")]
    return [
        said
        for said in target.language.frequencies.said(target.text)
        if not any(each.start <= said.start < each.end for each in dates)
    ]


def _readings(target: str, language: Language) -> list[Joins]:
    """The ways to read spaces between digits: `3 126 personas` may be 3126, or 3 and 126.

    The one that fits the English counts, but spaces beside a strict unit always group.
    """
    gaps = digit_gaps(target)
    if not 0 < len(gaps) <= 4:
        return [None]
    _, joined, _ = scan(target, language, gaps)
    fixed = {
        gap
        for each in joined
        for gap in gaps
        if each.unit in STRICT and each.start < gap < each.end
    }
    free = [gap for gap in gaps if gap not in fixed]
    chosen: list[Joins] = [
        tuple(sorted(fixed.union(some)))
        for count in range(len(free), -1, -1)
        for some in combinations(free, count)
    ]
    return chosen if fixed else [None, *chosen]


def differences(
    source: str, target: str, original: Language, language: Language
) -> list[Difference]:
    """How the figures of `target`, in `language`, differ from those of `source`, in `original`.

    Both are plain visible text. An empty list means that every figure stands.
    """
    if hidden := [
        Difference(message, None, None)
        for message in unseen(target, right_to_left=language.locale.text_direction == "rtl")
    ]:
        return hidden
    found: list[list[Difference]] = []
    for joins in _readings(target, language):
        ours = Side.of(scan(source, original), original)
        theirs = Side.of(scan(target, language, joins), language)
        if len(theirs.all) > len(ours.all) + _TOO_MANY:
            message = f"{len(theirs.all)} figures here; {len(ours.all)} in the English"
            return [Difference(message, None, None)]
        this = _compare(ours, theirs)
        if not this:
            return []
        found.append(this)
    return found[0]
