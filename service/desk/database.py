"""The desk's database: SQLite in the folder of the desk, or what SERVICE_DATABASE names.

Each process makes its own engine when it first needs one, never before a fork. A database that is
broken, locked, full or gone raises `Unavailable` and touches nothing else.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from service.desk.key import DATABASE_FILE

log = logging.getLogger(__name__)

BUSY = 5.0
"""Seconds that one who writes waits for another."""
MOST_AT_ONCE = 8
"""Threads of a worker that are at the database at once; readers need the others, also while a
lock makes these wait."""
SOON = 1.0
"""Seconds that another thread waits for one of these."""
AT_ONCE = 0.2
"""Seconds that one who only glances waits for others."""
SAFE_WAL = (3, 51, 3)
"""From this version on SQLite's write-ahead log cannot be reset under a writer (the "WAL-reset
bug" of 3.7.0 to 3.51.2); with an older one the journal is truncated instead."""
READS = "reads"
ONE_WRITER = 0x64657368
"""The number of the lock that stands in PostgreSQL for BEGIN IMMEDIATE (pg_advisory_xact_lock)."""


class Unavailable(Exception):
    """The database can be neither read nor written just now."""


class Database:
    """Transactions on the database that a setting names; an empty one is SQLite in the folder."""

    def __init__(self, setting: str, folder: Path) -> None:
        self._folder = folder
        self._url = make_url(setting) if setting else URL.create("sqlite", database=self.file)
        self._engine: Engine | None = None
        self._process = 0
        self._migrated: object = None
        self._preparing = threading.Lock()
        self._at_once = threading.BoundedSemaphore(MOST_AT_ONCE)

    @property
    def file(self) -> str:
        """Where the SQLite database lies."""
        return str(self._folder / DATABASE_FILE)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction in which nobody else writes, so that what it reads holds until its end.

        Raises Unavailable. An IntegrityError is the caller's.
        """
        with self._transaction({}) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that writes nothing. Raises Unavailable."""
        with self._transaction({READS: True}) as session:
            yield session

    @contextmanager
    def glancing(self) -> Iterator[Session]:
        """A transaction that reads what is there at once or not at all: it waits for nobody, and
        brings no table up to date. Raises Unavailable."""
        engine = new_engine(self._url, busy=AT_ONCE)
        try:
            with Session(engine.execution_options(**{READS: True})) as session, session.begin():
                yield session
        except (SQLAlchemyError, OSError) as error:
            log.error("the desk's database: %s", error.__cause__ or error)
            raise Unavailable(str(error)) from error
        finally:
            engine.dispose()

    @contextmanager
    def _transaction(self, options: dict[str, bool]) -> Iterator[Session]:
        if not self._at_once.acquire(timeout=SOON):
            raise Unavailable("many wait for the database")
        try:
            engine, place = self._ready()
            with Session(engine.execution_options(**options)) as session, session.begin():
                yield session
            if place != self._place():
                # Somebody deleted the file while this waited for it: what was written is gone.
                raise OSError("the database was deleted just now")
        except IntegrityError:
            raise
        except (SQLAlchemyError, OSError) as error:
            log.error("the desk's database: %s", error.__cause__ or error)
            raise Unavailable(str(error)) from error
        finally:
            self._at_once.release()

    def _ready(self) -> tuple[Engine, object]:
        """The engine of this process over a database with today's tables, and which one that is."""
        with self._preparing:
            if self._engine is None or self._process != os.getpid():
                self._engine, self._process = new_engine(self._url), os.getpid()
                self._migrated = None
            if self._migrated is None or self._migrated != self._place():
                self._migrate()
                self._migrated = self._place()
            return self._engine, self._migrated

    def _migrate(self) -> None:
        from service.desk.migrating import migrate  # 0.2 s, once in a process

        if self._url.get_backend_name() == "sqlite":
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(str(self._url.database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        migrate(self._url)

    def _place(self) -> object:
        """Which database this is: a file that was deleted and made anew is another one."""
        if self._url.get_backend_name() != "sqlite":
            return "server"
        try:
            found = Path(str(self._url.database)).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def new_engine(url: URL, *, foreign_keys: bool = True, busy: float | None = None) -> Engine:
    """An engine whose transactions begin as this desk's must; nothing is opened yet."""
    busy = BUSY if busy is None else busy
    if url.get_backend_name() == "sqlite":
        # A connection for each transaction costs 0.2 ms, and never holds a file that is gone.
        engine = create_engine(
            url, poolclass=NullPool, connect_args={"timeout": busy, "isolation_level": None}
        )
        event.listen(engine, "connect", _set_up(foreign_keys))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(
        url,
        pool_size=MOST_AT_ONCE,
        pool_timeout=BUSY,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": int(BUSY),
            "options": f"-c lock_timeout={int(BUSY * 1000)}",
            "prepare_threshold": None,  # PgBouncer hands on no prepared statements
        },
    )
    event.listen(engine, "begin", _begin_server)
    return engine


def _set_up(foreign_keys: bool) -> Callable[[sqlite3.Connection, object], None]:
    journal = "WAL" if sqlite3.sqlite_version_info >= SAFE_WAL else "TRUNCATE"

    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute(f"PRAGMA journal_mode = {journal}")

    return set_up


def _begin_sqlite(connection: Connection) -> None:
    # Without IMMEDIATE two who read and then write lose one of both updates, or fail at once.
    reads = connection.get_execution_options().get(READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _begin_server(connection: Connection) -> None:
    if not connection.get_execution_options().get(READS):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")
