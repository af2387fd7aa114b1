"""The small project with readers who suggest, each from a network of their own; on SQLite and on
PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Engine

from service.desk import database, mailed_link, migrating
from tests.desk.reader import Reader
from tests.support import postgresql
from tests.support.databases import migrate_once
from tests.support.mini import MiniProject

STORES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
_names = (f"desk{number}" for number in itertools.count())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test that keeps something is run on both databases, but those about SQLite's file."""
    if "mini" in metafunc.fixturenames:
        is_of_file = metafunc.definition.get_closest_marker("sqlite") is not None
        metafunc.parametrize("store", STORES[:1] if is_of_file else STORES, indirect=True)


@pytest.fixture(scope="package", autouse=True)
def quick_migrations() -> Iterator[None]:
    """The service takes the tables that an earlier test made; test_database.py calls `migrate`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "migrate", migrate_once(migrating.migrate))
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """The server of databases, one for all tests of a process."""
    if why := postgresql.missing():
        pytest.skip(why)
    with postgresql.running() as found:
        yield found


@pytest.fixture(autouse=True)
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the desk keeps its data; the name of the kind."""
    kind: str = getattr(request, "param", "sqlite")
    if kind == "sqlite":
        yield kind
        return
    engines: list[Engine] = []
    make = database.new_engine

    def noted(url: URL, **options: bool | float | None) -> Engine:
        engines.append(make(url, **options))  # type: ignore[arg-type]
        return engines[-1]

    server: postgresql.Server = request.getfixturevalue("server")
    with server.database(next(_names)) as url:
        monkeypatch.setattr(database, "new_engine", noted)
        monkeypatch.setenv("SERVICE_DATABASE", url.render_as_string(hide_password=False))
        yield kind
        mailed_link._AFTER_THE_ANSWER.submit(int).result(10)  # it uses the database, too
        for engine in engines:
            engine.dispose()


@pytest.fixture
def reader(mini: MiniProject) -> Reader:
    return Reader(mini.app())
