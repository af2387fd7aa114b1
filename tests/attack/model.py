"""An attack is a run of tries; a try that fails an assertion, or does not end, has got through."""

from __future__ import annotations

import random
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from service import create_app
from tests.support.mini import MiniProject, finished

LONGEST = 60.0
"""Seconds within which a try ends, on a busy machine."""


class Try(NamedTuple):
    """What is tried, in words, and how: a call that raises where the attack gets through."""

    what: str
    call: Callable[[], object]


@dataclass
class Grounds:
    """Where attacks take place: copies of the small project, and the shipped texts."""

    folder: Path

    @cached_property
    def project(self) -> MiniProject:
        """The small project, whole; nothing changes it."""
        project = finished(self.folder / "project")
        project.app().test_client().get("/healthz")
        return project

    @cached_property
    def shipped(self) -> Flask:
        """The application over the shipped content; only read."""
        app = create_app()
        app.test_client().get("/healthz")
        return app

    def copy(self) -> MiniProject:
        """A copy of the small project with what is kept of its checks."""
        root = Path(tempfile.mkdtemp(dir=self.folder)) / "copy"
        return self.project.copy(root, kept=self.project.root / ".cache")

    def on_copy(self, call: Callable[..., object], *values: object) -> Callable[[], None]:
        """A call with a copy of the small project, which is removed afterwards."""

        def made() -> None:
            project = self.copy()
            try:
                call(project, *values)
            finally:
                shutil.rmtree(project.root.parent)

        return made


Tries = Callable[[Grounds, random.Random], Iterator[Try]]


@dataclass(frozen=True)
class Attack:
    """A kind of attack: its grade in the review, its tries, and the share that may get through."""

    grade: str
    name: str
    tries: Tries
    allowed: float = 0.0


@dataclass
class Row:
    """What came of an attack."""

    attack: Attack
    tried: int = 0
    failed: int = 0
    first: str = field(default="")

    @property
    def is_held(self) -> bool:
        """Whether no more got through than may."""
        return self.tried > 0 and self.failed <= self.attack.allowed * self.tried

    def __str__(self) -> str:
        allowed = f" of {self.attack.allowed:.0%}" if self.attack.allowed else ""
        failed = f"{self.failed}{allowed}"
        return (
            f"{self.attack.grade:2} {self.attack.name:42}{self.tried:7}{failed:>12}  {self.first}"
        )


def attacked(attack: Attack, grounds: Grounds, chance: random.Random, seconds: float) -> Row:
    """Try an attack until its tries or the seconds are over; what it needs is made before."""
    row, until = Row(attack), 0.0
    for what, call in attack.tries(grounds, chance):
        until = until or time.monotonic() + seconds
        row.tried += 1
        try:
            with _bounded(LONGEST):
                call()
        except Exception as error:
            row.failed += 1
            row.first = row.first or f"{what}: {_told(error)}"
        if time.monotonic() > until:
            break
    return row


def _told(error: Exception) -> str:
    """What went wrong, with the line of code that says so."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} {error} ({frames[-1].line})"[:300]


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Raise TimeoutError where something takes longer; for the main thread alone."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no end within {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
