"""Where a translation comes from and who stands for it, as the header of its PO file says.

A review is one field, `X-Reviewed-By-1: plain; 2026-11-28; 0123456789abcdef; Ana Ruiz`: what
was read (a register, or all), when, a digest of exactly what was read, and who read it. One that
no longer counts says since when and why: `…; ended 2026-12-01; the English of 2 texts changed`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import polib

from service.catalogs.people import clean_name, folded, translator, writers

ORIGIN = "X-Translation-Origin"
ORIGIN_BY = "X-Translation-Origin-By"
PAGE = "X-Page"
ALL = "all"
"""What was read, where a review is of a whole catalog."""

_NUMBERED = re.compile(r"X-Reviewed-By-\d{1,3}")
_OLD = ("X-Reviewed-By", "X-Reviewed-On", "X-Reviewed-Digest")
"""The fields of the one review that a file could hold earlier. They are read, and rewritten."""
_LINE = re.compile(
    r"(?P<part>standard|plain|all);\s*(?P<day>\d{4}-\d\d-\d\d);\s*(?P<digest>[0-9a-f]{16});"
    r"\s*(?P<name>[^;]+?)\s*(?:;\s*ended (?P<ended>\d{4}-\d\d-\d\d);\s*(?P<why>[^;]*))?"
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

    def bound_to(self, digest: str) -> Review:
        """The same review of words that mean what was read."""
        return replace(self, digest=digest, ended="", why="")

    def __str__(self) -> str:
        line = f"{self.part}; {self.day}; {self.digest}; {self.name}"
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
        writers=tuple(writers(file)),
        origin_by=clean_name(header.get(ORIGIN_BY, "").split(";")[0]),
    )


def _reviews(header: dict[str, str]) -> Iterable[Review]:
    by, day, digest = (header.get(name, "") for name in _OLD)
    lines = [f"{ALL}; {day}; {digest}; {by}"] if by else []
    names = sorted(filter(_NUMBERED.fullmatch, header), key=lambda name: int(name[14:]))
    lines += [header[name] for name in names]
    for line in lines:
        found = _LINE.fullmatch(line.strip())
        if found and is_day(found["day"]) and (name := clean_name(found["name"])):
            ended = found["ended"] or ""
            yield Review(
                found["part"], found["day"], found["digest"], name, ended, found["why"] or ""
            )


def write_reviews(file: polib.POFile, reviews: Iterable[Review]) -> None:
    """Put these reviews into the header of a file, and no others."""
    for name in [name for name in file.metadata if name in _OLD or _NUMBERED.fullmatch(name)]:
        del file.metadata[name]
    for number, review in enumerate(reviews, 1):
        file.metadata[f"X-Reviewed-By-{number}"] = str(review)


def is_day(text: str) -> bool:
    """Whether a text is a date (ISO 8601, 2026-11-22)."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
