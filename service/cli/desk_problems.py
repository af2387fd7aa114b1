"""`flask --app service desk answer …`, `digest`: problems that readers tell of, and who is told."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from flask import current_app, g
from flask.cli import with_appcontext

from service.cli.desk_common import DAY, at_the_desk, database, language_of, line

if TYPE_CHECKING:  # SQLAlchemy is read by the command that needs it
    from service.desk.tables import State, Told


@dataclass(frozen=True)
class ProblemNumber:
    """The number of a problem, which lists write as `p3`; suggestions have numbers alone."""

    value: int


class Number(click.ParamType["int | ProblemNumber"]):
    """The number of a suggestion, or of a problem with `p` before it."""

    name = "number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | ProblemNumber:
        text = str(value)
        digits = text.removeprefix("p")
        if not digits.isdecimal() or not digits.isascii() or len(digits) > 9 or int(digits) < 1:
            self.fail(
                "write the number that `desk waiting` shows: 3, or p3 of a problem", param, ctx
            )
        return ProblemNumber(int(digits)) if text.startswith("p") else int(digits)


number_argument = click.argument("number", type=Number())
language_option = click.option(
    "--language", default="", help="The tag of the language of your words, if not the reader's."
)


def tell_problem(told: Told) -> None:
    """A problem in a list."""
    days = (int(time.time()) - told.made_at) // DAY
    doubt = ", perhaps by a machine" if told.quarantined else ""
    part = f", part {told.part}" if told.part else ""
    where = f"{told.page or 'home, or no page named'} ({told.register}){part}"
    click.echo(f"p{told.id}  {told.locale}  {told.kind}: {where}, {days} days{doubt}")
    line("Told", told.words)


def show_problem(number: int) -> None:
    """Print all that is known of a problem. Raises Refused."""
    from service.desk import answers, problems
    from service.desk.sentences import cannot

    with database().reading() as session:
        told = problems.problem(session, number)
        if told is None:
            raise answers.Refused(cannot("there is no problem of this number"))
        tell_problem(told)
        by = answers.name_of(session, told.answered_by)
        line("State", f"{told.state}{f', by {by}' if by else ''}")
        line("Answer", f"{told.answer} ({told.answer_language})" if told.answer else "")


def answer_problem(number: int, state: State, by: str, words: str, language: str) -> None:
    """Answer a problem in words that its sender reads. Raises Refused, BadParameter."""
    from service.desk import problems
    from service.desk.parts import cleaned

    tag = language_of(language).tag if language else ""
    if not cleaned(words):
        raise click.BadParameter("say something; its sender reads it")
    with database().writing() as session:
        told = problems.answer(session, number, state, by, cleaned(words), tag)
        click.echo(f"p{told.id}: {told.state}.")


@click.command("digest")
@with_appcontext
@click.option("--on", default="", metavar="NAME", help="NAME wants the mail from now on.")
@click.option("--off", default="", metavar="NAME", help="NAME no longer wants it.")
@at_the_desk
def digest(on: str, off: str) -> None:
    """Mail what waits to each invited person who wants it once a day; for a timer.

    Whoever had one within the day, or for whose languages nothing waits, gets none.
    """
    from service.desk import digest as module
    from service.desk import mail

    if on or off:
        with database().writing() as session:
            module.want(session, on or off, wanted=bool(on))
        click.echo(f"{on or off}: {'a mail a day' if on else 'no mails'}.")
        return
    g.site = current_app.extensions["loader"].load()
    if not mail.is_set():
        raise click.ClickException("SERVICE_SMTP and the contact in site.toml must be set")
    now, failed, sent = int(time.time()), 0, 0
    with database().reading() as session:
        due = module.digests(session, g.site, now)
    for each in due:
        try:
            mail.send(each.to, each.subject, each.text)
        except mail.MailError as error:
            failed += 1
            click.echo(str(error), err=True)
            continue
        with database().writing() as session:
            module.note(session, each, now)
        sent += 1
    click.echo(f"{sent} sent.")
    if failed:
        raise SystemExit(1)
