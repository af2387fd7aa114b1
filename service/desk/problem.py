"""The page of a problem that a reader told of: what they say, and the answer to it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, abort, g, request
from flask.typing import ResponseReturnValue

from service.content.registers import Register
from service.desk import problems, visitor
from service.desk.answers import Refused, name_of
from service.desk.inside import for_members, page, root
from service.desk.kept_forms import forget, kept
from service.desk.parts import cleaned
from service.desk.proposals import is_too_long
from service.desk.received import STATES
from service.desk.sentences import TOO_LONG
from service.desk.tables import Kind, State, Told
from service.desk.telling import KINDS
from service.desk.waiting_pages import PROBLEMS, PROBLEMS_TITLE, concern, concern_name
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.labels import N_
from service.said import Said, say
from service.state.site import Site
from service.web.routes import gettext_in

STATE_BY = {"answer": State.ANSWERED, "decline": State.DECLINED}
"""What becomes of the problem by a button."""
FORGET = "forget"
NO_WORDS = N_("Write an answer. The reader sees it.")


@for_members
def problem(number: int) -> ResponseReturnValue:
    """A problem by its number, for those who answer in its language."""
    with visitor.database().reading() as session:
        told = problems.problem(session, number)
        if told is None:
            abort(404)
        by = name_of(session, told.answered_by)
        typed = kept(session, g.member.id, request.path)
        session.expunge_all()
    if not g.member.answers(told.locale):
        return page("not_yours.html", 403)
    if request.method != "POST":
        return _page(told, by, typed, is_kept=bool(typed))
    act = request.form.get("act", "")
    if act == FORGET:
        with visitor.database().writing() as session:
            forget(session, g.member.id, request.path)
        return visitor.see(f"{request.path}#main")
    if act not in STATE_BY:
        abort(400)
    words, languages = cleaned(request.form.get("words", "")), _languages(told)
    if not words or is_too_long(words):
        return _page(told, by, request.form, say(TOO_LONG if words else NO_WORDS), 422)
    tag = request.form.get("language", "")
    tag = tag if tag in [each.tag for each in languages] else told.locale
    try:
        with visitor.database().writing() as session:
            problems.answer(session, number, STATE_BY[act], g.member.name, words, tag)
            forget(session, g.member.id, request.path)
    except Refused as error:
        return _page(told, by, request.form, error.said, 409)
    return visitor.see(f"{request.path}#done")


def _languages(told: Told) -> list[SiteLocale]:
    """In which languages the answer may be: first the reader's."""
    site: Site = g.site
    tags = dict.fromkeys((told.locale, *g.member.languages, ENGLISH.tag))
    return [found for tag in tags if (found := site.locale(tag)) is not None]


def _page(
    told: Told,
    by: str,
    typed: Mapping[str, str],
    problem: Said | None = None,
    status: int = 200,
    *,
    is_kept: bool = False,
) -> Response:
    site: Site = g.site
    about, spoken = concern(site, told), SiteLocale(told.locale)
    place = Address(spoken, Register(told.register), told.page, g.address.prefix)
    return page(
        "problem.html",
        status,
        told=told,
        by=by,
        kind=KINDS[Kind(told.kind)],
        state="" if told.state == State.WAITING else STATES[State(told.state)],
        spoken=spoken,
        answered_in=SiteLocale(told.answer_language or told.locale),
        on_page=f"{place.href}#{told.part}" if told.part else place.href,
        name=concern_name(site, about) if about else "",
        languages=_languages(told),
        typed=typed.get("words", ""),
        chosen=typed.get("language", ""),
        is_kept=is_kept,
        problem=problem.in_words(gettext_in(g.locale)) if problem else "",
        list=(gettext_in(g.locale)(PROBLEMS_TITLE), f"{root()}{told.locale}/?list={PROBLEMS}"),
    )
