"""`flask --app service serve`: granian over the site, once it is sure that it can start."""

from __future__ import annotations

import errno
import gc
import os
import re
import socket
import sys
from contextlib import suppress
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from service.catalogs.kept import Kept
from service.cli.common import faults_in_words
from service.content.checks.faults import refuse_faults_by_two
from service.desk.health import was_used
from service.desk.key import COUNTING_KEY, counting_key
from service.errors import short_path
from service.state.original import Original

PREFIX = "GRANIAN_URL_PATH_PREFIX"
OPTIONS = (
    *("--interface", "wsgi", "--http", "1", "--no-ws", "--log-level", "warning"),
    *("--blocking-threads", "20", "--respawn-failed-workers", "--workers-kill-timeout", "10"),
    *("--http1-buffer-size", "16384", "--http1-header-read-timeout", "10000"),
)
"""How granian serves the site, but for where it listens."""
ENVIRONMENT = {"MALLOC_TRIM_THRESHOLD_": "131072", "MALLOC_ARENA_MAX": "2"}
"""Memory that a worker no longer needs goes back to the system, and its threads share what is free
instead of having some each."""


def bring_desk_up_to_date() -> None:
    """Bring the tables of a desk that was used to today's form: /healthz only glances at them. One
    that cannot be read is told by a line, and keeps nothing from starting."""
    if was_used():
        from service.desk.database import Database, Unavailable

        setting, folder = str(current_app.config.get("DATABASE", "")), current_app.config["DESK"]
        with suppress(Unavailable), Database(setting, folder).reading():
            pass


@click.command("serve")
@with_appcontext
@click.option("--host", envvar="HOST", default="127.0.0.1", help="Where it listens (HOST).")
@click.option("--port", envvar="PORT", default="8000", help="The port there (PORT).")
@click.option("--workers", envvar="WORKERS", default="", help="How many; one a core (WORKERS).")
@faults_in_words
def serve(host: str, port: str, workers: str) -> None:
    """Serve the site until it is stopped.

    What would keep every worker from starting is said first, in a line.
    """
    gc.disable()  # this process ends in a moment, and its garbage with it
    check_prefix(os.environ.get(PREFIX, ""))
    count = number("WORKERS", workers or str(cores()), 512)
    address = address_to_listen_on(host, number("PORT", port, 65535))
    check_folders()
    bring_desk_up_to_date()
    click.echo(f"The drug pages: {url(address)}  (Ctrl+C ends them)")
    sys.stdout.flush()
    at = ("--host", address[0], "--port", str(address[1]), "--workers", str(count))
    command = [sys.executable, "-m", "granian", *OPTIONS, *at, "service.wsgi:application"]
    # Drawn here, so that all workers count the same networks; it ends with the service.
    counting = {f"SERVICE_{COUNTING_KEY}": counting_key()}
    os.execve(sys.executable, command, {**ENVIRONMENT, **os.environ, **counting})


def cores() -> int:
    """The cores that this process may use, where the system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def number(setting: str, text: str, most: int) -> int:
    """A whole number from 1 on. Raises ClickException for another text."""
    if re.fullmatch("[0-9]{1,9}", text) and 1 <= int(text) <= most:
        return int(text)
    raise click.ClickException(f"{setting}={text} cannot be; write a number from 1 to {most}")


def address_to_listen_on(host: str, port: int) -> tuple[str, int]:
    """The address of a host by number, tried. Raises ClickException where nothing can listen."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise click.ClickException(
            f"HOST={host} is no address of this machine; write 127.0.0.1 for this machine alone "
            "or 0.0.0.0 for all who can reach it"
        ) from None
    found.sort(key=lambda each: each[0] != socket.AF_INET)
    family, kind, _, _, address = found[0]
    with socket.socket(family, kind) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(address)
            tried.listen()
        except OSError as error:
            raise click.ClickException(_refused(host, port, error)) from None
    return str(address[0]), port


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"PORT={port} is in use at {host}; end what listens there, or choose another port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={host} is no address of this machine; 0.0.0.0 is all that it has"
    if error.errno == errno.EACCES:
        return f"PORT={port} is for the administrator alone; choose one from 1024 on"
    return f"HOST={host} PORT={port} cannot be listened on: {error.strerror}"


def check_prefix(prefix: str) -> None:
    """Refuse a path to stand under that is none. Raises ClickException."""
    if prefix and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", prefix):
        raise click.ClickException(f"{PREFIX}={prefix} is no path to stand under; write /drugs")


def check_folders() -> None:
    """Read the English original as every worker will, and name its faults.

    Raises ContentError where it was never good, ClickException where a folder is missing.
    """
    for setting in ("CONTENT", "TRANSLATIONS"):
        folder: Path = current_app.config[setting]
        if not folder.is_dir():
            raise click.ClickException(
                f"{short_path(folder)} is no folder; put it back, or name it in SERVICE_{setting}"
            )
    problems: list[str] = []
    kept = Kept(current_app.config["KEPT"] / "catalogs")
    Original(current_app.config["CONTENT"], kept, refuse_faults_by_two).read(problems)
    for problem in problems:
        click.echo(problem, err=True)


def url(address: tuple[str, int]) -> str:
    """The address of the home, as a browser on this machine writes it."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address[0], address[0])
    host = f"[{host}]" if ":" in host else host
    return f"http://{host}:{address[1]}{os.environ.get(PREFIX, '')}/"
