"""Finds the line of a TOML file that a fault is in, and says in plain words what is wrong with
its syntax: the reader (`tomli`) does neither for people who write no programs."""

from __future__ import annotations

import re
from bisect import bisect_left

import tomli

_SYNTAX = (
    ("Cannot overwrite|Cannot declare|Cannot mutate|Duplicate", "the key stands twice; keep one"),
    (
        'Unterminated string|invalid character|Illegal character|Expected "\'"',
        'the text is not closed; write it on one line between straight quotation marks: "…"',
    ),
    ("Unclosed array", "the list is not closed; end it with ]"),
    ("Unclosed inline table", "the table is not closed; end it with }"),
    ("Unescaped|escape", "a text with a backslash stands between single quotation marks: '…'"),
    ("Expected ']", "the name of a table stands in brackets: [dates], [[trials]]"),
    ("Expected '='", 'a key is followed by = and its value: name = "Riluzole"'),
    (
        "Expected newline|date or datetime",
        'one value stands on a line; write texts and dates between straight quotation marks: "…"',
    ),
    (
        "Invalid value",
        'the value is no text, number or list; write texts between straight quotation marks: "…"',
    ),
    ("", "a line is a key with its value, a table in brackets, or a comment behind #"),
)
"""Words of `tomli`'s messages, and what the writer is told."""
_STATEMENT = re.compile(r"\[\[?[\w.-]+\]\]?\s*(?:#.*)?$|[\w.\"'-]+\s*=")


def syntax_fault(text: str, error: str) -> tuple[int, str]:
    """The line of a fault of syntax, and what is wrong there, from the message of `tomli`."""
    advice = next(advice for words, advice in _SYNTAX if re.search(words, error))
    found = re.search(r"line (\d+)", error)
    line = int(found[1]) if found and "Unclosed" not in error else _unfinished(text)
    return line, f"TOML cannot read this: {advice}"


def _unfinished(text: str) -> int:
    """The line of the statement up to which a text can be read, where the end is not found."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _STATEMENT.match(line)]

    def is_spoilt(start: int) -> bool:
        try:
            tomli.loads("".join(lines[:start]))
        except tomli.TOMLDecodeError:
            return True
        return False

    first = bisect_left(starts, True, key=is_spoilt)
    return starts[first - 1] + 1 if first else 1


def line_of(text: str, path: str, key: str = "") -> int:
    """The 1-based line of a value in TOML text.

    `path` is a path as msgspec writes it (`$.trials[1].phase`), `key` a further key below it.
    Where the exact line is not found, the line of the nearest table above it; else 1.
    """
    steps = re.findall(r"\.([^.\[\]]+)(?:\[(\d+)\])?", path)
    names = [name for name, _ in steps] + ([key] if key else [])
    index = steps[0][1] if steps else ""
    lines = text.splitlines()
    start = 0
    if names and (header := _table(lines, names[0], int(index or 0))) is not None:
        if len(names) == 1 and not index:
            return header + 1
        start, names = header, names[1:]
    for number, line in enumerate(lines[start:], start):
        if number > start and line.startswith("["):
            break
        if names and re.match(rf"\s*(\"?){re.escape(names[0])}\1\s*=", line):
            return number + 1
    return start + 1


def _table(lines: list[str], name: str, index: int) -> int | None:
    headers = [
        number
        for number, line in enumerate(lines)
        if re.fullmatch(rf"\[\[?{re.escape(name)}\]\]?\s*(#.*)?", line)
    ]
    return headers[index] if index < len(headers) else None
