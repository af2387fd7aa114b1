"""The people at the desk, in a process of their own: nothing they do stops the readers' clock."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from tests.bench.desk_faults import disturb
from tests.bench.desk_people import People, use_forms
from tests.bench.desk_reviewers import PAIRS, Reviewers, use_desk

PEOPLE = 64


@dataclass
class AtDesk:
    """Those at the forms and those who review, and what they met."""

    people: People
    reviewers: Reviewers


def at_work(desk: AtDesk, port: int, seconds: float, harmed: int) -> AtDesk:
    """Let them work for so long, while the server of a process id is `harmed` (0: nobody's); what
    they met."""
    asyncio.run(_work(desk, port, seconds, harmed))
    return desk


async def _work(desk: AtDesk, port: int, seconds: float, harmed: int) -> None:
    people, reviewers = desk.people, desk.reviewers
    acts = [use_forms(port, PEOPLE - 2 * PAIRS, seconds, people)]
    acts.append(use_desk(port, seconds, reviewers))
    if harmed:
        acts.append(disturb(reviewers.project.root / ".desk", harmed, seconds, people))
    await asyncio.gather(*acts)
