"""Makes every page before the first reader asks for it, in the background, at a low rate."""

from __future__ import annotations

import logging
import threading
import time

from service.pages.inventory import GATHERING, page_addresses
from service.serving.cache import PageCache
from service.serving.packed import Packed

log = logging.getLogger(__name__)

AT_FIRST, LATER = 0.5, 0.15
"""The share of one core that it takes at most, so that readers come first: after a start, and after
a change, when several workers on one core do the same at once."""
SOON, CALM = 5.0, 60.0
"""Seconds after a change until pages that gather a little of many are made again, and without a
further one until pages are compressed at their best. While people work at the desk, either would
take more of the core with each of their sentences than all who read."""


class Warmer(threading.Thread):
    """Renders all pages that are not kept, then compresses each at its best.

    `wake` starts another round, after a new Site was published.
    """

    def __init__(self, cache: PageCache, packed: Packed) -> None:
        super().__init__(name="warmer", daemon=True)
        self._cache = cache
        self._packed = packed
        self._share = AT_FIRST
        self._awake = threading.Event()

    def run(self) -> None:
        soon, calm, due = 0.0, 0.0, 0.0
        self._awake.set()
        while self._awake.wait():
            self._awake.clear()
            due = due or time.monotonic() + soon
            addresses = page_addresses(self._cache.site)
            own = [each.path for each in addresses if each.page not in GATHERING]
            gathering = [each.path for each in addresses if each.page in GATHERING]
            try:
                if self._make(own) and self._make(gathering, due - time.monotonic()):
                    due = 0.0
                    if self._make(own + gathering, calm, self._packed):
                        self._packed.prune()
            except Exception:
                log.exception("the warm-up met a page that cannot be made")
            self._share, soon, calm = LATER, SOON, CALM

    def wake(self) -> None:
        """Begin again: what is served has changed."""
        self._awake.set()

    def _make(self, paths: list[str], after: float = 0.0, packed: Packed | None = None) -> bool:
        """Make pages, after so many seconds; False as soon as there was another change."""
        if self._awake.wait(after):
            return False
        for path in paths:
            if self._awake.is_set():
                return False
            began = time.thread_time()
            self._cache.warm(path, packed)
            worked = time.thread_time() - began
            if worked > 0.0002:
                time.sleep(worked * (1 / self._share - 1))
        return True
