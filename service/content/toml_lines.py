"""Finds the line of a TOML file that a fault is in, since the standard reader does not say."""

from __future__ import annotations

import re


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
