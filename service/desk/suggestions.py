"""Suggestions in the database: taken in within the limits, found by their receipt, withdrawn."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.desk.limits import SUGGESTIONS, WAITING_FOR_A_TEXT, WAITING_IN_ALL, count
from service.desk.parts import Part, PartText, key_hash
from service.desk.tables import Fate, Suggestion
from service.locales.locale import SiteLocale
from service.pages.addresses import Address


class Full(Exception):
    """Nothing more can be taken in: so many wait for a text already, or in all (no text)."""

    def __init__(self, text: PartText | None = None) -> None:
        super().__init__(text.english if text else "")
        self.text = text


@dataclass(frozen=True)
class Sent:
    """What a reader sends: other words for some texts of a part, why, and perhaps a name."""

    part: Part
    words: Sequence[tuple[PartText, str]]
    why: str = ""
    name: str = ""
    show_name: bool = False
    quarantined: bool = False


def token_hash(token: str) -> str:
    """What the database holds of a receipt's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def receive(session: Session, sent: Sent, page: Address, token: str, network: str) -> None:
    """Take a sending in; one whose token is known already was sent twice, and counts once.

    `page` is the address of the page that it is for. Raises TooMany, Full.
    """
    receipt = token_hash(token)
    if session.scalar(select(Suggestion.id).where(Suggestion.token_hash == receipt).limit(1)):
        return
    count(session, SUGGESTIONS, network, len(sent.words))
    if _waiting(session) + len(sent.words) > WAITING_IN_ALL:
        raise Full
    for text, words in sent.words:
        if _waiting_for(session, page.locale, text) >= WAITING_FOR_A_TEXT:
            raise Full(text)
        session.add(
            Suggestion(
                token_hash=receipt,
                locale=page.locale.tag,
                page=page.page,
                part=sent.part.id,
                register=page.register.value,
                domain=text.domain,
                msgctxt=text.key[0],
                msgid=text.key[1],
                key_hash=key_hash(text.key),
                english=text.english,
                shown=text.now,
                words=words,
                why=sent.why,
                name=sent.name,
                show_name=sent.show_name,
                quarantined=sent.quarantined,
                made_at=int(time.time()),
            )
        )


def by_receipt(session: Session, token: str) -> list[Suggestion]:
    """All suggestions that were sent together, in their order."""
    wanted = Suggestion.token_hash == token_hash(token)
    return list(session.scalars(select(Suggestion).where(wanted).order_by(Suggestion.id)))


def withdraw(session: Session, token: str, number: int) -> bool:
    """Withdraw one that waits; its words and the name go. Whether there was one to withdraw."""
    found = session.execute(
        update(Suggestion)
        .where(
            Suggestion.id == number,
            Suggestion.token_hash == token_hash(token),
            Suggestion.fate == Fate.WAITING,
        )
        .values(
            fate=Fate.WITHDRAWN,
            words="",
            why="",
            name="",
            show_name=False,
            decided_at=int(time.time()),
        )
        .returning(Suggestion.id)
    )
    return found.first() is not None


def _waiting(session: Session) -> int:
    waits = Suggestion.fate == Fate.WAITING
    return session.scalar(select(func.count()).select_from(Suggestion).where(waits)) or 0


def _waiting_for(session: Session, locale: SiteLocale, text: PartText) -> int:
    """How many wait for a text; what is quarantined takes nobody's place."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Suggestion)
            .where(
                Suggestion.locale == locale.tag,
                Suggestion.domain == text.domain,
                Suggestion.key_hash == key_hash(text.key),
                Suggestion.fate == Fate.WAITING,
                Suggestion.quarantined.is_(False),
            )
        )
        or 0
    )
