"""The data of the pages: countries, registry numbers, dates, and figures that agree."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from service.content.countries import code_fault
from service.content.drug import Trial
from service.content.markup import plain_text
from service.content.reading import Content, Page
from service.content.registers import Register
from service.content.toml_lines import line_of
from service.content.trial_registries import registry_of
from service.content.values import Outcome
from service.errors import Problem
from service.figures import Figure, Language, figures

UNFINISHED = {Outcome.RUNNING, Outcome.PLANNED}


def check_drugs(content: Content, drugs: Iterable[Page], today: datetime.date) -> Iterator[Problem]:
    """Every fault in the data of drug pages. `today` is the day that no past date exceeds."""
    for page in drugs:
        yield from _countries(page)
        yield from _searched(content, page)
        yield from _registry_numbers(page)
        yield from _dates(page, today.isoformat())
        yield from _figures(page, content.language.figures)


def check_between(content: Content) -> Iterator[Problem]:
    """Every fault between the data of several drug pages."""
    yield from _shared_numbers(content)


def _text(page: Page) -> str:
    return (page.folder / "drug.toml").read_text(encoding="utf-8")


def _problem(page: Page, place: str, message: str) -> Problem:
    return Problem(page.folder / "drug.toml", line_of(_text(page), place), message)


def _countries(page: Page) -> Iterator[Problem]:
    assert page.drug is not None
    codes = [
        *((f"$.approvals[{i}].country", a.country) for i, a in enumerate(page.drug.approvals)),
        *((f"$.searched[{i}].country", s.country) for i, s in enumerate(page.drug.searched)),
        *(
            (f"$.trials[{i}].countries", code)
            for i, trial in enumerate(page.drug.trials)
            for code in trial.countries
        ),
    ]
    for place, code in codes:
        if fault := code_fault(code):
            yield _problem(page, place, fault)


def _searched(content: Content, page: Page) -> Iterator[Problem]:
    """What was found somewhere was not searched in vain there."""
    assert page.drug is not None
    rows = page.drug.searched
    for index, row in enumerate(rows):
        place = f"$.searched[{index}].country"
        for approval in page.drug.approvals:
            if content.countries.holds_in(approval.country, row.country):
                message = f"has an approval of {approval.country} in [[approvals]]; delete one"
                yield _problem(page, place, f"“{row.country}” {message}")
                break
        if (row.country, row.register) in [(r.country, r.register) for r in rows[:index]]:
            message = "was searched twice in one register; keep the newest row"
            yield _problem(page, place, f"“{row.country}” {message}")


def _registry_numbers(page: Page) -> Iterator[Problem]:
    assert page.drug is not None
    seen: dict[tuple[str, int | None], int] = {}
    for index, trial in enumerate(page.drug.trials):
        for number in trial.registry:
            place = f"$.trials[{index}].registry"
            if registry_of(number) is None:
                advice = "has the form of no trial registry; correct it (NCT and 8 digits, …)"
                yield _problem(page, place, f"“{number}” {advice}")
            if (number, trial.part) in seen:
                advice = "stands for two trials; correct one, or number its parts with “part”"
                yield _problem(page, place, f"“{number}” {advice}")
            seen[number, trial.part] = index


def _shared_numbers(content: Content) -> Iterator[Problem]:
    """One registry number on two pages means one trial: what both say of it must agree."""
    rows: dict[tuple[str, int | None], list[tuple[Page, int, Trial]]] = defaultdict(list)
    for page in content.drugs.values():
        for index, trial in enumerate(page.drug.trials if page.drug else ()):
            for number in trial.registry:
                rows[number, trial.part].append((page, index, trial))
    for (number, _), uses in rows.items():
        first, _, trial = uses[0]
        for page, index, other in uses[1:]:
            if page is not first and not _can_be_one(trial, other):
                message = f"“{number}” is another trial on the page {first.slug}; correct one"
                yield _problem(page, f"$.trials[{index}].registry", message)


def _can_be_one(one: Trial, other: Trial) -> bool:
    """Whether two rows can be the same trial: what both say agrees, dates as far as they go."""
    exact = ((one.phase, other.phase), (one.name, other.name))
    return all(not a or not b or a == b for a, b in exact) and (
        not one.start or not other.start or _begins(one.start, other.start)
    )


def _begins(one: str, other: str) -> bool:
    """Whether one date is a less exact form of the other."""
    return one.startswith(other) or other.startswith(one)


def _dates(page: Page, today: str) -> Iterator[Problem]:
    drug = page.drug
    assert drug is not None
    past: list[tuple[str, str | None]] = [("$.dates.checked", drug.dates.checked)]
    past += [(f"$.sources[{i}].date", source.date) for i, source in enumerate(drug.sources)]
    past += [(f"$.searched[{i}].date", row.date) for i, row in enumerate(drug.searched)]
    order: list[tuple[str, str | None, str | None]] = []
    for index, approval in enumerate(drug.approvals):
        place = f"$.approvals[{index}]"
        past += [(f"{place}.date", approval.date), (f"{place}.withdrawn", approval.withdrawn)]
        order.append((f"{place}.withdrawn", approval.date, approval.withdrawn))
    for index, trial in enumerate(drug.trials):
        place = f"$.trials[{index}]"
        order.append((f"{place}.end", trial.start, trial.end))
        order.append((f"{place}.planned_end", trial.start, trial.planned_end))
        if trial.outcome is not Outcome.PLANNED:
            past.append((f"{place}.start", trial.start))
        if trial.outcome not in UNFINISHED:
            past.append((f"{place}.end", trial.end))
    for place, value in past:
        if value and _is_real(value) and value > today[: len(value)]:
            yield _problem(page, place, f"{value} lies in the future; correct it")
    every = {(place, value) for place, value in past if value}
    every |= {(place, after) for place, _, after in order if after}
    every |= {(f"$.trials[{i}].start", t.start) for i, t in enumerate(drug.trials) if t.start}
    for place, value in sorted(every):
        if not _is_real(value):
            yield _problem(page, place, f"{value} is no date of the calendar; correct it")
    for place, before, after in order:
        if before and after and before[: len(after)] > after[: len(before)]:
            yield _problem(page, place, f"{after} comes before {before}; correct one")


def _is_real(value: str) -> bool:
    parts = [int(part) for part in value.split("-")]
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True


def _figures(page: Page, english: Language) -> Iterator[Problem]:
    """What the plain page counts and measures, the standard page or the data say too."""
    words = [plain_text(s.text) for s in page.documents[Register.STANDARD].segments]
    known = [figure for text in words for figure in figures(text, english)]
    plain = page.documents[Register.PLAIN]
    for segment in plain.segments:
        text = plain_text(segment.text)
        without_odds = _ODDS.sub(" ", text)
        for figure in figures(without_odds, english):
            if not (_is_among(figure, known) or _is_among(figure, _of_data(page, english))):
                message = f"“{figure.text}” stands neither in standard.md nor in drug.toml"
                yield Problem(plain.path, segment.line, f"{message}; correct it")
        if "%" in text and without_odds == text and not _SHARES.search(text):
            message = "a percentage stands alone; say it as “1 in 10” or “a tenth” as well"
            yield Problem(plain.path, segment.line, message)


def _of_data(page: Page, english: Language) -> list[Figure]:
    """The figures of a page's data. They are many, and few plain words need them."""
    lines = _text(page).splitlines()
    return figures("\n".join(x for x in lines if not x.startswith(("url =", "id ="))), english)


def _is_among(figure: Figure, known: list[Figure]) -> bool:
    return any(_agree(figure, other) for other in known)


_SHARES = re.compile(r"\b(?:half|third|quarter|fifth|tenth)\b")
_ODDS = re.compile(r"\b\d+ (?:in|out of) (?:every )?\d+\b")


def _agree(one: Figure, other: Figure) -> bool:
    """Whether a figure is said by another one, perhaps more exactly: a day by its month or year."""
    if other.kind in ("date", "month") and one.kind in ("date", "month", "number"):
        return str(one.value).removeprefix("--") in str(other.value)
    return one.value == other.value and (one.unit == other.unit or not one.unit or not other.unit)
