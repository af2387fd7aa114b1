"""A PostgreSQL server of our own in a temporary folder, spoken to by a socket there alone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import OperationalError

WITHIN = 60.0
USER = "desk"


def programs() -> Path | None:
    """Where the server's programs are; Debian puts them on nobody's path."""
    if found := shutil.which("postgres"):
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return folders[-1].parent if folders else None


def missing() -> str:
    """Why there can be no server here; empty where there can."""
    if programs() is None:
        return "no PostgreSQL server is installed: the desk on it is NOT tested"
    if find_spec("psycopg") is None:
        return "psycopg is not installed (extra “postgresql”): the desk on it is NOT tested"
    return ""


@dataclass(frozen=True)
class Server:
    """The server; each test has a database of its own."""

    folder: Path

    def url(self, name: str) -> URL:
        return URL.create(
            "postgresql+psycopg", USER, database=name, query={"host": str(self.folder)}
        )

    def do(self, sql: str) -> None:
        """A command to the server itself."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(sql))
        finally:
            engine.dispose()

    @contextmanager
    def database(self, name: str) -> Iterator[URL]:
        """An empty database until the block ends."""
        self.do(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self.do(f"DROP DATABASE {name} WITH (FORCE)")


def _not_root() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name: each for each in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


@contextmanager
def running() -> Iterator[Server]:
    """The server until the block ends."""
    where = programs()
    assert where is not None
    user = _not_root()
    rights = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()} if user else {}
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        made = ("--auth=trust", f"--username={USER}", "--no-sync", "--encoding=UTF8")
        subprocess.run(
            [where / "initdb", "-D", data, *made, "--locale=C"],
            cwd=folder,
            check=True,
            capture_output=True,
            **rights,  # type: ignore[call-overload]
        )
        quick = ("-c", "fsync=off", "-c", "listen_addresses=", "-c", "max_connections=60")
        process = subprocess.Popen(
            [where / "postgres", "-D", data, "-k", folder, *quick],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **rights,  # type: ignore[call-overload]
        )
        try:
            server = Server(folder)
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(WITHIN)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WITHIN
    while True:
        assert process.poll() is None, "the database server has ended"
        try:
            server.do("SELECT 1")
        except OperationalError:
            assert time.monotonic() < until, "the database server does not answer"
            time.sleep(0.05)
        else:
            return
