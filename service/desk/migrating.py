"""Brings the tables of a database to today's form, by Alembic's migrations in this package."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection

from service.desk.database import new_engine

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "head"


def migrate(url: URL, revision: str = HEAD) -> None:
    """Bring a database up (or down) to a revision; one that is there already is left alone.

    It is one writing transaction, so of several processes that begin at once one does it, and a
    migration that fails changes nothing. Raises SQLAlchemyError, OSError.
    """
    # Batch operations make a table anew, and its rows must not be deleted by a foreign key.
    engine = new_engine(url, foreign_keys=False)
    try:
        with engine.begin() as connection:
            config = configured(connection)
            if revision == HEAD:
                if is_current(connection, config):
                    return
                command.upgrade(config, HEAD)
            elif revision_of(connection) != revision:
                command.downgrade(config, revision)
    finally:
        engine.dispose()


def configured(connection: Connection) -> Config:
    """Alembic's configuration over an open connection; there is no `alembic.ini`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def revision_of(connection: Connection) -> str | None:
    """The revision that a database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(connection: Connection, config: Config) -> bool:
    """Whether a database has today's tables."""
    return revision_of(connection) == ScriptDirectory.from_config(config).get_current_head()
