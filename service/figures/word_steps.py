"""The steps of a comparison that are about number words: which may stand for which.

- A number word, or a number without a strict unit, may become the other: 0 to 100, and parts.
- Languages say some numbers once or again, so that a word left over is a difference only where
  the other text does not say its number at all.
- Words within a frequency are frequency.py's; those for one are mostly articles.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from .agree import SOFT, units_agree, whole
from .frequency import Said
from .model import Difference, Figure
from .scan import placed
from .side import Side
from .units import STRICT, TIME

MOST = 100
"""The largest number that a text may say in words where the other has digits."""


def words_to_words(source: Side, target: Side) -> None:
    """Match the number words that must be said with words of the translation."""
    numerals = [each for each in target.left if whole(each, MOST)]
    for exactly in (True, False):

        def fits(ours: Figure, theirs: Figure, exactly: bool = exactly) -> bool:
            units = ours.unit == theirs.unit if exactly else units_agree(ours, theirs)
            # A word that may be none leaves the number to a numeral (2つの用量のどちら).
            other = theirs.free and any(each.value == ours.value for each in numerals)
            return ours.value == theirs.value and units and not other

        # In one language an article stays an article, too.
        again = source.language is target.language
        said = [each for each in source.words if again or not each.free]
        _pair_off(said, target.words, fits, (source.words, target.words))


def numerals_to_words(source: Side, target: Side, theirs: list[Said]) -> list[Figure]:
    """Match numerals that the translation says in words; returns those words.

    A number with a unit of time is no count of a frequency: 2 weeks is not the 2 of twice a day.
    Nor is 1 hour the "one" of "one dose" where the translation has 1 day left.
    """
    counted = [each for each in target.words if _within(each, theirs)]
    lasting = {each.value: each.unit for each in target.left if each.unit in TIME}
    return _pair_off(
        [each for each in source.left if sayable(each)],
        target.words,
        lambda ours, word: (
            ours.value == word.value
            and _may_say(word, target, ours, source)
            and not (
                ours.unit in TIME
                and not word.unit
                and (
                    word in counted
                    or lasting.get(ours.value, ours.unit) != ours.unit
                    or _in_another_unit(ours, target)
                )
            )
        ),
        (source.left, target.words),
    )


def _in_another_unit(ours: Figure, target: Side) -> bool:
    """Whether what is left of a translation has the number with another unit of time."""
    return any(
        each.value == ours.value and each.unit in TIME and each.unit != ours.unit
        for each in (*target.left, *target.words)
    )


def words_to_numerals(source: Side, target: Side) -> None:
    """Accept numerals for number words of the English: "two groups" → 2群."""
    if not target.left:
        return
    original = source.language.original
    rules = target.language.words.number_rules
    free_ones = rules.ones_added and bool(original.ones.search(source.text))
    for figure in [each for each in target.left if sayable(each, 10**9)]:
        times = original.times.get(figure.unit)
        if times is not None and not times.search(source.text):
            continue
        same = [
            each
            for each in source.words
            if each.value == figure.value and units_agree(each, figure)
        ]
        word = min(same, key=lambda each: each.free, default=None)
        if word or (figure.value == 1 and free_ones):
            target.left.remove(figure)
            if word:
                source.words.remove(word)


def left_over(
    source: Side, target: Side, ours: list[Said], theirs: list[Said]
) -> Iterator[Difference]:
    """The number words that one text says and the other does not.

    A language without words for numbers has its numerals compared alone.
    """
    if not target.language.words.numbers:
        return
    for side, other, often, others in (
        (source, target, ours, theirs),
        (target, source, theirs, ours),
    ):
        for word in side.words:
            free = word.free and not (side is target and _first_of_another(word, source, target))
            if free or _within(word, often) or _is_said(word, other, others):
                continue
            figure = placed(word, side.normal)
            start, end = side.normal.span(word.start, word.end)
            text = side.normal.original[start:end]
            if side is source:
                yield Difference(f"“{text}” in the English; not here", figure, None)
            else:
                yield Difference(f"“{text}” here; not in the English", None, figure)


def _first_of_another(word: Figure, source: Side, target: Side) -> bool:
    """Whether one, or the first, is of a unit of time that the English does not name.

    In "the first half of the year" it is of none.
    """
    if word.value != 1 or _names(word.unit, source):
        return False
    halves = (
        said
        for kind in target.language.kinds.said(target.text)
        for said in kind
        if said[0].endswith("_half")
    )
    return not any(start < word.end and word.start < end for _, start, end in halves)


def _names(unit: str, side: Side) -> bool:
    """Whether the English names a unit of time; a translation may name others."""
    said = side.language.original.times.get(unit) if unit in TIME else None
    return (
        said is None
        or bool(said.search(side.text))
        or any(each.unit == unit for each in (*side.all, *side.every_word))
    )


def _within(word: Figure, often: list[Said]) -> bool:
    """Whether a number word is part of a frequency."""
    return any(each.start < word.end and word.start < each.end for each in often)


def sayable(figure: Figure, most: int = MOST) -> bool:
    """Whether words may say a figure: a small whole number, or one with a part."""
    if whole(figure, most):
        return True
    return (
        figure.kind == "number"
        and figure.unit not in STRICT
        and figure.sign == ""
        and figure.comparison in SOFT
        and not figure.unclear
        and (isinstance(figure.value, str) or _has_part(figure.value))
    )


def _has_part(value: Decimal) -> bool:
    return value != value.to_integral_value() or value >= 1000


def _is_said(word: Figure, other: Side, often: list[Said]) -> bool:
    """Whether the other text has the number of a word, with a unit that agrees.

    A text may say one again, but no part where another part of the other text is left, and no
    three or more where its “both” is (both groups, one of them the third), and no two weeks where
    it names no weeks (a day or two).
    """
    if whole(word, MOST) and word.value != 0 and not _names(word.unit, other):
        return False
    if whole(word, MOST):
        replaced = word.value not in (0, 1, 2) and any(
            each.value == 2 and not _within(each, often) for each in other.words
        )
    else:
        replaced = any(not whole(each, MOST) for each in other.words)
    every = other.words if replaced else other.every_word
    return any(
        each.value == word.value and (units_agree(word, each) or units_agree(each, word))
        for each in (*other.left, *every)
    )


def _may_say(word: Figure, target: Side, figure: Figure, source: Side) -> bool:
    """Whether a number word may stand for this numeral of the English.

    The number of a phase needs a word for "phase" beside it, and sigma-1 is a name.
    """
    lead = source.text[max(0, figure.start - 8) : figure.start].lower()
    if lead.endswith("-") and not source.language.bound_forms.ends_with(lead):
        return False  # a name, and no "over-65s"
    if source.language.phase_just_before.search(lead):
        around = target.text[max(0, word.start - 24) : word.end + 12]
        return bool(target.language.phase.search(around))
    return units_agree(figure, word)


def _pair_off(
    ours: list[Figure],
    theirs: list[Figure],
    fits: Callable[[Figure, Figure], bool],
    left: tuple[list[Figure], list[Figure]],
) -> list[Figure]:
    """Take what fits out of both lists of what is `left`; returns what was taken of theirs."""
    used = []
    for figure in ours:
        # A word that may say none comes last.
        fit = (each for each in theirs if fits(figure, each))
        found = min(fit, key=lambda each: each.free, default=None)
        if found:
            left[0].remove(figure)
            left[1].remove(found)
            used.append(found)
    return used
