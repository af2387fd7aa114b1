"""How somebody comes in: a link that works once, and the page that sends a fresh one."""

from __future__ import annotations

from flask import Response, g, request
from flask.typing import ResponseReturnValue

from service.desk import visitor
from service.desk.database import Unavailable
from service.desk.guard import Sender
from service.desk.inside import page, root, speak, who_is_in, with_cookie
from service.desk.kept_forms import kept_at
from service.desk.limits import ENTERING, TooMany, count
from service.desk.links import Stale, spend, whose
from service.desk.mailed_link import is_possible, mail_link
from service.desk.people import words_of
from service.desk.sentences import CLOSED, LOOK_AGAIN, NOT_KEPT, too_many
from service.desk.sessions import begin, sign_out
from service.web.routes import gettext_in


def enter() -> ResponseReturnValue:
    """Asks for the address that was invited, and sends a link there; the answer is the same for
    every address. Without a way to send mail it names whoever runs the site."""
    speak()
    has_mail = is_possible()
    if request.method != "POST" or not has_mail:
        return _form(has_mail=has_mail)
    if visitor.comes_from() is not Sender.OURS:
        return _form(403, gettext_in(g.locale)(LOOK_AGAIN))
    network = visitor.network()
    if network is None:
        return _form(503, gettext_in(g.locale)(CLOSED))
    try:
        with visitor.database().writing() as session:
            count(session, ENTERING, network)
    except TooMany as error:
        return _form(429, too_many(g.site, g.locale, error))
    except Unavailable:
        return _form(503, gettext_in(g.locale)(NOT_KEPT))
    mail_link(visitor.database(), request.form.get("mail", ""))
    return visitor.see(f"{root()}enter/?sent=1#sent")


def _form(status: int = 200, problem: str = "", *, has_mail: bool = True) -> Response:
    return page(
        "enter.html",
        status,
        problem=problem,
        has_mail=has_mail,
        is_sent="sent" in request.args,
        typed=request.form.get("mail", ""),
    )


def link(token: str) -> ResponseReturnValue:
    """A button that lets somebody in. Opening the page spends nothing: programs that look for bad
    links in a mail open it, too."""
    speak()
    try:
        return _spend(token) if request.method == "POST" else _ask(token)
    except Stale as stale:
        if who_is_in():
            return visitor.see(root())  # the button was pressed twice
        return page("stale.html", 410, was_used=stale.was_used)
    except Unavailable:
        return page("link.html", 503, name="", other="", problem=gettext_in(g.locale)(NOT_KEPT))


def _ask(token: str, status: int = 200, problem: str = "") -> Response:
    with visitor.database().reading() as session:
        found = whose(session, token)
        who, name = found.id, found.name
        speak(words_of(found.languages))
    me = who_is_in()
    other = me.name if me and me.id != who else ""
    return page("link.html", 409 if other else status, name=name, other=other, problem=problem)


def _spend(token: str) -> Response:
    if visitor.comes_from() is not Sender.OURS:
        return _ask(token, 403, gettext_in(g.locale)(LOOK_AGAIN))
    me = who_is_in()
    mine, places = "", list[str]()
    with visitor.database().writing() as session:
        if me is None or whose(session, token).id == me.id:
            found = spend(session, token)
            mine, places = begin(session, found), kept_at(session, found.id)
            if me:
                sign_out(session, me)
    if not mine:
        return _ask(token)
    place = f"{g.address.prefix}{places[0]}#kept" if places else root()
    return with_cookie(visitor.see(place), mine)
