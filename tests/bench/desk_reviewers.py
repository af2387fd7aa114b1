"""Two reviewers on one text, again and again: both open it, both write, both save at once."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

import polib

from service.catalogs.workshop import Workshop
from service.desk.database import Database, Unavailable
from service.desk.parts import digest
from service.desk.people import Role, invite, known
from service.desk.places import Place, places
from service.desk.sessions import begin
from service.desk.standing import MARK, standing
from service.state.site import Site
from tests.bench.desk_people import THINK
from tests.bench.exchange import Line
from tests.support.mini import MiniProject, spanish

TAG, DOMAIN = "es", "testol"
PAIRS = 4
SEEN = re.compile(r'name="seen" value="([^"]+)"')
NOTE = re.compile(r'name="note" value="([^"]+)"')


@dataclass
class Reviewers:
    """What reviewers met at `texts`, one for each pair. A save is known by the marks of what they
    saw and what they wrote (`Standing.mark`); `unknown` are those whose answer never came."""

    project: MiniProject
    texts: list[Place]
    saved: list[tuple[Place, str, str]] = field(default_factory=list)
    unknown: list[tuple[Place, str, str]] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    marks: int = 0

    @classmethod
    def of(cls, project: MiniProject, site: Site) -> Reviewers:
        found = [place for place in places(site)[DOMAIN].values() if place.part == "background"]
        return cls(project, found[:PAIRS])

    def words(self, place: Place) -> str:
        """Words that nobody else writes, with the figures of the text; no mark reads as a unit."""
        self.marks += 1
        number = "ab" + "".join(chr(ord("a") + int(digit)) for digit in str(self.marks))
        context, english = place.key
        return f"{spanish(polib.POEntry(msgctxt=context, msgid=english))} {number}"

    def lost(self) -> list[str]:
        """Texts in which saved words are gone, though nobody who saw them wrote others."""
        project = self.project
        shop = Workshop(project.root, project.content, project.translations)
        found = []
        for place, _, new in self.saved:
            stands = standing(shop, TAG, DOMAIN, place.key)
            tried = [seen for at, seen, _ in (*self.saved, *self.unknown) if at == place]
            if new not in tried and (stands is None or stands.mark != new):
                found.append(place.key[1])
        return found

    def twice(self) -> int:
        """How often two saved over the same words, each without having seen the other's."""
        return sum(n - 1 for n in Counter((at.hash, seen) for at, seen, _ in self.saved).values())


async def use_desk(port: int, seconds: float, reviewers: Reviewers) -> None:
    """Pairs of reviewers, each at a text of its own, until the time is over."""
    until = time.monotonic() + seconds
    pairs = enumerate(reviewers.texts)
    await asyncio.gather(*(_pair(port, number, at, until, reviewers) for number, at in pairs))


async def _pair(port: int, number: int, place: Place, until: float, reviewers: Reviewers) -> None:
    chance = random.Random(number)
    both = [Line(port, f"198.51.100.{2 * number + each}") for each in range(2)]
    names = [f"Reviewer {'abcdefgh'[2 * number + each]}" for each in range(2)]
    while True:
        await asyncio.sleep(chance.uniform(*THINK))
        if time.monotonic() > until:
            return
        found = await asyncio.gather(*map(_open, both, names, [place] * 2, [reviewers] * 2))
        await asyncio.sleep(chance.uniform(*THINK))
        if time.monotonic() > until:
            return
        if all(found):
            reviewers.outcomes["rounds"] += 1
            await asyncio.gather(*map(_save, both, found, [place] * 2, [reviewers] * 2))


async def _open(
    line: Line, name: str, place: Place, reviewers: Reviewers
) -> tuple[str, str] | None:
    """Open the page of a text; the mark of what stands there, and the form's note."""
    try:
        status, body = await line.ask(f"/desk/{TAG}/{place.path}")
        if status == 303:  # nobody is signed in: at first, and after the database was deleted
            line.cookie = f"desk={await asyncio.to_thread(_come_in, reviewers.project, name)}"
            status, body = await line.ask(f"/desk/{TAG}/{place.path}")
    except (OSError, EOFError, TimeoutError, Unavailable):
        return None
    own = body.partition('id="own"')[2]
    seen, note = SEEN.search(own), NOTE.search(own)
    return (seen[1], note[1]) if seen and note else None


async def _save(
    line: Line, opened: tuple[str, str] | None, place: Place, reviewers: Reviewers
) -> None:
    assert opened is not None
    seen, note = opened
    words = reviewers.words(place)
    save = (place, seen, digest(place.key, words)[:MARK])
    form = urlencode({"note": note, "seen": seen, "words": words, "act": "save"})
    line.hang_up()  # the server closes a connection on which nothing came for 10 s
    try:
        status, body = await line.ask(f"/desk/{TAG}/{place.path}", form)
    except (OSError, EOFError, TimeoutError):
        reviewers.unknown.append(save)
        reviewers.outcomes["unknown"] += 1
        return
    if status == 303:
        reviewers.saved.append(save)
        reviewers.outcomes["saved"] += 1
    else:
        outcome = "told" if status == 409 else f"answered {status}"
        reviewers.outcomes[outcome if words in body else "words gone"] += 1


def _come_in(project: MiniProject, name: str) -> str:
    """Begin a session of an invited reviewer. Raises Unavailable."""
    with Database("", project.root / ".desk").writing() as session:
        invite(session, name, [TAG], [Role.REVIEW])
        return begin(session, known(session, name))
