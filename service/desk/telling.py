"""Tell us of a problem: a form on the page that says whom to tell, and what is done with it."""

from __future__ import annotations

import logging
import threading

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue

from service.desk import mail, problems, visitor
from service.desk.database import Unavailable
from service.desk.form import TOKEN, TRAP, Shown, read_signed
from service.desk.guard import Sender
from service.desk.limits import TooMany
from service.desk.parts import cleaned
from service.desk.problems import Problem
from service.desk.proposals import is_too_long
from service.desk.sentences import CLOSED, FULL, LOOK_AGAIN, NOT_KEPT, too_many
from service.desk.suggestions import Full
from service.desk.tables import Kind
from service.locales.locale import ENGLISH
from service.pages.labels import N_
from service.pages.report import concern_of
from service.state.site import Site
from service.web.routes import gettext_in
from service.web.views import report_body

log = logging.getLogger(__name__)

KINDS = {
    Kind.DOSE: N_("A dose"),
    Kind.FACT: N_("A fact"),
    Kind.TRANSLATION: N_("The translation"),
    Kind.BARRIER: N_("Something keeps me from reading or using the page"),
    Kind.OTHER: N_("Something else"),
}
TOO_LONG = N_("This is longer than a message may be. Please write less.")
NO_KIND = N_("Please choose what it is about.")
REPORT = "report/"


def tell() -> ResponseReturnValue:
    """The form, and what was sent by it. Its buttons are the kinds: one sends it."""
    here, say = g.address, gettext_in(g.address.locale)
    try:
        key = visitor.key()
    except OSError as error:
        log.error("the desk's key: %s", error)
        return _page("", 503, say(NOT_KEPT))
    network = visitor.network()
    if network is None:
        return _page("", 503 if request.method == "POST" else 200, say(CLOSED))
    if request.method != "POST":
        return _page(Shown(here.path, REPORT, {}).signed(key))
    is_ours = visitor.comes_from() is Sender.OURS
    shown = read_signed(request.form.get(TOKEN, ""), key, here.path, REPORT)
    if shown is None:
        again = Shown(here.path, REPORT, {}).signed(key)
        return _page(again, 422 if is_ours else 403, say(LOOK_AGAIN))
    again = shown.signed(key)
    kind = request.form.get("kind", "")
    if kind not in {each.value for each in Kind}:
        return _page(again, 422, say(NO_KIND))
    if is_too_long(_words()):
        return _page(again, 422, say(TOO_LONG))
    receipt = shown.receipt(key)
    try:
        _keep(_problem(Kind(kind)), receipt, network)
    except TooMany as error:
        return _page(again, 429, too_many(g.site, here.locale, error))
    except Full:
        return _page(again, 503, say(FULL))
    except Unavailable:
        return _page(again, 503, say(NOT_KEPT))
    return visitor.see(f"{here.to(f'report/received/{receipt}/').href}#received")


def _words() -> str:
    return cleaned(request.form.get("words", ""))


def _page(token: str, status: int = 200, problem: str = "") -> Response:
    kinds = {k: v for k, v in KINDS.items() if (k, g.locale) != (Kind.TRANSLATION, ENGLISH)}
    values = {"token": token, "problem": problem, "kinds": kinds, "trap": TRAP, "typed": _words()}
    trapped = request.form.get(TRAP, "")
    body = report_body("tell/form.html", trapped=trapped, asked=_part(), **values)
    return visitor.answer(body, status)


def _part() -> str:
    return request.form.get("part", request.args.get("part", ""))


def _problem(kind: Kind) -> Problem:
    site: Site = g.site
    concern = concern_of(site.content, {"page": request.args.get("page", ""), "part": _part()})
    path, part = (concern.path, concern.part) if concern else ("", "")
    return Problem(kind, path, part, _words(), quarantined=bool(request.form.get(TRAP)))


def _keep(problem: Problem, receipt: str, network: str) -> None:
    """Keep what was told; whoever runs the site hears at once of what may do harm, and not in the
    reader's words: these stay in the database. Raises TooMany, Full, Unavailable."""
    with visitor.database().writing() as session:
        number = problems.receive(session, problem, g.address, receipt, network)
        may_mail = problem.is_urgent and problems.may_mail(session)
    if number is None or not problem.is_urgent:
        return
    where = f"{g.address.to(problem.page).path}{problem.part and '#'}{problem.part}"
    said = f"a reader tells of a problem ({problem.kind}): {where}; desk show p{number}"
    log.warning("%s", said)
    to = g.site.content.operator.contact
    if may_mail and to and mail.is_set() and not problem.quarantined:
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        # The reader does not wait for the server of the mails.
        values = (app, g.site, to, said)
        threading.Thread(target=_mail, args=values, name="mail", daemon=True).start()


def _mail(app: Flask, site: Site, to: str, said: str) -> None:
    with app.app_context():
        g.site = site
        try:
            mail.send(to, said.partition(";")[0], f"{said}\n")
        except mail.MailError as error:
            log.error("%s", error)
