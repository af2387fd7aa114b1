"""Forms that were sent when the session had ended, kept until their sender has signed in again."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from urllib.parse import quote

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from service.desk.limits import DAY, MOST_BYTES
from service.desk.tables import KeptForm, Person

MOST_KEPT = 20
"""Forms of a person that are kept at most."""
LASTS = 30 * DAY
"""Seconds for which a form is kept."""


def keep(session: Session, who: int, path: str, fields: Mapping[str, str]) -> bool:
    """Keep a form of somebody who is at the desk, in place of an older one from there; whether
    there was room."""
    found = session.get(Person, who)
    said = json.dumps(dict(fields), ensure_ascii=False)
    if found is None or found.revoked_at is not None or len(said.encode()) > 4 * MOST_BYTES:
        return False
    session.execute(delete(KeptForm).where(KeptForm.made_at < int(time.time()) - LASTS))
    forget(session, who, path)
    mine = select(func.count()).where(KeptForm.person_id == who)
    if (session.scalar(mine) or 0) >= MOST_KEPT:
        return False
    session.add(KeptForm(person_id=who, path=path, fields=said, made_at=int(time.time())))
    return True


def kept(session: Session, who: int, path: str) -> dict[str, str]:
    """What somebody typed at a path, by the names of the fields; nothing where nothing is kept."""
    wanted = select(KeptForm.fields).where(KeptForm.person_id == who, KeptForm.path == path)
    found = session.scalar(wanted)
    return {str(k): str(v) for k, v in json.loads(found).items()} if found else {}


def kept_at(session: Session, who: int) -> list[str]:
    """Where forms of somebody are kept, the newest first; as links have it (RFC 3986), since a path
    may be one that was made up."""
    wanted = select(KeptForm.path).where(KeptForm.person_id == who)
    return [quote(path) for path in session.scalars(wanted.order_by(KeptForm.id.desc()))]


def forget(session: Session, who: int, path: str) -> None:
    """Let go what was kept of somebody at a path."""
    session.execute(delete(KeptForm).where(KeptForm.person_id == who, KeptForm.path == path))
