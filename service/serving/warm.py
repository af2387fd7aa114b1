"""Makes every page before the first reader asks for it, in the background, at a low rate."""

from __future__ import annotations

import logging
import threading
import time

from service.pages.inventory import page_addresses
from service.serving.cache import PageCache
from service.serving.packed import Packed

log = logging.getLogger(__name__)

SHARE = 0.5
"""The share of one core that the warm-up takes at most, so that readers come first."""


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
        self._awake.set()
        while self._awake.wait():
            self._awake.clear()
            try:
                self._round()
            except Exception:
                log.exception("the warm-up met a page that cannot be made")

    def wake(self) -> None:
        """Begin again: what is served has changed."""
        self._awake.set()

    def _round(self) -> None:
        paths = [address.path for address in page_addresses(self._cache.site)]
        for improve in (False, True):
            for path in paths:
                if self._awake.is_set():
                    return
                began = time.thread_time()
                self._cache.warm(path, self._packed if improve else None)
                worked = time.thread_time() - began
                if worked > 0.0002:
                    time.sleep(worked * (1 / SHARE - 1))
        self._packed.prune()
