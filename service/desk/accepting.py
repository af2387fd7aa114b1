"""Words are put into their catalog: whole, at once, and never over what changed meanwhile.

The catalog is the one truth. Whoever writes holds the lock of the translations, and means certain
English and certain words; where others stand there now, nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.catalogs.comments import suggested, written
from service.catalogs.people import clean_name, folded
from service.catalogs.texts import Key
from service.catalogs.workshop import Workshop
from service.desk import answers
from service.desk.answers import Act, Refused
from service.desk.database import Database
from service.desk.parts import cleaned, key_hash
from service.desk.sentences import ANSWERED, GONE, HAS_CHANGED, IS_THERE, OWN_WORDS, cannot
from service.desk.standing import Standing, standing
from service.desk.tables import Fate, Suggestion
from service.desk.words_in_catalog import Change, with_change, write
from service.said import say
from service.whole_files import only_writer

WAIT = 5.0
"""Seconds that one who accepts waits for another who writes catalogs."""


class Moved(Refused):
    """The English or the translation is another one than that which was meant."""

    def __init__(self, stands: Standing, words: str) -> None:
        super().__init__(say(HAS_CHANGED))
        self.stands = stands
        self.words = words


@dataclass(frozen=True)
class Accepted:
    """What was done, in which file, whose reviews have ended by it, and its number in the
    history."""

    act: Act
    path: Path
    ended: Sequence[str]
    number: int


def accept(
    shop: Workshop, database: Database, number: int, by: str, words: str = "", seen: str = ""
) -> Accepted:
    """Put a suggestion into its catalog, or `words` in its place, and note who decided so.

    `by` is a name. Without `seen` it is meant over the text and the translation that its
    sender saw; with it over those of a mark (`Standing.mark`). One that was accepted already, and
    that the catalog has lost, is put back.

    Raises Refused, Moved, Unavailable, Busy, CatalogError, ContentError; then nothing is written.
    Where only the database fails at the end, the same once more finds the words there.
    """
    with only_writer(shop.translations, WAIT):
        each = _of(database, number)
        stands = _stands(shop, database, each)
        if is_own(each, by):
            raise Refused(say(OWN_WORDS, name=by))
        has_stood = each.fate in answers.STANDS
        proposed = each.final if has_stood else each.words
        new = cleaned(words) or proposed
        is_there = stands.now == new and not stands.entry.fuzzy
        if has_stood and is_there:
            raise Refused(say(IS_THERE))
        meant = seen == stands.mark if seen else _is_as_shown(each, stands)
        if not meant and not is_there:
            raise Moved(stands, new)
        act = Act.CHANGED if new != proposed else Act.PUT_BACK if has_stood else Act.ACCEPTED
        before = stands.now
        content, ended = stands.content, list[str]()
        if not is_there:
            content, ended = with_change(shop, stands, _accepted(shop, each, new, by))
        each.msgctxt, each.msgid = stands.key
        each.english = stands.english
        each.key_hash = key_hash(stands.key)
        with database.writing() as session:
            number = answers.decide(session, each, act, by, before, new)
            if content != stands.content:
                write(stands, content)
    return Accepted(act, stands.path, ended, number)


def write_words(
    shop: Workshop,
    database: Database,
    place: tuple[str, str, Key],
    by: str,
    words: str,
    seen: str,
    *,
    is_unsure: bool = False,
) -> Accepted:
    """Put somebody's own words into the catalog of a locale and domain, over the English and the
    words of a mark (`Standing.mark`); or mark the text as one of which somebody is unsure.

    Raises what `accept` raises.
    """
    with only_writer(shop.translations, WAIT):
        stands = standing(shop, *place)
        if stands is None:
            raise Refused(say(GONE))
        new, before = "\n".join(stands.forms_of(words)), stands.now
        if seen != stands.mark:
            raise Moved(stands, new)
        if new == before and stands.entry.fuzzy == is_unsure:
            raise Refused(say(IS_THERE))
        act = Act.UNSURE if is_unsure else Act.WRITTEN
        doubt = f"Marked as unsure by {by}, {shop.today.isoformat()}."
        change = Change(
            new,
            writers=[by] if new != before else [],
            note=doubt if new == before and is_unsure else written(by, shop.today),
            why="a text was changed at the translators' desk",
            is_unsure=is_unsure,
        )
        content, ended = with_change(shop, stands, change)
        with database.writing() as session:
            where = stands.locale.tag, stands.domain, stands.key
            number = answers.note(session, act, by, where, before, new)
            write(stands, content)
    return Accepted(act, stands.path, ended, number)


def is_own(each: Suggestion, by: str) -> bool:
    """Whether somebody suggested the words themselves, as far as their name says it."""
    return bool(each.name) and folded(by) == folded(each.name)


def _accepted(shop: Workshop, each: Suggestion, new: str, by: str) -> Change:
    """What an accepted suggestion does to its catalog; a reader who did not ask is not named."""
    name = clean_name(each.name) if each.show_name else ""
    is_other = new not in (each.words, each.final)
    return Change(
        new,
        writers=[name, by if is_other else ""],
        note=suggested(name, shop.today, by if is_other else ""),
        why="a reader's suggestion was accepted",
    )


def decline(
    database: Database,
    number: int,
    by: str,
    reason: str,
    carried: answers.Carried,
    language: str = "",
) -> tuple[Act, int]:
    """Answer a suggestion with a reason, which is in the language of a tag (that of the page, if
    none is named); one that the catalog has lost is let go. What was done, and its number.

    Raises Refused, Unavailable.
    """
    each = _of(database, number)
    words = carried(each.locale, each.domain, each.key)
    if each.fate in answers.STANDS and not answers.is_lost(each, carried):
        raise Refused(cannot("it was accepted, and stands in the catalog; change the text there"))
    act = Act.LET_GO if each.fate in answers.STANDS else Act.DECLINED
    with database.writing() as session:
        language = language or each.locale
        done = answers.decide(session, each, act, by, words or "", "", reason, language)
    return act, done


def _of(database: Database, number: int) -> Suggestion:
    """A suggestion that can be answered. Raises Refused, Unavailable."""
    with database.reading() as session:
        each = answers.suggestion(session, number)
        if each is None:
            raise Refused(cannot("there is no suggestion of this number"))
        if each.fate not in (Fate.WAITING, *answers.STANDS):
            by = answers.name_of(session, each.decided_by)
            exactly = f"it was answered already: {each.fate}{f' by {by}' if by else ''}"
            raise Refused(say(ANSWERED, exactly))
        session.expunge_all()
    return each


def _stands(shop: Workshop, database: Database, each: Suggestion) -> Standing:
    found = standing(shop, each.locale, each.domain, each.key)
    if found is None:
        with database.writing() as session:
            answers.mark_old(session, each.id)
        raise Refused(say(GONE))
    return found


def _is_as_shown(each: Suggestion, stands: Standing) -> bool:
    return stands.key == each.key and stands.now == cleaned(each.shown)
