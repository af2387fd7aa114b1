"""The application as a server runs it: read at the start, then watched, its answers kept."""

from __future__ import annotations

from service import create_app
from service.cache import PageCache
from service.watch import Watcher

app = create_app()
_loader = app.extensions["loader"]
_cache = PageCache(app.wsgi_app, _loader.load())
app.wsgi_app = _cache  # type: ignore[method-assign]
application = _cache
Watcher(_loader, _cache.publish).start()
