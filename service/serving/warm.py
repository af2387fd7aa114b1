"""Makes every page before the first reader asks for it, in the background, at a low rate."""

from __future__ import annotations

import logging
import threading
import time
from typing import NamedTuple

from service.pages.inventory import GATHERING, page_addresses
from service.serving.cache import PageCache
from service.serving.packed import Packed

log = logging.getLogger(__name__)


class Pace(NamedTuple):
    """How the warm-up goes about its work, so that readers come first.

    `share` is that of one core that it takes at most. Pages that gather a little of many are made
    `soon` seconds after a change, and pages are compressed at their best `calm` seconds after the
    last one.
    """

    share: float
    soon: float
    calm: float


AT_FIRST = Pace(share=0.5, soon=0.0, calm=0.0)
"""Until all pages were made once."""
LATER = Pace(share=0.15, soon=7.0, calm=60.0)
"""After a change, when several workers on one core do the same at once. While people work at the
desk, pages that gather and the best compression would take more of the core with each of their
sentences than all who read."""


class Warmer(threading.Thread):
    """Renders all pages that are not kept, then compresses each at its best.

    `wake` starts another round, after a new Site was published.
    """

    def __init__(self, cache: PageCache, packed: Packed) -> None:
        super().__init__(name="warmer", daemon=True)
        self._cache = cache
        self._packed = packed
        self._awake = threading.Event()

    def run(self) -> None:
        pace, due = AT_FIRST, 0.0
        while self._awake.wait():
            self._awake.clear()
            due = due or time.monotonic() + pace.soon
            addresses = page_addresses(self._cache.site)
            own = [each.path for each in addresses if each.page not in GATHERING]
            gathering = [each.path for each in addresses if each.page in GATHERING]
            share, _, calm = pace
            try:
                if self._make(own, share) and self._make(gathering, share, due - time.monotonic()):
                    pace, due = LATER, 0.0
                    if self._make(own + gathering, share, calm, self._packed):
                        self._packed.prune()
            except Exception:
                log.exception("the warm-up met a page that cannot be made")

    def wake(self) -> None:
        """Begin, or begin again: what is served has changed."""
        self._awake.set()

    def _make(
        self, paths: list[str], share: float, after: float = 0.0, packed: Packed | None = None
    ) -> bool:
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
                time.sleep(worked * (1 / share - 1))
        return True
