"""Problems that readers tell of, in the database: taken in, found, withdrawn, answered."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.desk.answers import Refused, person
from service.desk.limits import HOUR, PROBLEMS, WAITING_IN_ALL, count
from service.desk.sentences import ANSWERED, cannot
from service.desk.suggestions import Full, token_hash
from service.desk.tables import URGENT, Kind, State, Told
from service.pages.addresses import Address
from service.said import say

WAITS = Told.state == State.WAITING
MAILS_AN_HOUR = 10
"""How many urgent problems of an hour are each told by a mail; of more the log tells alone."""


@dataclass(frozen=True)
class Problem:
    """What a reader tells: of which kind, about which page (`Address.page`; empty where none is
    known) and part, in which words, if any."""

    kind: Kind
    page: str
    part: str
    words: str = ""
    quarantined: bool = False

    @property
    def is_urgent(self) -> bool:
        return self.kind in URGENT


def receive(
    session: Session, problem: Problem, here: Address, token: str, network: str
) -> int | None:
    """Take a problem in, told in the language and register of `here`; its number. None for one
    whose token is known already: it was sent twice, and counts once. Raises TooMany, Full."""
    receipt = token_hash(token)
    if session.scalar(select(Told.id).where(Told.token_hash == receipt)):
        return None
    count(session, PROBLEMS, network)
    if count_waiting(session)[0] >= WAITING_IN_ALL:
        raise Full
    told = Told(
        token_hash=receipt,
        locale=here.locale.tag,
        page=problem.page,
        part=problem.part,
        register=here.register.value,
        kind=problem.kind,
        words=problem.words,
        quarantined=problem.quarantined,
        made_at=int(time.time()),
    )
    session.add(told)
    session.flush()
    return told.id


def may_mail(session: Session) -> bool:
    """Whether few enough urgent problems came within the hour that a mail tells of each."""
    since = Told.made_at > int(time.time()) - HOUR
    urgent = select(func.count()).select_from(Told).where(Told.kind.in_(URGENT), since)
    return (session.scalar(urgent) or 0) <= MAILS_AN_HOUR


def problem(session: Session, number: int) -> Told | None:
    """A problem by its number, which may be any."""
    return session.get(Told, number) if 0 < number < 2**31 else None


def by_receipt(session: Session, token: str) -> list[Told]:
    """The problem of a receipt, if there is one."""
    return list(session.scalars(select(Told).where(Told.token_hash == token_hash(token))))


def withdraw(session: Session, token: str, number: int) -> bool:
    """Withdraw it if it waits; its words go. Whether there was one to withdraw."""
    found = session.execute(
        update(Told)
        .where(Told.id == number, Told.token_hash == token_hash(token), WAITS)
        .values(state=State.WITHDRAWN, words="", answered_at=int(time.time()))
        .returning(Told.id)
    )
    return found.first() is not None


def waiting(session: Session, locale: str = "") -> list[Told]:
    """What waits for an answer, in a language or in all: what is urgent first, then the oldest."""
    wanted = select(Told).where(WAITS).order_by(Told.kind.not_in(URGENT), Told.id)
    return list(session.scalars(wanted.where(Told.locale == locale) if locale else wanted))


def count_waiting(session: Session) -> tuple[int, int]:
    """How many problems wait, and how many of them are urgent."""
    found = session.scalars(select(Told.kind).where(WAITS)).all()
    return len(found), sum(kind in URGENT for kind in found)


def answer(
    session: Session, number: int, state: State, by: str, words: str, language: str = ""
) -> Told:
    """Note who answered a problem, and in which words, which are in the reader's language unless
    a tag names another. Raises Refused."""
    told = problem(session, number)
    if told is None:
        raise Refused(cannot("there is no problem of this number"))
    if told.state != State.WAITING:
        raise Refused(say(ANSWERED, f"it was answered already: {told.state}"))
    told.state, told.answer = state, words
    told.answer_language = language or told.locale
    told.answered_by, told.answered_at = person(session, by), int(time.time())
    return told
