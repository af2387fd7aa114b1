"""Errors for the people who write: where it is, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one line of a file that people write."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{short_path(self.path)}:{self.line}: {self.message}"


class ContentError(Exception):
    """Content that cannot be used; `problems` names each fault with its place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def short_path(path: Path) -> str:
    """A path as people know it: relative to the folder they stand in, where it is inside it."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
