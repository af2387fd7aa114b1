"""The desk's tables. Times are seconds since 1970; secrets stand here as their SHA-256 alone.

A change of a table is a change here and a migration (`migrations/versions/`); a test holds the one
against the other.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from service.desk.table_forms import Base as Base
from service.desk.table_forms import Hash, Moment, PersonId, Short, Words


class Fate(StrEnum):
    """What has become of a suggestion. `changed`: accepted in other words; `old`: its English or
    the translation that it was made for is there no more."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OLD = "old"


class Kind(StrEnum):
    """What a problem is about that a reader told of. A `barrier` keeps somebody from reading."""

    DOSE = "dose"
    FACT = "fact"
    TRANSLATION = "translation"
    BARRIER = "barrier"
    OTHER = "other"


URGENT = (Kind.DOSE, Kind.FACT)
"""Kinds by which a reader may come to harm: whoever runs the site hears of them at once."""


class State(StrEnum):
    """What has become of a problem. `answered`: it was right, or is answered otherwise."""

    WAITING = "waiting"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Person(Base):
    """Somebody who was invited, or who decided by a command, without a role. `languages` and
    `roles` are words with a comma between. `digest`: they want a mail a day of what waits."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Words] = mapped_column(unique=True)
    mail: Mapped[Words]
    languages: Mapped[Words]
    roles: Mapped[Words]
    invited_by: Mapped[Words]
    made_at: Mapped[Moment]
    revoked_at: Mapped[Moment | None]
    digest: Mapped[bool] = mapped_column(default=False, server_default=false())
    digested_at: Mapped[Moment | None]


class Link(Base):
    """A link that works once (`people.Kind`). A new one ends the older ones of its person and
    kind."""

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    kind: Mapped[Short]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    spent_at: Mapped[Moment | None]


class SignedIn(Base):
    """A session: a browser in which a person is known."""

    __tablename__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]


class KeptForm(Base):
    """A form that was sent when the session had ended: `fields` is a JSON object, `path` where
    the form stands."""

    __tablename__ = "kept_form"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    path: Mapped[Words]
    fields: Mapped[Words]
    made_at: Mapped[Moment]


class Suggestion(Base):
    """Other words for one text. Those that were sent together share the hash of their receipt.

    `key_hash` stands for `msgctxt` and `msgid`, which are too long for an index. `shown` is the
    translation that the sender saw; `final` what was accepted in the end. `reason` was given in
    `reason_language`.
    """

    __tablename__ = "suggestion"
    __table_args__ = (
        UniqueConstraint("token_hash", "key_hash"),
        Index(None, "locale", "domain", "key_hash"),
        Index(None, "fate"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[Hash]
    locale: Mapped[Short]
    page: Mapped[Words]
    part: Mapped[Short]
    register: Mapped[Short]
    domain: Mapped[Words]
    msgctxt: Mapped[Words]
    msgid: Mapped[Words]
    key_hash: Mapped[Hash]
    english: Mapped[Words]
    shown: Mapped[Words]
    words: Mapped[Words]
    why: Mapped[Words]
    name: Mapped[Words]
    show_name: Mapped[bool] = mapped_column(default=False, server_default=false())
    quarantined: Mapped[bool] = mapped_column(default=False, server_default=false())
    fate: Mapped[Short] = mapped_column(default=Fate.WAITING)
    reason: Mapped[Words] = mapped_column(default="")
    reason_language: Mapped[Short] = mapped_column(default="", server_default="")
    final: Mapped[Words] = mapped_column(default="")
    person_id: Mapped[PersonId]
    decided_by: Mapped[PersonId]
    made_at: Mapped[Moment]
    decided_at: Mapped[Moment | None]

    @property
    def key(self) -> tuple[str, str]:
        """The gettext key of its text."""
        return self.msgctxt, self.msgid


class Told(Base):
    """A problem that a reader told of. `answered_by` said `answer`, in `answer_language`."""

    __tablename__ = "problem"
    __table_args__ = (Index(None, "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[Hash] = mapped_column(unique=True)
    locale: Mapped[Short]
    page: Mapped[Words]
    part: Mapped[Short]
    register: Mapped[Short]
    kind: Mapped[Short]
    words: Mapped[Words]
    quarantined: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[Short] = mapped_column(default=State.WAITING)
    answer: Mapped[Words] = mapped_column(default="")
    answer_language: Mapped[Short] = mapped_column(default="", server_default="")
    answered_by: Mapped[PersonId]
    made_at: Mapped[Moment]
    answered_at: Mapped[Moment | None]


class Decision(Base):
    """The history: who changed what, from which words to which. `act` names it."""

    __tablename__ = "history"
    __table_args__ = (Index(None, "locale", "domain", "key_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[Moment]
    person_id: Mapped[PersonId]
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestion.id"))
    act: Mapped[Short]
    locale: Mapped[Short]
    domain: Mapped[Words]
    key_hash: Mapped[Hash]
    english: Mapped[Words]
    before: Mapped[Words]
    after: Mapped[Words]
    reason: Mapped[Words]


class Counter(Base):
    """One thing that was sent from a network, which stands here as a keyed hash, for a day."""

    __tablename__ = "counter"
    __table_args__ = (Index(None, "kind", "network", "made_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Short]
    network: Mapped[Hash]
    made_at: Mapped[Moment]
