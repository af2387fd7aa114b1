"""Reads and writes PO files as translators' tools do, and never half a file."""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import suppress
from itertools import groupby, islice, pairwise
from pathlib import Path

import polib

from service.errors import Problem
from service.whole_files import read_plain, write_whole

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_WORDS = rf"(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) +)?{_STRING}[ \t]*"
_NO_LINE = re.compile(rf"^(?!(?:{_WORDS}|#.*|[ \t]*)\r*$).*", re.MULTILINE)
"""What is no line of a PO file (GNU gettext manual, section "The Format of PO Files")."""
_UNEVEN = re.compile(rf"^(?!(?:(?:#~\|? |#\| )?{_WORDS}|#[.:,]?(?: .*)?|[ \t]*)$).*", re.MULTILINE)
"""A line that polib does not read, or not as GNU gettext does."""
_LOOSE = re.compile(
    r"(?P<old>#~\|?|#\|)?[ \t]*"
    r"(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr[ \t]*\[[ \t]*\d+[ \t]*\]|msgstr)[ \t]*)?"
    rf"(?P<strings>{_STRING}(?:[ \t]*{_STRING})*)"
)
"""The same line as GNU gettext takes it, too: spaces or none, strings one after the other."""

_WIDTH = 79
"""Where GNU gettext breaks the lines of places (`#:`), whatever is said about wrapping."""
_HIDDEN_BREAK = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]|\r(?![\r\n])(?!\\Z)")
"""What Python takes for the end of a line and no editor shows."""
MOST_LINES = 2000
"""Lines of one text; a paragraph of ours has one, or some 20 where an editor wraps it."""
_MSGID = re.compile(r"(#~ ?)?msgid ")


class CatalogError(Exception):
    """A PO file that cannot be read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_po(path: Path) -> polib.POFile:
    """Read a PO file (UTF-8), whole. Raises CatalogError where it cannot be read."""
    return parse_po(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that people write. Raises CatalogError where there are none to take."""
    try:
        return read_plain(path)
    except FileNotFoundError:
        raise CatalogError(Problem(path, 1, "the file is missing")) from None
    except OSError as error:
        raise CatalogError(Problem(path, 1, error.strerror or str(error))) from None


_ENTRY = re.compile(rb"^msg(?:ctxt|id)\b", re.MULTILINE)


def read_header(path: Path) -> dict[str, str]:
    """The fields of a PO file's header, by name; of its texts none is read where the header comes
    first, as it should. Raises CatalogError where it cannot be read."""
    content = read_bytes(path)
    entries = [match.start() for match in islice(_ENTRY.finditer(content), 2)]
    if len(entries) == 2:
        with suppress(CatalogError):  # it was cut within another entry
            if found := parse_po(path, content[: entries[1]]).metadata:
                return found
    return parse_po(path, content).metadata


_WITHOUT_WORDS = re.compile(rb'^msgstr(\[0\])? ""\n(?!")', re.MULTILINE)


def unfinished(content: bytes) -> int:
    """How many texts of a `.po` have no words or are fuzzy, by a glance: nothing is parsed."""
    return len(_WITHOUT_WORDS.findall(content)) + content.count(b"\n#, fuzzy")


