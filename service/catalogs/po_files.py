"""Reads and writes PO files as translators' tools do, and never half a file."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from service.errors import Problem
from service.whole_files import write_whole

_LINE = re.compile(
    r"(?:#[~|] ?)*(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) +)?"
    r'"(?:[^"\\]|\\.)*"\s*|#.*|\s*'
)
"""A line of a PO file (GNU gettext manual, section "The Format of PO Files")."""


class CatalogError(Exception):
    """A PO file that cannot be read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_po(path: Path) -> polib.POFile:
    """Read a PO file (UTF-8), whole. Raises CatalogError where it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8")
        _check_lines(path, text)
        catalog = polib.pofile(text, wrapwidth=0, check_for_duplicates=True)
    except FileNotFoundError:
        raise CatalogError(Problem(path, 1, "the file is missing")) from None
    except UnicodeDecodeError as error:
        raise CatalogError(Problem(path, 1, f"is not UTF-8 text: {error.reason}")) from None
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise CatalogError(_syntax_problem(path, error)) from None
    _point_to_msgid(catalog, text)
    _restore_previous(catalog, text)
    return catalog


def _check_lines(path: Path, text: str) -> None:
    """Refuse what the reader would guess at: a string that is not closed, a file cut short."""
    keyword = ""
    number = 1
    for number, line in enumerate(text.split("\n"), 1):
        if len(line.rstrip("\r").splitlines()) > 1:
            message = "a hidden line break stands in this line; take it out"
            raise CatalogError(Problem(path, number, message))
        found = _LINE.fullmatch(line)
        if found is None:
            message = "cannot be read as PO: is a quotation mark missing, or one too many?"
            raise CatalogError(Problem(path, number, message))
        keyword = found["keyword"] or keyword
    if not keyword.startswith("msgstr"):
        raise CatalogError(Problem(path, number, "cannot be read as PO: the file ends too early"))


def _restore_previous(catalog: polib.POFile, text: str) -> None:
    """Give obsolete entries their previous English (`#~|`), which polib passes over."""
    found = {}
    for block in re.finditer(r"((?:#~\| ?.*\n)+)((?:#~ .*(?:\n|$))+)", text):
        lines = block[1].replace("#~| ", "#| ") + block[2].replace("#~ ", "")
        for entry in polib.pofile(lines):
            found[entry.msgctxt, entry.msgid, entry.msgstr] = entry
    for entry in catalog:
        if entry.obsolete and (old := found.get((entry.msgctxt, entry.msgid, entry.msgstr))):
            entry.previous_msgctxt = old.previous_msgctxt
            entry.previous_msgid = old.previous_msgid
            entry.previous_msgid_plural = old.previous_msgid_plural


def _point_to_msgid(catalog: polib.POFile, text: str) -> None:
    """Let each entry's line be that of its `msgid`, and not of the comments above it."""
    lines = text.split("\n")
    for entry in catalog:
        number = entry.linenum or 1
        while number < len(lines) and not re.match(r"(#~ ?)?msgid ", lines[number - 1]):
            number += 1
        entry.linenum = number


def _syntax_problem(path: Path, error: Exception) -> Problem:
    """polib names its input and the line in one sentence; keep the line and the reason."""
    _, _, tail = str(error).rpartition("(line ")
    number, _, reason = tail.partition(")")
    line = int(number) if number.isdigit() else 1
    message = reason.strip(": ") or "this is not the syntax of a PO file"
    return Problem(path, line, f"cannot be read as PO: {message}")


def write_po(catalog: polib.POFile, path: Path) -> bool:
    """Write a PO file unwrapped (wrapping differs between tools), beside and then in place.

    Says whether the file changed; an unchanged one is left alone.
    """
    catalog.wrapwidth = 0
    text = str(catalog).rstrip("\n") + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    write_whole(path, text.encode())
    return True
