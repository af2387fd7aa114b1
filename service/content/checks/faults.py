"""What keeps content from being served: references, data and names that do not hold.

How a text reads (`abbreviations`, `readability`) is told to writers and keeps nothing from
readers.
"""

from __future__ import annotations

import datetime
import hashlib
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

from service.content.checks import facts, names, references
from service.content.reading import Content, content_files
from service.errors import ContentError, Problem


def faults(content: Content, today: datetime.date) -> list[Problem]:
    """Every fault of content that could be read, in the order of files and lines."""
    return sorted(
        [*_in_general(content), *facts.check_drugs(content, content.drugs.values(), today)]
    )


def _in_general(content: Content) -> Iterator[Problem]:
    yield from references.check_content(content)
    yield from names.check_content(content)
    yield from facts.check_between(content)


def refuse_faults(content: Content, today: datetime.date) -> None:
    """Raises ContentError with all faults of content, if it has any."""
    if problems := faults(content, today):
        raise ContentError(problems)


def refuse_faults_by_two(content: Content, today: datetime.date) -> None:
    """The same by two processes, for one that has no thread but its own: a fork knows no others.

    Raises ContentError.
    """
    drugs = [*content.drugs.values()]
    first, second = drugs[::2], drugs[1::2]
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    other = fork.Process(
        target=lambda: there.send([*facts.check_drugs(content, second, today)]), daemon=True
    )
    other.start()
    there.close()
    problems = [*_in_general(content), *facts.check_drugs(content, first, today)]
    try:
        problems += here.recv()
    except EOFError:  # it has ended without an answer
        problems += facts.check_drugs(content, second, today)
    other.join()
    if problems:
        raise ContentError(sorted(problems))


def digest(root: Path) -> str:
    """What changes when any file of the content folder changes."""
    found = hashlib.sha256()
    for path in content_files(root):
        found.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()
