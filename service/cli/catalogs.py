"""`flask --app service catalogs …`: the translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import AppGroup

from service.catalogs.provenance import ALL
from service.cli.common import faults_in_words, stop, tell, workshop, writes_catalogs
from service.errors import Problem, short_path
from service.locales.canonical import canonical
from service.locales.locale import SiteLocale

if TYPE_CHECKING:
    from service.catalogs.workshop import Workshop

catalogs = AppGroup("catalogs", help="Keep the translations in step with the English.")
register_option = click.option(
    "--register", type=click.Choice(["standard", "plain"]), help="Only these words."
)


def _locale(tag: str) -> SiteLocale:
    """The locale of a tag in any spelling; an unknown one is answered with those there."""
    known = workshop().locales
    if (found := canonical(tag)) not in known or found is None:
        there = ", ".join(locale.tag for locale in known)
        raise click.BadParameter(
            f"“{tag}” has no folder; there are: {there}. “catalogs add” begins a language"
        )
    return found


def wrote_at_the_desk(shop: Workshop, locale: SiteLocale, page: str, register: str) -> set[str]:
    """Who has a hand in the words of a page, as the desk's history knows; says so where it cannot
    be asked."""
    from service.cli.desk_common import has_database

    if not has_database() or page not in shop.content.keys:
        return set()
    from service.cli.desk_common import database
    from service.desk.database import Unavailable
    from service.desk.hands import wrote

    texts = shop.sign_offs(locale).texts_of(page, register or ALL)
    try:
        with database().reading() as session:
            return wrote(session, locale, texts)
    except Unavailable:
        click.echo("The desk cannot be asked who suggested words; the catalogs are.", err=True)
        return set()


def _locales(tags: tuple[str, ...]) -> list[SiteLocale]:
    return [_locale(tag) for tag in tags] or workshop().locales


@catalogs.command("extract")
@faults_in_words
@writes_catalogs
def extract() -> None:
    """Write the templates (.pot) of all that can be translated."""
    from service.catalogs.commands.extract import write_templates

    tell("written", write_templates(workshop()))


@catalogs.command("add")
@click.argument("locale")
@faults_in_words
@writes_catalogs
def add(locale: str) -> None:
    """Start the language LOCALE (a BCP 47 tag such as pt-BR)."""
    from service.catalogs.commands.add import add, language_to_add

    wanted = language_to_add(workshop(), locale)
    if isinstance(wanted, str):
        raise click.BadParameter(wanted)
    if wanted.tag != locale:
        click.echo(f"{locale} is {wanted.tag} here.")
    done = add(workshop(), wanted)
    if isinstance(done, Problem):
        stop([done])
    else:
        tell("written", done)


@catalogs.command("update")
@click.argument("locales", nargs=-1)
@click.option("--same-meaning", "page", help="The page whose changed English means the same.")
@click.option("--text", default="", help="Only the text that begins so, as it is now.")
@click.option("--by", "name", default="", help="Who says that it means the same.")
@faults_in_words
@writes_catalogs
def update(locales: tuple[str, ...], page: str | None, text: str, name: str) -> None:
    """Bring the catalogs of LOCALES (all, if none is named) in step with the English.

    A changed text is no longer shown until it is translated again. With --same-meaning PAGE,
    after a typo was fixed, the page's translations and reviews stay, and the catalogs name who
    said so.
    """
    from service.catalogs.commands.update import update, update_same_meaning
    from service.catalogs.people import clean_name

    if page is None:
        tell("changed", update(workshop(), _locales(locales)).changed)
        return
    if not clean_name(name):
        raise click.BadParameter("say with --by NAME who says that it means the same")
    done = update_same_meaning(workshop(), _locales(locales), page, clean_name(name), text)
    if isinstance(done, list):
        stop(done)
    else:
        tell("changed", done.changed)
        click.echo(f"{done.kept} translations stay as they were.")


@catalogs.command("review")
@click.argument("locale")
@click.argument("page")
@click.option("--by", "name", required=True, help="The reviewer's name, as readers will see it.")
@register_option
@click.option("--withdraw", is_flag=True, help="Take this person's review back.")
@faults_in_words
@writes_catalogs
def review(locale: str, page: str, name: str, register: str | None, withdraw: bool) -> None:
    """Record that NAME has read the whole translation of PAGE into LOCALE and stands for it."""
    from service.catalogs.commands import review as command

    shop, found = workshop(), _locale(locale)
    if withdraw:
        stop(command.withdraw(shop, found, page, name, register or ""))
    else:
        wrote = wrote_at_the_desk(shop, found, page, register or "")
        stop(command.review(shop, found, page, name, register or "", wrote))
    words = f" ({register} words)" if register else ""
    if withdraw:
        click.echo(f"{page} in {locale}{words}: {name}'s review is taken back.")
    else:
        click.echo(
            f"{page} in {locale}{words}: checked by {name}, recorded by the operator. "
            "Any later change ends it."
        )


@catalogs.command("origin")
@click.argument("locale")
@click.argument("page")
@click.argument("origin", type=click.Choice(["human", "machine"]))
@click.option("--by", "name", required=True, help="Who wrote it, or had a machine draft it.")
@faults_in_words
@writes_catalogs
def origin(locale: str, page: str, origin: str, name: str) -> None:
    """Record whether a person or a machine made the translation of PAGE (or of all)."""
    from service.catalogs.commands.origin import set_origin

    stop(set_origin(workshop(), _locale(locale), page, origin, name))
    click.echo(f"{page} in {locale}: {origin}, says {name}.")


@catalogs.command("check")
@click.argument("locales", nargs=-1)
@click.option("--missing", is_flag=True, help="Name each text that is missing or fuzzy, too.")
@click.option(
    "--advice", is_flag=True, help="Name each text that may have lost a “not” or a “may”, too."
)
@faults_in_words
def check(locales: tuple[str, ...], missing: bool, advice: bool) -> None:
    """Check the catalogs of LOCALES: each fault with file, line and what to do.

    What is not translated yet is no fault; a line for each language says how far it goes.
    """
    from service.catalogs.commands.check import Check, advised, stale_templates, strays

    shop = workshop()
    found = Check(shop, _locales(locales))
    if advice:
        told, shown = advised(shop, _locales(locales))
        for problem in told:
            click.echo(str(problem))
        share = len(told) / max(1, shown)
        click.echo(f"Look again at {len(told)} of {shown} texts ({share:.1%}); none is a fault.")
    for problem in found.missing if missing else ():
        click.echo(str(problem))
    for line in found.completeness:
        click.echo(line)
    if not locales:
        found.faults += [*stale_templates(shop), *strays(shop)]
    stop(found.faults)
    click.echo("All catalogs are sound.")


@catalogs.command("take")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@faults_in_words
@writes_catalogs
def take(files: tuple[Path, ...]) -> None:
    """Merge what volunteers changed in the FILES that they sent; write an answer to each.

    Page and language stand in the header. Only texts that were changed there, and not here in
    the meantime, and that pass the checks, are taken; the answer beside the file says, in the
    volunteer's language, what was not taken and why.
    """
    from service.catalogs.commands.take import take_file

    answers = [take_file(workshop(), path) for path in files]
    for answer in answers:
        click.echo(f"{answer.summary}; the answer is in {short_path(answer.path)}")
    if not all(answer.was_used for answer in answers):
        raise SystemExit(1)


@catalogs.command("clean")
@faults_in_words
@writes_catalogs
def clean() -> None:
    """Delete the catalogs and templates of pages that are gone for good."""
    from service.catalogs.commands.clean import clean

    tell("deleted", clean(workshop()))


@catalogs.command("status")
@click.argument("locales", nargs=-1)
@faults_in_words
def status(locales: tuple[str, ...]) -> None:
    """Print how complete each page is, by locale and register."""
    from service.catalogs.commands.status import status_table

    click.echo(status_table(workshop(), _locales(locales)))
