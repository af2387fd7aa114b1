"""What readers cannot see in or beside a figure, or take for a digit.

A direction mark or isolate can turn 1,5 into 15, (Unicode Standard Annex 9), a soft hyphen or a
joiner can break 50 in two, a combining mark can strike a digit out, and an O beside digits
reads as a zero.
"""

import re
import unicodedata
from collections.abc import Iterator

from .model import Difference
from .side import Side

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff"
)
_BETWEEN = "[.,٫٬،:/%٪+−–<>≤≥=~ \u00a0-]?"
_BESIDE = re.compile(rf"\d{_BETWEEN}[{_HIDDEN}]|[{_HIDDEN}]{_BETWEEN}\d")
# In a text from right to left these may stand at the edge of a figure: they hold a minus in place.
_DIRECTION = "\u061c\u200e\u200f\u2066\u2068\u2069"
_OTHER = f"(?![{_DIRECTION}])[{_HIDDEN}]"
_MARK = "[.,٫٬،:/–−~-]?"
_INSIDE = re.compile(
    rf"\d{_MARK}[{_HIDDEN}]+{_MARK}[{_HIDDEN}]*\d|\d{_BETWEEN}{_OTHER}|{_OTHER}{_BETWEEN}\d"
)
_ROUND = "OoОоΟο〇○◯"
# No mark is a letter, a space or below U+0300; naming all 2,400 takes as long as checking a page.
_MAYBE_MARKED = re.compile(r"\d[.,٫٬:/%]?[^\w\s\x00-\u02ff]")
_STRAIGHT = "IІΙ"
_GLUED = re.compile(
    rf"\d[{_ROUND}{_STRAIGHT}](?![^\W\d_])|(?<![^\W_])[{_ROUND}]\d|\d[〇○◯]|\d[{_STRAIGHT}]\d"
)
_ORDINAL = re.compile(r"(\d(?:[\d.,]{0,30}\d)?)\.?([ºª])(?! ?[CF])")


def _marked(text: str) -> Iterator[re.Match[str]]:
    """The digits with a combining mark, or a variation selector, on them."""
    return (found for found in _MAYBE_MARKED.finditer(text) if _is_mark(found[0][-1]))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def unseen(text: str, *, right_to_left: bool) -> Iterator[str]:
    """One sentence for each thing beside a figure of `text` that readers would not see."""
    hidden = _INSIDE if right_to_left else _BESIDE
    for matches, fault in (
        (hidden.finditer(text), "a hidden character"),
        (_marked(text), "a mark on a digit"),
        (_GLUED.finditer(text), "a letter that looks like a digit"),
    ):
        for match in matches:
            odd = next(each for each in match[0] if not each.isdecimal() and _is_odd(each))
            around = text[max(0, match.start() - 6) : match.end() + 6].strip()
            yield f"“{around}” holds {fault} (U+{ord(odd):04X}) in or beside a figure; take it out"


def not_ordinal(target: Side) -> Iterator[Difference]:
    """Numbers with º or ª where nobody counts so: in another language, or from 100 on."""
    endings = target.language.words.dates.day_endings
    for match in _ORDINAL.finditer(target.normal.text):
        if match[2] not in endings or len(match[1]) > 2:
            message = f"“{match[0]}” holds a mark that looks like a zero; take it out"
            yield Difference(message, None, None)


def _is_odd(char: str) -> bool:
    """Whether a character is what these patterns look for, and no sign beside it."""
    return char in _ROUND + _STRAIGHT or _is_mark(char) or bool(re.match(f"[{_HIDDEN}]", char))
