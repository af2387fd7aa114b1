"""From a table of forms to a pattern that finds them in a normal text."""

import re
from collections.abc import Iterable
from itertools import groupby

from .normal import normalise
from .wordings import Groups

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
_SCRIPTS = [(letters, re.compile(f"[{letters}]")) for letters in LETTERS.values()]


def _class(char: str) -> str:
    """The letters of the script of `char`, for scripts that put spaces between words."""
    return next((letters for letters, found in _SCRIPTS if found.match(char)), "")


def _piece(form: str, longer: Iterable[str]) -> str:
    """One form as a pattern; `*` stands for more letters, `[…]` for one of them."""
    if _is_stem(form):
        stop = f"(?!{'|'.join(map(re.escape, longer))})" if longer else ""
        return _stem(form).replace("*", rf"{stop}\w*")
    return re.escape(form).replace(r"\ ", SPACE)


def _is_stem(form: str) -> bool:
    return "[" in form or "*" in form


def _stem(form: str) -> str:
    """A form with everything escaped but its stars and the letters in brackets."""
    parts = re.split(r"(\*|\[\w+\])", form)
    return "".join(part if index % 2 else re.escape(part) for index, part in enumerate(parts))


def before(form: str) -> str:
    """What must not stand before `form` where it is to begin a word."""
    letters = _class(form[0])
    return f"(?<![{letters}])" if letters else ""


def goes_on(text: str) -> bool:
    """Whether a text begins with a letter of a script that puts spaces between words."""
    return bool(text and _class(text[0]))


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
    return "".join(f"(?:{literal(group)})??" for group in groups)


def outside(groups: Groups, not_after: str) -> str:
    """What stands before a word whose forms do not themselves say where a word begins.

    `not_after` are the letters that may not stand before it (first-last); where small words are
    joined to it, they are those of the script. Empty where neither is given.
    """
    letters = not_after or (_class(groups[0][0][0]) if groups else "")
    return f"(?<![{letters}]){joined(groups)}" if letters else ""


def _alternatives(forms: list[str], longer: Iterable[str]) -> str:
    """Forms, longest first, as one pattern that finds what they would find one after the other.

    What literal forms begin with alike stands once, where that is so in any case: hundreds of
    number words compile in half the time.
    """
    begun = {form[:end] for form in forms for end in range(len(form) + 1)}
    if any(map(_is_stem, forms)) or len(begun) != len({each.lower() for each in begun}):
        return "|".join(_piece(form, longer) for form in forms)
    tree: _Tree = {}
    for form in forms:
        node = tree
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    return _of_tree(tree)


_Tree = dict[str, "_Tree"]
"""What may follow, by the next letter; `""` where a form ends."""


def _of_tree(tree: _Tree) -> str:
    branches = [
        (SPACE if char == " " else re.escape(char)) + _of_tree(rest)
        for char, rest in tree.items()
        if char
    ]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def pattern(
    forms: Iterable[str],
    *,
    begins: bool = True,
    ends: bool = True,
    longer: Iterable[str] = (),
    endings: Iterable[str] = (),
) -> str:
    """A pattern of `forms`, longest first, each a whole word where asked for.

    A form with a star does not go on with one of `longer`; any may end in one of `endings`. One
    of invisible characters alone finds nothing.
    """
    normal = {normalise(form).text for form in forms} - {""}
    if not normal:
        return "(?!)"
    more = f"(?:{literal(endings)})?" if endings else ""
    # Forms of two scripts never begin at the same place: each script's may stand by themselves.
    by_start: dict[str, list[str]] = {}
    for form in sorted(normal, key=lambda form: (-len(form), form)):
        by_start.setdefault(before(form) if begins else "", []).append(form)
    found = []
    for start, some in by_start.items():
        # Neighbours that end and fold alike share what says so: it compiles in half the time.
        pieces = []
        for (folds, end), alike in groupby(
            some,
            key=lambda form: (
                len(form) >= 4 and not _is_stem(form),
                after(form) if ends else "",
            ),
        ):
            said = _alternatives([*alike], longer)
            pieces.append(f"(?{'i' if folds else ''}:{said}){more}{end}")
        # Where no form begins is passed over at once, and not tried form by form.
        first = re.escape("".join(sorted({form[0] for form in some})))
        found.append(f"{start}(?i:(?=[{first}]))(?:{'|'.join(pieces)})")
    return f"(?:{'|'.join(found)})"
