"""Results of reading and checking catalogs, kept on disk so that a start need not check again.

Checking every text of every language takes many seconds of CPU; what comes out depends on the
file, the rules and the code alone. A result is found again by a digest over all of these, so one
that is out of date is never found. A file here that is damaged counts as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import msgspec

from service.whole_files import write_whole

T = TypeVar("T")
LIBRARIES = ("babel", "markdown-it-py", "polib", "msgspec")
"""Libraries whose version may change a result (CLDR data come with Babel)."""


@cache
def code_digest() -> bytes:
    """SHA-256 over the service's own code, Python and the libraries that results depend on."""
    found = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        found.update(f"\0{name} {version(name)}".encode())
    folder = Path(__file__).parent.parent
    for path in sorted(folder.rglob("*.py")):
        found.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.digest()


class Kept:
    """Results in a folder, one file for each name. Several processes may use one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, source: Path, made_with: str, kind: type[T], make: Callable[[], T]) -> T:
        """The result for a file: kept, or made and then kept.

        `made_with` names all that the result depends on beside the file and the code. What `make`
        raises is passed on, and nothing is kept.
        """
        key = self._key(source, made_with)
        name = self._folder / "-".join((*source.parts[-3:-2], source.stem, kind.__name__))
        found = _read(name, key, kind)
        if found is None:
            found = make()
            # A file that changed meanwhile would be kept under its old digest.
            if key is not None and self._key(source, made_with) == key:
                _write(name, key, found)
        return found

    def _key(self, source: Path, made_with: str) -> bytes | None:
        try:
            parts = (code_digest(), source.read_bytes())
        except OSError:
            return None
        digest = hashlib.sha256(made_with.encode())
        for part in parts:
            digest.update(hashlib.sha256(part).digest())
        return digest.digest()


def _read(name: Path, key: bytes | None, kind: type[T]) -> T | None:
    try:
        held = name.read_bytes()
        payload = held[64:]
        if key is None or held[:32] != key or held[32:64] != hashlib.sha256(payload).digest():
            return None
        return msgspec.msgpack.decode(payload, type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def _write(name: Path, key: bytes, value: object) -> None:
    payload = msgspec.msgpack.encode(value)
    with contextlib.suppress(OSError):  # a folder that cannot be written keeps nothing
        write_whole(name, key + hashlib.sha256(payload).digest() + payload)
