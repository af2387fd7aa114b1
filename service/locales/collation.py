"""Sorting names as readers of a language expect, with the standard library alone.

Babel has no collation, and ICU would be the largest dependency by far for lists of 30 names.
Latin letters sort without their accents, but where an accented letter is a letter of its own
(CLDR collation: es, tr) after its base letter. Chinese sorts by pinyin, which is the order of
GB 2312's first level, or by strokes, that of Big5's, Japanese by kana and then by the reading of
kanji, the order of JIS X 0208's first level. Hangul, Arabic, the scripts of India and Thai stand in
Unicode in their own order, but for the vowels of Thai that are written before their consonant.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

Letter = Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
Characters = Annotated[str, msgspec.Meta(min_length=1)]


class Sorting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the order of a language differs from that of the bare letters.

    `after` has letters of their own with the letter that each comes after, `lower` the small
    letters that are not those of other languages, `leading` the letters that are written before the
    one after which they sort, `encoding` a character set in whose order the names stand. `rows` has
    what stands above the names of a list in place of their first letter, with the first character
    of each run of names under it (CLDR: index characters).
    """

    after: Mapping[Letter, Letter] = {}
    lower: Mapping[Letter, Letter] = {}
    leading: str = ""
    encoding: Literal["", "gb18030", "big5", "euc_jp"] = ""
    rows: Mapping[str, Characters] = {}


KATAKANA = {kana: kana + 0x60 for kana in range(0x3041, 0x3097)}
"""Hiragana sorts as katakana does (JIS X 4061)."""

BARE = Sorting()
"""The order of the bare letters."""


def sort_key(text: str, sorting: Sorting) -> tuple[object, ...]:
    """A key for `sorted`. `text` is a name in the language of `sorting`."""
    composed = fold(text, sorting)
    tailored = "".join(_placed(letter, sorting.after) for letter in composed)
    bare = "".join(c for c in unicodedata.normalize("NFKD", tailored) if not _is_accent(c))
    if sorting.encoding == "euc_jp":
        bare = bare.translate(KATAKANA)
    if sorting.encoding:
        return bare.encode(sorting.encoding, "replace"), composed
    return bare, composed


def _placed(letter: str, after: Mapping[str, str]) -> str:
    """A letter as one that sorts after its neighbour, which may come after another (å, ä, ö)."""
    steps = 0
    while letter in after and steps < len(after):
        letter, steps = after[letter], steps + 1
    return letter + "\uffff" * steps


def index_letter(text: str, sorting: Sorting) -> str:
    """The letter of the language under which a reader looks for a name in a list."""
    starts = [(sort_key(c, sorting)[:1], row) for row, cs in sorting.rows.items() for c in cs]
    starts.sort()
    place = bisect_right([start for start, _ in starts], sort_key(text, sorting)[:1])
    if place:
        return starts[place - 1][1]
    first = fold(text, sorting)[0]
    if first not in sorting.after:
        first = unicodedata.normalize("NFKD", first)[0]
    capitals = {small: capital for capital, small in sorting.lower.items()}
    return capitals.get(first, first.upper())


def fold(text: str, sorting: Sorting) -> str:
    """Text without case, in one Unicode form (NFC), its letters in the order in which they sort.

    Turkish, for one, has two letters i; Thai writes some vowels before their consonant.
    """
    for capital, small in sorting.lower.items():
        text = text.replace(capital, small)
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return re.sub(f"([{sorting.leading}])(.)", r"\2\1", text) if sorting.leading else text


def _is_accent(character: str) -> bool:
    """Accents of Latin, vowel signs and hamza of Arabic, tones of Thai, voicing marks of kana."""
    return unicodedata.category(character) == "Mn" and (
        "\u0300" <= character <= "\u036f"
        or "\u064b" <= character <= "\u0670"
        or "\u0e47" <= character <= "\u0e4e"
        or character in "\u3099\u309a"
    )
