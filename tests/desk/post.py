"""A server for mails that keeps what it is given: in the clear, by STARTTLS or by TLS at once."""

from __future__ import annotations

import shutil
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

WITHIN = 10.0


class Post(socketserver.ThreadingTCPServer):
    """Speaks the commands of RFC 5321 that we send; with a certificate also STARTTLS (RFC 3207), or
    TLS from the start (RFC 8314). `heard` is each line with whether it was encrypted."""

    daemon_threads = True

    def __init__(self, certificate: Path | None = None, *, is_implicit: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.context: ssl.SSLContext | None = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate, certificate.with_suffix(".key"))
        self.is_implicit = is_implicit
        self.mails: list[Message] = []
        self.heard: list[tuple[str, bool]] = []
        self.came = threading.Event()
        self.refuses = False

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Talk(socketserver.StreamRequestHandler):
    server: Post
    timeout = WITHIN

    def handle(self) -> None:
        try:
            if self.server.is_implicit:
                self._encrypt()
            self._talk()
        except OSError:
            return  # whoever does not trust the certificate hangs up
        finally:
            self.rfile.close()
            self.connection.close()

    def _talk(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            is_safe = isinstance(self.connection, ssl.SSLSocket)
            self.server.heard.append((line.decode().strip(), is_safe))
            if word == b"EHLO":
                offers = b"AUTH PLAIN" if is_safe or not self.server.context else b"STARTTLS"
                self.wfile.write(b"250-here\r\n250 " + offers + b"\r\n")
            elif word == b"STARTTLS" and self.server.context:
                self.wfile.write(b"220 go on\r\n")
                self._encrypt()
            elif word == b"AUTH":
                self.wfile.write(b"235 come in\r\n")
            elif word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append(message_from_bytes(b"".join(lines), policy=default))
                self.server.came.set()
                self.wfile.write(b"250 right\r\n")
            elif word == b"RCPT" and self.server.refuses:
                self.wfile.write(b"550 nobody of this name\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 right\r\n")

    def _encrypt(self) -> None:
        assert self.server.context is not None
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)


@contextmanager
def answering(post: Post) -> Iterator[Post]:
    """The server answers until the block ends."""
    with post:
        threading.Thread(target=post.serve_forever, daemon=True).start()
        try:
            yield post
        finally:
            post.shutdown()


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody but its maker has signed, with its key beside it."""
    openssl = shutil.which("openssl")
    assert openssl, "openssl makes the certificate"
    path = folder / "server.pem"
    kind = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    name = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    subprocess.run(
        [openssl, *kind, *name, "-keyout", path.with_suffix(".key"), "-out", path],
        check=True,
        capture_output=True,
        timeout=WITHIN,
    )
    return path
