"""Compressed bodies kept on disk by the digest of their content.

Best compression costs ten times what rendering costs. A body that was compressed once, by any
worker or by an export, is not compressed again until its content changes.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from pathlib import Path

from service.serving.coding import CODINGS
from service.whole_files import read_plain, write_whole

UNUSED = 30 * 24 * 3600
"""Seconds after which a file that nobody asked for is removed."""


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
