"""What the commands of the desk share: its database, its faults in words, and how it is listed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click
from flask import current_app

from service.catalogs.people import clean_name
from service.cli.common import faults_in_words, lock_in_words
from service.desk.key import DATABASE_FILE
from service.errors import short_path
from service.locales.canonical import canonical
from service.locales.locale import SiteLocale

if TYPE_CHECKING:  # SQLAlchemy is read by the command that needs it
    from service.desk.database import Database
    from service.desk.standing import Standing
    from service.desk.tables import Suggestion

P = ParamSpec("P")
DAY = 24 * 3600


def has_database() -> bool:
    """Whether the desk was ever used, or a database is named for it."""
    named = bool(current_app.config.get("DATABASE"))
    return named or (current_app.config["DESK"] / DATABASE_FILE).exists()


def person(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A name that can be kept. Raises BadParameter."""
    if name := clean_name(value):
        return name
    raise click.BadParameter("a name in letters, of at most 80 characters and without an address")


def language_of(tag: str) -> SiteLocale:
    """The language of a tag. Raises BadParameter."""
    if found := canonical(tag):
        return found
    raise click.BadParameter(f"“{tag}” is no language; write a tag such as pt-BR")


def database(*, make: bool = False) -> Database:
    """The desk's database. Where it was never used, it is made for the owner of its folder, or
    ClickException is raised."""
    from service.desk.database import Database

    setting, folder = str(current_app.config.get("DATABASE", "")), current_app.config["DESK"]
    if not has_database():
        if make:
            return _made(folder)
        raise click.ClickException(
            f"{short_path(folder)} holds no suggestions; nobody has sent one, or SERVICE_DESK "
            "names another folder"
        )
    return Database(setting, folder)


def _made(folder: Path) -> Database:
    """A new database, which belongs to whom the folder belongs to, though root makes it."""
    from service.desk.database import Database

    found = Database("", folder)
    with found.writing():
        owner = folder.stat()
    if os.geteuid() == 0:
        os.chown(folder / DATABASE_FILE, owner.st_uid, owner.st_gid)
    return found


@contextmanager
def in_words() -> Iterator[None]:
    """Say in a line why something cannot be done. Raises ClickException."""
    from service.desk.answers import Refused
    from service.desk.database import Unavailable

    try:
        yield
    except Refused as error:
        raise click.ClickException(str(error)) from None
    except Unavailable:
        where = short_path(current_app.config["DESK"])
        raise click.ClickException(
            f"the database of the desk ({where}) cannot be used just now; see the line above"
        ) from None


def at_the_desk(command: Callable[P, None]) -> Callable[P, None]:
    """A command on the desk's data whose faults are a line each."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with in_words(), lock_in_words(current_app.config["TRANSLATIONS"]):
            command(*args, **kwargs)

    return faults_in_words(run)


def tell(each: Suggestion, now: str | None) -> None:
    """A suggestion in a list; `now` is what the catalog says, None where its text has changed."""
    from service.desk.parts import cleaned

    days = (int(time.time()) - each.made_at) // DAY
    doubt = ", perhaps by a machine" if each.quarantined else ""
    where = f"{each.page or 'home'} ({each.register}), part {each.part}"
    click.echo(f"{each.id}  {each.locale}  {where}, {days} days{doubt}")
    line("English", each.english)
    line("Now", "(its text has changed or is gone)" if now is None else now or "(nothing)")
    if now is not None and now != cleaned(each.shown):
        line("Then", each.shown or "(nothing)")
    line("Proposed", each.words)
    line("Why", each.why)


def tell_moved(number: int, stands: Standing, words: str) -> None:
    """What stands there now, beside the words that were to be accepted."""
    line("English", stands.english)
    line("Now", stands.now or "(nothing)")
    line("Proposed", words)
    click.echo(f"  If it is better still: desk accept {number} --seen {stands.mark}")


def line(label: str, text: str) -> None:
    """A line of a list; what others wrote cannot drive the terminal."""
    from service.desk.parts import cleaned

    if text:
        click.echo(f"  {label + ':':<9} {cleaned(text)}")
