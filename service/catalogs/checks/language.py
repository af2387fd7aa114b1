"""Whether a translation is in the language that it says it is in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from service.catalogs.checks.placeholders import PLACEHOLDER
from service.content.markup import plain_text
from service.locales.locale import SiteLocale
from service.said import Said, say

SCRIPTS = {
    "Arab": ("ARABIC",),
    "Beng": ("BENGALI",),
    "Deva": ("DEVANAGARI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"),
    "Cyrl": ("CYRILLIC",),
    "Grek": ("GREEK",),
    "Hebr": ("HEBREW",),
    "Latn": ("LATIN",),
    "Thai": ("THAI",),
}
"""ISO 15924 code of a script, and how the Unicode names of its letters begin."""

ALL_SCRIPTS = sorted({name for names in SCRIPTS.values() for name in names} - {"LATIN", "GREEK"})
ENGLISH_WORDS = {
    "the", "and", "with", "that", "not", "did", "are", "this", "from", "which", "who", "were",
    "by", "they", "what", "how", "does", "been", "their", "than", "people", "whether",
}  # fmt: skip
"""Words of English that none of our languages has."""
SYMBOLS = {"mg", "kg"}
"""Symbols of units, which stay as they are: “2 mg/kg” is whole in every script."""

_WORDS, _LATIN_WORDS = re.compile(r"[^\W\d_]+"), re.compile(r"[A-Za-z]+")


def right_language(source: str, target: str, locale: SiteLocale) -> Iterator[Said]:
    """The text is written in the language's own script, and is not English left in place.

    Names stay in Latin letters, so a few Latin words are fine everywhere.
    """
    target = PLACEHOLDER.sub(" ", plain_text(target))
    words = _WORDS.findall(target)
    own = SCRIPTS.get(locale.script, ())
    scripts = {_script(letter) for letter in set("".join(words))}
    english = _in_english(source)
    if own and "LATIN" not in own and english.words > 1 and not scripts & set(own):
        yield say(
            "no letter of the script of this language is in it; translate it",
            f"no letter of the script of {locale.babel.english_name} in it; translate it",
        )
        return
    for script in ALL_SCRIPTS:
        if script in scripts and own and script not in own:
            letters = sorted({c for c in "".join(words) if _script(c) == script})
            yield say(
                "has letters of another script (%(script)s), %(letters)s; replace them",
                script=script.title(),
                letters=" ".join(letters[:10]),
            )
    common = {word.lower() for word in words} & ENGLISH_WORDS
    is_copy = english.small > 2 and " ".join(target.split()) == english.text
    if is_copy or len(common) > (2 if "LATIN" in own else 1):
        yield say("reads as English; translate it")


class _English(NamedTuple):
    """A text of the original with its spaces folded; how many English words it has, and how many
    without a capital."""

    text: str
    words: int
    small: int


# The English of one text is asked for again for each language.
@lru_cache(maxsize=4096)
def _in_english(source: str) -> _English:
    text = PLACEHOLDER.sub(" ", plain_text(source))
    words = [w for w in _LATIN_WORDS.findall(text) if w[1:].islower() and w not in SYMBOLS]
    return _English(" ".join(text.split()), len(words), sum(map(str.islower, words)))


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]
