"""The production server on a loopback port: bytes that are no request, and files that change."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.attack.files import PAGES
from tests.attack.model import Attack, Grounds, Try
from tests.serving.test_fuzz import damaged
from tests.serving.test_hardening import CLOSE
from tests.state.test_faults import UNREADABLE_PO
from tests.support.mini import MiniProject
from tests.support.serving import exchange, free_port, start, stop, tree

PIECES = (
    *(b"GET ", b"HEAD ", b"POST ", b"/es/", b"/", b" HTTP/1.1\r\n", b"Host: a\r\n", b"\r\n", b"\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Length: 5\r\n", b"0\r\n\r\n", b"X: \x00\r\n"),
    *(
        b" HTTP/1.0\r\n",
        b" HTTP/9.9\r\n",
        b"Content-Length: -1\r\n",
        b"\xff",
        b"Connection: close\r\n",
    ),
    *(
        b"a" * 9000,
        b"%0d%0a",
        b"Host: b\r\n",
        b" : x\r\n",
        b"\t",
        b"..",
        b"Expect: 100-continue\r\n",
    ),
)
APART = 6.0
"""Seconds between two killed workers: granian ends where one dies within 5.5 s of its start."""
WITHIN = 8.0
"""Seconds after which a change of a file is told, on a busy machine."""


@contextmanager
def server(grounds: Grounds, workers: int = 1) -> Iterator[tuple[MiniProject, int, int]]:
    """The small project behind the production server, its port and its main process."""
    project, port = grounds.copy(), free_port()
    project.write_code()
    process = start(
        project.root, port, workers=workers, stderr=subprocess.DEVNULL, SERVICE_ACCESS_LOG="false"
    )
    try:
        yield project, port, process.pid
    finally:
        stop(process)


def page(port: int, path: str) -> tuple[bytes, bytes]:
    """The status line and the body of an answer."""
    head, _, body = exchange(port, f"GET {path}".encode() + CLOSE + b"\r\n").partition(b"\r\n\r\n")
    return head.split(b"\r\n")[0], body


def _sent(port: int, request: bytes) -> None:
    received = exchange(port, request, within=0.2)
    assert not received or received.startswith((b"HTTP/1.1 ", b"HTTP/1.0 ")), received[:80]
    assert b" 500 " not in received
    assert page(port, "/es/")[0] == b"HTTP/1.1 200 OK"


def raw(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Bytes that are almost a request; afterwards the server answers as before."""
    with server(grounds) as (_, port, _pid):
        while True:
            request = b"".join(chance.choices(PIECES, k=chance.randint(1, 9)))
            yield Try(f"{request[:200]!r}", partial(_sent, port, request))


def _told(port: int, name: str) -> bool:
    problems = json.loads(page(port, "/healthz")[1])["problems"]
    return any(name in told for told in problems) if name else problems == []


def _wait(port: int, name: str) -> None:
    until = time.monotonic() + WITHIN
    while not _told(port, name):
        assert time.monotonic() < until, f"/healthz does not tell: {name or 'all is well'}"
        time.sleep(0.1)


def _reloaded(port: int, path: Path, fault: str) -> None:
    before, whole = {each: page(port, each) for each in PAGES}, path.read_bytes()
    try:
        UNREADABLE_PO[fault](path)
        _wait(port, f"es/LC_MESSAGES/{path.name}")
        assert {each: page(port, each) for each in PAGES} == before
    finally:
        path.unlink(missing_ok=True) if not path.is_dir() else path.rmdir()
        path.write_bytes(whole)
    _wait(port, "")
    assert {each: page(port, each) for each in PAGES} == before


def _saved(port: int, path: Path, seed: int) -> None:
    whole = path.read_bytes()
    try:
        path.write_bytes(damaged(whole, seed))
        assert {page(port, each)[0] for each in PAGES} == {b"HTTP/1.1 200 OK"}
    finally:
        path.write_bytes(whole)
    _wait(port, "")


def reloads(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Files that break under the running server: what was good stays, and /healthz tells."""
    with server(grounds) as (project, port, _pid):
        while True:
            path = project.path("es", chance.choice(("messages", "testol", "glossary")))
            fault = chance.choice(list(UNREADABLE_PO))
            yield Try(f"{fault} as {path.name}", partial(_reloaded, port, path, fault))
            seed = chance.randrange(2**32)
            yield Try(f"{path.name} damaged by {seed}", partial(_saved, port, path, seed))


def _killed(port: int, pid: int, worker: int) -> None:
    """A worker that is killed at once: another takes its place, and every page is as before."""
    before = {each: page(port, each) for each in PAGES}
    workers = tree(pid)[1:]
    os.kill(workers[worker % len(workers)], signal.SIGKILL)
    until = time.monotonic() + WITHIN
    while True:
        try:
            now = {each: page(port, each) for each in PAGES}
        except OSError:
            now = {}  # it had the connection
        if now == before and len(tree(pid)) > len(workers):
            return
        assert time.monotonic() < until, f"{len(now)} pages, {len(tree(pid)) - 1} workers"
        time.sleep(0.1)


def workers(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Workers that are killed, one after the other."""
    with server(grounds, workers=2) as (_, port, pid):
        while True:
            worker = chance.randrange(100)
            yield Try(f"worker {worker}", partial(_killed, port, pid, worker))
            time.sleep(APART)


ATTACKS = (
    Attack("H", "workers that are killed", workers),
    Attack("M", "bytes that are no request", raw),
    Attack("H", "files that break under the server", reloads),
)
