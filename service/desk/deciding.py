"""What the buttons on the page of a text do."""

from __future__ import annotations

from flask import abort, current_app

from service.desk import commits, visitor
from service.desk.accepting import accept, decline, write_words
from service.desk.answers import STANDS, Carried, Refused, is_lost, suggestion
from service.desk.database import Database
from service.desk.places import Place
from service.desk.proposals import is_too_long, no_text
from service.desk.reasons import REASONS
from service.desk.sentences import ANSWERED, NOT_SHOWN, SAY_WHY, TOO_LONG
from service.desk.served import ServedWorkshop
from service.desk.sessions import Member
from service.desk.standing import carried_by
from service.desk.tables import Suggestion
from service.desk.typed import Typed
from service.locales.locale import SiteLocale
from service.pages.wording import unmarked
from service.said import say
from service.web.routes import gettext_in

SAVE, UNSURE, ACCEPT, DECLINE = "save", "unsure", "accept", "decline"
NOTHING_SEEN = "-"
"""A mark that no text has, for a form that brings none."""


def do(
    shop: ServedWorkshop, me: Member, locale: SiteLocale, place: Place, act: str, typed: Typed
) -> int:
    """Do what a button says with a text of a language; the number of the decision in the history.

    Raises Refused, Moved, Unavailable, Busy, CatalogError; then nothing is written.
    """
    if act not in (SAVE, UNSURE, ACCEPT, DECLINE):
        abort(400)
    database, carried = visitor.database(), carried_by(shop)
    if act in (ACCEPT, DECLINE):
        chosen = _chosen(database, typed.number, carried)
        if (chosen.locale, chosen.domain) != (locale.tag, place.domain):
            abort(404)
    if act == DECLINE:
        reason = _reason(locale, typed)
        return decline(database, typed.number, me.name, reason, carried, locale.tag)[1]
    if not typed.words:
        raise Refused(say(NOT_SHOWN), no_text(place.key[1], ""))
    seen = typed.seen or NOTHING_SEEN
    if act == ACCEPT:
        done = accept(shop, database, typed.number, me.name, typed.words, seen)
        said = commits.said_of(done.path.name, done.act, chosen)
        commits.commit_or_log(current_app.config, done.path, said)
        return done.number
    where = locale.tag, place.domain, place.key
    unsure = act == UNSURE
    done = write_words(shop, database, where, me.name, typed.words, seen, is_unsure=unsure)
    said = f"{done.path.name}: a text is {done.act} at the desk"
    commits.commit_or_log(current_app.config, done.path, said)
    return done.number


def _chosen(database: Database, number: int, carried: Carried) -> Suggestion:
    """A suggestion that can be answered here. Raises Refused, Unavailable."""
    with database.reading() as session:
        found = suggestion(session, number)
        if found is None:
            abort(404)
        if found.fate in STANDS and not is_lost(found, carried):
            raise Refused(say(ANSWERED))
        session.expunge_all()
    return found


def _reason(locale: SiteLocale, typed: Typed) -> str:
    """Why a suggestion is declined, in the language of its sender. Raises Refused."""
    if is_too_long(typed.reason):
        raise Refused(say(TOO_LONG))
    fixed = REASONS.get(typed.why)
    said = str(unmarked(gettext_in(locale)(fixed))) if fixed else ""
    if not (said or typed.reason):
        raise Refused(say(SAY_WHY))
    return " ".join(filter(None, [said, typed.reason]))
