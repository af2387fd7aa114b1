"""Mails of the desk, by the server that SERVICE_SMTP names (RFC 5321); without one, none."""

from __future__ import annotations

import smtplib
import ssl
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import SplitResult, unquote, urlsplit

import click
from flask import current_app, g

from service.state.site import Site

SETTING = "SMTP"
"""`smtp://NAME:PASSWORD@HOST:587`, with STARTTLS; `smtps://…` for TLS from the start (RFC 8314)."""
HERE = ("localhost", "127.0.0.1", "::1")
PORTS = {"smtp": 587, "smtps": 465}
WITHIN = 10.0
"""Seconds for each answer of the server."""


class MailError(Exception):
    """A mail was not sent, and why."""


def checked(setting: object) -> str:
    """The setting as it may stand. Raises ClickException for another value."""
    text = str(setting)
    parts = urlsplit(text)
    try:
        is_right = parts.scheme in PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_right = False
    if text and not is_right:
        # The value can hold a password, so that it is not said again.
        raise click.ClickException(
            "SERVICE_SMTP cannot be; write smtp://NAME:PASSWORD@HOST:587, or smtps://… for TLS "
            "from the start"
        )
    return text


def is_set() -> bool:
    """Whether mails can be sent: there is a server, and a contact whom they are from."""
    return bool(current_app.config.get(SETTING) and _contact())


def send(to: str, subject: str, text: str) -> None:
    """Send a mail in plain words to one address. Raises MailError, and nothing else.

    The way to the server is encrypted, unless it is this machine.
    """
    parts = urlsplit(str(current_app.config.get(SETTING, "")))
    try:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = _contact(), to, subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="desk.invalid")
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday note comes back
        message.set_content(text)
        with _connected(parts) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException, MessageError, ValueError) as error:
        # The setting can hold a password, so that only its server is named.
        raise MailError(f"no mail was sent by {parts.hostname}: {error}") from None


def _connected(parts: SplitResult) -> smtplib.SMTP:
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=WITHIN, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=WITHIN)
    if host not in HERE:
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _contact() -> str:
    site: Site = g.site
    return site.content.operator.contact
