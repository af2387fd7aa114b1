"""Sessions: browsers in which a person is known, by a token in a cookie."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.desk.limits import DAY
from service.desk.people import Role, words_of
from service.desk.suggestions import token_hash
from service.desk.tables import Person, SignedIn
from service.locales.locale import ENGLISH

SESSION = 30 * DAY
"""Seconds after the last visit for which a session lasts."""


@dataclass(frozen=True)
class Member:
    """Somebody who has signed in, as the pages of the desk know them."""

    id: int
    name: str
    languages: tuple[str, ...]
    roles: frozenset[str]
    session: int
    seen_at: int

    @property
    def ends_at(self) -> int:
        """When the session ends without another visit."""
        return self.seen_at + SESSION

    def translates(self, tag: str) -> bool:
        """Whether somebody writes and answers in a language, which English is none of."""
        return (
            tag != ENGLISH.tag
            and tag in self.languages
            and bool(self.roles & {Role.TRANSLATE, Role.REVIEW})
        )

    def reviews(self, tag: str) -> bool:
        """Whether somebody signs off pages in a language."""
        return self.translates(tag) and Role.REVIEW in self.roles

    def answers(self, tag: str) -> bool:
        """Whether somebody answers problems told in a language."""
        return tag in self.languages and Role.FACTS in self.roles


def begin(session: Session, who: Person) -> str:
    """Begin a session of somebody; its token."""
    now, token = int(time.time()), secrets.token_urlsafe(32)
    session.add(SignedIn(token_hash=token_hash(token), person_id=who.id, made_at=now, seen_at=now))
    return token


def member(session: Session, token: str) -> Member | None:
    """Whose session a token is of, if it has not ended."""
    wanted = select(SignedIn, Person).join(Person).where(SignedIn.token_hash == token_hash(token))
    row = session.execute(
        wanted.where(
            SignedIn.ended_at.is_(None),
            SignedIn.seen_at > int(time.time()) - SESSION,
            Person.revoked_at.is_(None),
        )
    ).first()
    if row is None:
        return None
    each, who = row
    languages, roles = words_of(who.languages), frozenset(words_of(who.roles))
    return Member(who.id, who.name, languages, roles, each.id, each.seen_at)


def note_visit(session: Session, me: Member) -> None:
    """Let a session last from now on."""
    mine = SignedIn.id == me.session
    session.execute(update(SignedIn).where(mine).values(seen_at=int(time.time())))


def sign_out(session: Session, me: Member) -> None:
    """End a session."""
    mine = SignedIn.id == me.session
    session.execute(update(SignedIn).where(mine).values(ended_at=int(time.time())))
