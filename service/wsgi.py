"""The application as a server runs it: read at the start, watched from then on."""

from __future__ import annotations

from service import create_app
from service.site import Site
from service.watch import Watcher

app = create_app()
loader = app.extensions["loader"]
app.extensions["site"] = loader.load()


def publish(site: Site) -> None:
    """Serve a new Site from the next request on; a running request keeps its own."""
    app.extensions["site"] = site


Watcher(loader, publish).start()
