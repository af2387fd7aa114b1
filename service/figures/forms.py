"""From a table of forms to a pattern that finds them in a normal text."""

import re
from collections.abc import Iterable, Mapping

from .normal import normalise

LETTERS = {
    "latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿͰ-Ͽ",
    "cyrillic": "Ѐ-ӿ",
    "arabic": "ء-ۓ",
    "hebrew": "א-ת",
    "devanagari": "ऀ-ॣॱ-ॿ",
}
# Number words that go on: "fünf" does not begin "fünfzehn".
_LONGER_NUMBER = "(?!zehn|zig|ßig|hundert|tausend|tien|tig|honderd|duizend|десят|надцат|сот)"


def _class(char: str) -> str:
    """The letters of the script of `char`, for scripts that put spaces between words."""
    return next((letters for letters in LETTERS.values() if re.match(f"[{letters}]", char)), "")


def _piece(form: str) -> str:
    """One form as a pattern; `*` stands for more letters, `[…]` for one of them."""
    normal = normalise(form).text
    if "[" in normal or "*" in normal:
        return normal.replace(".", r"\.").replace("*", rf"{_LONGER_NUMBER}\w*")
    escaped = re.escape(normal).replace(r"\ ", "[ \u00a0]")
    return f"(?i:{escaped})" if len(normal) >= 4 else escaped


def before(form: str) -> str:
    """What must not stand before `form` where it is to begin a word."""
    letters = _class(form[0])
    return f"(?<![{letters}])" if letters else ""


def after(form: str) -> str:
    """What must not stand after `form` where it is to end a word."""
    letters = _class(form[-1])
    if not letters or form[-1] in "*]":
        return ""
    mark = "'" if len(form) == 1 and form.isascii() else ""
    return f"(?![{letters}{mark}])"


def split(cell: str) -> list[str]:
    """The forms of one cell of a table."""
    return [form for form in cell.split("|") if form]


def of(table: Mapping[str, str], language: str) -> list[str]:
    """The forms of `language`, and those of every language (`*`)."""
    return split(table.get("*", "")) + split(table.get(language, ""))


def pattern(forms: Iterable[str], *, begins: bool = True, ends: bool = True) -> str:
    """A pattern of `forms`, longest first, each a whole word where asked for."""
    pieces = [
        (before(normalise(form).text) if begins else "")
        + _piece(form)
        + (after(normalise(form).text) if ends else "")
        for form in sorted(set(forms), key=len, reverse=True)
    ]
    return f"(?:{'|'.join(pieces)})" if pieces else "(?!)"
