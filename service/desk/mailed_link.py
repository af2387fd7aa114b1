"""A fresh link by mail for whoever was invited at an address."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app, g

from service.desk import mail
from service.desk.database import Database, Unavailable
from service.desk.limits import HOUR
from service.desk.links import Kind, made_since, new_link
from service.desk.people import by_mail, words_of
from service.locales.locale import ENGLISH
from service.pages.labels import N_
from service.pages.wording import translator, unmarked
from service.state.site import Site

log = logging.getLogger(__name__)

SUBJECT = N_("Your link to the translators\u2019 desk")
BODY = N_("This link lets you in. It works once, within 24 hours:")
IGNORE = N_("If you did not ask for it, do nothing.")
AN_HOUR = 5
"""Links that are mailed to one person within an hour, whoever asks: each ends the one before, and
the last of a flood must go on working."""
_AFTER_THE_ANSWER = ThreadPoolExecutor(1, "mail")
"""Mails go one after the other, when the page is answered: how long that took tells nobody
whether an address was invited."""


def is_possible() -> bool:
    """Whether links can be mailed. It needs the site's own address, since a link to what a request
    calls our host could lead elsewhere."""
    site: Site = g.site
    return mail.is_set() and bool(site.content.operator.address)


def mail_link(database: Database, address: str) -> None:
    """Send a link to an address, if somebody was invited there."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    _AFTER_THE_ANSWER.submit(_mail_link, app, database, g.site, address)


def _mail_link(app: Flask, database: Database, site: Site, address: str) -> None:
    try:
        with database.writing() as session:
            found = by_mail(session, address.strip())
            if found is None or made_since(session, found.id, Kind.MAIL, HOUR) >= AN_HOUR:
                return
            token = new_link(session, found.id, Kind.MAIL)
            to, languages = found.mail, words_of(found.languages)
        locale = next(filter(None, map(site.locale, languages)), ENGLISH)
        say = translator(site, locale)
        subject, body, ignore = (str(unmarked(say(text))) for text in (SUBJECT, BODY, IGNORE))
        place = f"{site.content.operator.address}/desk/link/{token}/"
        with app.app_context():
            g.site = site
            mail.send(to, subject, f"{body}\n\n{place}\n\n{ignore}\n")
    except (Unavailable, mail.MailError) as error:
        log.error("a link could not be sent: %s", error)
