"""What /healthz says of the desk. Where nobody ever used it, no library of databases is read."""

from __future__ import annotations

import time
from pathlib import Path

from flask import current_app, g

from service.catalogs.texts import Key, State
from service.desk.key import DATABASE_FILE
from service.desk.parts import cleaned
from service.state.site import Site

DAY = 24 * 3600


def health() -> dict[str, int | None]:
    """How many suggestions wait, for how many days the oldest has, and how many accepted texts
    their catalog no longer carries (`desk waiting` names them); None where that cannot be read."""
    if not _was_used():
        return {"waiting": 0, "oldest_days": 0, "lost": 0}
    from service.desk import answers, visitor
    from service.desk.database import Unavailable

    try:
        with visitor.database().glancing() as session:
            count, oldest = answers.count_waiting(session)
            lost = len(answers.lost(session, carried))
    except Unavailable:
        return {"waiting": None, "oldest_days": None, "lost": None}
    days = (int(time.time()) - oldest) // DAY if oldest else 0
    return {"waiting": count, "oldest_days": days, "lost": lost}


def _was_used() -> bool:
    folder: Path = current_app.config["DESK"]
    return bool(current_app.config.get("DATABASE")) or (folder / DATABASE_FILE).exists()


def carried(tag: str, domain: str, key: Key) -> str | None:
    """What the served catalogs carry."""
    site: Site = g.site
    catalog = site.catalogs.get((tag, domain))
    if catalog is None or key not in site.content.keys.get(domain, ()):
        return None
    message = catalog.message(key)
    return "" if message.state is State.CHANGED else cleaned(message.text)
