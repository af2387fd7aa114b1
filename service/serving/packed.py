"""Compressed bodies kept on disk by the digest of their content.

Best compression costs ten times what rendering costs. A body that was compressed once, by any
worker or by an export, is not compressed again until its content changes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from service.serving.coding import CODINGS
from service.whole_files import read_plain, write_whole

UNUSED = 30 * 24 * 3600
"""Seconds after which a file that nobody asked for is removed."""

LOCK = "packing"
"""The file in the folder that is locked by who compresses many bodies."""


class Packed:
    """A folder of compressed bodies. Several processes may use one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str, coding: str, body: bytes) -> bytes:
        """A body in a coding at its best, from the folder or made and kept there."""
        path = self._folder / digest[:2] / (digest + CODINGS[coding].suffix)
        try:
            held = read_plain(path)
            made, check = held[:-4], held[-4:]
            if _check(made) == check:  # a file that is cut short or damaged counts as none
                if time.time() - path.stat().st_mtime > UNUSED / 2:
                    os.utime(path)
                return made
        except OSError:
            pass
        made = CODINGS[coding].best(body)
        with contextlib.suppress(OSError):  # a folder that cannot be written keeps nothing
            write_whole(path, made + _check(made))
        return made

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other process is in such a block; where that cannot be told, go on."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                file = stack.enter_context((self._folder / LOCK).open("ab"))
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def prune(self) -> None:
        """Remove what nobody asked for in a long time."""
        before = time.time() - UNUSED
        for path in self._folder.glob("*/*"):
            try:
                if path.stat().st_mtime < before:
                    path.unlink()
            except OSError:
                continue


def _check(made: bytes) -> bytes:
    return zlib.crc32(made).to_bytes(4, "big")
