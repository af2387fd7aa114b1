"""One spelling for what typists and scripts spell in many ways, with a way back.

NFKC alone would turn 10⁶ into 106 and 2ª into 2a, so it is applied character by character
with exceptions, and every character keeps the offset that it came from.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

FILLER = "\ufffc"  # stands where something was taken out of a text
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_SUPERSCRIPT_VALUES = str.maketrans(SUPERSCRIPT, "0123456789+-")
_KEPT = frozenset(SUPERSCRIPT + "ºª¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_DROPPED = frozenset("™®©ـ")
# Narrow and unbreakable spaces may group digits; the plain space is another matter.
_NARROW_SPACES = frozenset("\u00a0\u202f\u2007\u2009\u200a\u2006\u2008\u2005")
_SAME = {
    **dict.fromkeys("‐‑⁃﹣－", "-"),
    **dict.fromkeys("―⸺", "—"),
    **dict.fromkeys("〜～∼˜", "~"),
    **dict.fromkeys("≦⩽", "≤"),
    **dict.fromkeys("≧⩾", "≥"),
    **dict.fromkeys("٪﹪％", "%"),
    **dict.fromkeys("’‘ʼ′׳＇", "'"),
    **dict.fromkeys("״“”„″", '"'),
    **dict.fromkeys("∶꞉：", ":"),
    **dict.fromkeys("أإآٱ", "ا"),
    "⁄": "/",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ⅰ": "I",
    "ⅱ": "II",
    "ⅲ": "III",
    "ⅳ": "IV",
}


@dataclass(frozen=True)
class Normal:
    """A text in normal spelling; character `i` stood at `starts[i]` to `ends[i]` of `original`."""

    original: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of a non-empty span of the normal text."""
        return self.starts[start], self.ends[end - 1]


def superscript(text: str) -> str:
    """The plain digits of superscript ones: `⁻⁶` → `-6`."""
    return text.translate(_SUPERSCRIPT_VALUES)


def without(text: str, start: int, end: int) -> str:
    """`text` with a span filled up, so that offsets stay."""
    return text[:start] + FILLER * (end - start) + text[end:]


@lru_cache(maxsize=16384)
def _one(cluster: str) -> str:
    """The normal spelling of one character with its combining marks."""
    first = cluster[0]
    if first in _KEPT:
        return first
    if first in _SAME:
        return _SAME[first]
    if first in _NARROW_SPACES:
        return "\u00a0"
    if first.isspace():
        return " "
    digit = unicodedata.decimal(first, None)
    if digit is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", cluster)


# The characters of a language come again and again: what each is, is looked up once.
@lru_cache(maxsize=16384)
def _is_dropped(char: str) -> bool:
    """Whether a character is no part of the normal spelling: invisible, or a mark to leave out."""
    return char in _DROPPED or unicodedata.category(char) == "Cf" or _vowel_mark(char)


@lru_cache(maxsize=16384)
def _is_mark(char: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.category(char)[0] == "M"


def _vowel_mark(char: str) -> bool:
    """Whether `char` is a vowel mark that Arabic or Hebrew may leave out, or a variation mark."""
    return (
        "\u0591" <= char <= "\u05c7"
        or "\u064b" <= char <= "\u0652"
        or char == "\u0670"
        or "\ufe00" <= char <= "\ufe0f"
    )


def _plain(letters: Iterable[str]) -> re.Pattern[str]:
    """Runs of characters that are normal as they are, and that no mark follows."""
    own = "".join(c for c in letters if _one(c) == c and not _is_dropped(c) and not _is_mark(c))
    run = f"[ -~一-鿿가-힣{re.escape(own)}]"
    return re.compile(f"{run}+(?!(?!{run})[^\0-\x7f])")


# Printable ASCII, ideographs, Hangul, and the letters of other scripts and what stands with them.
_PLAIN = _plain(
    chr(code)
    for script in ("\u00a0-ɏ", "Ͱ-ԯ", "א-ي", "ऄ-ॿ", "、-ヿ")
    for code in range(ord(script[0]), ord(script[2]) + 1)
)


@lru_cache(maxsize=512)
def normalise(text: str) -> Normal:
    """The normal spelling of `text`: ASCII digits, plain signs, no invisible characters."""
    if _PLAIN.fullmatch(text):
        return Normal(text, text, range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    here, length = 0, len(text)
    while here < length:
        if plain := _PLAIN.match(text, here):
            after = plain.end()
            out.append(plain[0])
            starts += range(here, after)
            ends += range(here + 1, after + 1)
            here = after
            continue
        char = text[here]
        after = here + 1
        if _is_dropped(char):
            here = after
            continue
        while after < length and _is_mark(text[after]):
            after += 1
        if after > here + 1:
            char += "".join(mark for mark in text[here + 1 : after] if not _vowel_mark(mark))
        for piece in _one(char):
            out.append(piece)
            starts.append(here)
            ends.append(after)
        here = after
    return Normal(text, "".join(out), tuple(starts), tuple(ends))
