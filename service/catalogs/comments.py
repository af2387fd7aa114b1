"""The line of a translator's comment that says where the words of a text come from.

`Suggested by Ana Ruiz, 2026-12-03, in the words of Eva Gil.` Editors of PO files keep comments
(GNU gettext manual, "The Format of PO Files"), so it stays with its text. It is untrusted.
"""

from __future__ import annotations

import datetime
import re

from service.catalogs.people import clean_name

A_READER = "a reader"
"""Who suggested words without asking to be named."""
_LINE = re.compile(
    r"Suggested by (?P<name>.{1,80}?), (?P<day>\d{4}-\d\d-\d\d)"
    r"(?:, in the words of (?P<editor>.{1,80}?))?\."
)


def suggested(name: str, day: datetime.date, editor: str = "") -> str:
    """The line of words that somebody suggested, and that `editor` put in other words."""
    own = f", in the words of {editor}" if editor else ""
    return f"Suggested by {name or A_READER}, {day.isoformat()}{own}."


def suggested_on(comment: str) -> str:
    """The last day (ISO 8601) on which a text was changed after a suggestion, or nothing."""
    found = (line["day"] for line in _lines(comment))
    return max((day for day in found if _is_day(day)), default="")


def named_in(comment: str) -> list[str]:
    """Who suggested or changed the words of a text, as far as its comment says."""
    found = [name for line in _lines(comment) for name in (line["name"], line["editor"] or "")]
    return [clean for name in found if name != A_READER and (clean := clean_name(name))]


def _lines(comment: str) -> list[re.Match[str]]:
    if "Suggested by " not in comment:  # as nearly all
        return []
    return [m for line in comment.splitlines() if (m := _LINE.fullmatch(line.strip()))]


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
