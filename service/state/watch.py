"""Notices changed files and publishes the Site that they make, while the old one is served."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from service.errors import ContentError
from service.state.loading import Loader
from service.state.site import Site

log = logging.getLogger(__name__)

INTERVAL = 0.4
"""Seconds between two looks. A change is read when two looks in a row find it the same, so that
a file is not read while it is being written: at most 3 looks, well under 2 seconds."""


class Watcher(threading.Thread):
    """Looks at the files every INTERVAL seconds, off the request path.

    `publish` is called with each new Site, from this thread. Looking (a `stat` for each file)
    serves every file system; no notification of the operating system is needed.
    """

    def __init__(self, loader: Loader, publish: Callable[[Site], None]) -> None:
        super().__init__(name="watcher", daemon=True)
        self._loader = loader
        self._publish = publish
        self._stop_asked = threading.Event()

    def run(self) -> None:
        seen = self._loader.loaded
        while not self._stop_asked.wait(INTERVAL):
            now = self._loader.files()
            if now == seen != self._loader.loaded:
                self._reload()
            seen = now

    def stop(self) -> None:
        """Ask the thread to end, and wait for it."""
        self._stop_asked.set()
        self.join()

    def _reload(self) -> None:
        try:
            self._publish(self._loader.load())
            log.info("the changed files are read")
        except ContentError as error:
            log.error("%s", error)
        except Exception:
            # Whatever a file may hold, the service goes on with what it had.
            log.exception("the changed files cannot be read; the last good state is served")
