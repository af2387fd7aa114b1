"""What people answer to suggestions, in the database: who decided what, what waits or is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.catalogs.people import folded
from service.catalogs.texts import Key
from service.desk.parts import key_hash
from service.desk.sentences import ANSWERED
from service.desk.tables import Decision, Fate, Person, Suggestion
from service.said import Said, say

Carried = Callable[[str, str, Key], str | None]
"""Gives the words that the catalog of a locale and domain has for a text: none (empty) where it is
not shown, None where the English no longer has the text."""


class Act(StrEnum):
    """What was done. `changed`: accepted in other words; `let go`: what a person's file says stays,
    though other words were accepted; `written`: by somebody at the desk, without a suggestion;
    `unsure`: readers get the English until somebody is sure; `signed off`: a page."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    PUT_BACK = "put back"
    DECLINED = "declined"
    LET_GO = "let go"
    SIGNED = "signed off"
    TAKEN_BACK = "sign-off taken back"
    WRITTEN = "written"
    UNSURE = "unsure"


WROTE_NOTHING = (
    Act.ACCEPTED,
    Act.PUT_BACK,
    Act.DECLINED,
    Act.LET_GO,
    Act.SIGNED,
    Act.TAKEN_BACK,
)
"""The acts by which nobody has put words of their own into a catalog; all others count as
writing, but for one who is unsure and leaves the words as they are."""
STANDS = (Fate.ACCEPTED, Fate.CHANGED)
FATES = {
    Act.ACCEPTED: Fate.ACCEPTED,
    Act.CHANGED: Fate.CHANGED,
    Act.DECLINED: Fate.DECLINED,
    Act.LET_GO: Fate.OLD,
}
"""What becomes of a suggestion by an act; one that is put back stays what it was."""


class Refused(Exception):
    """Why something is not done, in a sentence for whoever wants it, with the `reasons` where the
    words themselves are at fault."""

    def __init__(self, said: Said, reasons: Sequence[Said] = ()) -> None:
        super().__init__(str(said))
        self.said = said
        self.reasons = tuple(reasons)


def suggestion(session: Session, number: int) -> Suggestion | None:
    """A suggestion by its number, which may be any."""
    return session.get(Suggestion, number) if 0 < number < 2**31 else None


def waiting(session: Session, locale: str = "") -> list[Suggestion]:
    """What waits for an answer, in a language or in all, the oldest first."""
    wanted = select(Suggestion).where(Suggestion.fate == Fate.WAITING).order_by(Suggestion.id)
    return list(session.scalars(wanted.where(Suggestion.locale == locale) if locale else wanted))


def count_waiting(session: Session) -> tuple[int, int | None]:
    """How many suggestions wait, and since when the oldest has."""
    found = select(func.count(), func.min(Suggestion.made_at))
    count, oldest = session.execute(found.where(Suggestion.fate == Fate.WAITING)).one()
    return count, oldest


def lost(session: Session, carried: Carried, locale: str = "") -> list[Suggestion]:
    """What was accepted last for a text that the English still has, and that its catalog no longer
    carries: by an editor, by git, or by a backup that was put in its place."""
    wanted = select(Suggestion).where(Suggestion.fate.in_(STANDS))
    wanted = wanted.order_by(Suggestion.decided_at, Suggestion.id)
    found = session.scalars(wanted.where(Suggestion.locale == locale) if locale else wanted)
    newest = {(each.locale, each.domain, each.key_hash): each for each in found}
    return [each for each in newest.values() if is_lost(each, carried)]


def is_lost(each: Suggestion, carried: Carried) -> bool:
    """Whether the catalog has other words than those accepted, for a text that is still there."""
    words = carried(each.locale, each.domain, each.key)
    return words is not None and words != each.final


def decide(
    session: Session,
    each: Suggestion,
    act: Act,
    by: str,
    before: str,
    after: str = "",
    reason: str = "",
    reason_language: str = "",
) -> int:
    """Note who did what, and what became of a suggestion by it; `before` and `after` are the words
    of the catalog. The number of the decision. Raises Refused where the suggestion's fate is no
    longer that of `each`."""
    who, now = person(session, by), int(time.time())
    done = session.execute(
        update(Suggestion)
        .where(Suggestion.id == each.id, Suggestion.fate == each.fate)
        .values(
            fate=FATES.get(act, each.fate),
            reason=reason,
            reason_language=reason_language,
            final=after,
            decided_by=who,
            decided_at=now,
            msgctxt=each.msgctxt,
            msgid=each.msgid,
            english=each.english,
            key_hash=each.key_hash,
        )
        .returning(Suggestion.id)
    )
    if done.first() is None:
        raise Refused(say(ANSWERED, "somebody else has just answered it"))
    place = each.locale, each.domain, each.key
    return note(session, act, by, place, before, after, reason, suggestion=each.id)


def note(
    session: Session,
    act: Act,
    by: str,
    place: tuple[str, str, Key],
    before: str,
    after: str,
    reason: str = "",
    suggestion: int | None = None,
) -> int:
    """Note in the history who did what with the text of a locale, domain and key; the number of
    that."""
    locale, domain, key = place
    new = Decision(
        made_at=int(time.time()),
        person_id=person(session, by),
        suggestion_id=suggestion,
        act=act,
        locale=locale,
        domain=domain,
        key_hash=key_hash(key),
        english=key[1],
        before=before,
        after=after,
        reason=reason,
    )
    session.add(new)
    session.flush()
    return new.id


def mark_old(session: Session, number: int) -> None:
    """Note that the text that a suggestion waits for is there no more."""
    session.execute(
        update(Suggestion)
        .where(Suggestion.id == number, Suggestion.fate == Fate.WAITING)
        .values(fate=Fate.OLD, decided_at=int(time.time()))
    )


def person(session: Session, name: str) -> int:
    """The number of the person of a name; one whom the desk does not know yet has no role in it."""
    for each in session.scalars(select(Person)):
        if folded(each.name) == folded(name):
            return each.id
    new = Person(
        name=name, mail="", languages="", roles="", invited_by="", made_at=int(time.time())
    )
    session.add(new)
    session.flush()
    return new.id


def name_of(session: Session, number: int | None) -> str:
    """The name of a person; empty where nobody is meant."""
    found = session.get(Person, number) if number else None
    return found.name if found else ""
