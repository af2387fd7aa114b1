"""Keeps what is served up to date: the newest Site is published, whatever its files hold."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from service.catalogs.shares import FEW
from service.state.loading import Loader
from service.state.site import Site

log = logging.getLogger(__name__)

FIRST_PAGES = 1.0
"""Seconds after a start that belong to the first pages alone, before what they do not need is read
and checked."""


class Keeper(threading.Thread):
    """Publishes a new Site when `reload` is called, and again when all of its texts are checked.

    `publish` is called with each Site, by one thread at a time. `site` is the one served first.
    """

    def __init__(self, loader: Loader, publish: Callable[[Site], None], site: Site) -> None:
        super().__init__(name="keeper", daemon=True)
        self._loader, self._publish, self._site = loader, publish, site
        self._one_at_a_time = threading.Lock()
        self._unfinished = threading.Event()
        self._has_failed = False
        self._ends = threading.Event()
        if not site.is_checked:
            self._unfinished.set()

    def look(self) -> None:
        """Serve the files as they are now, if one has changed or the last reading failed."""
        try:
            changed = self._has_failed or self._loader.has_changed
        except Exception:
            changed = True  # `reload` meets the same, and tells it
        if changed:
            self.reload()

    def reload(self) -> None:
        """Serve the files as they are now. Where much is to be checked, the checks come later.

        Raises nothing: what fails is told as a problem of the Site, which stays as it was.
        """
        self._make(lambda: self._loader.begin() if self._is_much() else self._loader.load())

    def run(self) -> None:
        self._ends.wait(FIRST_PAGES)
        while self._unfinished.wait() and not self._ends.is_set():
            self._unfinished.clear()
            try:
                self._loader.check_many(self._loader)
            except Exception:
                log.exception("the texts are checked by this process alone")
            self._make(self._loader.load)

    def stop(self) -> None:
        """End the thread once it has nothing to do."""
        self._ends.set()
        self._unfinished.set()
        self.join()

    def _is_much(self) -> bool:
        return len(self._loader.unchecked()) > FEW

    def _make(self, make: Callable[[], Site]) -> None:
        with self._one_at_a_time:
            try:
                self._site = make()
                self._has_failed = False
            except Exception as error:
                self._has_failed = True
                log.exception("the files cannot be read; the last good state is served")
                problem = (
                    f"the files cannot be read ({type(error).__name__}: {error}); "
                    "the last good state is served"
                )
                others = (p for p in self._site.problems if p != problem)
                self._site = replace(self._site, problems=(*others, problem))
            if not self._site.is_checked:
                self._unfinished.set()
            self._publish(self._site)
