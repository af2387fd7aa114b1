"""A suggestion is accepted into its catalog: whole, at once, and never over what changed meanwhile.

The catalog is the one truth. Whoever accepts holds the lock of the translations, and means certain
English and certain words; where others stand there now, nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.catalogs.people import folded
from service.catalogs.workshop import Workshop
from service.desk import answers
from service.desk.answers import Act, Refused
from service.desk.database import Database
from service.desk.parts import cleaned, key_hash
from service.desk.standing import Standing, standing
from service.desk.tables import Fate, Suggestion
from service.desk.words_in_catalog import with_words, write
from service.whole_files import only_writer

WAIT = 5.0
"""Seconds that one who accepts waits for another who writes catalogs."""


class Moved(Refused):
    """The English or the translation is another one than that which was meant."""

    def __init__(self, stands: Standing, words: str) -> None:
        super().__init__("the text has changed since; nothing was written")
        self.stands = stands
        self.words = words


@dataclass(frozen=True)
class Accepted:
    """What was done, in which file, and whose reviews have ended by it."""

    act: Act
    path: Path
    ended: Sequence[str]


def accept(
    shop: Workshop, database: Database, number: int, by: str, words: str = "", seen: str = ""
) -> Accepted:
    """Put a suggestion into its catalog, or `words` in its place, and note who decided so.

    `by` is a person's name. Without `seen` it is meant over the text and the translation that its
    sender saw; with it over those of a mark (`Standing.mark`). One that was accepted already, and
    that the catalog has lost, is put back.

    Raises Refused, Moved, Unavailable, Busy, CatalogError, ContentError; then nothing is written.
    Where only the database fails at the end, the same once more finds the words there.
    """
    with only_writer(shop.translations, WAIT):
        each = _of(database, number)
        stands = _stands(shop, database, each)
        if each.name and folded(by) == folded(each.name):
            raise Refused(f"{by} suggested these words; somebody else must accept them")
        has_stood = each.fate in answers.STANDS
        proposed = each.final if has_stood else each.words
        new = cleaned(words) or proposed
        is_there = stands.now == new and not stands.entry.fuzzy
        if has_stood and is_there:
            raise Refused("it was accepted already, and the catalog carries it")
        meant = seen == stands.mark if seen else _is_as_shown(each, stands)
        if not meant and not is_there:
            raise Moved(stands, new)
        act = Act.CHANGED if new != proposed else Act.PUT_BACK if has_stood else Act.ACCEPTED
        before = stands.now
        content, ended = stands.content, list[str]()
        if not is_there:
            content, ended = with_words(shop, each, stands, new, by)
        each.msgctxt, each.msgid = stands.key
        each.english = stands.english
        each.key_hash = key_hash(stands.key)
        with database.writing() as session:
            answers.decide(session, each, act, by, before, new)
            if content != stands.content:
                write(stands, content)
    return Accepted(act, stands.path, ended)


def decline(database: Database, number: int, by: str, reason: str, carried: answers.Carried) -> Act:
    """Answer a suggestion with a reason; one that the catalog has lost is let go.

    Raises Refused, Unavailable.
    """
    each = _of(database, number)
    words = carried(each.locale, each.domain, (each.msgctxt, each.msgid))
    if each.fate in answers.STANDS and not answers.is_lost(each, carried):
        raise Refused("it was accepted, and stands in the catalog; change the text there")
    act = Act.LET_GO if each.fate in answers.STANDS else Act.DECLINED
    with database.writing() as session:
        answers.decide(session, each, act, by, words or "", reason=reason)
    return act


def _of(database: Database, number: int) -> Suggestion:
    """A suggestion that can be answered. Raises Refused, Unavailable."""
    with database.reading() as session:
        each = answers.suggestion(session, number)
        if each is None:
            raise Refused("there is no suggestion of this number")
        if each.fate not in (Fate.WAITING, *answers.STANDS):
            by = answers.name_of(session, each.decided_by)
            raise Refused(f"it was answered already: {each.fate}{f' by {by}' if by else ''}")
        session.expunge_all()
    return each


def _stands(shop: Workshop, database: Database, each: Suggestion) -> Standing:
    found = standing(shop, each)
    if found is None:
        with database.writing() as session:
            answers.mark_old(session, each.id)
        raise Refused("its text is gone from the page, and its sender reads so on the receipt")
    return found


def _is_as_shown(each: Suggestion, stands: Standing) -> bool:
    return stands.key == (each.msgctxt, each.msgid) and stands.now == cleaned(each.shown)
