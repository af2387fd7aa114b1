"""People at the forms: they suggest and tell, wait between acts, and send again what failed."""

from __future__ import annotations

import asyncio
import html
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.bench.exchange import Line

PARTS = ("answer", "trials", "side-effects", "safety", "approvals", "dose", "status", "mechanism")
FORMS = tuple(
    f"/{where}drugs/{drug}/suggest/?part={part}"
    for where in ("es/", "es/plain/", "he/", "he/plain/")
    for drug in ("testol", "otherol")
    for part in (*PARTS, "background")
)
THINK = (5.0, 10.0)
FIELD = re.compile(r'<textarea id="([^"]+)"[^>]*>\n?([^<]*)</textarea>')
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class People:
    """What was done at the forms. `received`: the words of which a receipt told; `before`: what a
    database held that was deleted."""

    statuses: Counter[int] = field(default_factory=Counter)
    received: set[str] = field(default_factory=set)
    before: list[str] = field(default_factory=list)
    acts: int = 0
    broken: int = 0
    marks: int = 0

    def mark(self) -> str:
        """Words that nobody else writes, without a figure."""
        self.marks += 1
        return "ab" + "".join(chr(ord("a") + int(digit)) for digit in str(self.marks))


async def use_forms(port: int, count: int, seconds: float, people: People) -> None:
    """So many people, each from an address of their own, until the time is over."""
    until = time.monotonic() + seconds
    await asyncio.gather(*(_person(port, n, until, people) for n in range(count)))


async def _person(port: int, number: int, until: float, people: People) -> None:
    chance = random.Random(number)
    line = Line(port, f"192.0.2.{number}")
    await asyncio.sleep(chance.uniform(0, THINK[1]))
    while time.monotonic() < until:
        mark = people.mark()
        path = chance.choice(FORMS) if chance.random() < 0.6 else "/es/report/?page=testol"
        found = await _act(line, path, None, until, people, chance)
        token = TOKEN.search(found[1]) if found and found[0] == 200 else None
        if found is None or token is None:
            continue
        fields = {"token": token[1]}
        if "/report/" in path:
            fields |= {"words": mark, "kind": "other"}
        else:
            texts = {name: html.unescape(text) for name, text in FIELD.findall(found[1])}
            texts = {name: text for name, text in texts.items() if name.startswith("text-")}
            first = next(iter(texts))
            words = {first: f"{texts[first]} {mark}"}
            mark = " ".join(words[first].split())
            shown = await _act(
                line, path, urlencode({**fields, **texts, **words}), until, people, chance
            )
            if shown is None or shown[0] != 200:
                continue
            fields |= {**texts, **words, "step": "send"}
        sent = await _act(line, path, urlencode(fields), until, people, chance)
        if sent is not None and sent[0] == 303:
            people.received.add(mark)


async def _act(
    line: Line, path: str, form: str | None, until: float, people: People, chance: random.Random
) -> tuple[int, str] | None:
    """One act after a pause; what failed is done once more, as people do. None at the end."""
    while True:
        await asyncio.sleep(chance.uniform(*THINK))
        if time.monotonic() > until:
            return None
        people.acts += 1
        try:
            found = await line.ask(path, form)
        except (OSError, EOFError, TimeoutError):
            people.broken += 1
            continue
        people.statuses[found[0]] += 1
        if found[0] not in (429, 500, 503):
            return found
