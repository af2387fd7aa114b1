"""One mail a day with what waits, for invited people who want it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.catalogs.people import folded
from service.desk import answers, problems
from service.desk.answers import Refused
from service.desk.limits import DAY, HOUR
from service.desk.sentences import cannot
from service.desk.tables import URGENT, Person
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.labels import N_
from service.state.site import Site

AGAIN = DAY - HOUR
"""Seconds between two mails to one person: a timer that is a little early is no second one."""
SUBJECT = N_("What readers wait for")
SUGGESTIONS = N_("Better words that wait for an answer: %(count)s")
PROBLEMS = N_("Problems that wait for an answer: %(count)s")
OF_THESE = N_("Of these about a dose or a fact: %(count)s")
OLDEST = N_("The oldest waits for: %(time)s")
WANTED = N_(
    "You wanted this mail once a day. If you no longer want it, tell the people who run the site."
)


@dataclass(frozen=True)
class Digest:
    """A mail to a person, in their first language that the site has."""

    person: int
    to: str
    subject: str
    text: str


def want(session: Session, name: str, wanted: bool) -> None:
    """Note whether an invited person wants the mail. Raises Refused."""
    for person in session.scalars(select(Person).where(Person.revoked_at.is_(None))):
        if folded(person.name) == folded(name) and person.roles:
            if wanted and not person.mail:
                raise Refused(cannot(f"no mail address is known of {person.name}"))
            person.digest = wanted
            return
    raise Refused(cannot(f"nobody who was invited is called {name}"))


def digests(session: Session, site: Site, now: int) -> list[Digest]:
    """The mails that are due: to each who wants one, had none within the day, and for whose
    languages something waits."""
    wanted = select(Person).where(Person.digest, Person.revoked_at.is_(None), Person.mail != "")
    found: list[Digest] = []
    for person in session.scalars(wanted.order_by(Person.id)):
        if person.digested_at is None or person.digested_at <= now - AGAIN:
            tags = [tag.strip() for tag in person.languages.split(",")]
            known = [locale for tag in tags if (locale := site.locale(tag)) is not None]
            locale = known[0] if known else ENGLISH
            if text := _text(session, site, locale, tags, now):
                say = site.interface(locale).translations.gettext
                found.append(Digest(person.id, person.mail, str(say(SUBJECT)), text))
    return found


def note(session: Session, digest: Digest, now: int) -> None:
    """Note that a mail went out."""
    if person := session.get(Person, digest.person):
        person.digested_at = now


def _text(session: Session, site: Site, locale: SiteLocale, tags: Sequence[str], now: int) -> str:
    suggestions = [each for each in answers.waiting(session) if each.locale in tags]
    told = [each for each in problems.waiting(session) if each.locale in tags]
    if not suggestions and not told:
        return ""
    times = [each.made_at for each in suggestions] + [each.made_at for each in told]
    urgent = sum(each.kind in URGENT for each in told)

    def say(message: str, **values: str) -> str:
        return str(site.interface(locale).translations.gettext(message)) % values

    def number(count: int) -> str:
        return formats.number(count, locale)

    lines = [say(SUGGESTIONS, count=number(len(suggestions)))]
    lines.append(say(PROBLEMS, count=number(len(told))))
    lines += [say(OF_THESE, count=number(urgent))] if urgent else []
    lines.append(say(OLDEST, time=formats.duration((now - min(times)) // DAY, "day", locale)))
    if site.content.operator.address:
        lines += ["", f"{site.content.operator.address}/desk/"]
    return "\n".join([*lines, "", say(WANTED), ""])
