"""The commands: `flask --app service catalogs …` and `flask --app service content …`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from babel.core import Locale, UnknownLocaleError
from flask import Flask, current_app
from flask.cli import AppGroup

from service.errors import ContentError, Problem, shown
from service.locales.locale import SiteLocale

if TYPE_CHECKING:
    from service.catalogs.workshop import Workshop

catalogs = AppGroup("catalogs", help="Keep the translations in step with the English.")
content = AppGroup("content", help="Check the English original.")


def init_app(app: Flask) -> None:
    """Add the commands to an app."""
    app.cli.add_command(catalogs)
    app.cli.add_command(content)


def _workshop() -> Workshop:
    # What the commands need and the pages do not is not read when the service starts.
    from service.catalogs.workshop import Workshop

    translations: Path = current_app.config["TRANSLATIONS"]
    return Workshop(current_app.config["CONTENT"].parent, translations)


def _stop(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        count = len(problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} found.", err=True)
        raise SystemExit(1)


def _locales(tags: tuple[str, ...]) -> list[SiteLocale]:
    """The locales named, or all; an unknown one ends the command with the list of those there."""
    known = {locale.tag: locale for locale in _workshop().locales}
    for tag in tags:
        if tag.replace("_", "-") not in known:
            raise click.BadParameter(f"“{tag}” has no folder; there are: {', '.join(known)}")
    return [known[tag.replace("_", "-")] for tag in tags] or list(known.values())


@catalogs.command("extract")
def extract() -> None:
    """Write the templates (.pot) of all that can be translated."""
    try:
        for path in _workshop().write_templates():
            click.echo(f"written: {shown(path)}")
    except ContentError as error:
        _stop(error.problems)


@catalogs.command("add")
@click.argument("locale")
def add(locale: str) -> None:
    """Start the language LOCALE (a BCP 47 tag such as pt-BR)."""
    try:
        wanted = SiteLocale(str(Locale.parse(locale.replace("_", "-"), sep="-")).replace("_", "-"))
    except (ValueError, UnknownLocaleError):
        raise click.BadParameter(f"“{locale}” is no language that CLDR knows") from None
    for path in _workshop().add(wanted):
        click.echo(f"written: {shown(path)}")


@catalogs.command("update")
@click.argument("locales", nargs=-1)
def update(locales: tuple[str, ...]) -> None:
    """Bring the catalogs of LOCALES (all, if none is named) in step with the English."""
    try:
        for path in _workshop().update(_locales(locales)):
            click.echo(f"changed: {shown(path)}")
    except ContentError as error:
        _stop(error.problems)


@catalogs.command("review")
@click.argument("locale")
@click.argument("page")
@click.option("--by", "name", required=True, help="The reviewer's name, as readers will see it.")
def review(locale: str, page: str, name: str) -> None:
    """Record that NAME has read the whole translation of PAGE into LOCALE and stands for it."""
    problem = _workshop().review(_locales((locale,))[0], page, name, datetime.date.today())
    _stop([problem] if problem else [])
    click.echo(f"{page} in {locale}: reviewed by {name}. Any later change ends the review.")


@catalogs.command("check")
@click.argument("locales", nargs=-1)
@click.option("--allow-incomplete", is_flag=True, help="Do not count missing translations.")
def check(locales: tuple[str, ...], allow_incomplete: bool) -> None:
    """Check the catalogs of LOCALES: each fault with file, line and what to do."""
    try:
        workshop = _workshop()
        problems = workshop.check(_locales(locales), missing=not allow_incomplete)
        problems += workshop.check_templates() if not (locales or allow_incomplete) else []
    except ContentError as error:
        problems = error.problems
    _stop(problems)
    click.echo("All catalogs are sound.")


@catalogs.command("status")
@click.argument("locales", nargs=-1)
def status(locales: tuple[str, ...]) -> None:
    """Print how complete each page is, by locale and register."""
    click.echo(_workshop().status_table(_locales(locales)))


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
    _stop([*problems, *without_words()])
    click.echo("The content is sound.")
