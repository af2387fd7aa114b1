"""`flask --app service desk patch`, and the commits of what is accepted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext

from service.cli.desk_common import database
from service.desk import commits
from service.errors import short_path
from service.whole_files import write_whole

if TYPE_CHECKING:  # SQLAlchemy is read by the command that needs it
    from service.desk.accepting import Accepted


def commit_accepted(done: Accepted, number: int) -> None:
    """Commit what was accepted, where SERVICE_DESK_GIT says so; that git fails is a warning."""
    from service.desk import answers

    with database().reading() as session:
        each = answers.suggestion(session, number)
        if each is None:
            return
        said = commits.said_of(short_path(done.path), done.act, each)
    if fault := commits.commit(current_app.config, done.path, said):
        click.echo(f"It is not committed: {fault}. The next acceptance tries again.", err=True)


@click.command("patch")
@with_appcontext
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="-")
@click.option("--since", default="", metavar="COMMIT", help="Compare with another commit.")
def patch(file: Path, since: str) -> None:
    """Write what the translations have beyond git's last commit that is not the desk's, as a patch
    in FILE, else to the standard output. `git apply --3way FILE` puts it on a new version."""
    try:
        found = commits.patch(current_app.config["TRANSLATIONS"], since)
    except commits.GitError as error:
        raise click.ClickException(str(error)) from None
    if str(file) == "-":
        sys.stdout.buffer.write(found)
        return
    try:
        write_whole(file.absolute(), found)
    except OSError as error:
        said = error.strerror or error
        raise click.ClickException(f"{short_path(file)} was not written: {said}") from None
    click.echo(f"written: {short_path(file)}" if found else "Nothing is open; the patch is empty.")
