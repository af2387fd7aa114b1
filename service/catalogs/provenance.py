"""Where a translation comes from and who stands for it, as the header of its PO file says.

A sign-off is one field, `X-Signed-Off-1: plain; 2026-11-28; 0123456789abcdef; Ana Ruiz`: what
was read (a register, or all), when, a digest of exactly what was read (`sign_offs`), and who read
it; then `recorded by the operator` where the person did not press the button of the desk. One that
no longer counts may say since when and why: `…; ended 2026-12-01; the English of 2 texts changed`.

The fields are numbered, since tools keep the fields of a header by name: of several of one name
polib and translate-toolkit (Weblate) keep the last.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import polib

from service.catalogs.comments import named_in
from service.catalogs.people import clean_name, folded, translator, writers

ORIGIN = "X-Translation-Origin"
ORIGIN_BY = "X-Translation-Origin-By"
PAGE = "X-Page"
ALL = "all"
"""What was read, where a review is of a whole catalog."""

SIGNED = "X-Signed-Off-"
_NUMBERED = re.compile(r"X-(?:Signed-Off|Reviewed-By)-(\d{1,3})")
_OLD = ("X-Reviewed-By", "X-Reviewed-On", "X-Reviewed-Digest")
"""The fields of the one review that a file could hold at first. Those and `X-Reviewed-By-1` are
read and rewritten; they were bound to less than a sign-off is, so they have lapsed."""
_RECORDED = "recorded by the operator"
_LINE = re.compile(
    r"(?P<part>standard|plain|all);\s*(?P<day>\d{4}-\d\d-\d\d);\s*(?P<digest>[0-9a-f]{16});"
    rf"\s*(?P<name>[^;]+?)\s*(?P<recorded>;\s*{_RECORDED}\s*)?"
    r"(?:;\s*ended (?P<ended>\d{4}-\d\d-\d\d);\s*(?P<why>[^;]*))?"
)


@dataclass(frozen=True)
class Review:
    """A person who read a part of a catalog and stands for it, until its digest is another."""

    part: str
    day: str
    digest: str
    name: str
    ended: str = ""
    why: str = ""
    recorded: bool = False
    """Whether the operator recorded it by a command, on the person's word."""

    def bound_to(self, digest: str) -> Review:
        """The same review of words that mean what was read."""
        return replace(self, digest=digest, ended="", why="")

    def __str__(self) -> str:
        line = f"{self.part}; {self.day}; {self.digest}; {self.name}"
        line += f"; {_RECORDED}" if self.recorded else ""
        return f"{line}; ended {self.ended}; {self.why}" if self.ended else line


@dataclass(frozen=True)
class Provenance:
    """Where a translation comes from. `origin` is machine, human, or empty: nobody said yet."""

    origin: str = ""
    translator: str = ""
    revised: str = ""
    reviews: tuple[Review, ...] = ()
    writers: tuple[str, ...] = ()
    origin_by: str = ""

    def is_writer(self, name: str) -> bool:
        """Whether somebody of this name wrote words of the catalog."""
        return folded(name) in map(folded, self.writers)


def provenance_of(file: polib.POFile) -> Provenance:
    """What the header of a file says, without what cannot be shown."""
    header = file.metadata
    origin = header.get(ORIGIN, "").strip().lower()
    return Provenance(
        origin=origin if origin in ("machine", "human") else "",
        translator=translator(file),
        revised=header.get("PO-Revision-Date", "")[:10],
        reviews=tuple(_reviews(header)),
        writers=tuple(dict.fromkeys([*writers(file), *_named(file)])),
        origin_by=clean_name(header.get(ORIGIN_BY, "").split(";")[0]),
    )


def _named(file: polib.POFile) -> Iterable[str]:
    """Who the comments of its texts name for their words."""
    return (name for entry in file if not entry.obsolete for name in named_in(entry.tcomment))


def _reviews(header: dict[str, str]) -> Iterable[Review]:
    by, day, digest = (header.get(name, "") for name in _OLD)
    lines = [f"{ALL}; {day}; {digest}; {by}"] if by else []
    lines += [header[name] for name in sorted(header, key=_number) if _number(name)]
    for line in lines:
        found = _LINE.fullmatch(line.strip())
        if found and is_day(found["day"]) and (name := clean_name(found["name"])):
            yield Review(
                found["part"],
                found["day"],
                found["digest"],
                name,
                found["ended"] or "",
                found["why"] or "",
                recorded=bool(found["recorded"]),
            )


def _number(field: str) -> int:
    """The number of a field that holds a sign-off; 0 for others."""
    found = _NUMBERED.fullmatch(field)
    return int(found[1]) if found else 0


def write_reviews(file: polib.POFile, reviews: Iterable[Review]) -> None:
    """Put these sign-offs into the header of a file, and no others."""
    for name in [name for name in file.metadata if name in _OLD or _number(name)]:
        del file.metadata[name]
    for number, review in enumerate(reviews, 1):
        file.metadata[f"{SIGNED}{number}"] = str(review)


def is_day(text: str) -> bool:
    """Whether a text is a date (ISO 8601, 2026-11-22)."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
