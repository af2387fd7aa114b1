"""`flask --app service content …`: the English original."""

from __future__ import annotations

import datetime

import click
from flask import current_app
from flask.cli import AppGroup

from service.cli.common import faults_in_words, stop, tell, workshop, writes_catalogs
from service.errors import Problem

content = AppGroup("content", help="Keep the English original.")


@content.command("check")
def check_english() -> None:
    """Check the English original: each fault with file, line and what to write instead."""
    try:  # measuring how hard a text is to read needs a development dependency
        from service.content.checks.run import check_content
    except ModuleNotFoundError as missing:
        raise click.ClickException(
            f"content check needs {missing.name}, which only development installs: make develop"
        ) from None
    from service.pages.labels import without_words

    problems, report = check_content(current_app.config["CONTENT"], datetime.date.today())
    click.echo(report)
    stop([*problems, *without_words()])
    click.echo("The content is sound.")


@content.command("rename")
@click.argument("old")
@click.argument("new")
@faults_in_words
@writes_catalogs
def rename(old: str, new: str) -> None:
    """Give the drug page OLD the name NEW in its address; the old address leads there."""
    from service.catalogs.commands.rename import rename

    done = rename(workshop(), old, new)
    if isinstance(done, Problem):
        stop([done])
    else:
        tell("written", done)


@content.command("remove")
@click.argument("slug")
@faults_in_words
@writes_catalogs
def remove(slug: str) -> None:
    """Delete the drug page SLUG with its translations."""
    from service.catalogs.commands.rename import remove

    done = remove(workshop(), slug)
    stop([problem for problem in done if isinstance(problem, Problem)])
    tell("deleted", [path for path in done if not isinstance(path, Problem)])
