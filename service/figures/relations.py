"""Relations: a part and its whole, P and its number, a figure and the arm or dose it belongs to.

What may be told from the figures alone is told from them: a part is no larger than its whole,
and two pairs of figures (phase 2 had 30, phase 3 had 300) may change places, but not partners.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from .labels import other_labels
from .language import Language
from .model import Difference, Figure
from .normal import without
from .original import TEXTS
from .partners import other_partners
from .scan import placed
from .side import Side
from .templates import letters

_P = re.compile(r"(?<![A-Za-z])[Pp] ?[=<>≤≥] ?")
_STOP = re.compile(r"[;:.()。、，；：（）؛،]")


def turned_round(source: Side, target: Side) -> Iterator[Difference]:
    """The relations of the English that are another in the translation."""
    yield from _parts_and_wholes(source, target)
    yield from _p_values(source, target)
    yield from other_partners(source, target)
    yield from other_labels(source, target)
    yield from _compared_the_other_way(source, target)


def _parts_and_wholes(source: Side, target: Side) -> Iterator[Difference]:
    """Parts and wholes of the English that have changed places, or partners: 103 of 14."""
    ours = _ratios_of_original(source.text, source.language)
    if not ours:
        return
    theirs = ratios(target.text, target.language)
    parts, wholes = {part for part, _ in ours}, Counter(whole for _, whole in ours)
    for part, whole in ours:
        if (part, whole) in theirs:
            continue
        others = [each for each, of in theirs if of == whole and each in parts]
        if (whole, part) in theirs or (others and wholes[whole] == 1 and len(ours) > 1):
            other = f"{others[0]} of {whole}" if others else f"{whole} of {part}"
            yield Difference(f"{part} of {whole} in the English; {other} here", None, None)


def _p_values(source: Side, target: Side) -> Iterator[Difference]:
    """The values of P that are none in the English: P has taken another number."""
    known = {each.value for each in _of_p(source)}
    for figure in _of_p(target) if known else ():
        if figure.value not in known:
            theirs = placed(figure, target.normal)
            yield Difference(f"P {figure.text} here; not in the English", None, theirs)


def _of_p(side: Side) -> list[Figure]:
    """The figures that stand after P and a sign."""
    ends = {match.end() for match in _P.finditer(side.text)}
    return [each for each in side.all if any(each.start <= end < each.end for end in ends)]


# The English is compared with each language in turn.
@lru_cache(maxsize=TEXTS)
def _ratios_of_original(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    return tuple({(part, whole) for part, whole in ratios(text, language) if part < whole})


def ratios(text: str, language: Language) -> list[tuple[int, int]]:
    """What a text says as a part and its whole."""
    known, words = letters(text), language.number_words
    forms = [
        form
        for form in language.relations.ratios
        if form.needed in known and form.may_stand_in(known)
    ]
    masked, found = words.masked(text) if forms else "", []
    for form in forms:
        for match in form.pattern.finditer(masked):
            said, whole = (words.value(text[slice(*match.span(each))]) for each in ("n", "whole"))
            if said and whole:
                found.append((said, whole))
                masked = without(masked, *match.span())
    return found


def _compared_the_other_way(source: Side, target: Side) -> Iterator[Difference]:
    """ "Longer than with placebo" where the translation compares placebo with the drug."""
    ours = _compared_with(source.text, source.language)
    if ours and _compared_with(target.text, target.language) is False:
        yield Difference("“than placebo” in the English; not compared with it here", None, None)


@lru_cache(maxsize=TEXTS)
def _compared_with(text: str, language: Language) -> bool | None:
    """Whether a text compares with its control arm; None where it names none, or several."""
    places = list(language.relations.control.finditer(text))
    if len(places) != 1:
        return None
    before, after = language.relations.than
    start, end = max(0, places[0].start() - 40), places[0].end() + 30
    for stop in _STOP.finditer(text, start, places[0].start()):
        start = stop.end()
    stop_after = _STOP.search(text, places[0].end(), end)
    end = stop_after.start() if stop_after else end
    said = before.search(text, start, places[0].start())
    return bool(said or after.search(text, places[0].start(), end))
