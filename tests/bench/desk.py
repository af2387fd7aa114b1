"""`make bench-desk`: readers at a fixed rate while 64 people are at the forms and things go wrong.

On a small project in a temporary folder, two workers on one core, the clients on the other. Three
parts: readers alone; with 64 people, 5 to 10 s between their acts; and the same while a worker is
killed every 10 s and the database is locked, full and deleted. Readers ask at half of the rate that
the machine gives alone; a time counts from when a request was due.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from service.pages.inventory import page_addresses, takes_post
from service.state.loading import Loader
from tests.bench.desk_faults import disturb, kept
from tests.bench.desk_people import People, use_forms
from tests.bench.exchange import Line
from tests.bench.servers import free_port, granian, running, settle
from tests.support.mini import MiniProject, hebrew, spanish

LINES = 32
PEOPLE = 64
ALONE, CALM = 20.0, 30.0
"""Seconds of the parts without faults."""
Times = list[float]


@dataclass
class Readers:
    """What readers met: how long each answer took, and what was no page."""

    times: Times = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    broken: int = 0

    def line(self, name: str) -> str:
        """The part in a line."""
        found = statistics.quantiles(self.times, n=100)
        return (
            f"{name}: {len(self.times)} answers, median {statistics.median(self.times) * 1000:.1f}"
            f" ms, p99 {found[98] * 1000:.0f} ms, slowest {max(self.times):.2f} s;"
            f" {self.broken} connections broken, faults {dict(self.faults) or 'none'}"
        )


async def warm(port: int, paths: list[str]) -> None:
    """Wait until all texts are checked, and have each worker make each page."""
    line = Line(port)
    while '"checked":true' not in (await line.ask("/healthz"))[1].replace(" ", ""):
        await asyncio.sleep(0.5)
    for path in paths * 8:
        await Line(port).ask(path)


async def most(port: int, paths: list[str], seconds: float) -> float:
    """Requests a second that the machine gives."""
    until, done = time.monotonic() + seconds, itertools.count()

    async def ask(first: int) -> None:
        line = Line(port)
        for path in itertools.islice(itertools.cycle(paths), first, None):
            if time.monotonic() > until:
                return
            await line.ask(path)
            next(done)

    await asyncio.gather(*(ask(n) for n in range(LINES)))
    return next(done) / seconds


async def read(port: int, paths: list[str], rate: float, seconds: float) -> Readers:
    """Readers at a fixed rate."""
    seen, slots, start = Readers(), itertools.count(), time.monotonic()

    async def ask() -> None:
        line = Line(port)
        while (due := start + (slot := next(slots)) / rate) < start + seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            while True:
                try:
                    status, _ = await line.ask(paths[slot % len(paths)])
                except (OSError, EOFError, TimeoutError):
                    seen.broken += 1
                    await asyncio.sleep(0.02)
                    continue
                break
            seen.times.append(time.monotonic() - due)
            if status != 200:
                seen.faults[f"{status} at {paths[slot % len(paths)]}"] += 1

    await asyncio.gather(*(ask() for _ in range(LINES)))
    return seen


async def measure(project: MiniProject, port: int, pid: int, seconds: float) -> bool:
    """The three parts; whether all was right."""
    site = Loader(project.content, project.translations).load()
    paths = [a.path for a in page_addresses(site) if not takes_post(a.path)]
    random.Random(7).shuffle(paths)
    await warm(port, paths)
    rate = max([await most(port, paths, 2) for _ in range(4)]) / 2
    print(f"readers at {rate:.0f} a second", flush=True)
    parts = [("readers alone", await read(port, paths, rate, ALONE))]
    people = People()
    using = use_forms(port, PEOPLE, CALM, people)
    seen, *_ = await asyncio.gather(read(port, paths, rate, CALM), using)
    parts.append(("with 64 at the forms", seen))
    using = use_forms(port, PEOPLE, seconds, people)
    faults = disturb(project.root / ".desk", pid, seconds, people)
    seen, *_ = await asyncio.gather(read(port, paths, rate, seconds), using, faults)
    parts.append(("and faults", seen))
    # Where this is far from the first, somebody else used the machine, and it is no measurement.
    parts.append(("readers alone, again", await read(port, paths, rate, ALONE)))
    for name, seen in parts:
        print(seen.line(name))
    found = people.before + kept(project.root / ".desk")
    twice = [words for words, count in Counter(found).items() if count > 1]
    lost = people.received - set(found)
    print(
        f"{people.acts} acts at the forms, answers {dict(sorted(people.statuses.items()))}, "
        f"{people.broken} broken; {len(people.received)} received, {len(found)} kept, "
        f"{len(lost)} lost, {len(twice)} twice"
    )
    return not (lost or twice or any(seen.faults for _, seen in parts))


def main() -> None:
    """Run it and print what was seen; ends with an error where something was lost or wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="bench-desk-") as name:
        project = MiniProject(Path(name) / "project")
        project.root.mkdir()
        project.write()
        project.write_code()
        project.translate("es", spanish)
        project.translate("he", hebrew)
        port = free_port()
        command = granian(port, "service.wsgi:application", workers=2)
        key = {"SERVICE_DESK_COUNTING_KEY": "key-bench", "SERVICE_PROXIES": "1"}
        with running(command, project.root, port, SERVICE_ACCESS_LOG="false", **key) as pid:
            settle(pid)
            is_right = asyncio.run(measure(project, port, pid, seconds))
    raise SystemExit(not is_right)


if __name__ == "__main__":
    main()
