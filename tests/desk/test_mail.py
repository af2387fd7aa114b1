"""Mails leave encrypted or not at all, and hold one address and one subject whatever is typed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import g

from service.desk import mail
from service.state.loading import Loader
from tests.desk.post import Post, answering, certificate
from tests.desk.test_problems import SITE
from tests.support.mini import MiniProject

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl is not installed: TLS of mails is NOT tested"
)
NAMED = "name:secret@"


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate that this process trusts, for a server that is not held for this machine."""
    made = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    monkeypatch.setattr(mail, "HERE", ())
    return made


@pytest.fixture
def send(mini: MiniProject, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sends a mail by the server of an address."""
    (mini.content / "site.toml").write_text(SITE, encoding="utf-8")

    def send(server: str, to: str = "eva@example.org", subject: str = "Hola") -> None:
        monkeypatch.setenv("SERVICE_SMTP", server)
        app = mini.app()
        with app.app_context():
            g.site = Loader(mini.content, mini.translations).load()
            mail.send(to, subject, "Words.\n")

    return send


@pytest.mark.sqlite
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_name_password_and_mail_are_encrypted(
    trusted: Path, send: Callable[[str], None], scheme: str
) -> None:
    with answering(Post(trusted, is_implicit=scheme == "smtps")) as post:
        send(f"{scheme}://{NAMED}127.0.0.1:{post.port}")
        (received,) = post.mails
        assert (received["To"], received["Subject"]) == ("eva@example.org", "Hola")
        in_clear = [line.split()[0].upper() for line, is_safe in post.heard if not is_safe]
        assert in_clear == ([] if scheme == "smtps" else ["EHLO", "STARTTLS"])
        assert any(line.startswith("AUTH PLAIN") for line, is_safe in post.heard if is_safe)


@pytest.mark.sqlite
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_nobody_vouches_for_gets_nothing(
    trusted: Path,
    send: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with answering(Post(trusted, is_implicit=scheme == "smtps")) as post:
        with pytest.raises(mail.MailError, match="certificate") as error:
            send(f"{scheme}://{NAMED}127.0.0.1:{post.port}")
        assert "secret" not in str(error.value)
        assert not [line for line, _ in post.heard if line.startswith(("AUTH", "MAIL"))]


@pytest.mark.sqlite
def test_a_server_without_encryption_gets_nothing(
    trusted: Path, send: Callable[[str], None]
) -> None:
    """So whoever takes STARTTLS out of the answer on the way (RFC 3207 section 6) gains nothing."""
    assert trusted.exists()
    with answering(Post()) as post:
        with pytest.raises(mail.MailError, match="no mail was sent by 127"):
            send(f"smtp://{NAMED}127.0.0.1:{post.port}")
        assert not [line for line, _ in post.heard if line.startswith(("AUTH", "MAIL"))]
