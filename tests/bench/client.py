"""Load from one core: wrk where it is installed, else a small client of our own."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

from tests.bench.servers import CLIENT_CORES

WRK = shutil.which("wrk")
CONNECTIONS = 32
Ask = tuple[str, str]
"""A path and the Accept-Encoding that it is asked with."""


def load(port: int, asks: list[Ask], seconds: float, folder: Path) -> int:
    """Ask in turn for `seconds` over 32 connections; how many answers came, all of them 200."""
    if WRK is None:
        return _own(port, asks, seconds)
    script = folder / "asks.lua"
    items = ",\n".join(f"{{{path!r},{coding!r}}}" for path, coding in asks)
    script.write_text(
        f"local asks = {{{items}}}\nlocal made, i = {{}}, 0\n"
        "init = function() for n, a in ipairs(asks) do\n"
        'made[n] = wrk.format("GET", a[1], {["Host"]="a", ["Accept-Encoding"]=a[2]}) end end\n'
        "request = function() i = i % #made + 1; return made[i] end\n"
    )
    command = [WRK, "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", str(script)]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}/"],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, CLIENT_CORES),
    )
    if "Non-2xx" in done.stdout:
        raise RuntimeError(done.stdout)
    found = re.search(r"(\d+) requests in", done.stdout)
    assert found is not None, done.stdout
    return int(found[1])


def fetch(connection: socket.socket, path: str, coding: str) -> tuple[int, bytes, bytes]:
    """One answer over a connection that stays open: status, header lines, body."""
    ask = f"GET {path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: {coding}\r\n\r\n"
    connection.sendall(ask.encode())
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(262144)
        if not chunk:
            raise ConnectionError("closed before an answer")
        received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: *(\d+)", head, re.I)
    assert length is not None, head
    while len(body) < int(length[1]):
        chunk = connection.recv(262144)
        if not chunk:
            raise ConnectionError("closed within an answer")
        body += chunk
    return int(head.split(b" ", 2)[1]), head, body


def _own(port: int, asks: list[Ask], seconds: float) -> int:
    counts: list[int] = []
    until = time.monotonic() + seconds

    def ask(first: int) -> None:
        done = 0
        with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as connection:
            while time.monotonic() < until:
                status, _, _ = fetch(connection, *asks[(first + done * CONNECTIONS) % len(asks)])
                assert status == 200
                done += 1
        counts.append(done)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)
