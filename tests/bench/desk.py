"""`make bench-desk`: readers at a fixed rate while 64 people are at the desk and things go wrong.

On a small project in a temporary folder, two workers on one core, the clients on the other. Parts:
readers alone; with 64 people, 5 to 10 s between their acts; the same while a worker is killed every
10 s and the database is locked, full and deleted; readers alone again. Of the people, 8 are
reviewers, two on each of four texts, who save at the same moment. Readers ask at half of the rate
that the machine gives alone: that at which half of the server's core is used. A time counts from
when a request was due.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import random
import tempfile
from collections import Counter
from collections.abc import Awaitable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from service.pages.inventory import page_addresses, takes_post
from service.state.loading import Loader
from tests.bench.desk_at_work import AtDesk, at_work
from tests.bench.desk_faults import kept
from tests.bench.desk_people import FORMS, People
from tests.bench.desk_readers import Readers, most, read, warm
from tests.bench.desk_reviewers import Reviewers
from tests.bench.servers import CLIENT_CORES, cpu, free_port, granian, running, settle
from tests.support.mini import MiniProject, hebrew, spanish

SLOWER, LATER = 1.10, 0.050
"""How much slower readers may be: their median as a share, their p99 in seconds."""
BEFORE = 20.0
"""Seconds for which the desk is used first: its tables are there, as on any day but the first."""
HALF_SECONDS = 4.0
"""For how long the cost of a request is measured, to find the rate."""
BOUND = 300.0
"""Seconds beside those of the parts, after which it is given up."""


async def half(port: int, paths: list[str], pid: int) -> float:
    """Requests a second that use half of the server's core. Requests that come one by one cost it
    more than those that wait in a queue, so half of the most that it gives would use far more."""
    rate = max([await most(port, paths, 2) for _ in range(4)]) / 2
    for _ in range(3):  # fewer requests a second cost more each
        before = cpu(pid)
        await read(port, paths, rate, HALF_SECONDS)
        rate *= HALF_SECONDS / 2 / (cpu(pid) - before)
    return rate


async def measure(project: MiniProject, port: int, pid: int, seconds: float, rate: float) -> bool:
    """The parts and the verdicts; whether all was right."""
    site = Loader(project.content, project.translations).load()
    paths = [a.path for a in page_addresses(site) if not takes_post(a.path)]
    random.Random(7).shuffle(paths)
    await warm(port, [*paths, FORMS[0], "/desk/enter/"])
    rate = rate or await half(port, paths, pid)
    print(f"readers at {rate:.0f} a second", flush=True)
    desk = AtDesk(People(), Reviewers.of(project, site))

    async def part(name: str, seconds: float) -> Readers:
        before = cpu(pid)
        seen = await read(port, paths, rate, seconds)
        # What a killed worker has used is known no more.
        used = max(0.0, cpu(pid) - before)
        print(f"{seen.line(name)}; {used:.1f} s of CPU", flush=True)
        return seen

    def working(seconds: float, harmed: int = 0) -> Awaitable[AtDesk]:
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(others, at_work, desk, port, seconds, harmed)

    async def beside(name: str, harmed: int = 0) -> tuple[Readers, AtDesk]:
        work = working(seconds, harmed)
        return await part(name, seconds), await work

    others = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    desk = await working(BEFORE)
    alone = await part("readers alone", seconds / 3)
    calm, desk = await beside("with 64 at the desk")
    seen = Counter(desk.reviewers.outcomes)
    harmed, desk = await beside("and faults", pid)
    again = await part("readers alone, again", seconds / 3)
    others.shutdown()
    people, reviewers = desk.people, desk.reviewers
    # Where this is far from the first, somebody else used the machine, and it is no measurement.
    print(f"alone, then and now: {again.median / alone.median:.0%} of the median")
    kept_words = people.before + kept(project.root / ".desk")
    lost = people.received - set(kept_words)
    twice = [words for words, count in Counter(kept_words).items() if count > 1]
    print(
        f"{people.acts} acts at the forms, answers {dict(sorted(people.statuses.items()))}, "
        f"{people.broken} broken; {len(people.received)} received, {len(kept_words)} kept"
    )
    print(f"reviewers: {dict(reviewers.outcomes)}")
    rounds = seen["rounds"]
    verdicts = [
        ("suggestions lost", len(lost), not lost),
        ("suggestions doubled", len(twice), not twice),
        ("updates of a catalog lost", len(reviewers.lost()), not reviewers.lost()),
        ("two saved over the same words", reviewers.twice(), not reviewers.twice()),
        (
            f"of {rounds} times that two saved at once: one won, the other was told",
            f"{seen['saved']} and {seen['told']}",
            seen["saved"] == seen["told"] == rounds,
        ),
        ("words of a reviewer gone", gone := reviewers.outcomes["words gone"], not gone),
        (
            "readers' median at most 10 % slower",
            f"{calm.median / alone.median - 1:+.1%}",
            calm.median <= alone.median * SLOWER,
        ),
        (
            "readers' p99 at most 50 ms slower",
            f"{(calm.p99 - alone.p99) * 1000:+.1f} ms",
            calm.p99 <= alone.p99 + LATER,
        ),
        (
            "pages refused while workers are killed and the database is locked, full, deleted",
            sum(harmed.faults.values()),
            not harmed.faults and not calm.faults,
        ),
    ]
    for name, found, is_right in verdicts:
        print(f"{'right' if is_right else 'WRONG'}  {name}: {found}")
    return all(is_right for *_, is_right in verdicts)


def main() -> None:
    """Run it and print what was seen; ends with an error where something was lost or wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument(
        "--rate", type=float, default=0, help="requests a second; half of the most without it"
    )
    asked = options.parse_args()
    seconds = asked.seconds
    os.sched_setaffinity(0, CLIENT_CORES)
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
            measuring = measure(project, port, pid, seconds, asked.rate)
            is_right = asyncio.run(asyncio.wait_for(measuring, 3 * seconds + BOUND))
    raise SystemExit(not is_right)


if __name__ == "__main__":
    main()
