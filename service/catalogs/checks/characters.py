"""Characters that a text may not hold, because readers cannot see what they do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from service.locales.locale import SiteLocale
from service.said import Said, say

EMBEDDINGS_AND_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
REPLACEMENT = "\ufffd"
NO_TEXT = ("Cc", "Co", "Cs", "Cn", "Zl", "Zp")
"""Unicode categories of control characters, unassigned ones and hidden line breaks."""
DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069")
ISOLATES, END_OF_ISOLATE = frozenset("\u2066\u2067\u2068\u2069"), "\u2069"


@lru_cache(maxsize=8192)
def _is_odd(character: str) -> bool:
    return (
        character in EMBEDDINGS_AND_OVERRIDES
        or character == REPLACEMENT
        or unicodedata.category(character) in NO_TEXT
        or ("\U000e0000" <= character <= "\U000e007f")
    )


def no_odd_characters(_source: str, target: str, _locale: SiteLocale) -> Iterator[Said]:
    """No control characters, no forced text direction, and each isolate closed.
    Bidirectional overrides can make a dose read backwards (Unicode Standard Annex 9).
    """
    characters = set(target)
    for character in sorted(filter(_is_odd, characters)):
        code = f"U+{ord(character):04X}"
        if character in EMBEDDINGS_AND_OVERRIDES:
            yield say(
                "the hidden character %(code)s forces the direction of the text; take it out",
                code=code,
            )
        else:
            yield say("the hidden character %(code)s is not text; take it out", code=code)
    depth = 0
    for character in target if characters & ISOLATES else ():
        depth += -1 if character == END_OF_ISOLATE else character in ISOLATES
        if depth < 0:
            break
    if depth:
        yield say("a hidden direction mark (isolate) is not closed, or closed twice; take it out")


def no_direction_marks(source: str, target: str, locale: SiteLocale) -> Iterator[Said]:
    """From left to right, a text needs no direction mark that the English has not."""
    if locale.direction == "rtl":
        return
    for character in sorted(DIRECTION_MARKS.intersection(target) - set(source)):
        code = f"U+{ord(character):04X}"
        yield say(
            "the hidden direction mark %(code)s can turn a figure round; take it out", code=code
        )
