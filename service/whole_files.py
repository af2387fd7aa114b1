"""Files that are never met half-written, never read where they are no plain file, and written by
one process at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MOST_BYTES = 1_000_000
"""Bytes of a file that people write. The largest of ours has 72 kB; a larger one is a mistake."""
LOCK = ".lock"
"""The file in a folder that whoever writes its files holds (flock)."""
TRY_AGAIN = 0.05
"""Seconds between two tries to hold it."""


class Busy(Exception):
    """Somebody else writes the files of a folder, and went on doing so."""


@contextmanager
def only_writer(folder: Path, wait: float) -> Iterator[None]:
    """Hold a folder's lock, so that of all who take it nobody else writes there; it ends with the
    process. Raises Busy after `wait` seconds, OSError where there can be no lock."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / LOCK, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        with suppress(PermissionError):  # it is another user's, who has done this
            os.fchmod(handle, 0o644)  # whatever the umask: all who may write here hold it
        until = time.monotonic() + wait
        while not _is_locked(handle):
            if time.monotonic() >= until:
                raise Busy(str(folder))
            time.sleep(TRY_AGAIN)
        yield
    finally:
        os.close(handle)


def _is_locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_plain(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of a bounded size.

    Raises OSError with words for people where it is a link, a folder, a pipe or a device, which
    could lead out of the folder or never end, or where it is too large.
    """
    found = read_start(path, most + 1)
    if len(found) > most:
        raise OSError(f"is larger than {most // 1000} kB; split it or take out what is too much")
    return found


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a regular file, `most` at most. Raises OSError as `read_plain` does."""
    # Without O_NONBLOCK, opening a pipe waits for a writer that may never come.
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        handle = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError("is a link; put the file itself here") from None
        raise
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("is no regular file; put a file here")
        return file.read(most)


def write_whole(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write a file beside and rename it into place (POSIX rename is atomic); folders are made.

    With `lasting` it is on the disk (fsync) before it is in its place, which takes longer. It has
    the mode of what was there before, and from root its owner, too, or that of the folder.
    Raises OSError where it cannot be written; what was there before stays as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            _make_like(handle, path)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _make_like(handle: int, path: Path) -> None:
    """Give a new file the mode and owner of the one whose place it takes."""
    found, mode = path.parent.stat(), 0o644
    with suppress(FileNotFoundError):
        old = path.lstat()
        if stat.S_ISREG(old.st_mode):
            found, mode = old, stat.S_IMODE(old.st_mode)
    if os.geteuid() == 0:
        os.fchown(handle, found.st_uid, found.st_gid)
    os.fchmod(handle, mode)
