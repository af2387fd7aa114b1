"""`flask --app service content …`: the English original."""

from __future__ import annotations

import datetime

import click
from flask import current_app
from flask.cli import AppGroup

from service.cli.common import stop

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
