"""What was done at the desk, as it is said: after it, and in the history of a text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.content.markup import plain_text
from service.desk.answers import Act
from service.desk.sessions import Member
from service.desk.tables import Decision, Person
from service.pages.labels import N_

ACTS = {
    Act.ACCEPTED: N_("A suggestion was accepted"),
    Act.CHANGED: N_("A suggestion was accepted in other words"),
    Act.PUT_BACK: N_("Accepted words were put back"),
    Act.DECLINED: N_("A suggestion was declined"),
    Act.LET_GO: N_("Lost words were let go"),
    Act.WRITTEN: N_("Words were written"),
    Act.UNSURE: N_("It was marked as unsure"),
}
MOST = 20
"""Decisions on a text that its page tells."""


@dataclass(frozen=True)
class Done:
    """A decision as it is told; `english` and the words are plain text."""

    act: str
    english: str
    after: str
    name: str
    day: str
    reason: str


def done_of(session: Session, me: Member, number: str) -> Done | None:
    """A decision by its number, if the member has made it."""
    if not number.isdecimal() or len(number) > 9:
        return None
    found = session.get(Decision, int(number))
    is_mine = found is not None and found.person_id == me.id
    # A sign-off is no decision on a text; its page says it itself.
    return _done(found, me.name) if found and is_mine and found.act in ACTS else None


def history(session: Session, tag: str, domain: str, hashes: Sequence[str]) -> list[Done]:
    """What was decided on a text, the newest first."""
    wanted = (
        select(Decision, Person)
        .outerjoin(Person, Decision.person_id == Person.id)
        .where(Decision.locale == tag, Decision.domain == domain, Decision.key_hash.in_(hashes))
        .order_by(Decision.id.desc())
        .limit(MOST)
    )
    return [_done(each, who.name if who else "") for each, who in session.execute(wanted)]


def _done(each: Decision, name: str) -> Done:
    return Done(
        ACTS[Act(each.act)],
        plain_text(each.english),
        each.after,
        name,
        day(each.made_at),
        each.reason,
    )


def day(moment: int) -> str:
    """The day (UTC) of a moment, as the pages write days."""
    return datetime.datetime.fromtimestamp(moment, datetime.UTC).date().isoformat()
