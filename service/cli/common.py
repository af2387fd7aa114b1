"""What all commands share: the project that they work on, and how a fault ends one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click
from flask import current_app

from service.catalogs.kept import Kept
from service.catalogs.po_files import CatalogError
from service.errors import ContentError, Problem, short_path
from service.whole_files import Busy, only_writer

if TYPE_CHECKING:
    from service.catalogs.workshop import Workshop

P = ParamSpec("P")
R = TypeVar("R")
WAIT = 60.0
"""Seconds that a command waits for another one that writes the catalogs."""


def workshop() -> Workshop:
    """The project of the app that the command belongs to."""
    # What the commands need and the pages do not is not read when the service starts.
    from service.catalogs.workshop import Workshop

    config, running = current_app.config, Path(current_app.root_path).parent
    kept = Kept(config["KEPT"] / "catalogs")
    return Workshop.over(config["CONTENT"], config["TRANSLATIONS"], running, kept)


def stop(problems: list[Problem]) -> None:
    """Name each problem and end the command, where there is one."""
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        count = len(problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} found.", err=True)
        raise SystemExit(1)


def faults_in_words(command: Callable[P, R]) -> Callable[P, R]:
    """A command that says in a line each what is wrong with content or a catalog."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except ContentError as error:
            stop(error.problems)
        except CatalogError as error:
            stop([error.problem])
        raise AssertionError("stop ends the command")

    return run


def writes_catalogs(command: Callable[P, R]) -> Callable[P, R]:
    """A command that writes what belongs to the translations, alone: another one waits for it,
    and says so in a line where that takes too long."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        folder: Path = current_app.config["TRANSLATIONS"]
        with lock_in_words(folder), only_writer(folder, WAIT):
            return command(*args, **kwargs)

    return run


@contextmanager
def lock_in_words(folder: Path) -> Iterator[None]:
    """Say in a line why a folder cannot be written alone. Raises ClickException."""
    try:
        yield
    except Busy:
        raise click.ClickException(
            f"another command writes {short_path(folder)} just now; run this one again after it"
        ) from None


def tell(word: str, paths: list[Path]) -> None:
    """Name the files that a command wrote or deleted; say so where there is none."""
    for path in paths:
        click.echo(f"{word}: {short_path(path)}")
    if not paths:
        click.echo("Nothing to do.")
