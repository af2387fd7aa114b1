"""The application as a server runs it: read when asked, then watched, its answers kept."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import wait

from service import create_app
from service.serving.access_log import AccessLog
from service.serving.cache import PageCache
from service.serving.indexing import Indexer
from service.serving.packed import Packed
from service.serving.warm import Warmer
from service.state.keeper import FIRST_PAGES, Keeper
from service.state.site import Site
from service.state.watch import Watcher

PATIENCE = 1.4, 9.0
"""Seconds after a change for which a page may be the one of before: what is written at the desk is
on its page within 2, and within 10 on those that gather a little of many pages. To notice a change
takes some tenths of a second."""
LAST_ANSWERS = 3.0
"""Seconds that a worker has for its last answers when its server has been killed."""

SWITCH = 0.0005
"""Seconds after which a thread that computes lets others go on. With Python's 5 ms a thread that
makes pages after a change lets one reader through each 5 ms, and hundreds queue up."""

sys.setswitchinterval(SWITCH)
# Nothing that is made for the first pages is garbage; to look for some takes a tenth of their time.
gc.disable()
app = create_app()
_loader = app.extensions["loader"]
_log = AccessLog()
_site = _loader.begin()
_cache = PageCache(
    app.wsgi_app,
    _site,
    _log.add if app.config["ACCESS_LOG"] else None,
    prefix=os.environ.get("GRANIAN_URL_PATH_PREFIX", ""),
    folder=app.config["KEPT"],
    patience=PATIENCE,
)
app.wsgi_app = _cache  # type: ignore[method-assign]
application = _cache
_indexer = Indexer(app.config["CONTENT"], app.config["TRANSLATIONS"], app.config["KEPT"])
app.extensions["search"] = _indexer.index
_warmer = Warmer(_cache, Packed(app.config["KEPT"] / "packed"))


def _publish(site: Site) -> None:
    _cache.publish(site)
    if not site.is_checked:
        return  # to make pages now would take the time of the checks, and of readers
    _indexer.wake(site)
    if _warmer.ident is None:
        # What is loaded stays: a collection that went through it would stop readers for 0.1 s.
        gc.freeze()
        _indexer.start()
        _warmer.start()
    _warmer.wake()


def _end_with_server() -> None:
    """End this worker when its server has gone: one that is killed (SIGKILL) tells no worker."""
    if (server := multiprocessing.parent_process()) is not None:
        wait([server.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(LAST_ANSWERS)  # a worker that had only just begun may not have heard it
        os._exit(1)


def _look() -> None:
    """What the watcher does, at the end of FIRST_PAGES for the first time."""
    gc.enable()
    _keeper.look()


_keeper = Keeper(_loader, _publish, _site)
_keeper.start()
Watcher(_loader.folders, _look, after=FIRST_PAGES).start()
threading.Thread(target=_end_with_server, name="end with server", daemon=True).start()
if app.config["ACCESS_LOG"]:
    _log.start()
    atexit.register(_log.write)
