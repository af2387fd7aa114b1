"""Makes every page before the first reader asks for it, in the background, at a low rate."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable

from service.pages.inventory import page_addresses
from service.serving.cache import PageCache
from service.serving.packed import Packed

log = logging.getLogger(__name__)

SHARE = 0.5
"""The share of one core that making pages takes at most, so that readers come first."""
POLITE = 10
"""How far compressing stands back behind readers (nice)."""


class _Background(threading.Thread):
    """Goes through all pages, again after each `wake`; a round that is woken begins anew."""

    def __init__(self, name: str, cache: PageCache) -> None:
        super().__init__(name=name, daemon=True)
        self._cache = cache
        self._awake = threading.Event()

    def run(self) -> None:
        while self._awake.wait():
            self._awake.clear()
            try:
                self._round()
            except Exception:
                log.exception("the %s met a page that cannot be made", self.name)

    def wake(self) -> None:
        """Begin again: what is served has changed."""
        self._awake.set()

    def _round(self) -> None:
        raise NotImplementedError

    def _each(self, make: Callable[[str], None]) -> bool:
        """Make something of every page, resting in between; whether it came to the end."""
        for address in page_addresses(self._cache.site):
            if self._awake.is_set():
                return False
            began = time.thread_time()
            make(address.path)
            worked = time.thread_time() - began
            if worked > 0.0002:
                time.sleep(worked * (1 / SHARE - 1))
        return True


class Warmer(_Background):
    """Renders all pages that are not kept; then has each compressed at its best."""

    def __init__(self, cache: PageCache, packed: Packed) -> None:
        super().__init__("warmer", cache)
        self._packer = _Packer(cache, packed)
        self._awake.set()

    def run(self) -> None:
        self._packer.start()
        super().run()

    def _round(self) -> None:
        if self._each(self._cache.warm):
            self._packer.wake()


class _Packer(_Background):
    """Compresses each page at its best, on a thread that gets what readers leave of a core. Of
    several workers one does so, and the others take what it made."""

    def __init__(self, cache: PageCache, packed: Packed) -> None:
        super().__init__("packer", cache)
        self._packed = packed

    def run(self) -> None:
        with contextlib.suppress(OSError):  # a system on which a thread has no number of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), POLITE)
        super().run()

    def _round(self) -> None:
        with self._packed.alone():
            if self._each(lambda path: self._cache.warm(path, self._packed)):
                self._packed.prune()
