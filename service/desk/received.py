"""What has become of what somebody sent, for whoever knows the address of its receipt.

The words themselves are not shown: anybody could pass the address on, and nobody has accepted them.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, g, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from service.content.markup import plain_text
from service.desk import problems, suggestions, visitor
from service.desk.database import Unavailable
from service.desk.tables import Fate, Kind, State, Suggestion, Told
from service.desk.telling import KINDS
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.state.site import Site

WITHDRAW = "withdraw"
WAITS = N_("It waits for a person who reads it.")
WITHDRAWN = N_("You have withdrawn it.")
FATES = {
    Fate.WAITING: WAITS,
    Fate.ACCEPTED: N_("It was accepted, and stands on the page."),
    Fate.CHANGED: N_("It was accepted in somewhat other words, which stand on the page."),
    Fate.DECLINED: N_("It was not accepted."),
    Fate.WITHDRAWN: WITHDRAWN,
    Fate.OLD: N_("The text has changed since, so that it no longer fits."),
}
STATES = {
    State.WAITING: WAITS,
    State.ANSWERED: N_("It was answered."),
    State.DECLINED: N_("It was read, and nothing will be changed."),
    State.WITHDRAWN: WITHDRAWN,
}


@dataclass(frozen=True)
class Receipt:
    """One thing that was sent, as its sender reads of it. `english`: the text that a suggestion is
    for; `about`: what a problem is about; `language` is that of the answer."""

    id: int
    says: str
    answer: str
    language: SiteLocale
    waits: bool
    english: str = ""
    about: str = ""


def received(token: str, is_problem: bool) -> ResponseReturnValue:
    """The receipt of one sending, with a button to withdraw what still waits."""
    try:
        if request.method == "POST":
            visitor.comes_from()
            return _withdraw(token, is_problem)
        with visitor.database().reading() as session:
            found = _found(session, token, is_problem)
            return visitor.answer(_body(found, is_problem))
    except Unavailable:
        return visitor.answer(_body([], is_problem), 503)


def _found(session: Session, token: str, is_problem: bool) -> list[Suggestion] | list[Told]:
    sent = problems if is_problem else suggestions
    found: list[Suggestion] | list[Told] = sent.by_receipt(session, token)
    return found or abort(404)


def _withdraw(token: str, is_problem: bool) -> ResponseReturnValue:
    number = request.form.get(WITHDRAW, "")
    sent = problems if is_problem else suggestions
    with visitor.database().writing() as session:
        _found(session, token, is_problem)
        is_number = number.isdecimal() and len(number) < 10
        done = is_number and sent.withdraw(session, token, int(number))
    place = g.address.href
    return visitor.see(f"{place}#sent-{int(number)}" if done else f"{place}#received")


def _receipt(sent: Suggestion | Told) -> Receipt:
    if isinstance(sent, Told):
        says, about = STATES[State(sent.state)], KINDS[Kind(sent.kind)]
        language = SiteLocale(sent.answer_language or sent.locale)
        waits = sent.state == State.WAITING
        return Receipt(sent.id, says, sent.answer, language, waits, about=about)
    language = SiteLocale(sent.reason_language or sent.locale)
    waits, english = sent.fate == Fate.WAITING, plain_text(sent.english)
    return Receipt(sent.id, FATES[Fate(sent.fate)], sent.reason, language, waits, english)


def _body(found: list[Suggestion] | list[Told], is_problem: bool) -> str:
    return render_template(
        "suggest/received.html",
        is_problem=is_problem,
        receipts=[_receipt(each) for each in found],
        page_href=_page_href(found[0] if found else None),
        WITHDRAW=WITHDRAW,
    )


def _page_href(sent: Suggestion | Told | None) -> Markup:
    """The link back to the page that it is for."""
    site: Site = g.site
    locale = site.locale(sent.locale) if sent else None
    if sent is None or locale is None:
        return escape(g.address.to("").href)
    plain = "plain/" if sent.register == "plain" else ""
    return escape(f"{g.address.prefix}/{locale.tag}/{plain}{sent.page}")
