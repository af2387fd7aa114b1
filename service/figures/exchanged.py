"""Words of a kind that may not stand for each other: first and second, morning and evening.

So it is with the first and the second half of a year, and the first month and the first year.

A number word does not tell "the second" from "two", and languages repeat such words or leave them
out. So one is a fault where another of its kind is missing.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from .kind_forms import Kinds, Said
from .model import Difference, Figure
from .original import TEXTS
from .side import Side


# The English is compared with each language in turn.
@lru_cache(maxsize=TEXTS)
def _said_in_original(original: Kinds, text: str) -> tuple[tuple[Said, ...], ...]:
    return original.said(text)


def exchanged(source: Side, target: Side) -> Iterator[Difference]:
    """The words of the translation that stand where the English has another of their kind."""
    ours = _said_in_original(source.language.kinds, source.text)
    if not any(ours):
        return
    kinds = target.language.kinds
    for here, there, names in zip(ours, kinds.said(target.text), kinds.names, strict=True):
        if not here:
            continue  # nothing of this kind can be lost
        known, found = Counter(name for name, *_ in here), Counter(name for name, *_ in there)
        # What the language has no words for cannot be lost.
        lost = [name for name in known if name in names and not found[name]]
        for name, start, end in there:
            if lost and found[name] > known[name]:
                start, end = target.normal.span(start, end)
                text = target.normal.original[start:end]
                figure = Figure("word", name, "", "", "", text, start, end)
                message = f"“{text}” here; “{lost[0]}” in the English"
                yield Difference(message, None, figure)
                break
