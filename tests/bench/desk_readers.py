"""Readers who ask at a fixed rate while others are at the desk."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.bench.exchange import Line

LINES = 32
Times = list[float]


@dataclass
class Readers:
    """What readers met: how long each answer took, and what was no page."""

    times: Times = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    broken: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p99(self) -> float:
        return statistics.quantiles(self.times, n=100)[98]

    def line(self, name: str) -> str:
        """The part in a line."""
        return (
            f"{name}: {len(self.times)} answers, median {self.median * 1000:.2f} ms, "
            f"p99 {self.p99 * 1000:.1f} ms, slowest {max(self.times):.2f} s; "
            f"{self.broken} connections broken, faults {dict(self.faults) or 'none'}"
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
