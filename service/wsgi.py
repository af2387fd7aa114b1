"""The application as a server runs it: read at the start, then watched, its answers kept."""

from __future__ import annotations

import atexit
import gc

from service import create_app
from service.serving.access_log import AccessLog
from service.serving.cache import PageCache
from service.serving.packed import Packed
from service.serving.prepare import prepare
from service.serving.warm import Warmer
from service.state.site import Site
from service.state.watch import Watcher

app = create_app()
prepare(app.config["CONTENT"], app.config["TRANSLATIONS"], app.config["KEPT"] / "catalogs")
_loader = app.extensions["loader"]
_log = AccessLog()
_site = _loader.load()
gc.freeze()  # what is loaded stays: a collection that went through it would stop readers for 0.1 s
_cache = PageCache(app.wsgi_app, _site, _log.add if app.config["ACCESS_LOG"] else None)
app.wsgi_app = _cache  # type: ignore[method-assign]
application = _cache
_warmer = Warmer(_cache, Packed(app.config["KEPT"] / "packed"))


def _publish(site: Site) -> None:
    _cache.publish(site)
    _warmer.wake()


Watcher(_loader, _publish).start()
_warmer.start()
if app.config["ACCESS_LOG"]:
    _log.start()
    atexit.register(_log.write)
