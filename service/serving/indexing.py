"""Has the search index made off the request path: in a process of its own, once for all workers."""

from __future__ import annotations

import fcntl
import logging
import sys
import threading
import time
from pathlib import Path

from service.catalogs.kept import Kept
from service.pages.search import SearchIndex
from service.pages.search_folder import SearchFolder
from service.state.loading import Loader
from service.state.polite import run_politely
from service.state.site import Site

log = logging.getLogger(__name__)

AGAIN = 10
"""Seconds until the index is asked for again where it could not be made."""
PAUSE = 30
"""Seconds between a change and the index of it: while people work at the desk, an index for each
of their sentences would take more of the core than the searches."""


class Indexer(threading.Thread):
    """Keeps the index of what is served at hand. `wake` says that another Site is served.

    Until the new index is there the one before answers. `index` gives None before the first.
    """

    def __init__(self, content: Path, translations: Path, kept: Path) -> None:
        super().__init__(name="indexer", daemon=True)
        self._folders = content, translations, kept
        self._search = SearchFolder(kept / "search")
        self._site: Site | None = None
        self._index: SearchIndex | None = None
        self._awake = threading.Event()

    def index(self, _site: Site) -> SearchIndex | None:
        """The newest index that is there; no reader waits for a newer one."""
        return self._index

    def wake(self, site: Site) -> None:
        """Bring the index in step with a Site."""
        self._site = site
        self._awake.set()

    def run(self) -> None:
        done = True
        while True:
            self._awake.wait(None if done else AGAIN)
            if self._index is not None:
                time.sleep(PAUSE)
            self._awake.clear()
            done = False
            try:
                done = self._site is None or self.renew(self._site)
            except Exception:
                log.exception("the search index cannot be made")

    def renew(self, site: Site) -> bool:
        """Have the index of a Site made if it is not there; whether it is there then."""
        found = self._search.find(site)
        if found is None:
            with (self._search.folder / "making").open("w") as mark:
                fcntl.flock(mark, fcntl.LOCK_EX)
                if (found := self._search.find(site)) is None:
                    folders = (*self._folders, self._search.folder)
                    run_politely(__name__, *map(str, folders))
                    found = self._search.find(site)
        self._index = found or self._index
        return found is not None


def main() -> None:
    """Make the index of the files as they are now."""
    content, translations, kept, folder = map(Path, sys.argv[1:])
    SearchFolder(folder).make(Loader(content, translations, Kept(kept / "catalogs")).load())