def parse_po(path: Path, content: bytes) -> polib.POFile:
    """The bytes of a PO file as entries. `path` is for messages alone.

    Raises CatalogError, whatever the bytes hold: a fault of a file never is more than its own.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 text ({error.reason}); save it as UTF-8"
        raise CatalogError(Problem(path, line, message)) from None
    if "\n" not in text:
        text = text.replace("\r", "\n")
    wrong = None
    if _UNEVEN.search(text):
        text = _evenly(text)
        wrong = _NO_LINE.search(text)
    _check_lines(path, text, wrong)
    try:
        catalog = polib.pofile(text, wrapwidth=0)
        _point_to_msgid(catalog, text)
        _restore_previous(catalog, text)
    except Exception as error:
        raise CatalogError(_syntax_problem(path, error)) from None
    _check_twice(path, catalog)
    return catalog


def _evenly(text: str) -> str:
    """A PO file that GNU gettext reads, written as polib reads it; each line stays in its place."""
    return "\n".join(_even_line(line) for line in text.split("\n"))


def _even_line(line: str) -> str:
    bare = line.strip(" \t\f\v\r")
    if found := _LOOSE.fullmatch(bare):
        keyword = re.sub(r"\s", "", found["keyword"] or "")
        joined = re.sub(r'(?<!\\)((?:\\\\)*)"[ \t]*"', r"\1", found["strings"][1:-1])
        return " ".join(part for part in (found["old"], keyword, f'"{joined}"') if part)
    if not bare.startswith("#") or bare.startswith(("#~", "#|")):
        return line
    mark = bare[:2] if bare[1:2] in tuple(",.:") else "#"
    rest = bare.removeprefix(mark)
    return bare if not rest or rest[0].isspace() else f"{mark} {rest}"


def _check_lines(path: Path, text: str, wrong: re.Match[str] | None) -> None:
    """Refuse what the reader would guess at: a string that is not closed, a file cut short.

    `wrong` is the first thing in the text that is no line.
    """
    if hidden := _HIDDEN_BREAK.search(text):
        message = "a hidden line break stands in this line; take it out"
        raise CatalogError(Problem(path, text.count("\n", 0, hidden.start()) + 1, message))
    run = 0
    for number, line in enumerate(text.split("\n"), 1):
        run = run + 1 if line.startswith('"') else 0
        if run > MOST_LINES:  # the reader's time grows with the square of it
            message = f"this text has more than {MOST_LINES} lines; is something pasted in it?"
            raise CatalogError(Problem(path, number, message))
    if wrong:
        message = "cannot be read as PO: is a quotation mark missing, or one too many?"
        raise CatalogError(Problem(path, text.count("\n", 0, wrong.start()) + 1, message))
    last = text.rfind("\nmsg") + 1
    if not re.match(r"(#~ )?msgstr", text[max(last, text.rfind("\n#~ msg") + 1) :]):
        message = "cannot be read as PO: the file ends too early"
        raise CatalogError(Problem(path, text.count("\n") + 1, message))


def _check_twice(path: Path, catalog: polib.POFile) -> None:
    """Refuse a text that stands twice: which of its translations is meant, nobody can tell."""
    lines: dict[tuple[str, str], int] = {}
    for entry in sorted(catalog, key=lambda entry: bool(entry.obsolete)):
        key = (entry.msgctxt or "", entry.msgid)
        if key in lines:
            what = "once more, as an obsolete text (#~)," if entry.obsolete else "twice,"
            message = (
                f"“{entry.msgid[:40]}” stands {what} here and in line {lines[key]}; delete one"
            )
            raise CatalogError(Problem(path, entry.linenum or 1, message))
        if not entry.obsolete:
            lines[key] = entry.linenum or 1


def _restore_previous(catalog: polib.POFile, text: str) -> None:
    """Give obsolete entries their previous English (`#~|`), which polib passes over."""
    if "#~|" not in text:
        return
    found = {}
    for previous, words in pairwise(_runs(text)):
        if previous[0].startswith("#~|") and words[0].startswith("#~ "):
            lines = [line.replace("#~|", "#|", 1) for line in previous]
            lines += [line.removeprefix("#~ ") for line in words]
            for entry in polib.pofile("\n".join(lines) + "\n"):
                found[entry.msgctxt, entry.msgid, entry.msgstr] = entry
    for entry in catalog:
        if entry.obsolete and (old := found.get((entry.msgctxt, entry.msgid, entry.msgstr))):
            entry.previous_msgctxt = old.previous_msgctxt
            entry.previous_msgid = old.previous_msgid
            entry.previous_msgid_plural = old.previous_msgid_plural


def _runs(text: str) -> list[list[str]]:
    """The lines of a file, those that begin in the same way (`#~|`, `#~ `) together."""
    return [list(lines) for _, lines in groupby(text.split("\n"), key=lambda line: line[:3])]


def _point_to_msgid(catalog: polib.POFile, text: str) -> None:
    """Let each entry's line be that of its `msgid`, and not of the comments above it."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines, 1) if _MSGID.match(line)]
    for entry in catalog:
        place = bisect_left(starts, entry.linenum or 1)
        entry.linenum = starts[place] if place < len(starts) else len(lines)


def _syntax_problem(path: Path, error: Exception) -> Problem:
    """polib names its input and the line in one sentence; keep the line and the reason."""
    _, _, tail = str(error).rpartition("(line ")
    number, _, reason = tail.partition(")")
    line = int(number) if number.isdigit() else 1
    message = reason.strip(": ") or "this is not the syntax of a PO file"
    return Problem(path, line, f"cannot be read as PO: {message}")


def write_po(catalog: polib.POFile, path: Path) -> bool:
    """Write a PO file, beside and then in place. Says whether it changed; else it is left alone."""
    text = po_text(catalog)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    write_whole(path, text.encode())
    return True


def po_text(catalog: polib.POFile) -> str:
    """A PO file unwrapped (wrapping differs between tools), but for the places."""
    catalog.wrapwidth = 0
    lines = str(catalog).rstrip("\n").split("\n")
    return "".join(f"{part}\n" for line in lines for part in _wrapped(line))


def _wrapped(line: str) -> list[str]:
    """A line of places broken as GNU gettext breaks it."""
    if not line.startswith("#: ") or len(line) <= _WIDTH:
        return [line]
    lines = ["#:"]
    for name in line.split(" ")[1:]:
        if lines[-1] != "#:" and len(lines[-1]) + 1 + len(name) > _WIDTH:
            lines.append("#:")
        lines[-1] += f" {name}"
    return lines
