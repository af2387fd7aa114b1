"""Sorting names as readers of a language expect, with the standard library alone.

Babel has no collation, and ICU would be the largest dependency by far for lists of 30 names.
Latin letters sort without their accents, but where an accented letter is a letter of its own
(CLDR collation: es, tr) after its base letter. Chinese sorts by pinyin, which is the order of
GB 2312's first level, Japanese by kana and then by the reading of kanji, the order of JIS X
0208's first level. Hangul, Arabic and Devanagari stand in Unicode in their own order.
"""

from __future__ import annotations

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
    letters that are not those of other languages, `encoding` a character set in whose order the
    names stand. `rows` has what stands above the names of a list in place of their first letter,
    with the first character of each run of names under it (CLDR: index characters).
    """

    after: Mapping[Letter, Letter] = {}
    lower: Mapping[Letter, Letter] = {}
    encoding: Literal["", "gb18030", "euc_jp"] = ""
    rows: Mapping[str, Characters] = {}


KATAKANA = {kana: kana + 0x60 for kana in range(0x3041, 0x3097)}
"""Hiragana sorts as katakana does (JIS X 4061)."""

BARE = Sorting()
"""The order of the bare letters."""


def sort_key(text: str, sorting: Sorting) -> tuple[object, ...]:
    """A key for `sorted`. `text` is a name in the language of `sorting`."""
    composed = fold(text, sorting)
    tailored = "".join(
        f"{sorting.after[letter]}\uffff" if letter in sorting.after else letter
        for letter in composed
    )
    bare = "".join(c for c in unicodedata.normalize("NFKD", tailored) if not _is_accent(c))
    if sorting.encoding == "euc_jp":
        bare = bare.translate(KATAKANA)
    if sorting.encoding:
        return bare.encode(sorting.encoding, "replace"), composed
    return bare, composed


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
    """Text without case, in one Unicode form (NFC). Turkish, for one, has two letters i."""
    for capital, small in sorting.lower.items():
        text = text.replace(capital, small)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _is_accent(character: str) -> bool:
    """Accents of Latin, vowel signs and hamza of Arabic, the voicing marks of kana."""
    return unicodedata.category(character) == "Mn" and (
        "\u0300" <= character <= "\u036f"
        or "\u064b" <= character <= "\u0670"
        or character in "\u3099\u309a"
    )
