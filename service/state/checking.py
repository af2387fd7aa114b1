"""Checks many catalogs by all cores, in processes of their own that give way to readers.

They keep the results; whoever needs one takes it from there.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import TypeAlias

from service.catalogs.kept import Kept
from service.catalogs.shares import FEW, shares
from service.state.loading import Loader
from service.state.polite import run_politely
from service.state.site import Name

Count: TypeAlias = "Synchronized[int]"

TOLD_EVERY = 3.0
"""Seconds between two lines on how far the checking is."""
LOCK = "checking"
"""The file in the folder of what is kept that is locked by who has catalogs checked."""


def check_many(loader: Loader) -> None:
    """Have many unchecked catalogs checked and kept; few are left to who needs them.

    Of several processes over one folder one has it done, and the others wait for it.
    """
    kept = loader.kept
    if kept is None or len(loader.unchecked()) <= FEW or not kept.is_writable:
        return
    with _locked(kept.folder / LOCK):
        if len(loader.unchecked()) > FEW:
            folders = (loader.content_folder, loader.translations, kept.folder)
            run_politely(__name__, *map(str, folders), str(os.getpid()))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Check all that is unchecked, in as many processes as there are cores."""
    content, translations, kept = map(Path, sys.argv[1:4])
    loader = Loader(content, translations, Kept(kept))
    names = loader.unchecked()
    context = multiprocessing.get_context("fork")  # they share what is read
    taken, done = context.Value("i", 0), context.Value("i", 0)
    cores = os.cpu_count() or 1
    for _ in range(cores):
        arguments = (loader, shares(names, cores), taken, done, os.getpid())
        context.Process(target=_check, args=arguments, daemon=True).start()
    _tell(done, len(names), int(sys.argv[4]))


def _check(
    loader: Loader,
    shared: list[list[Name]],
    taken: Synchronized[int],
    done: Synchronized[int],
    parent: int,
) -> None:
    """Check one share of catalogs after the other that no other process has taken."""

    def mine() -> Iterator[Name]:
        while True:
            with taken.get_lock():
                place, taken.value = taken.value, taken.value + 1
            if place >= len(shared):
                return
            for name in shared[place]:
                if os.getppid() != parent:  # who asked for it is gone
                    return
                yield name

    for _ in loader.check(mine()):
        with done.get_lock():
            done.value += 1


def _tell(done: Count, total: int, parent: int) -> None:
    """Say how far it is, until all is done or who asked for it has ended."""
    said = -1
    while (running := multiprocessing.active_children()) and os.getppid() == parent:
        if done.value != said:
            said = done.value
            _say(f"Checking the translations: {said} of {total} files.")
        wait([process.sentinel for process in running], TOLD_EVERY)
    _say(f"Translations checked: {done.value} of {total} files.")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
