"""What the desk knows of a request: its database and key, whose it is, and how it is answered."""

from __future__ import annotations

import time
from pathlib import Path

from flask import Response, abort, current_app, g, make_response, request

from service.desk.database import Database
from service.desk.guard import Sender, sender
from service.desk.key import COUNTING_KEY, PROXIES, counting_key, desk_key
from service.desk.limits import client_address, network_hash
from service.state.site import Site


def database() -> Database:
    """The database of the application; nothing is opened before it is used."""
    found: Database | None = current_app.extensions.get("desk")
    if found is None:
        setting = str(current_app.config.get("DATABASE", ""))
        made = Database(setting, current_app.config["DESK"])
        found = current_app.extensions.setdefault("desk", made)
    return found


def key() -> bytes:
    """The key that signs. Raises OSError where there can be none."""
    folder: Path = current_app.config["DESK"]
    return desk_key(folder)


def network() -> str | None:
    """What stands for the network of the request; None where it cannot be known, and forms are
    closed."""
    address = client_address(request.environ, current_app.config[PROXIES])
    if address is None:
        return None
    # Without a starting command, as in `flask run`, each process counts by a key of its own.
    counting = current_app.config.setdefault(COUNTING_KEY, counting_key())
    return network_hash(address, str(counting), time.time())


def comes_from() -> Sender:
    """Where the form that was sent comes from; one from another site is refused (403)."""
    site: Site = g.site
    asked = request.headers
    address = site.content.operator.address
    found = sender(asked.get("Sec-Fetch-Site"), asked.get("Origin"), request.host, address)
    if found is Sender.FOREIGN:
        abort(403)
    return found


def see(place: str) -> Response:
    """Send the browser on to where what was done can be read (RFC 9110 section 15.4.4)."""
    response = answer("", 303)
    response.headers["Location"] = place
    return response


def answer(body: str, status: int = 200) -> Response:
    """An answer that nobody keeps, and whose forms tell us that they are ours."""
    response = make_response(body, status)
    response.headers["Cache-Control"] = "no-store"
    # By `no-referrer`, which all other pages have, browsers send `Origin: null` with a form.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
