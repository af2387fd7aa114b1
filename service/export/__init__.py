"""The whole site as files: `flask --app service export DIR`."""

from __future__ import annotations

import datetime
import os
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from service.errors import ContentError
from service.export.plan import plan
from service.export.run import Export, PageError, as_static
from service.state.loading import Loader


def init_app(app: Flask) -> None:
    """Add the command to an app."""
    app.cli.add_command(export)


def _origin(text: str) -> str:
    """An origin as it is asked for, no slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise click.BadParameter("write --origin https://example.org, or with a path behind it")
    return text.rstrip("/")


def _prefix(text: str) -> str:
    """A path that the site stands under, no slash at its end."""
    if not re.fullmatch(r"(/[A-Za-z0-9._~-]+)*/?", text):
        raise click.BadParameter(f"“{text}” is no path to stand under; write one as /drugs")
    return text.rstrip("/")


@click.command("export")
@with_appcontext
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--origin", default="", help="Where it will stand: https://example.org/drugs")
@click.option("--prefix", default="", help="The path alone, where no origin is known.")
@click.option("--compress/--no-compress", default=True, help="Write .br, .gz and .zst beside.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that the pages are of (2026-12-31); today in UTC without it.",
)
@click.option("--processes", default=os.cpu_count() or 1, help="How many work at once.")
def export(
    folder: Path,
    origin: str,
    prefix: str,
    compress: bool,
    date: datetime.datetime | None,
    processes: int,
) -> None:
    """Write the site as files into FOLDER; only what has changed since the last time.

    It can be stopped at any time and goes on where it was; no file is ever half-written.
    """
    app = as_static(current_app)
    loader: Loader = app.extensions["loader"]
    try:
        site = loader.load()
        site = replace(site, today=date.date()) if date else site
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    if origin:
        site = site.standing_at(_origin(origin))
    prefix = _prefix(prefix)
    if address := site.content.operator.address:
        path = _prefix(urlsplit(address).path)
        if prefix not in ("", path):
            raise click.BadParameter(f"{address} has another path than --prefix {prefix}")
        prefix = path
    tasks = plan(site, partial(loader.file, site), prefix)
    work = Export(app, site, folder, prefix, compress=compress)
    waiting = work.waiting(tasks)
    try:
        with click.progressbar(length=len(waiting), label="Pages", show_pos=True) as bar:
            for _ in work.run(waiting, processes):
                bar.update(1)
    except PageError as error:
        raise click.ClickException(str(error)) from None
    gone = work.finish(tasks)
    click.echo(f"{len(tasks)} files: {work.written} written, {gone} removed, the rest unchanged.")
    if not site.content.operator.address:
        click.echo("No sitemap.xml: it needs --origin, or the address in content/site.toml.")
