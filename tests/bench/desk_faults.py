"""What goes wrong while people are at the forms: workers are killed, the database fails."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import resource
import signal
import sqlite3
import time
from pathlib import Path

from service.desk.key import DATABASE_FILE
from tests.bench.desk_people import People
from tests.support.serving import tree

KILL = 10.0
LASTS = 4.0
"""Seconds that the database is locked, or full."""


async def disturb(desk: Path, pid: int, seconds: float, people: People) -> None:
    """A worker is killed every 10 s; the database is locked, full and deleted, once each."""
    await asyncio.gather(_kill(pid, seconds), _harm(desk, pid, seconds, people))


async def _kill(pid: int, seconds: float) -> None:
    until = time.monotonic() + seconds - KILL / 2
    while time.monotonic() + KILL < until:
        await asyncio.sleep(KILL)
        os.kill(random.choice(tree(pid)[1:]), signal.SIGKILL)


async def _harm(desk: Path, pid: int, seconds: float, people: People) -> None:
    pause = (seconds - 2 * LASTS) / 4
    await asyncio.sleep(pause)
    with contextlib.closing(sqlite3.connect(desk / DATABASE_FILE, isolation_level=None)) as held:
        held.execute("PRAGMA busy_timeout = 5000")
        held.execute("BEGIN EXCLUSIVE")
        await asyncio.sleep(LASTS)
    await asyncio.sleep(pause)
    _bound(pid, 1)
    await asyncio.sleep(LASTS)
    _bound(pid, resource.RLIM_INFINITY)
    await asyncio.sleep(pause)
    with contextlib.closing(sqlite3.connect(desk / DATABASE_FILE, isolation_level=None)) as held:
        held.execute("PRAGMA busy_timeout = 5000")
        held.execute("BEGIN EXCLUSIVE")  # who waits now must not write into what is gone
        people.before += words_in(held)
        for path in desk.glob(f"{DATABASE_FILE}*"):
            path.unlink()


def _bound(pid: int, most: int) -> None:
    """Let no file of the server grow beyond so many bytes, as on a full disk."""
    for each in tree(pid):
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(each, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def kept(desk: Path) -> list[str]:
    """All words that the database holds."""
    with contextlib.closing(sqlite3.connect(desk / DATABASE_FILE)) as connection:
        return words_in(connection)


def words_in(connection: sqlite3.Connection) -> list[str]:
    """The words of all suggestions and problems; none where nobody came after the database went."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'problem'").fetchall():
        return []
    found = connection.execute("SELECT words FROM suggestion UNION ALL SELECT words FROM problem")
    return [str(words) for (words,) in found]
