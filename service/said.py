"""Sentences for translators: in English on the command line, in the reader's language on a page.

The English sentence is its own key, as everywhere in gettext; what it names is filled in last.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T", bound=str)
LONGEST = 200
"""Of what a sentence quotes, this much is enough."""
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Said:
    """One sentence. `exactly` is the English that says more, where only English can as yet."""

    text: str
    values: tuple[tuple[str, str], ...] = ()
    exactly: str = ""

    def __str__(self) -> str:
        return self.exactly or self.text % dict(self.values)

    def in_words(self, gettext: Callable[..., T]) -> T:
        """The sentence by a gettext that fills in what it names, `gettext(text, **values)`."""
        return gettext(self.text, **dict(self.values))


def say(text: str, exactly: str = "", /, **values: str) -> Said:
    """A sentence, marked for extraction; `exactly` is what is said in English in its stead.

    What a sentence quotes is untrusted: hidden characters are left out of it.
    """
    return Said(text, tuple((name, visible(value)) for name, value in values.items()), exactly)


def visible(text: str) -> str:
    """A quotation without control and direction characters, and no longer than need be."""
    kept = "".join(
        character
        for character in text[: 2 * LONGEST]
        if unicodedata.category(character)[0] != "C" or character in _JOINERS
    )
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"
