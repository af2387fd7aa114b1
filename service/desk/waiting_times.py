"""How long readers wait for an answer, by language: for everybody to see."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from flask import g, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.desk import visitor
from service.desk.database import Unavailable
from service.desk.health import was_used
from service.desk.keeping import YEAR
from service.desk.limits import DAY
from service.desk.tables import Fate, State, Suggestion, Told
from service.locales import formats
from service.locales.locale import SiteLocale
from service.state.site import Site


@dataclass
class Waits:
    """Of one language: the seconds that each thing has waited, and those that the answers of the
    last 12 months took."""

    open: list[int] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)

    @property
    def longest(self) -> int:
        """Whole days that the oldest has waited."""
        return max(self.open) // DAY

    @property
    def usual(self) -> int:
        """Days of the median answer, those begun as well."""
        return -(-int(statistics.median(self.answered)) // DAY)


def waits_by_language(session: Session, now: int) -> dict[str, Waits]:
    """What waits and what was answered, by language tag; what was withdrawn was no wait."""
    found: dict[str, Waits] = defaultdict(Waits)
    for tag, made_at, answered_at in _all(session, now - YEAR):
        if answered_at is None:
            found[tag].open.append(max(0, now - made_at))
        else:
            found[tag].answered.append(max(0, answered_at - made_at))
    return found


def _all(session: Session, since: int) -> Iterator[tuple[str, int, int | None]]:
    accepted_or_not = (Fate.ACCEPTED, Fate.CHANGED, Fate.DECLINED)
    answered = Suggestion.fate.in_(accepted_or_not) & (Suggestion.decided_at > since)
    suggested = select(Suggestion.locale, Suggestion.made_at, Suggestion.decided_at)
    yield from session.execute(suggested.where(answered | (Suggestion.fate == Fate.WAITING)))
    answered = Told.state.in_((State.ANSWERED, State.DECLINED)) & (Told.answered_at > since)
    told = select(Told.locale, Told.made_at, Told.answered_at)
    yield from session.execute(told.where(answered | (Told.state == State.WAITING)))


def waiting_times() -> ResponseReturnValue:
    """The page: a row a language."""
    site: Site = g.site
    locale: SiteLocale = g.locale
    if not was_used():
        return visitor.answer(render_template("tell/waiting.html", rows=()))
    try:
        with visitor.database().reading() as session:
            found = waits_by_language(session, int(time.time()))
    except Unavailable:
        return visitor.answer(render_template("tell/waiting.html", rows=None), 503)
    rows = [(each, found[each.tag]) for each in site.locales if each.tag in found]
    days = {n: formats.duration(n, "day", locale) for _, waits in rows for n in _days(waits)}
    return visitor.answer(render_template("tell/waiting.html", rows=rows, days=days))


def _days(waits: Waits) -> Iterator[int]:
    if waits.open:
        yield waits.longest
    if waits.answered:
        yield waits.usual
