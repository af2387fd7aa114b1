"""A fresh link by mail for whoever was invited at an address."""

from __future__ import annotations

import logging
import smtplib
from concurrent.futures import ThreadPoolExecutor

from service.desk.database import Database, Unavailable
from service.desk.links import Kind, new_link
from service.desk.mail import Way, send
from service.desk.people import by_mail, words_of
from service.locales.locale import ENGLISH
from service.pages.labels import N_
from service.pages.wording import translator, unmarked
from service.state.site import Site

log = logging.getLogger(__name__)

SUBJECT = N_("Your link to the translators\u2019 desk")
BODY = N_("This link lets you in. It works once, within 24 hours:")
IGNORE = N_("If you did not ask for it, do nothing.")
_AFTER_THE_ANSWER = ThreadPoolExecutor(1, "mail")
"""Mails go one after the other, when the page is answered: how long that took tells nobody
whether an address was invited."""


def mail_link(database: Database, site: Site, way: Way, address: str) -> None:
    """Send a link to an address, if somebody was invited there."""
    _AFTER_THE_ANSWER.submit(_mail_link, database, site, way, address)


def _mail_link(database: Database, site: Site, way: Way, address: str) -> None:
    try:
        with database.writing() as session:
            found = by_mail(session, address.strip())
            if found is None:
                return
            token = new_link(session, found.id, Kind.MAIL)
            mail, languages = found.mail, words_of(found.languages)
        locale = next(filter(None, map(site.locale, languages)), ENGLISH)
        say = translator(site, locale)
        subject, body, ignore = (str(unmarked(say(text))) for text in (SUBJECT, BODY, IGNORE))
        place = f"{site.content.operator.address}/desk/link/{token}/"
        send(way, mail, subject, f"{body}\n\n{place}\n\n{ignore}\n")
    except (Unavailable, OSError, ValueError, smtplib.SMTPException) as error:
        log.error("a link could not be sent: %s", error)
