"""Mail by the server that SERVICE_SMTP names, from the contact that `site.toml` names."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import click
from flask import current_app

from service.state.site import Site

SETTING = "SMTP"
PATIENCE = 20.0
"""Seconds that one step of the server may take."""
PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True)
class Way:
    """A server for mail, and who the mail is from."""

    url: str
    sender: str


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


def way_to_mail(site: Site) -> Way | None:
    """How mail is sent; None where it cannot be. It needs the site's own address, since a link to
    what a request calls our host could lead elsewhere."""
    operator, url = site.content.operator, str(current_app.config.get(SETTING, ""))
    return Way(url, operator.contact) if url and operator.contact and operator.address else None


def send(way: Way, to: str, subject: str, body: str) -> None:
    """Send a mail. A name and password go over TLS alone, but within this machine.

    Raises OSError, SMTPException; ValueError for a line break in a field (RFC 5322 section 2.2).
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = way.sender, to, subject
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message.set_content(body)
    parts, context = urlsplit(way.url), ssl.create_default_context()
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=PATIENCE)
    with server:
        is_safe = parts.scheme == "smtps" or host in ("localhost", "127.0.0.1", "::1")
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=context)
            is_safe = True
        if parts.username:
            if not is_safe:
                raise smtplib.SMTPException("the server offers no TLS; the password was not sent")
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)
