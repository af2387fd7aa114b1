"""Whole answers kept as bytes and given out before Flask's routing.

A page is a pure function of content, catalogs, templates and address, so each is made once. What
is kept is a finite set: answers 200 to GET at addresses without a query. An answer is dropped
when what it was made from changes (`dependencies`); the others stay.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

import brotli
import zstandard
from werkzeug.http import parse_accept_header

from service.dependencies import dependencies
from service.site import Site

StartResponse = Callable[..., Any]
Environ = dict[str, Any]
WSGI = Callable[[Environ, StartResponse], Iterable[bytes]]

ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=9, lgwin=16),
    "zstd": lambda body: zstandard.compress(body, level=9),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}
"""Content codings (RFC 9110 section 8.4.1), the best first where a client likes them alike."""

CACHED_FOR = "public, max-age=60"
"""A corrected dose reaches everybody within a minute; asking again costs one small answer."""


KEPT_IN_304 = ("Vary", "ETag", "Cache-Control", "Last-Modified", "Content-Security-Policy")
"""Fields that a 304 repeats (RFC 9110 section 15.4.5)."""

MOST_CODINGS = 1000
"""Different Accept-Encoding headers that are remembered."""


@dataclass(frozen=True)
class Variant:
    """One answer in one content coding, ready to send."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes


@dataclass
class Answer:
    """All codings of one page, each made when it is first asked for."""

    headers: list[tuple[str, str]]
    body: bytes
    made_from: tuple[object, ...]
    changed: float
    variants: dict[str, Variant] = field(default_factory=dict)

    def variant(self, coding: str) -> Variant:
        """The answer in a coding; `identity` for none."""
        if coding not in self.variants:
            self.variants[coding] = self._make(coding)
        return self.variants[coding]

    def _make(self, coding: str) -> Variant:
        body = ENCODINGS[coding](self.body) if coding in ENCODINGS else self.body
        etag = f'"{hashlib.sha256(self.body).hexdigest()[:20]}-{coding}"'
        headers = [h for h in self.headers if h[0] != "Content-Length"]
        headers += [
            ("Vary", "Accept-Encoding"),
            ("ETag", etag),
            ("Cache-Control", CACHED_FOR),
            ("Last-Modified", formatdate(self.changed, usegmt=True)),
            ("Content-Length", str(len(body))),
        ]
        if coding in ENCODINGS:
            headers.append(("Content-Encoding", coding))
        return Variant(tuple(headers), etag, body)


class PageCache:
    """WSGI middleware over the application; it knows which Site is served.

    A Site and the answers made from it are one state, replaced as a whole: an answer is never
    given out for another Site than its own.
    """

    def __init__(self, app: WSGI, site: Site) -> None:
        self._app = app
        self._state: tuple[Site, dict[str, Answer]] = (site, {})
        self._codings: dict[str, str] = {}

    def publish(self, site: Site) -> None:
        """Serve a new Site, and keep the answers that it does not change."""
        kept = {
            path: answer
            for path, answer in list(self._state[1].items())
            if dependencies(site, path) == answer.made_from
        }
        self._state = (site, kept)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        site, answers = self._state
        environ["service.site"] = site
        method = environ["REQUEST_METHOD"]
        if environ.get("QUERY_STRING") or method not in ("GET", "HEAD"):
            return self._app(environ, start_response)
        path = environ["PATH_INFO"]
        answer = answers.get(path) or self._fetch(path, environ, site, answers)
        if answer is None:
            return self._app(environ, start_response)
        variant = answer.variant(self._coding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked is not None and _matches(asked, variant.etag):
            start_response("304 Not Modified", [h for h in variant.headers if h[0] in KEPT_IN_304])
            return []
        start_response("200 OK", list(variant.headers))
        return [variant.body] if method == "GET" else []

    def _fetch(
        self, path: str, environ: Environ, site: Site, answers: dict[str, Answer]
    ) -> Answer | None:
        """Ask the application, and keep the answer if it can be kept."""
        made_from = dependencies(site, path)
        if made_from is None:
            return None
        status, headers = "", []

        def take(given: str, fields: list[tuple[str, str]], *_: Any) -> Callable[[bytes], None]:
            nonlocal status, headers
            status, headers = given, fields
            return lambda _data: None

        body = b"".join(self._app({**environ, "REQUEST_METHOD": "GET"}, take))
        if not status.startswith("200"):
            return None
        answers[path] = Answer(headers, body, made_from, site.changed)
        return answers[path]

    def _coding(self, accepted: str) -> str:
        """The content coding for an Accept-Encoding header (RFC 9110 section 12.5.3)."""
        if accepted not in self._codings:
            if len(self._codings) >= MOST_CODINGS:
                self._codings.clear()
            self._codings[accepted] = choose_coding(accepted)
        return self._codings[accepted]


def choose_coding(accepted: str) -> str:
    """The best coding that an Accept-Encoding header allows; `identity` for none."""
    wanted = {coding.lower(): quality for coding, quality in parse_accept_header(accepted[:1000])}
    rest = wanted.get("*", 0)
    best = max(ENCODINGS, key=lambda coding: wanted.get(coding, rest))
    return best if wanted.get(best, rest) > 0 else "identity"


def _matches(asked: str, etag: str) -> bool:
    """Whether If-None-Match holds the tag, weakly compared (RFC 9110 section 13.1.2)."""
    tags = [tag.strip().removeprefix("W/") for tag in asked.split(",")]
    return "*" in tags or etag in tags
