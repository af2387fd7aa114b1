"""Which new text of the English comes from which old one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from service.catalogs.texts import Key

SIMILAR = 0.5
"""From this share of common words on, a new text counts as a change of a removed one."""


def pair(removed: Sequence[Key], new: Sequence[Key]) -> dict[Key, Key]:
    """Each new text with the removed one of its context that it comes from, most alike first."""
    old_words = [_words(text) for _, text in removed]
    candidates = []
    for key in new:
        words = _words(key[1])
        candidates += [
            (_likeness(old_words[number], words), number, key)
            for number, (context, _) in enumerate(removed)
            if context == key[0]
        ]
    candidates.sort(key=lambda candidate: (-candidate[0], candidate[1]))
    pairs: dict[Key, Key] = {}
    taken: set[int] = set()
    for score, number, key in candidates:
        if score >= SIMILAR and key not in pairs and number not in taken:
            pairs[key] = removed[number]
            taken.add(number)
    return pairs


def _likeness(one: list[str], other: list[str]) -> float:
    """The share of common words, in their order: 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The quick bound spares comparing a word with a page.
    return matcher.ratio() if matcher.real_quick_ratio() >= SIMILAR else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)
