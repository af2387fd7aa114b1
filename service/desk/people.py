"""The people of the desk: invited by a command, with roles in some languages, and revoked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.catalogs.people import folded
from service.desk.answers import Refused, person
from service.desk.links import Kind, new_link
from service.desk.sentences import cannot
from service.desk.tables import Link, Person, SignedIn


class Role(StrEnum):
    """What somebody may do. Whoever reviews may translate, too; nobody signs off own words."""

    TRANSLATE = "translate"
    REVIEW = "review"
    FACTS = "facts"


def words_of(listed: str) -> tuple[str, ...]:
    """The words that a column holds with a comma between."""
    return tuple(filter(None, listed.split(",")))


def invite(
    session: Session,
    name: str,
    languages: Sequence[str],
    roles: Sequence[str],
    mail: str = "",
    by: str = "",
) -> str:
    """The token of a link by which somebody comes to the desk. Who was invited before gets the
    languages and roles that are named now. Raises Refused."""
    found = session.get_one(Person, person(session, name))
    if mail and (other := by_mail(session, mail)) and other.id != found.id:
        raise Refused(cannot(f"{other.name} has this address already"))
    found.languages, found.roles = ",".join(languages), ",".join(roles)
    found.mail, found.invited_by, found.revoked_at = mail or found.mail, by, None
    return new_link(session, found.id, Kind.INVITATION)


def everybody(session: Session) -> list[Person]:
    """Who was ever invited, in the order of that."""
    return list(session.scalars(select(Person).where(Person.roles != "").order_by(Person.id)))


def known(session: Session, name: str) -> Person:
    """Somebody who is at the desk. Raises Refused."""
    for each in everybody(session):
        if folded(each.name) == folded(name) and each.revoked_at is None:
            return each
    raise Refused(cannot(f"nobody of the name {name} is at the desk; see “desk people”"))


def by_mail(session: Session, mail: str) -> Person | None:
    """Who was invited at an address, which is written in capitals or not."""
    found = (each for each in everybody(session) if each.mail and each.revoked_at is None)
    return next((each for each in found if each.mail.casefold() == mail.casefold()), None)


def revoke(session: Session, name: str) -> None:
    """End the sessions and links of somebody, and let them in no more. Raises Refused."""
    found, now = known(session, name), int(time.time())
    found.revoked_at = now
    mine = SignedIn.person_id == found.id
    session.execute(update(SignedIn).where(mine, SignedIn.ended_at.is_(None)).values(ended_at=now))
    session.execute(update(Link).where(Link.person_id == found.id).values(expires_at=now))
