"""The lines of a translator's comment that say where the words of a text come from.

`Suggested by Ana Ruiz, 2026-12-03, in the words of Eva Gil.` and `Written by Eva Gil, 2026-12-04.`
Editors of PO files keep comments (GNU gettext manual, "The Format of PO Files"), so each stays with
its text. They are untrusted.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from service.catalogs.people import clean_name

A_READER = "a reader"
"""Who suggested words without asking to be named."""
MOST = 10
"""Changes of a text that are told, the newest."""
_LINE = re.compile(
    r"(?P<act>Suggested|Written) by (?P<name>.{1,80}?), (?P<day>\d{4}-\d\d-\d\d)"
    r"(?:, in the words of (?P<editor>.{1,80}?))?\."
)


class Changed(NamedTuple):
    """A change of a text at the desk: the day (ISO 8601), and whether it came after a suggestion.
    Only a reader who asked for it has a name."""

    day: str
    is_suggested: bool
    name: str = ""


def suggested(name: str, day: datetime.date, editor: str = "") -> str:
    """The line of words that somebody suggested, and that `editor` put in other words."""
    own = f", in the words of {editor}" if editor else ""
    return f"Suggested by {name or A_READER}, {day.isoformat()}{own}."


def written(name: str, day: datetime.date) -> str:
    """The line of words that somebody wrote at the desk."""
    return f"Written by {name}, {day.isoformat()}."


def changes_in(comment: str) -> tuple[Changed, ...]:
    """The changes of a text that its comment tells of, the newest first."""
    found = {
        Changed(line["day"], is_suggested, _reader(line["name"]) if is_suggested else "")
        for line in _lines(comment)
        if _is_day(line["day"])
        for is_suggested in (line["act"] == "Suggested",)
    }
    return tuple(sorted(found, reverse=True)[:MOST])


def named_in(comment: str) -> list[str]:
    """Who suggested, wrote or changed the words of a text, as far as its comment says."""
    found = [name for line in _lines(comment) for name in (line["name"], line["editor"] or "")]
    return [clean for name in found if (clean := _reader(name))]


def _reader(name: str) -> str:
    return "" if name == A_READER else clean_name(name)


def _lines(comment: str) -> list[re.Match[str]]:
    if " by " not in comment:  # as nearly all
        return []
    return [m for line in comment.splitlines() if (m := _LINE.fullmatch(line.strip()))]


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
