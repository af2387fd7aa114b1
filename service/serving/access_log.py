"""One line of JSON for each answer, without anything about the person who asked.

No address of the network, no search words, no language, no program. Lines are gathered and
written together once a second: the server's own log costs more than a whole answer.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import threading
import time
from collections import deque
from typing import TextIO

from service.pages.inventory import without_secret

Entry = tuple[float, str, str, str, float]
"""When the request came (seconds since 1970), method, path, status, and the seconds it took."""

INTERVAL = 1.0
MOST_WAITING = 100_000
"""Lines that wait; more than a second can bring are dropped, the oldest first."""

_OWN_FORM = re.compile(r"/[A-Za-z0-9/._-]{0,120}")
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"))


def line(entry: Entry) -> str:
    """An entry as JSON. A path that no address of the site has the form of is not written out."""
    at, method, path, status, took = entry
    return json.dumps(
        {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)),
            "method": method if method in _METHODS else "other",
            "path": without_secret(path) if _OWN_FORM.fullmatch(path) else "other",
            "status": int(status[:3]),
            "ms": round(took * 1000, 2),
        }
    )


class AccessLog(threading.Thread):
    """Takes entries through `add` and writes them from a thread of its own."""

    def __init__(self, file: TextIO = sys.stdout) -> None:
        super().__init__(name="access-log", daemon=True)
        self._file = file
        self._waiting: deque[Entry] = deque(maxlen=MOST_WAITING)
        self._stop_asked = threading.Event()
        self.add = self._waiting.append

    def run(self) -> None:
        while not self._stop_asked.wait(INTERVAL):
            with contextlib.suppress(OSError):  # a full disk is no reason to end
                self.write()

    def write(self) -> None:
        """Write what waits."""
        lines = []
        while self._waiting:
            lines.append(line(self._waiting.popleft()))
        if lines:
            self._file.write("\n".join(lines) + "\n")
            self._file.flush()

    def stop(self) -> None:
        """End the thread and write what is left."""
        self._stop_asked.set()
        self.join()
        self.write()
