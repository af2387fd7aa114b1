"""The folder of index files. Several processes may use one."""

from __future__ import annotations

import contextlib
import logging
import shutil
import sqlite3
import tempfile
import weakref
from functools import cached_property
from pathlib import Path

from service.pages.search import SearchIndex
from service.pages.search_index import digest, write_index
from service.state.site import Site

log = logging.getLogger(__name__)
MOST_FILES = 3
"""Files that stay: the newest, and what another process may be about to open."""


class SearchFolder:
    """Finds and makes the index of a Site; the one that was used last stays open."""

    def __init__(self, folder: Path) -> None:
        self._wanted = folder
        self._open: tuple[Site, SearchIndex] | None = None

    @cached_property
    def folder(self) -> Path:
        """Where the files stand: a temporary folder of this process if none can be kept.

        Raises OSError where that cannot be written either.
        """
        try:
            self._wanted.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._wanted):
                return self._wanted
        except OSError as error:
            log.warning("the search index cannot be kept: %s", error)
            own = tempfile.mkdtemp(prefix="search-")
            weakref.finalize(self, shutil.rmtree, own, ignore_errors=True)
            return Path(own)

    def find(self, site: Site) -> SearchIndex | None:
        """The index of a Site, or None where it is not made yet or cannot be read."""
        if self._open is None or self._open[0] is not site:
            try:
                self._open = site, SearchIndex(self._path(site))
            except sqlite3.Error:
                return None
        return self._open[1]

    def make(self, site: Site) -> SearchIndex:
        """The index of a Site, made where there is none: some 6 seconds for 25 languages.

        Raises OSError where no file can be written.
        """
        if found := self.find(site):
            return found
        path = self._path(site)
        write_index(site, path)
        self._open = site, SearchIndex(path)
        self._prune()
        return self._open[1]

    def _path(self, site: Site) -> Path:
        return self.folder / f"{digest(site)}.sqlite"

    def _prune(self) -> None:
        with contextlib.suppress(OSError):  # another process may have been quicker
            files = sorted(self.folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime)
            for path in files[:-MOST_FILES]:
                path.unlink()
