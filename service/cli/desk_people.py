"""`flask --app service desk invite …`: who comes to the desk, and who does no more."""

from __future__ import annotations

import datetime
import re

import click
from flask import current_app
from flask.cli import with_appcontext

from service.catalogs.folders import locales_in
from service.cli.desk_common import at_the_desk, database, language_of, person
from service.content.operator import MAIL, load_operator
from service.locales.locale import ENGLISH

name_argument = click.argument("name", callback=person)
ROLES = ("translate", "review", "facts")


def languages_of(value: str) -> list[str]:
    """The tags of languages that are there. Raises BadParameter."""
    known = [ENGLISH.tag, *(each.tag for each in locales_in(current_app.config["TRANSLATIONS"]))]
    found = [language_of(tag.strip()).tag for tag in value.split(",")]
    for tag in found:
        if tag not in known:
            raise click.BadParameter(f"there is no {tag} here; there are {', '.join(known)}")
    return list(dict.fromkeys(found))


def address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """An address for mail, or none. Raises BadParameter."""
    if re.match(MAIL, value):
        return value
    raise click.BadParameter("write an e-mail address alone, such as ana@example.org")


@click.command("invite")
@name_argument
@click.option(
    "--languages",
    required=True,
    help="Tags with a comma between, such as es,pt-BR; the desk speaks the first.",
)
@click.option("--may", "roles", required=True, multiple=True, type=click.Choice(ROLES))
@click.option("--mail", default="", callback=address, help="Where a fresh link can be sent.")
@with_appcontext
@at_the_desk
def invite(name: str, languages: str, roles: tuple[str, ...], mail: str) -> None:
    """Invite NAME, and print a link that works once, within 7 days.

    translate: writes texts, which are on the page at once as unreviewed, and answers suggestions;
    review: signs off pages, too; facts: answers problems told. Give --may once for each.
    """
    from service.desk.people import invite as do

    tags, may = languages_of(languages), list(dict.fromkeys(roles))
    with database(make=True).writing() as session:
        token = do(session, name, tags, may, mail)
    tell_link(token)


@click.command("link")
@name_argument
@with_appcontext
@at_the_desk
def link(name: str) -> None:
    """Print a fresh link for NAME, who was invited before; the older one ends."""
    from service.desk.links import Kind, new_link
    from service.desk.people import known

    with database().writing() as session:
        token = new_link(session, known(session, name).id, Kind.INVITATION)
    tell_link(token)


@click.command("people")
@with_appcontext
@at_the_desk
def people() -> None:
    """List who was invited: name, languages, roles, since when, whether revoked."""
    from service.desk.people import everybody

    with database().reading() as session:
        found = everybody(session)
        session.expunge_all()
    for each in found:
        ended = f", revoked {_day(each.revoked_at)}" if each.revoked_at else ""
        mail = f" <{each.mail}>" if each.mail else ""
        click.echo(f"{each.name}{mail}: {each.languages}; {each.roles}{ended}")
    if not found:
        click.echo("Nobody was invited yet.")


@click.command("revoke")
@name_argument
@with_appcontext
@at_the_desk
def revoke(name: str) -> None:
    """Let NAME in no more: all sessions and links end at once."""
    from service.desk.people import revoke as do

    with database().writing() as session:
        do(session, name)
    click.echo(f"{name} is let in no more. What they wrote stays.")


def tell_link(token: str) -> None:
    """Print a link; where `site.toml` does not say where the site stands, its path."""
    site = load_operator(current_app.config["CONTENT"] / "site.toml").address
    click.echo(f"{site}/desk/link/{token}/")
    if not site:
        click.echo("Put the address of your site before it: site.toml does not name it.", err=True)


def _day(moment: int) -> str:
    return datetime.datetime.fromtimestamp(moment, datetime.UTC).date().isoformat()


people_commands = (invite, people, link, revoke)
