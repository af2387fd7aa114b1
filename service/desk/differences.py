"""What has changed from one text to another: marked, and in words.

Screen readers say `del` and `ins` in some browsers only, and where a deletion ends in none, so the
words say the same (WCAG 2.2, 1.3.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

_PIECE = re.compile(r"\w+(?:[.,]\d+)*|\s+|[^\w\s]")
_EACH_LETTER = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+"
)
"""Scripts without spaces between words: there each letter is a piece."""
ALIKE = 0.6
"""How much two texts have in common from which on it is told what has changed in them."""


@dataclass(frozen=True)
class Change:
    """Words that stood there, and those that stand in their place; one of both can be empty."""

    before: str
    after: str


def changes(before: str, after: str) -> list[Change]:
    """What has changed, in its order."""
    pairs = ((old.strip(), new.strip()) for old, new in _pairs(before, after))
    return [Change(old, new) for old, new in pairs if old != new]


def marked(before: str, after: str) -> Markup:
    """The new text with what is gone and what is new marked."""
    made = Markup("")
    for old, new in _pairs(before, after):
        if old == new:
            made += escape(new)
            continue
        made += Markup("<del>{}</del>").format(old) if old else ""
        made += Markup("<ins>{}</ins>").format(new) if new else ""
    return made


def _pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Old and new words in turn. Texts that have little in common are one change; so are changes
    with nothing but spaces between."""
    old, new = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield before, after
        return
    waiting = ("", "")
    for tag, a, b, c, d in matcher.get_opcodes():
        pair = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" and pair[0].strip():
            yield from (part for part in (waiting, pair) if part != ("", ""))
            waiting = ("", "")
        else:
            waiting = waiting[0] + pair[0], waiting[1] + pair[1]
    if waiting != ("", ""):
        yield waiting


def _pieces(text: str) -> list[str]:
    found = _PIECE.findall(text)
    return [letter for piece in found for letter in _EACH_LETTER.findall(piece)]
