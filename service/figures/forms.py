"""From a table of forms to a pattern that finds them in a normal text."""

import re
from collections.abc import Iterable

from .normal import normalise
from .words import Groups

SPACE = "[ \u00a0]"
RANGE_MARKS = ("-", "–", "—", "~", "−")
LIST_MARKS = (*RANGE_MARKS, "/", ":", "、")

LETTERS = {
    "latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿͰ-Ͽ",
    "cyrillic": "Ѐ-ӿ",
    "arabic": "ء-ۓ",
    "hebrew": "א-ת",
    "devanagari": "ऀ-ॣॱ-ॿ",
}


def _class(char: str) -> str:
    """The letters of the script of `char`, for scripts that put spaces between words."""
    return next((letters for letters in LETTERS.values() if re.match(f"[{letters}]", char)), "")


def _piece(normal: str, longer: Iterable[str]) -> str:
    """One form as a pattern; `*` stands for more letters, `[…]` for one of them."""
    if "[" in normal or "*" in normal:
        stop = f"(?!{'|'.join(map(re.escape, longer))})" if longer else ""
        return _stem(normal).replace("*", rf"{stop}\w*")
    escaped = re.escape(normal).replace(r"\ ", SPACE)
    return f"(?i:{escaped})" if len(normal) >= 4 else escaped


def _stem(form: str) -> str:
    """A form with everything escaped but its stars and the letters in brackets."""
    parts = re.split(r"(\*|\[\w+\])", form)
    return "".join(part if index % 2 else re.escape(part) for index, part in enumerate(parts))


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


def literal(forms: Iterable[str]) -> str:
    """A pattern of any of `forms`, letter by letter and longest first; of nothing, if none."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"


def joined(groups: Groups) -> str:
    """A pattern of letters that may stand joined before a word."""
    return "".join(f"(?:{literal(group)})?" for group in groups)


def outside(groups: Groups, not_after: str) -> str:
    """What stands before a word whose forms do not themselves say where a word begins.

    `not_after` are the letters that may not stand before it (first-last); where small words are
    joined to it, they are those of the script. Empty where neither is given.
    """
    letters = not_after or (_class(groups[0][0][0]) if groups else "")
    return f"(?<![{letters}]){joined(groups)}" if letters else ""


def pattern(
    forms: Iterable[str], *, begins: bool = True, ends: bool = True, longer: Iterable[str] = ()
) -> str:
    """A pattern of `forms`, longest first, each a whole word where asked for.

    A form with a star does not go on with one of `longer`. One of invisible characters alone
    finds nothing.
    """
    pieces = [
        (before(normal) if begins else "")
        + _piece(normal, longer)
        + (after(normal) if ends else "")
        for form in sorted(set(forms), key=lambda form: (-len(form), form))
        if (normal := normalise(form).text)
    ]
    return f"(?:{'|'.join(pieces)})" if pieces else "(?!)"
