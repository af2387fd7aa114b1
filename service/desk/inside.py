"""What every page of the desk has: who is signed in, in whose language, and what was typed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import wraps
from typing import Any

from flask import Response, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeTimedSerializer

from service.desk import visitor
from service.desk.database import Unavailable
from service.desk.done import day
from service.desk.guard import Sender
from service.desk.kept_forms import keep
from service.desk.limits import DAY, HOUR
from service.desk.sentences import LOOK_AGAIN, NOT_KEPT, SIGNED_OUT, SIGNED_OUT_KEPT
from service.desk.sessions import SESSION, Member, member, note_visit
from service.locales.locale import SiteLocale
from service.locales.negotiation import negotiate
from service.pages.addresses import Address
from service.state.site import Site
from service.web.origin import prefix
from service.web.routes import gettext_in

DESK = "/desk/"
COOKIE = "desk"
NOTE = "note"
"""The field that says by whom a form was opened."""
WRITTEN = ("words", "reason")
"""How the names of the fields begin in which somebody writes."""
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
View = Callable[..., ResponseReturnValue]


def root() -> str:
    """The link to the desk."""
    return f"{prefix()}{DESK}"


def speak(languages: Iterable[str] = ()) -> None:
    """Answer in the first of some languages that the site has, else in what the browser asks."""
    site: Site = g.site
    found = (site.locale(tag) for tag in languages)
    asked = list(request.accept_languages)
    locale: SiteLocale = next(filter(None, found), None) or negotiate(asked, site.locales)
    g.locale, g.address = locale, Address(locale, page=DESK[1:], prefix=prefix())


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A page of the desk."""
    me: Member | None = g.get("member")
    note = _signer().dumps([me.id, me.session]) if me else ""
    body = render_template(f"desk/{template}", me=me, desk=root(), note=note, day=day, **values)
    return visitor.answer(body, status)


def for_members(view: View) -> View:
    """A view for those who have signed in; `g.member` is who it is. Nothing typed is lost, where
    the session has ended, or the database cannot be used."""

    @wraps(view)
    def run(**values: Any) -> ResponseReturnValue:
        try:
            sender = visitor.comes_from() if request.method == "POST" else Sender.OURS
            me, is_renewed = _me()
            if me is None:
                return _signed_out()
            g.member = me
            speak(me.languages)
            if sender is Sender.UNKNOWN and _noted() != [me.id, me.session]:
                return unsent(403, LOOK_AGAIN)
            response = make_response(view(**values))
        except Unavailable:
            return unsent(503, NOT_KEPT)
        return with_cookie(response, request.cookies[COOKIE]) if is_renewed else response

    return run


def with_cookie(response: Response, token: str) -> Response:
    """An answer that lets a browser be known (RFC 6265); without a token it is forgotten."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=SESSION if token else 0,
        path=root(),
        httponly=True,
        secure=request.host.rpartition(":")[0] not in LOOPBACK and request.host not in LOOPBACK,
        samesite="Lax",
    )
    return response


def who_is_in() -> Member | None:
    """Who is signed in, if anybody is. Raises Unavailable."""
    if not (token := request.cookies.get(COOKIE)):
        return None
    with visitor.database().reading() as session:
        return member(session, token)


def _me() -> tuple[Member | None, bool]:
    """Who is signed in, and whether the session has just been made to last from now on."""
    me, now = who_is_in(), int(time.time())
    if me is None or now - me.seen_at < HOUR:
        return me, False
    with suppress(Unavailable), visitor.database().writing() as session:
        note_visit(session, me)
        return replace(me, seen_at=now), True
    return me, False


def _signed_out() -> Response:
    if request.method != "POST":
        return visitor.see(f"{root()}enter/")
    noted, fields = _noted(), _fields()
    is_kept = False
    is_written = any(text for name, text in fields.items() if name.startswith(WRITTEN))
    if noted and is_written:  # a button alone is pressed again
        with visitor.database().writing() as session:
            is_kept = keep(session, noted[0], request.path, fields)
    return unsent(403, SIGNED_OUT_KEPT if is_kept else SIGNED_OUT)


def unsent(status: int, problem: str) -> Response:
    """What was typed, with a button to send it again."""
    if "locale" not in g:
        speak()
    site: Site = g.site
    values, fields = request.view_args or {}, _fields()
    return page(
        "typed.html",
        status,
        problem=gettext_in(g.locale)(problem),
        fields=fields,
        typed=[name for name in fields if name.startswith(WRITTEN[0])],
        language=site.locale(str(values.get("locale", ""))),
        enter=f"{root()}enter/",
    )


def _fields() -> Mapping[str, str]:
    return {name: text for name, text in request.form.items() if name != NOTE}


def _noted() -> list[int]:
    """The numbers of the person and the session by which the form that is sent was opened."""
    try:
        found = _signer().loads(request.form.get(NOTE, ""), max_age=365 * DAY)
    except (BadData, OSError):
        return []
    return [int(number) for number in found]


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(visitor.key(), salt="desk")
