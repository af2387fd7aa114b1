"""Whole answers kept as bytes and given out before Flask's routing.

A page is a pure function of content, catalogs, templates, address and the prefix that the site
stands under, so each is made once. What is kept is a finite set: answers 200 to GET at the
addresses of pages; a query changes none of them but those that are `queried`, which are not kept
with one. An answer is dropped when what it was made from changes (`Dependencies`); the others stay.

Bodies stand in a file of MOST_BYTES at most; a worker's own memory holds their header fields.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from werkzeug.test import create_environ

from service.pages.inventory import BESIDE, PACKED, QUERIED, takes_post
from service.serving.access_log import Entry
from service.serving.answers import KEPT_IN_304, Answer, Variant, is_known
from service.serving.asking import WSGI, Environ, Fields, StartResponse, ask
from service.serving.body_file import BodyFile
from service.serving.coding import CODINGS, choose_coding
from service.serving.limits import bounded, refusal, refused
from service.serving.packed import Packed
from service.serving.site_answers import Patience, SiteAnswers
from service.state.site import Site

log = logging.getLogger(__name__)

MOST_CODINGS = 1000
"""Different Accept-Encoding headers that are remembered."""
MOST_BYTES = 512 * 2**20
"""Bytes on disk of all bodies; where it is full, another begins with the pages alone. All pages of
25 languages take 42 MB; in all codings, with what is fetched beside them, 430 MB."""
MOST_AT_ONCE = 64
"""Locks for the pages that are being made, each for a share of the paths."""
WORTH_COMPRESSING = 1000
"""Bytes from which an answer that is not kept is compressed."""


class PageCache:
    """WSGI middleware over the application; it knows which Site is served.

    A Site and the answers made from it are one state, replaced as a whole. For a `patience` after
    a change the page of before is given out where the new one is not made yet: else all who
    read wait while many are made at once. `note` is called with each request's entry.
    """

    def __init__(
        self,
        app: WSGI,
        site: Site,
        note: Callable[[Entry], None] | None = None,
        most_bytes: int = MOST_BYTES,
        prefix: str = "",
        folder: Path | None = None,
        patience: Patience = (0.0, 0.0),
    ) -> None:
        self._app = app
        self._patience = patience
        self._state = SiteAnswers(site, prefix)
        self._codings: dict[str, str] = {}
        self._note = note
        self._making = tuple(threading.Lock() for _ in range(MOST_AT_ONCE))
        self._forms = threading.Lock()
        self._one_at_a_time = threading.Lock()
        self._new_file = partial(BodyFile, folder, most_bytes)
        self._file = self._new_file()
        self._changed = math.ceil(site.changed)

    @property
    def site(self) -> Site:
        """The Site that is served."""
        return self._state.site

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers that are kept, by path."""
        return self._state.answers

    def publish(self, site: Site) -> None:
        """Serve a new Site, and keep the answers that it does not change."""
        # Two changes within a second must not share a Last-Modified.
        self._changed = max(math.ceil(site.changed), self._changed + 1)
        self._state = self._state.followed_by(site, self._patience)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        # The way of nearly all requests: each line of it counts (tests/bench).
        state = self._state
        ready = state.ready.get(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if ready is not None and environ.get("SCRIPT_NAME", "") == state.prefix:
            found = ready.get(environ["PATH_INFO"])
            if (
                found is not None
                and environ["REQUEST_METHOD"] == "GET"
                and not environ.get("QUERY_STRING")
                and "HTTP_IF_NONE_MATCH" not in environ
                and "HTTP_IF_MODIFIED_SINCE" not in environ
            ):
                if self._note is not None:
                    self._note((time.time(), "GET", environ["PATH_INFO"], "200", 0.0))
                start_response("200 OK", found.headers)
                return [found.body]
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
            return refused(status)
        is_form = takes_post(environ["PATH_INFO"])
        try:
            state = self._state_at(environ.get("SCRIPT_NAME", ""))
            coding = self._coding(environ.get("HTTP_ACCEPT_ENCODING", ""), state)
            is_plain = not environ.get("QUERY_STRING")
            variant = state.of_before(environ["PATH_INFO"], coding) if is_plain else None
            if variant is None:
                answer = self._page(environ["PATH_INFO"], environ, state)
                if answer is None:
                    # Searches wait for each other, on threads that pages do not need: a page waits
                    # for one. A form may wait for a database, and no search waits for that.
                    with nullcontext() if is_form else self._one_at_a_time:
                        return self._unkept(environ, coding, state.site)
                variant = self._variant(environ["PATH_INFO"], answer, coding, state)
        except Exception:
            log.exception("a request could not be answered")
            return refused("500 Internal Server Error")
        asked, since = (environ.get(f"HTTP_IF_{n}") for n in ("NONE_MATCH", "MODIFIED_SINCE"))
        if is_known(variant, asked, since):
            headers = [h for h in variant.headers if h[0] in KEPT_IN_304]
            return "304 Not Modified", headers, b""
        return "200 OK", variant.headers, variant.body

    def _state_at(self, prefix: str) -> SiteAnswers:
        """The state for a prefix. A server hands on one (its own option, nothing of a request);
        where it is another than was thought, what was made for that one goes."""
        if self._state.prefix != prefix:
            self._state = SiteAnswers(self._state.site, prefix)
        return self._state

    def warm(self, path: str, packed: Packed | None = None) -> None:
        """Make the page at a path before it is asked for, with `packed` at its best."""
        state = self._state
        asked = {**create_environ(), "PATH_INFO": path, "SCRIPT_NAME": state.prefix}
        answer = self._page(path, asked, state)
        if answer is not None and packed is not None:
            answer.improve("br", packed)
            self._set_aside(path, answer, state)

    def _page(self, path: str, environ: Environ, state: SiteAnswers) -> Answer | None:
        """The answer kept for a path, made if need be; None where none is kept for it."""
        if path.endswith(PACKED) or (environ.get("QUERY_STRING") and path.endswith(QUERIED)):
            return None
        if takes_post(path):
            return None
        if found := state.answers.get(path):
            return found
        if not state.made_from.keeps(path):
            return None
        # Many who wait for one page wait for one rendering; others do not wait for it.
        with self._making[hash(path) % MOST_AT_ONCE]:
            if found := state.answers.get(path):
                return found
            plain = {**bounded(environ), "QUERY_STRING": "", "service.site": state.site}
            status, headers, body = ask(self._app, plain)
            if not status.startswith("200"):
                return None
            answer = Answer.of(headers, body, self._changed)
            self._set_aside(path, answer, state)
            state.answers[path] = answer
            return answer

    def _unkept(self, environ: Environ, coding: str, site: Site) -> tuple[str, Fields, bytes]:
        """An answer that is made each time, compressed if that is worth it."""
        status, headers, body = ask(self._app, {**bounded(environ), "service.site": site})
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

    def _variant(self, path: str, answer: Answer, coding: str, state: SiteAnswers) -> Variant:
        """An answer in a coding, kept where the disk has room for it."""
        if (found := answer.variants.get(coding)) is not None:
            return found
        with self._forms:
            made = answer.variant(coding)
            try:
                kept = self._on_disk(made, state)
            except OSError:
                return made
            answer.variants[coding] = state.forms[coding][path] = kept
        return kept

    def _set_aside(self, path: str, answer: Answer, state: SiteAnswers) -> None:
        """Hold the Brotli form of an answer on disk, or in memory where that cannot be written."""
        with self._forms:
            made = answer.variants["br"]
            if isinstance(made.held, bytes):
                with suppress(OSError):
                    made = self._on_disk(made, state)
            answer.variants["br"] = state.forms["br"][path] = made

    def _on_disk(self, made: Variant, state: SiteAnswers) -> Variant:
        """A form as it is held on disk, within the bound. Raises OSError."""
        if not self._file.has_room(made.body):
            self._begin_file(state)
        return replace(made, held=self._file.keep(made.body))

    def _begin_file(self, state: SiteAnswers) -> None:
        """Begin a new file with the pages alone; the old one goes when the last reader has its
        answer. Raises OSError."""
        self._file = self._new_file()
        for coding, forms in state.forms.items():
            if coding != "br":
                forms.clear()
        for path, answer in [*state.answers.items()]:
            for coding in [*answer.variants]:
                if coding != "br":
                    answer.variants.pop(coding)
            if path.endswith(BESIDE):
                state.answers.pop(path)
                state.forms["br"].pop(path, None)
            else:
                page = answer.variants["br"]
                page = replace(page, held=self._file.keep(page.body))
                answer.variants["br"] = state.forms["br"][path] = page

    def _coding(self, accepted: str, state: SiteAnswers) -> str:
        """The content coding for an Accept-Encoding header, remembered if it is a usual one."""
        found = self._codings.get(accepted)
        if found is None:
            found = choose_coding(accepted)
            if len(self._codings) >= MOST_CODINGS:
                self._codings.clear()
                state.ready.clear()
            if len(accepted) < 200:
                self._codings[accepted] = found
        if len(accepted) < 200 and len(state.ready) <= MOST_CODINGS:
            state.ready[accepted] = state.forms[found]
        return found
