"""Whole answers kept as bytes and given out before Flask's routing.

A page is a pure function of content, catalogs, templates and address, so each is made once. What
is kept is a finite set: answers 200 to GET at the addresses of pages; a query changes none of
them but the search, which is not kept. An answer is dropped when what it was made from changes
(`dependencies`); the others stay.

Memory: each page compressed (some 12 kB), and beside that at most MOST_BYTES of other forms.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable

from service.access_log import Entry
from service.answers import KEPT_IN_304, Answer, Variant, is_known
from service.asking import WSGI, Environ, Fields, StartResponse, ask
from service.coding import CODINGS, choose_coding
from service.dependencies import dependencies
from service.headers import COMMON
from service.limits import METHODS, NOT_ALLOWED, bounded, refusal
from service.site import Site

log = logging.getLogger(__name__)

MOST_CODINGS = 1000
"""Different Accept-Encoding headers that are remembered."""
MOST_BYTES = 96 * 2**20
"""Bytes of answers in other forms than Brotli that are kept, the oldest dropped first."""
WORTH_COMPRESSING = 1000
"""Bytes from which an answer that is not kept is compressed."""


class PageCache:
    """WSGI middleware over the application; it knows which Site is served.

    A Site and the answers made from it are one state, replaced as a whole: an answer is never
    given out for another Site than its own. `note` is called with each request's entry.
    """

    def __init__(
        self,
        app: WSGI,
        site: Site,
        note: Callable[[Entry], None] | None = None,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._app = app
        self._state: tuple[Site, dict[str, Answer]] = (site, {})
        self._codings: dict[str, str] = {}
        self._note = note
        self._making = threading.Lock()
        self._most_bytes = most_bytes
        self._other_forms: deque[tuple[Answer, str, int]] = deque()
        self._other_bytes = 0
        self._changed = math.ceil(site.changed)

    @property
    def site(self) -> Site:
        """The Site that is served."""
        return self._state[0]

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers that are kept, by path."""
        return self._state[1]

    def publish(self, site: Site) -> None:
        """Serve a new Site, and keep the answers that it does not change."""
        kept = {
            path: answer
            for path, answer in list(self._state[1].items())
            if dependencies(site, path) == answer.made_from
        }
        # Two changes within a second must not share a Last-Modified.
        self._changed = max(math.ceil(site.changed), self._changed + 1)
        self._state = (site, kept)
        with self._making:
            served = {id(answer) for answer in kept.values()}
            self._other_forms = deque(f for f in self._other_forms if id(f[0]) in served)
            self._other_bytes = sum(size for _, _, size in self._other_forms)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        # The way of nearly all requests: each line of it counts (tests/bench).
        path = environ["PATH_INFO"]
        answer = self._state[1].get(path)
        if (
            answer is not None
            and environ["REQUEST_METHOD"] == "GET"
            and not environ.get("QUERY_STRING")
            and "HTTP_IF_NONE_MATCH" not in environ
            and "HTTP_IF_MODIFIED_SINCE" not in environ
        ):
            coding = self._codings.get(environ.get("HTTP_ACCEPT_ENCODING", ""), "")
            variant = answer.variants.get(coding)
            if variant is not None:
                if self._note is not None:
                    self._note((time.time(), "GET", path, "200", 0.0))
                start_response("200 OK", variant.headers.copy())
                return [variant.body]
        return self._slowly(environ, start_response)

    def _slowly(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """All that is not a plain request for what is ready."""
        came = time.time()
        status, headers, body = self._answer(environ)
        if self._note is not None:
            entry = environ["REQUEST_METHOD"], environ["PATH_INFO"], status, time.time() - came
            self._note((came, *entry))
        start_response(status, headers)
        return [body] if environ["REQUEST_METHOD"] != "HEAD" else [b""]

    def _answer(self, environ: Environ) -> tuple[str, Fields, bytes]:
        if status := refusal(environ):
            return _refused(status)
        try:
            answer = self.page(environ["PATH_INFO"], environ)
            if answer is None:
                return self._unkept(environ)
            variant = self._variant(answer, self._coding(environ))
        except Exception:
            log.exception("a request could not be answered")
            return _refused("500 Internal Server Error")
        asked, since = (environ.get(f"HTTP_IF_{n}") for n in ("NONE_MATCH", "MODIFIED_SINCE"))
        if is_known(variant, asked, since):
            headers = [h for h in variant.headers if h[0] in KEPT_IN_304]
            return "304 Not Modified", headers, b""
        return "200 OK", variant.headers.copy(), variant.body

    def page(self, path: str, environ: Environ) -> Answer | None:
        """The answer kept for a path, made if need be; None where none is kept for it."""
        if environ.get("QUERY_STRING") and path.endswith("/search/"):
            return None
        site, answers = self._state
        if found := answers.get(path):
            return found
        made_from = dependencies(site, path)
        if made_from is None:
            return None
        with self._making:  # many who wait for one page wait for one rendering
            if found := answers.get(path):
                return found
            status, headers, body = ask(
                self._app, {**bounded(environ), "QUERY_STRING": "", "service.site": site}
            )
            if not status.startswith("200"):
                return None
            answers[path] = Answer.of(headers, body, made_from, self._changed)
            return answers[path]

    def _unkept(self, environ: Environ) -> tuple[str, Fields, bytes]:
        """An answer that is made each time, compressed if that is worth it."""
        status, headers, body = ask(self._app, {**bounded(environ), "service.site": self.site})
        coding = self._coding(environ)
        names = {name for name, _ in headers}
        if "Cache-Control" not in names:
            headers.append(("Cache-Control", "no-store"))
        if len(body) < WORTH_COMPRESSING or "ETag" in names:
            return status, headers, body
        vary = ", ".join([*(v for n, v in headers if n == "Vary"), "Accept-Encoding"])
        headers = [h for h in headers if h[0] not in ("Vary", "Content-Length")]
        if coding in CODINGS:
            body = CODINGS[coding].quick(body)
            headers.append(("Content-Encoding", coding))
        return status, [*headers, ("Vary", vary), ("Content-Length", str(len(body)))], body

    def _variant(self, answer: Answer, coding: str) -> Variant:
        """An answer in a coding; forms beside Brotli are kept within MOST_BYTES."""
        if (found := answer.variants.get(coding)) is not None:
            return found
        with self._making:
            variant = answer.variant(coding)
            self._other_forms.append((answer, coding, len(variant.body)))
            self._other_bytes += len(variant.body)
            while self._other_bytes > self._most_bytes:
                old, form, size = self._other_forms.popleft()
                old.variants.pop(form, None)
                self._other_bytes -= size
        return variant

    def _coding(self, environ: Environ) -> str:
        """The content coding for a request, remembered by its Accept-Encoding."""
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        found = self._codings.get(accepted)
        if found is None:
            found = choose_coding(accepted)
            if len(self._codings) >= MOST_CODINGS:
                self._codings.clear()
            if len(accepted) < 200:
                self._codings[accepted] = found
        return found


def _refused(status: str) -> tuple[str, Fields, bytes]:
    """A refusal, as short as its status."""
    body = f"{status}\n".encode()
    headers = [*COMMON, ("Content-Type", "text/plain; charset=utf-8")]
    if status == NOT_ALLOWED:
        headers.append(("Allow", ", ".join(METHODS)))
    return status, [*headers, ("Content-Length", str(len(body)))], body
