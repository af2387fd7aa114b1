"""All checks of the English original, for `content check`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from service.content.checks import abbreviations
from service.content.checks.changes import untold
from service.content.checks.faults import faults
from service.content.checks.findings import check_findings
from service.content.checks.readability import (
    LENGTHS,
    MAX_PLAIN_GRADE,
    MAX_SENTENCE,
    PARTS,
    Reading,
    count_words,
    long_sentences,
    measure,
)
from service.content.checks.sources import check_sources, refused_hosts
from service.content.reading import Page, load_content
from service.content.registers import Register
from service.errors import ContentError, Problem


def check_content(root: Path, today: datetime.date) -> tuple[list[Problem], str]:
    """Every fault of the content folder, and a report on how hard each page is to read."""
    try:
        content = load_content(root)
    except ContentError as error:
        return error.problems, "The content cannot be read."
    problems = [*faults(content, today), *abbreviations.check_content(content)]
    hosts = refused_hosts(root)
    rows = [f"{'page':28} {'words':9} {'count':>5} {'grade':>6} {'with names':>11} {'left out':>9}"]
    for page in content.drugs.values():
        assert page.drug is not None
        problems += [*check_findings(page), *check_sources(page, hosts)]
        for register in Register:
            reading = measure(page.documents[register], page.drug)
            problems += _reading_problems(page, register, reading)
            rows.append(
                f"{page.slug:28} {register:9} {reading.words:>5} {reading.grade:>6} "
                f"{reading.raw_grade:>11} {reading.left_out:>9}"
            )
    rows.append(
        "grade: Flesch-Kincaid, US school years; names of drugs and companies and marked glossary "
        "terms\n(column “left out”) are each replaced by one short word before measuring"
    )
    return sorted(problems), "\n".join([*rows, *untold(content.drugs.values())])


def _reading_problems(page: Page, register: Register, reading: Reading) -> Iterator[Problem]:
    document = page.documents[register]
    least, most = LENGTHS[register]
    if not least <= reading.words <= most:
        message = f"the page has {reading.words} words; write {least} to {most}"
        yield Problem(document.path, 1, message)
    for section, limit in PARTS[register].items():
        members = document.sections.get(section, ())
        words = count_words(members)
        if words > limit:
            message = f"this part has {words} words; write at most {limit}"
            yield Problem(document.path, members[0].line, message)
    if register is not Register.PLAIN:
        return
    if reading.grade > MAX_PLAIN_GRADE:
        message = f"reading grade {reading.grade}; write plainer, up to grade {MAX_PLAIN_GRADE:g}"
        yield Problem(document.path, 1, message)
    for segment in document.segments:
        for sentence in long_sentences(segment.text):
            message = f"a sentence of more than {MAX_SENTENCE} words; split it: “{sentence}”"
            yield Problem(document.path, segment.line, message)
