"""Sorting names as readers of a locale expect, with the standard library alone.

Babel has no collation, and ICU would be the largest dependency by far for lists of 30 names.
Latin letters sort without their accents, but where an accented letter is a letter of its own
(CLDR collation: es, tr) after its base letter. Chinese sorts by pinyin, which is the order of
GB 2312's first level, Japanese by kana and then by the reading of kanji, the order of JIS X
0208's first level. Hangul, Arabic and Devanagari stand in Unicode in their own order.
"""

from __future__ import annotations

import unicodedata

from service.locales.locale import SiteLocale

LETTERS = {
    "es": {"ñ": "n\uffff"},
    "tr": {
        "ç": "c\uffff",
        "ğ": "g\uffff",
        "ı": "h\uffff",
        "ö": "o\uffff",
        "ş": "s\uffff",
        "ü": "u\uffff",
    },
}
"""Letters that sort right after another one: for Turkish, ı comes between h and i."""


def sort_key(text: str, locale: SiteLocale) -> tuple[object, ...]:
    """A key for `sorted`. `text` is a name in the locale's language."""
    if locale.script == "Hans":
        return (text.encode("gb18030"),)
    language = locale.babel.language
    lowered = text.replace("I", "ı").replace("İ", "i") if language == "tr" else text
    composed = unicodedata.normalize("NFC", lowered.casefold())
    tailored = "".join(LETTERS.get(language, {}).get(letter, letter) for letter in composed)
    bare = "".join(c for c in unicodedata.normalize("NFKD", tailored) if not _is_accent(c))
    if language == "ja":
        return bare.encode("euc_jp", "replace"), composed
    return bare, composed


def _is_accent(character: str) -> bool:
    """Accents of Latin, vowel signs and hamza of Arabic, the voicing marks of kana."""
    return unicodedata.category(character) == "Mn" and (
        "\u0300" <= character <= "\u036f"
        or "\u064b" <= character <= "\u0670"
        or character in "\u3099\u309a"
    )
