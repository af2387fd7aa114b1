"""The desk's database: made and brought up to date by itself; broken, it harms no reader."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, func, inspect, make_url, select
from sqlalchemy.orm import Session

from service.cli.serve import bring_desk_up_to_date
from service.desk import database as module
from service.desk.database import Database, Unavailable
from service.desk.key import DATABASE_FILE, desk_key
from service.desk.migrating import migrate
from service.desk.tables import Base, Counter, Person, Told
from tests.desk.reader import BETTER, DOSE, Reader
from tests.support.mini import MiniProject

OLD_ROWS = (
    "INSERT INTO person (id, name, mail, languages, roles, invited_by, made_at)"
    " VALUES (7, 'Ana Ruiz', '', '', '', '', 1)",
    "INSERT INTO problem (id, token_hash, locale, page, part, register, kind, words, state,"
    " answer, answered_by, made_at) VALUES (3, 'a', 'es', '', '', 'plain', 'fact', 'Wrong.',"
    " 'answered', 'Mended.', 7, 1)",
)


@pytest.fixture
def url(mini: MiniProject) -> URL:
    """Where the desk of the small project keeps its data."""
    config = mini.app().config
    config["DESK"].mkdir(exist_ok=True)
    named = str(config.get("DATABASE", ""))
    file = str(config["DESK"] / DATABASE_FILE)
    return make_url(named) if named else URL.create("sqlite", database=file)


def tables(url: URL) -> set[str]:
    engine = module.new_engine(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found - {"alembic_version"}


def test_the_migrations_make_the_tables_and_take_them_away(url: URL) -> None:
    migrate(url)
    assert tables(url) == set(Base.metadata.tables)
    with module.new_engine(url).begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    migrate(url, "base")
    assert tables(url) == set()
    migrate(url)
    assert tables(url) == set(Base.metadata.tables)


@pytest.mark.parametrize("revision", ["0001"])
def test_an_older_schema_keeps_its_data(url: URL, reader: Reader, revision: str) -> None:
    migrate(url)
    migrate(url, revision)
    with module.new_engine(url).begin() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("problem")}
        assert "answer_language" not in columns, "it is the older schema"
        for sql in OLD_ROWS:
            connection.exec_driver_sql(sql)
    with reader.database().reading() as session:
        told = session.scalars(select(Told)).one()
        assert (told.words, told.answer, told.answer_language) == ("Wrong.", "Mended.", "")
        person = session.scalars(select(Person)).one()
        assert (person.name, person.digest, told.answered_by) == ("Ana Ruiz", False, person.id)


@pytest.mark.sqlite
def test_after_an_upgrade_health_can_be_told_at_once(reader: Reader, url: URL) -> None:
    reader.suggest()
    migrate(url, "base")
    client = reader.app.test_client()
    assert client.get("/healthz").get_json()["desk"]["waiting"] is None
    with reader.app.app_context():
        bring_desk_up_to_date()
    assert client.get("/healthz").get_json()["desk"]["waiting"] == 0


def test_a_migration_keeps_what_an_older_database_holds(reader: Reader, url: URL) -> None:
    reader.suggest()
    migrate(url, "0001")
    assert "kept_form" not in tables(url)
    assert [each.words for each in reader.stored()] == [BETTER]
    assert reader.stored()[0].reason_language == ""
    assert "kept_form" in tables(url)


def test_who_read_and_then_write_at_once_lose_nothing(tmp_path: Path) -> None:
    database = Database("", tmp_path)
    with database.writing() as session:
        session.add(Counter(kind="x", network="0", made_at=0))

    def add(times: int) -> None:
        own = Database("", tmp_path)
        for _ in range(times):
            with own.writing() as session:
                counter = session.scalars(select(Counter)).one()
                counter.made_at += 1

    threads = [threading.Thread(target=add, args=(25,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.scalars(select(Counter.made_at)).one() == 100


def test_the_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    key = desk_key(folder)
    with Database("", folder).writing():
        pass
    assert {path.name for path in folder.iterdir()} >= {"key", "desk.sqlite"}
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert desk_key(folder) == key
    assert len(key) == 32


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "truncate"), ((3, 51, 3), "wal")])
def test_the_journal_is_one_that_this_sqlite_keeps_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], journal: str
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with Database("", tmp_path).reading() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == journal
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def lock(folder: Path) -> Callable[[], None]:
    connection = sqlite3.connect(folder / "desk.sqlite", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    return connection.close


def garble(folder: Path) -> Callable[[], None]:
    path = folder / "desk.sqlite"
    kept = path.read_bytes()
    path.write_bytes(b"no database " * 1000)

    def mend() -> None:
        path.unlink()
        path.write_bytes(kept)

    return mend


def take_the_folder(folder: Path) -> Callable[[], None]:
    aside = folder.with_name("aside")
    folder.rename(aside)
    folder.write_text("a file in its place")

    def mend() -> None:
        folder.unlink()
        aside.rename(folder)

    return mend


@pytest.mark.parametrize("harm", [lock, garble, take_the_folder])
@pytest.mark.sqlite
def test_a_database_that_cannot_be_written_loses_no_word_and_harms_no_reader(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], Callable[[], None]]
) -> None:
    monkeypatch.setattr(module, "BUSY", 0.1)
    reader.suggest()
    receipt = reader.path
    reader.open()
    reader.type(BETTER + " Así.")
    reader.send()
    mend = harm(reader.app.config["DESK"])
    assert reader.send("send").status_code == 503
    assert reader.fields[reader.names[0]] == BETTER + " Así."
    reader.open(receipt)
    assert reader.response.status_code == 503
    for path in ("/es/drugs/testol/", "/healthz"):
        assert reader.app.test_client().get(path).status_code == 200
    mend()
    assert reader.suggest(BETTER + " Así.").status_code == 303
    assert len(reader.stored()) == 2


def test_a_full_database_loses_no_word(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.suggest()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("service.desk.suggest.receive", full)
    assert reader.suggest(BETTER + " Así.").status_code == 503
    assert reader.fields[reader.names[0]] == BETTER + " Así."


@pytest.mark.sqlite
def test_a_deleted_database_is_made_anew(reader: Reader) -> None:
    reader.suggest()
    (reader.app.config["DESK"] / "desk.sqlite").unlink()
    assert reader.suggest().status_code == 303
    assert len(reader.stored()) == 1


def test_few_threads_wait_for_the_database_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SOON", 0.01)
    database = Database("", tmp_path)
    sessions = [database.reading() for _ in range(module.MOST_AT_ONCE)]
    for each in sessions:
        each.__enter__()
    with pytest.raises(Unavailable), database.reading():
        pass
    for each in sessions:
        each.__exit__(None, None, None)
    with database.reading() as session:
        assert count(session) == 0


def test_a_process_that_was_forked_opens_its_own(tmp_path: Path) -> None:
    database = Database("", tmp_path)
    with database.writing() as session:
        session.add(Counter(kind="x", network="0", made_at=0))
    child = os.fork()
    if child == 0:
        try:
            with database.writing() as session:
                session.add(Counter(kind="x", network="1", made_at=0))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    with database.reading() as session:
        assert count(session) == 2


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Counter)) or 0


@pytest.mark.sqlite
def test_reading_needs_no_database_at_all(reader: Reader) -> None:
    reader.open("/es/drugs/testol/")
    reader.open(DOSE)
    assert not (reader.app.config["DESK"] / "desk.sqlite").exists()


def test_what_is_written_into_a_deleted_file_is_not_said_to_be_kept(tmp_path: Path) -> None:
    database = Database("", tmp_path)

    def write_while_it_is_deleted() -> None:
        with database.writing() as session:
            session.add(Counter(kind="x", network="0", made_at=0))
            session.flush()
            (tmp_path / "desk.sqlite").unlink()

    with pytest.raises(Unavailable):
        write_while_it_is_deleted()
    with database.reading() as session:
        assert count(session) == 0
