"""The last good value of each file: what is wrong with a file costs nobody what was right in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from service.catalogs.kept import Kept
from service.catalogs.po_files import CatalogError
from service.errors import ContentError, short_path
from service.whole_files import read_plain

T = TypeVar("T")
Stamp = tuple[int, ...]


def stamp(path: Path) -> Stamp | None:
    """What changes when a file changes: times in ns, size, inode. None if it has gone.

    A link is not followed, as it is not read. An edit can leave the time of change and the size as
    they were, but not st_ctime.
    """
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


class LastGood:
    """Values made from files, by path: in memory, and the bytes of the newest good one on disk."""

    def __init__(self, kept: Kept | None) -> None:
        self._kept = kept
        self._values: dict[Path, tuple[object, Any]] = {}

    def knows(self, path: Path) -> bool:
        """Whether there is something at a path, or was when it was read last."""
        return path in self._values or stamp(path) is not None

    def paths(self) -> list[Path]:
        """The files that were good once."""
        return list(self._values)

    def value(self, path: Path) -> object:
        """The value of a file as it was read last; None where it never was."""
        return self._values.get(path, (None, None))[1]

    def read(
        self,
        path: Path,
        made_with: object,
        make: Callable[[bytes], T],
        problems: list[str],
    ) -> T | None:
        """The value of a file: as it was where nothing changed, new, or the last good one.

        `made_with` is what the value depends on beside the file. Whatever `make` raises is a
        problem of this file alone, and is added to `problems`.
        """
        now = stamp(path)
        key = (now, made_with)
        old_key, old = self._values.get(path, (None, None))
        if now is not None and key == old_key:
            return old  # type: ignore[no-any-return]
        if now is None and old is not None:
            problems.append(f"{short_path(path)}: has gone; its last good state is served")
            return old  # type: ignore[no-any-return]
        try:
            value = make(read_plain(path))
        except Exception as error:
            if old is None:
                old = self._from_disk(path, make)
            served = "its last good state is served" if old is not None else "it is left out"
            problems.append(f"{_told(path, error)}; {served}")
            return old  # type: ignore[no-any-return]
        self._values[path] = (key, value)
        return value

    def _from_disk(self, path: Path, make: Callable[[bytes], T]) -> T | None:
        """The last good state that an earlier process kept; it is tried again at each reading."""
        content = self._kept.good(path) if self._kept else None
        if content is None:
            return None
        try:
            value = make(content)
        except Exception:
            return None
        self._values[path] = (None, value)
        return value


def _told(path: Path, error: Exception) -> str:
    if isinstance(error, CatalogError | ContentError):
        return str(error)
    if isinstance(error, OSError):
        return f"{short_path(path)}:1: {error.strerror or error}"
    return f"{short_path(path)}:1: cannot be read ({type(error).__name__}: {error}); correct it"
