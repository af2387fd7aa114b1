"""`flask --app service doctor`: what is missing or unsafe in a set-up, with the remedy."""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from service.catalogs.kept import Kept
from service.cli.common import faults_in_words
from service.content.operator import Operator
from service.content.reading import Content, load_content
from service.errors import short_path

Finding = tuple[bool, str]
"""Whether it is unsafe, or only missing, and what to do."""
YEAR = 31536000


@click.command("doctor")
@with_appcontext
@faults_in_words
def doctor() -> None:
    """Say what is missing or unsafe where the site is set up; fail where something is unsafe."""
    config = current_app.config
    content = load_content(config["CONTENT"])
    findings = [
        *of_operator(content.operator, config["HSTS"]),
        *of_folders(config),
        *of_clock(content, datetime.datetime.now(datetime.UTC).date()),
        *of_debugging(current_app.debug),
    ]
    for is_unsafe, words in findings:
        click.echo(f"{'unsafe' if is_unsafe else 'missing'}: {words}")
    if any(is_unsafe for is_unsafe, _ in findings):
        raise SystemExit(1)
    if not findings:
        click.echo("Nothing is missing.")


def of_operator(operator: Operator, hsts: object) -> Iterator[Finding]:
    """What `site.toml` leaves open, and whether HTTPS is kept to (RFC 6797)."""
    if not operator.address:
        yield False, 'the address of the site; write address = "https://…" into site.toml'
    elif operator.address.startswith("http://"):
        yield True, f"{operator.address} can be read and changed on its way; serve it by HTTPS"
    if not operator.contact:
        yield False, "a contact for readers; write name and contact into site.toml"
    if not isinstance(hsts, int) or isinstance(hsts, bool):
        yield True, f"SERVICE_HSTS={hsts} is no number and is not sent; write SERVICE_HSTS={YEAR}"
    elif hsts <= 0 and operator.address.startswith("https://"):
        yield False, f"browsers are not kept to HTTPS; set SERVICE_HSTS={YEAR} once all is by HTTPS"
    for origin in operator.embed:
        if origin.startswith("http://"):
            yield True, f"{origin} in embed can be forged on its way; name it with https://"


def of_folders(config: Any) -> Iterator[Finding]:
    """Whether results can be kept, and whether strangers can write what is served."""
    kept: Path = config["KEPT"]
    if not Kept(kept).is_writable:
        yield (
            False,
            f"{short_path(kept)} cannot be written, so that each start works everything out "
            "again; give it to the service, or name another folder in SERVICE_KEPT",
        )
    desk: Path = config["DESK"]
    # Looked at and not made: made by root, it would not be the service's.
    there = next(folder for folder in (desk, *desk.parents) if folder.exists())
    if not (there.is_dir() and os.access(there, os.W_OK)):
        yield (
            False,
            f"{short_path(desk)} cannot be written, so that readers cannot suggest or tell; give "
            "it to the service, or name another folder in SERVICE_DESK",
        )
    for folder in (config["CONTENT"], config["TRANSLATIONS"], kept, desk):
        if folder.is_dir() and folder.stat().st_mode & stat.S_IWOTH:
            yield (
                True,
                f"{short_path(folder)} can be written by every user of the machine; "
                f"chmod o-w {short_path(folder)}",
            )


def of_clock(content: Content, today: datetime.date) -> Iterator[Finding]:
    """Whether the day is before one of the content: overdue checks would not be said."""
    drugs = [page.drug for page in content.drugs.values() if page.drug]
    newest = max((day for drug in drugs for day in (drug.dates.checked, drug.changed)), default="")
    if today.isoformat() < newest:
        yield (
            True,
            f"the clock says {today}, but facts were checked on {newest}; set the clock "
            "(timedatectl set-ntp true)",
        )


def of_debugging(is_on: bool) -> Iterator[Finding]:
    """Whether whoever meets a fault is shown the code."""
    if is_on:
        yield True, "debugging is on and shows strangers the code; take FLASK_DEBUG away"
