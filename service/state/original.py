"""The English original as it was good last, also for a process that starts beside a fault in it."""

from __future__ import annotations

import contextlib
import datetime
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from service.catalogs.kept import Kept
from service.content.checks.faults import digest, refuse_faults
from service.content.reading import Content, content_files, load_content
from service.errors import ContentError, Problem
from service.state.last_good import stamp
from service.whole_files import read_plain, write_whole

SOUND = Path("content")
"""What is kept of the check of the content stands under this name."""
COPY = "content"
"""The folder beside what is kept of the catalogs that holds the last good content."""


class Original:
    """Reads the content folder, again where a file of it changed. `refuse` raises ContentError
    for faults of what could be read."""

    def __init__(
        self,
        folder: Path,
        kept: Kept | None,
        refuse: Callable[[Content, datetime.date], None] = refuse_faults,
    ) -> None:
        self._folder, self._kept, self._refuse = folder, kept, refuse
        self._copy = kept.folder / COPY if kept else None
        self._read: tuple[object, Content] | None = None

    def read(self, problems: list[str]) -> Content:
        """The content as it is, or as it was good last, with the reason among the problems.

        Raises ContentError where it was never good.
        """
        stamps = [(path, stamp(path)) for path in content_files(self._folder)]
        if self._read is not None and self._read[0] == stamps:
            return self._read[1]
        try:
            content = self._load(self._folder)
        except ContentError as error:
            content = self._read[1] if self._read else self._from_copy(error)
            problems += [f"{fault}; its last good state is served" for fault in error.problems]
            self._read = (None, content)
            return content
        self._read = (stamps, content)
        return content

    def keep(self) -> None:
        """Copy the content, if it is good, for a process that starts beside a later fault."""
        if self._copy is None or self._read is None or self._read[0] is None:
            return
        with contextlib.suppress(OSError):  # a folder that cannot be written keeps nothing
            if self._copy_is_old():
                # Beside and then in place: half a copy would be content without some pages.
                self._copy.parent.mkdir(parents=True, exist_ok=True)
                beside = Path(tempfile.mkdtemp(dir=self._copy.parent, prefix="."))
                for path in content_files(self._folder):
                    write_whole(beside / path.relative_to(self._folder), read_plain(path))
                shutil.rmtree(self._copy, ignore_errors=True)
                beside.rename(self._copy)

    def _copy_is_old(self) -> bool:
        assert self._copy is not None
        there = {p.relative_to(self._copy) for p in self._copy.rglob("*") if p.is_file()}
        return there != {p.relative_to(self._folder) for p in content_files(self._folder)} or any(
            (self._copy / name).read_bytes() != (self._folder / name).read_bytes() for name in there
        )

    def _from_copy(self, error: ContentError) -> Content:
        if self._copy is None:
            raise error
        try:
            return self._load(self._copy)
        except ContentError:
            raise error from None

    def _load(self, folder: Path) -> Content:
        """The content of a folder; that it has no fault is kept. Raises ContentError."""
        try:
            content = load_content(folder)
            key = self._kept.key(digest(folder).encode(), "sound") if self._kept else b""
            if not (self._kept and self._kept.has(SOUND, key, bool)):
                self._refuse(content, datetime.date.today())
                if self._kept:
                    self._kept.keep(SOUND, key, True)
            return content
        except ContentError:
            raise
        except Exception as error:
            message = f"cannot be read ({type(error).__name__}: {error}); correct it"
            raise ContentError([Problem(folder, 1, message)]) from error
