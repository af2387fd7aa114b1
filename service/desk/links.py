"""Links that let somebody in, each once and for a while.

A link is known by its token, of which the database holds the SHA-256 alone.
"""

from __future__ import annotations

import secrets
import time
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.desk.limits import DAY
from service.desk.suggestions import token_hash
from service.desk.tables import Link, Person


class Kind(StrEnum):
    """What a link is for. That of a mail anybody can have sent, so it ends sooner."""

    INVITATION = "invitation"
    MAIL = "mail"
    DEVICE = "device"


LASTS = {Kind.INVITATION: 7 * DAY, Kind.MAIL: DAY, Kind.DEVICE: 15 * 60}
"""Seconds for which a link works."""
BYTES = {Kind.INVITATION: 32, Kind.MAIL: 32, Kind.DEVICE: 12}
"""Random bytes of its token; one that is typed on another device is short, and ends soon."""


class Stale(Exception):
    """Why a link does not work: it was used, or it has ended, or there never was one."""

    def __init__(self, *, was_used: bool = False) -> None:
        super().__init__(was_used)
        self.was_used = was_used


def new_link(session: Session, who: int, kind: Kind) -> str:
    """The token of a new link; the older ones of its kind end."""
    now, token = int(time.time()), secrets.token_urlsafe(BYTES[kind])
    older = (Link.person_id == who, Link.kind == kind, Link.expires_at > now)
    session.execute(update(Link).where(*older).values(expires_at=now))
    session.add(
        Link(
            token_hash=token_hash(token),
            kind=kind,
            person_id=who,
            made_at=now,
            expires_at=now + LASTS[kind],
        )
    )
    return token


def made_since(session: Session, who: int, kind: Kind, seconds: int) -> int:
    """How many links of a kind somebody was given within so many seconds."""
    newer = (Link.person_id == who, Link.kind == kind, Link.made_at > int(time.time()) - seconds)
    return session.scalar(select(func.count()).select_from(Link).where(*newer)) or 0


def whose(session: Session, token: str) -> Person:
    """Whom a link would let in; it stays as it is. Raises Stale."""
    link = session.scalar(select(Link).where(Link.token_hash == token_hash(token)))
    if link is None or link.spent_at is not None:
        raise Stale(was_used=link is not None)
    found = session.get_one(Person, link.person_id)
    if link.expires_at <= time.time() or found.revoked_at is not None:
        raise Stale
    return found


def spend(session: Session, token: str) -> Person:
    """Use a link up; whom it lets in. Raises Stale."""
    found, now = whose(session, token), int(time.time())
    unspent = (Link.token_hash == token_hash(token), Link.spent_at.is_(None))
    done = session.execute(update(Link).where(*unspent).values(spent_at=now).returning(Link.id))
    if done.first() is None:
        raise Stale(was_used=True)
    return found
