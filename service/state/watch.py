"""Notices changed files, by the operating system's word and by a slow look of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

log = logging.getLogger(__name__)

STEP = 200
"""Milliseconds for which nothing may change before a change is told, so that a file is not read
while it is being written; and how often the watch, else asleep, sees whether it shall end."""
LONGEST = 1000
"""Milliseconds after which a change is told though others go on coming."""
SLOW = 30.0
"""Seconds between two looks that need no word of the system: not every file system gives it."""
WAKES = 500
"""Milliseconds after which it is seen whether the folders are still the same."""
AGAIN = 0.5
"""Seconds after which a folder that cannot be watched is looked for again."""


class Watcher(threading.Thread):
    """Calls `changed` after every change in the folders, and every SLOW seconds.

    It begins after so many seconds; what has changed by then is told at its first look. Whatever
    `changed` raises is logged, and the watch goes on.
    """

    def __init__(
        self, folders: tuple[Path, ...], changed: Callable[[], None], after: float = 0.0
    ) -> None:
        super().__init__(name="watcher", daemon=True)
        self._folders = folders
        self._changed = changed
        self._after = after
        self._stop_asked = threading.Event()

    def run(self) -> None:
        self._stop_asked.wait(self._after)
        while not self._stop_asked.is_set():
            try:
                self._watch()
            except FileNotFoundError:  # a folder has gone; it may be back in a moment
                self._stop_asked.wait(AGAIN)
                self._tell()
            except Exception as error:  # such as a system that watches no more files
                log.warning("the folders are looked at every %s s: %s", SLOW, error)
                self._stop_asked.wait(SLOW)
                self._tell()

    def stop(self) -> None:
        """Ask the thread to end, and wait for it."""
        self._stop_asked.set()
        self.join()

    def _watch(self) -> None:
        """Tell each change, until the folders are others than those that are watched."""
        places = self._places()
        next_look = 0.0  # the first as soon as the watch stands: what came before is not told
        for changes in watch(
            *self._folders,
            watch_filter=None,
            debounce=LONGEST,
            step=STEP,
            stop_event=self._stop_asked,
            rust_timeout=WAKES,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changes or time.monotonic() >= next_look:
                self._tell()
                next_look = time.monotonic() + SLOW
            if self._places() != places:
                return

    def _places(self) -> list[int] | None:
        """What the folders are on the disk: one that was put in another's place is another."""
        try:
            return [folder.stat().st_ino for folder in self._folders]
        except OSError:
            return None

    def _tell(self) -> None:
        try:
            self._changed()
        except Exception:
            log.exception("a change could not be read")
