"""`flask --app service desk …`: what readers suggest, and what is answered."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from service.cli.common import workshop, writes_catalogs
from service.cli.desk_common import (
    at_the_desk,
    database,
    language_of,
    line,
    person,
    tell,
    tell_moved,
)
from service.cli.desk_git import commit_accepted, patch
from service.cli.desk_problems import (
    ProblemNumber,
    answer_problem,
    digest,
    language_option,
    number_argument,
    show_problem,
    tell_problem,
)
from service.errors import short_path

desk = AppGroup("desk", help="Answer what readers suggest and tell.")
desk.add_command(digest)
desk.add_command(patch)


by_option = click.option(
    "--by", "name", required=True, callback=person, help="The name of whoever decides."
)


@desk.command("waiting")
@click.argument("locale", default="")
@at_the_desk
def waiting(locale: str) -> None:
    """List what waits for an answer in LOCALE (in all languages, if none is named), and what was
    accepted and is lost: the catalog no longer carries it. Problems have a p before their number;
    those about a dose or a fact come first."""
    from service.desk import answers, problems
    from service.desk.standing import carried_by

    tag = language_of(locale).tag if locale else ""
    carried = carried_by(workshop())
    with database().reading() as session:
        waits = answers.waiting(session, tag)
        lost = answers.lost(session, carried, tag)
        told = problems.waiting(session, tag)
        session.expunge_all()
    if not waits and not lost and not told:
        click.echo("Nothing waits.")
    for problem in told:
        tell_problem(problem)
    for each in waits:
        tell(each, carried(each.locale, each.domain, each.key))
    for each in lost:
        tell(each, carried(each.locale, each.domain, each.key))
        click.echo(
            f"  Lost:     it was accepted. Put back: desk accept {each.id}. "
            f"Let go: desk decline {each.id}"
        )


@desk.command("show")
@number_argument
@at_the_desk
def show(number: int | ProblemNumber) -> None:
    """Print suggestion NUMBER with all that is known of it, and what stands in the catalog now; or
    a problem, such as p3."""
    from service.desk import answers
    from service.desk.sentences import cannot
    from service.desk.standing import standing

    if isinstance(number, ProblemNumber):
        show_problem(number.value)
        return
    with database().reading() as session:
        each = answers.suggestion(session, number)
        if each is None:
            raise answers.Refused(cannot("there is no suggestion of this number"))
        by = answers.name_of(session, each.decided_by)
        session.expunge_all()
    now = standing(workshop(), each.locale, each.domain, each.key)
    tell(each, now.now if now else None)
    if now and now.english != each.english:
        line("English now", now.english)
    shown = "to be shown" if each.show_name else "not to be shown"
    line("Name", f"{each.name} ({shown})" if each.name else "")
    line("State", f"{each.fate}{f', by {by}' if by else ''}")
    line("Reason", each.reason)
    line("Accepted", each.final)
    if now:
        line("Mark", f"{now.mark} (--seen {now.mark}: over the English and the words of now)")


@desk.command("accept")
@number_argument
@by_option
@click.option("--words", default="", help="Other words in place of those proposed.")
@click.option("--seen", default="", metavar="MARK", help="Over what `show` printed with this mark.")
@at_the_desk
def accept(number: int | ProblemNumber, name: str, words: str, seen: str) -> None:
    """Put suggestion NUMBER into its catalog, from where it is on the page in 2 seconds.

    Where text or translation has changed since, nothing is written, and all three are printed.
    What was accepted and is lost is put back.
    """
    from service.desk.accepting import Moved
    from service.desk.accepting import accept as do

    if isinstance(number, ProblemNumber):
        raise click.BadParameter(f"a problem is answered: desk answer p{number.value}")
    try:
        done = do(workshop(), database(), number, name, words, seen)
    except Moved as moved:
        tell_moved(number, moved.stands, moved.words)
        raise
    click.echo(f"{number}: {done.act}, in {short_path(done.path)}.")
    for reviewer in done.ended:
        click.echo(f"The review of {reviewer} has ended by it.")
    commit_accepted(done, number)


@desk.command("decline")
@number_argument
@by_option
@click.option("--reason", required=True, help="Why, for the sender, best in their language.")
@language_option
@at_the_desk
def decline(number: int | ProblemNumber, name: str, reason: str, language: str) -> None:
    """Answer suggestion NUMBER with a reason, which its sender reads on the receipt; or say of a
    problem, such as p3, why nothing is changed.

    Of what was accepted and is lost it says that the catalog is right as it is.
    """
    from service.desk.accepting import decline as do
    from service.desk.parts import cleaned
    from service.desk.standing import carried_by
    from service.desk.tables import State

    if isinstance(number, ProblemNumber):
        answer_problem(number.value, State.DECLINED, name, reason, language)
        return
    if not cleaned(reason):
        raise click.BadParameter("say with --reason why; its sender reads it")
    tag = language_of(language).tag if language else ""
    act, _ = do(database(), number, name, cleaned(reason), carried_by(workshop()), tag)
    click.echo(f"{number}: {act}.")


@desk.command("answer")
@number_argument
@by_option
@click.option("--words", required=True, help="The answer, best in the reader's language.")
@language_option
@at_the_desk
def answer(number: int | ProblemNumber, name: str, words: str, language: str) -> None:
    """Answer a problem that a reader told of, such as p3; they read it on the receipt."""
    from service.desk.tables import State

    if not isinstance(number, ProblemNumber):
        raise click.BadParameter("a suggestion is accepted or declined; a problem is p3")
    answer_problem(number.value, State.ANSWERED, name, words, language)


@desk.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@at_the_desk
@writes_catalogs
def backup(file: Path) -> None:
    """Save the desk's database and the translations together in FILE, a tar."""
    from service.desk.keeping import backup as do

    if current_app.config.get("DATABASE"):
        raise click.ClickException(
            "SERVICE_DATABASE names a server; save it with pg_dump, and the translations with tar"
        )
    try:
        has_database = do(current_app.config["DESK"], current_app.config["TRANSLATIONS"], file)
    except (OSError, sqlite3.Error) as error:
        said = getattr(error, "strerror", None) or error
        raise click.ClickException(f"{short_path(file)} was not written: {said}") from None
    what = "the database and the translations" if has_database else "the translations alone"
    click.echo(f"written: {short_path(file)}, {what}")


@desk.command("clean")
@at_the_desk
def clean() -> None:
    """Delete words and names of what was answered 12 months ago, and mark as old what waits for a
    text that is gone."""
    from service.desk import answers
    from service.desk.keeping import clean as do
    from service.desk.standing import standing

    with database().reading() as session:
        waits = answers.waiting(session)
        session.expunge_all()
    shop = workshop()
    gone = [each.id for each in waits if standing(shop, each.locale, each.domain, each.key) is None]
    with database().writing() as session:
        for number in gone:
            answers.mark_old(session, number)
        count = do(session, time.time())
    click.echo(f"{count} cleaned; {len(gone)} marked as old: their text is gone.")
