"""What is kept on disk of the catalogs: results of their checks, and each file's last good state.

Checking every text of every language takes many seconds of CPU; what comes out depends on the
file, the rules and the code alone. A result is found again by a digest over all of these, so one
that is out of date is never found. A file here that is damaged counts as none.

The folder is as trusted as the code: who can write here as the service's own user could change
that, too.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import msgspec

from service.whole_files import read_plain, read_start, write_whole

T = TypeVar("T")
SERVICE = Path(__file__).parents[1]
MADE_BY = (
    "catalogs/catalog.py",
    "catalogs/checks/*.py",
    "catalogs/comments.py",
    "catalogs/extract.py",
    "catalogs/folders.py",
    "catalogs/headers.py",
    "catalogs/interface.py",
    "catalogs/kept.py",
    "catalogs/people.py",
    "catalogs/po_files.py",
    "catalogs/provenance.py",
    "catalogs/templates.py",
    "catalogs/texts.py",
    "content/*.py",
    "content/checks/*.py",
    "errors.py",
    "figures/**/*",
    "locales/canonical.py",
    "locales/collation.py",
    "locales/locale.py",
    "locales/territories.py",
    "said.py",
    "whole_files.py",
)
"""The files of the service that a result depends on: what makes it, and all that this imports."""
LIBRARIES = ("babel", "markdown-it-py", "polib", "msgspec", "tomli")
"""Libraries whose version may change a result (CLDR data come with Babel)."""
MOST_BYTES = 20_000_000
"""Bytes of a file that is kept; the results of a catalog of the largest size allowed."""


@cache
def code_digest(service: Path = SERVICE) -> bytes:
    """SHA-256 over the code that makes results, Python and the libraries that they depend on."""
    found = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        found.update(f"\0{name} {version(name)}".encode())
    for path in code_files(service):
        found.update(f"\0{path.relative_to(service)}\0".encode() + path.read_bytes())
    return found.digest()


def code_files(service: Path = SERVICE) -> list[Path]:
    """The files that MADE_BY names."""
    found = (path for pattern in MADE_BY for path in service.glob(pattern))
    return sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts)


class Kept:
    """Results and good states in a folder. Several processes may use one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def is_writable(self) -> bool:
        """Whether anything can be kept here."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
        return os.access(self.folder, os.W_OK)

    def key(self, content: bytes, made_with: str) -> bytes:
        """The digest that a result is found by: of a file's bytes, of all else that it was made
        with, and of the code."""
        digest = hashlib.sha256(made_with.encode())
        for part in (code_digest(), content):
            digest.update(hashlib.sha256(part).digest())
        return digest.digest()

    def find(self, source: Path, key: bytes, kind: type[T]) -> T | None:
        """The result for a file, where one with this key is kept."""
        try:
            held = read_plain(self._place(source, f".{kind.__name__}"), MOST_BYTES)
            payload = held[64:]
            if held[:32] != key or held[32:64] != hashlib.sha256(payload).digest():
                return None
            return msgspec.msgpack.decode(payload, type=kind)
        except (OSError, msgspec.MsgspecError):
            return None

    def has(self, source: Path, key: bytes, kind: type) -> bool:
        """Whether a result with this key is kept, by its first bytes."""
        try:
            return read_start(self._place(source, f".{kind.__name__}"), 32) == key
        except OSError:
            return False

    def keep(self, source: Path, key: bytes, value: object) -> None:
        """Keep a result for a file; where the folder cannot be written, nothing is kept."""
        payload = msgspec.msgpack.encode(value)
        name = self._place(source, f".{type(value).__name__}")
        with contextlib.suppress(OSError):
            write_whole(name, key + hashlib.sha256(payload).digest() + payload)

    def good(self, source: Path) -> bytes | None:
        """The bytes of a file as they were when it could be read last; None where unknown."""
        try:
            return read_plain(self._place(source, ".good"))
        except OSError:
            return None

    def keep_good(self, source: Path, content: bytes) -> None:
        """Keep the bytes of a file that could be read."""
        if self.good(source) != content:
            with contextlib.suppress(OSError):
                write_whole(self._place(source, ".good"), content)

    def _place(self, source: Path, end: str) -> Path:
        """Where something is kept of a file, by the last three parts of its path (`es/…/x.po`)."""
        return self.folder / ("-".join(source.parts[-3:]) + end)
