"""The production server over a small project, on a loopback port of its own."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from service.cli.serve import ENVIRONMENT, OPTIONS

WITHIN = 60.0
"""Seconds to wait for a server on a busy machine; tests go on as soon as it answers."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes], within: float = WITHIN) -> None:
    """Wait until a port answers; a server that ends or stays silent fails the test."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        assert process.poll() is None, "the server has ended"
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the server does not answer")


def tree(pid: int) -> list[int]:
    """A process and all that it has started."""
    found = [pid]
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += tree(int(child))
    return found


def start(
    folder: Path,
    port: int,
    target: str = "service.wsgi:application",
    workers: int = 1,
    options: Sequence[str] = (),
    stderr: int | None = None,
    **env: str,
) -> subprocess.Popen[bytes]:
    """Start granian in a project's folder, with the options of `make serve` and then others."""
    command = [sys.executable, "-m", "granian", *OPTIONS, "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(workers), *options, target]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(folder), **env},
        stderr=stderr,
        stdout=subprocess.PIPE if env.get("SERVICE_ACCESS_LOG") == "true" else subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
    except BaseException:
        stop(process)
        raise
    return process


def stop(process: subprocess.Popen[bytes]) -> float:
    """End a server as an operator does; the seconds it took."""
    began = time.monotonic()
    process.terminate()
    try:
        process.wait(WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(WITHIN)
        raise
    return time.monotonic() - began


def exchange(port: int, request: bytes, within: float = 20.0) -> bytes:
    """Send bytes as they are, and read until the server closes or `within` seconds are over."""
    with socket.create_connection(("127.0.0.1", port), within) as connection:
        connection.sendall(request)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except (TimeoutError, ConnectionResetError):
            pass
        return received
