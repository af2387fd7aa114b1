"""What keeps the service from starting is said in one line, and no worker outlives its server."""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import Result

from tests.support.mini import MiniProject
from tests.support.serving import WITHIN, exchange, free_port, start, stop, tree


def serve(mini: MiniProject, *arguments: str, **env: str) -> Result:
    return mini.app().test_cli_runner().invoke(args=["serve", *arguments], env=env)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started, in place of the server."""
    commands: list[list[str]] = []

    def note(_program: str, command: list[str], _env: dict[str, str]) -> None:
        commands.append(command)

    monkeypatch.setattr(os, "execve", note)
    return commands


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port: int = other.getsockname()[1]
        yield port


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("HOST", "300.1.1.1", "is no address of this machine"),
        ("HOST", "no-such-host.invalid", "is no address of this machine"),
        ("HOST", "192.0.2.1", "is no address of this machine"),
        ("PORT", "99999", "write a number from 1 to 65535"),
        ("PORT", "http", "write a number from 1 to 65535"),
        ("PORT", "-1", "write a number from 1 to 65535"),
        ("WORKERS", "0", "write a number from 1"),
        ("WORKERS", "two", "write a number from 1"),
        ("GRANIAN_URL_PATH_PREFIX", "drugs", "write /drugs"),
        ("GRANIAN_URL_PATH_PREFIX", "/drugs/", "write /drugs"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(
    mini: MiniProject, started: list[list[str]], setting: str, value: str, words: str
) -> None:
    result = serve(mini, **{"PORT": str(free_port()), setting: value})
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1
    assert f"{setting}={value}" in result.output
    assert words in result.output
    assert started == []


def test_a_port_in_use_is_one_line(mini: MiniProject, started: list[list[str]]) -> None:
    with taken_port() as port:
        result = serve(mini, PORT=str(port))
    assert result.output == (
        f"Error: PORT={port} is in use at 127.0.0.1; end what listens there, "
        "or choose another port\n"
    )
    assert started == []


def test_a_fault_of_the_content_is_a_line_with_its_place(
    fresh_mini: MiniProject, started: list[list[str]]
) -> None:
    (fresh_mini.content / "site.toml").write_text('kontakt = "x"\n', encoding="utf-8")
    result = serve(fresh_mini, PORT=str(free_port()))
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert "site.toml:1: unknown key “kontakt”" in lines[0]
    assert lines[1:] == ["1 problem found."]
    assert started == []


def test_a_fault_beside_a_good_state_is_told_and_served(
    mini: MiniProject, started: list[list[str]]
) -> None:
    mini.app().extensions["loader"].load()  # an earlier start
    (mini.content / "site.toml").write_text('kontakt = "x"\n', encoding="utf-8")
    result = serve(mini, PORT=str(free_port()))
    assert result.exit_code == 0
    assert "its last good state is served" in result.output
    assert len(started) == 1


def test_a_missing_folder_is_a_line_that_says_which_setting_names_it(
    mini: MiniProject, started: list[list[str]]
) -> None:
    mini.translations.rename(mini.root / "elsewhere")
    result = serve(mini, PORT=str(free_port()))
    assert "is no folder; put it back, or name it in SERVICE_TRANSLATIONS" in result.output
    assert len(result.output.splitlines()) == 1
    assert started == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_host_may_be_named(mini: MiniProject, started: list[list[str]], host: str) -> None:
    port = str(free_port())
    result = serve(mini, "--host", host, "--port", port, "--workers", "3")
    assert result.output == f"The drug pages: http://127.0.0.1:{port}/  (Ctrl+C ends them)\n"
    (command,) = started
    assert command[:3] == [sys.executable, "-m", "granian"]
    for option, value in (("--host", "127.0.0.1"), ("--port", port), ("--workers", "3")):
        assert command[command.index(option) + 1] == value


def test_no_worker_outlives_a_server_that_is_killed(mini: MiniProject) -> None:
    mini.write_code()
    port = free_port()
    process = start(mini.root, port, workers=2, SERVICE_ACCESS_LOG="false")
    try:
        request = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        assert exchange(port, request).startswith(b"HTTP/1.1 200")
        workers = [os.pidfd_open(pid) for pid in tree(process.pid)[1:]]
        assert len(workers) >= 2
        process.send_signal(signal.SIGKILL)
        process.wait(WITHIN)
        for worker in workers:
            assert select.select([worker], [], [], WITHIN)[0], "a worker is still there"
            os.close(worker)
    finally:
        stop(process)
