"""Ask a WSGI application for one answer, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

StartResponse = Callable[..., Any]
Environ = dict[str, Any]
WSGI = Callable[[Environ, StartResponse], Iterable[bytes]]
Fields = list[tuple[str, str]]


def ask(app: WSGI, environ: Environ) -> tuple[str, Fields, bytes]:
    """Status, header fields and body of an application's answer (PEP 3333)."""
    status, headers = "", []

    def take(given: str, fields: Fields, *_: Any) -> Callable[[bytes], None]:
        nonlocal status, headers
        status, headers = given, fields
        return lambda _data: None

    chunks = app(environ, take)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return status, headers, body
