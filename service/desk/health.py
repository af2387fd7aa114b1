"""What /healthz says of the desk. Where nobody ever used it, no library of databases is read."""

from __future__ import annotations

import time
from pathlib import Path

from flask import current_app, g

from service.catalogs.texts import Key, State
from service.desk import commits
from service.desk.key import DATABASE_FILE
from service.desk.parts import cleaned
from service.state.site import Site

DAY = 24 * 3600


NAMES = ("waiting", "oldest_days", "lost", "problems", "urgent", "uncommitted")


def health() -> dict[str, int | None]:
    """How many suggestions wait, for how many days the oldest has, how many accepted texts their
    catalog no longer carries, how many problems wait that readers told of, and how many of these
    are about a dose or a fact (`desk waiting` names them all), and how many catalogs git has yet to
    take; None where that cannot be read."""
    if not was_used():
        return dict.fromkeys(NAMES, 0)
    from service.desk import answers, problems, visitor
    from service.desk.database import Unavailable

    try:
        with visitor.database().glancing() as session:
            count, oldest = answers.count_waiting(session)
            lost = len(answers.lost(session, carried))
            told = problems.count_waiting(session)
    except Unavailable:
        return dict.fromkeys(NAMES)
    days = (int(time.time()) - oldest) // DAY if oldest else 0
    yet = len(commits.uncommitted(current_app.config["DESK"]))
    return dict(zip(NAMES, (count, days, lost, *told, yet), strict=True))


def was_used() -> bool:
    """Whether there is a database to look into; nobody's look makes one."""
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
