"""What has become of a suggestion, for whoever knows the address of its receipt.

The words themselves are not shown: anybody could pass the address on, and nobody has accepted them.
"""

from __future__ import annotations

from flask import abort, g, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from service.content.markup import plain_text
from service.desk import visitor
from service.desk.database import Unavailable
from service.desk.suggestions import by_receipt, withdraw
from service.desk.tables import Fate, Suggestion
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.state.site import Site

WITHDRAW = "withdraw"
FATES = {
    Fate.WAITING: N_("It waits for a person who reads it."),
    Fate.ACCEPTED: N_("It was accepted, and stands on the page."),
    Fate.CHANGED: N_("It was accepted in somewhat other words, which stand on the page."),
    Fate.DECLINED: N_("It was not accepted."),
    Fate.WITHDRAWN: N_("You have withdrawn it."),
    Fate.OLD: N_("The text has changed since, so that it no longer fits."),
}


def received(token: str) -> ResponseReturnValue:
    """The receipt of one sending, with a button to withdraw what still waits."""
    try:
        if request.method == "POST":
            visitor.comes_from()
            return _withdraw(token)
        with visitor.database().reading() as session:
            found = by_receipt(session, token)
            if not found:
                abort(404)
            return visitor.answer(_body(found))
    except Unavailable:
        return visitor.answer(_body([]), 503)


def _withdraw(token: str) -> ResponseReturnValue:
    number = request.form.get(WITHDRAW, "")
    with visitor.database().writing() as session:
        if not by_receipt(session, token):
            abort(404)
        done = number.isdecimal() and len(number) < 10 and withdraw(session, token, int(number))
    place = g.address.href
    return visitor.see(f"{place}#suggestion-{int(number)}" if done else f"{place}#received")


def _body(found: list[Suggestion]) -> str:
    site: Site = g.site
    first = found[0] if found else None
    locale = site.locale(first.locale) if first else None
    return render_template(
        "suggest/received.html",
        suggestions=found,
        page_href=_page_href(first, locale),
        fates=FATES,
        english=lambda suggestion: plain_text(suggestion.english),
        reason_of=_reason_of,
        WITHDRAW=WITHDRAW,
        Fate=Fate,
    )


def _page_href(suggestion: Suggestion | None, locale: SiteLocale | None) -> Markup:
    """The link back to the page that it is for."""
    if suggestion is None or locale is None:
        return escape(g.address.to("").href)
    plain = "plain/" if suggestion.register == "plain" else ""
    return escape(f"{g.address.prefix}/{locale.tag}/{plain}{suggestion.page}")


def _reason_of(suggestion: Suggestion) -> Markup:
    """The reason, marked as what language it was given in."""
    tag = suggestion.reason_language or suggestion.locale
    direction = SiteLocale(tag).direction
    said = Markup('<bdi lang="{}" dir="{}">{}</bdi>')
    return said.format(tag, direction, suggestion.reason)
