"""A slip of the finger in a shipped translation is caught: mutations over the real catalogs.

Each mutation makes one realistic mistake: a digit changed, a decimal moved, a unit swapped, a
registry number mistyped, a comparison turned round, a link dropped. `SAMPLE` of all mutations is
tried at each run; the environment variable MUTATIONS=all tries every one.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import page_rules, run
from service.catalogs.checks.terms import Terms
from service.catalogs.texts import State
from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Site

SAMPLE = 900
CAUGHT = 0.995
UNITS = (
    ("mg", "g"), ("mg", "µg"), ("mL", "L"), ("мг", "г"), ("ملغ", "غ"), ("毫克", "克"),
    ("ミリグラム", "グラム"), ("मिग्रा", "ग्राम"), ("%", " mg"), ("%", ""),
)  # fmt: skip
MARK = re.compile(r"\[@[a-z0-9-]+\]|\]\((?:#|drug:)[a-z0-9-]+\)")
IDENTIFIER = re.compile(r"NCT\d{8}|\d{4}-\d{6}-\d{2}")


def mutations(text: str) -> Iterator[tuple[str, str]]:
    """Each mistake that can be made in a text, with its kind. Marks are only ever dropped."""
    kept = {place for match in MARK.finditer(text) for place in range(*match.span())}
    for match in re.finditer(r"\d", text):
        if match.start() not in kept:
            digit = str((int(match[0]) + 1) % 10)
            yield "digit", text[: match.start()] + digit + text[match.end() :]
    for match in re.finditer(r"(?<=\d)[.,](?=\d\d)", text):
        if match.start() not in kept:
            after = match.end()
            moved = text[: match.start()] + text[after] + match[0] + text[after + 1 :]
            yield "decimal", moved
    for unit, other in UNITS:
        # "21 and 13%" says the same as "21% and 13%".
        shared = rf"(?!\s(?:\w+\s|و)\d[\d.,]*\s?{unit})" if not other else ""
        for match in re.finditer(rf"(?<=\d)\s?{re.escape(unit)}(?![\w%]){shared}", text):
            yield (
                "unit",
                text[: match.start()] + match[0].replace(unit, other) + text[match.end() :],
            )
    for match in IDENTIFIER.finditer(text):
        swapped = match[0][:-2] + match[0][-1] + match[0][-2]
        if swapped != match[0]:
            yield "registry number", text[: match.start()] + swapped + text[match.end() :]
    for match in re.finditer(r"P\s?([<=])\s?0", text):
        turned = match[0].replace("<", ">").replace("=", "<")
        yield "comparison", text[: match.start()] + turned + text[match.end() :]
    for match in re.finditer(r"\[@[a-z0-9-]+\]", text):
        yield "source", text[: match.start()] + text[match.end() :]
    for match in re.finditer(r"\[([^][]+)\]\((?:#|drug:)[a-z0-9-]+\)", text):
        yield "link", text[: match.start()] + match[1] + text[match.end() :]


def shown_texts(site: Site) -> list[tuple[SiteLocale, str, str]]:
    return [
        (catalog.locale, message.key[1], message.text)
        for (tag, domain), catalog in sorted(site.catalogs.items())
        if domain in site.content.drugs and site.locale(tag)
        for message in catalog.messages.values()
        if message.state is State.SHOWN
    ]


Changed = tuple[SiteLocale, str, str]
"""A changed translation, after its language and the English."""


def refused(site: Site, changed: list[Changed]) -> list[bool]:
    """Whether each is refused. One language after the other: the patterns of few stay compiled."""
    names, english = Names.of(site.content), site.content.language
    found = [False] * len(changed)
    for tag in sorted({locale.tag for locale, _, _ in changed}):
        rules = page_rules(names, Terms(), english, site.languages[tag])
        for n, (locale, source, text) in enumerate(changed):
            if locale.tag == tag:
                found[n] = any(each.blocking for each in run(rules, source, text, locale))
    return found


def test_mistakes_in_shipped_translations_are_caught(site: Site) -> None:
    every = [
        (locale, source, kind, mutated)
        for locale, source, text in shown_texts(site)
        for kind, mutated in mutations(text)
    ]
    if os.environ.get("MUTATIONS") != "all":
        every = random.Random(2026).sample(every, min(SAMPLE, len(every)))
    verdicts = refused(site, [(locale, source, text) for locale, source, _, text in every])
    escaped = [
        (locale.tag, kind, text, source)
        for (locale, source, kind, text), is_refused in zip(every, verdicts, strict=True)
        if not is_refused
    ]
    told = "\n".join(f"{tag} {kind}: {text}\n    {source}" for tag, kind, text, source in escaped)
    tried = Counter(kind for *_, kind, _ in every)
    lost = Counter(kind for _, kind, *_ in escaped)
    for kind, number in sorted(tried.items()):
        print(f"{kind}: {number - lost[kind]} of {number}, {1 - lost[kind] / number:.1%}")
    # One of a sample is more than its share.
    few = [kind for kind, number in tried.items() if lost[kind] - 1 > (1 - CAUGHT) * number]
    assert few == [], told


def test_shipped_translations_raise_no_false_alarm(site: Site) -> None:
    """Every text that a machine or a person finished passes every blocking check."""
    alarms = [
        f"{tag} {domain}:{message.line} {finding.message}"
        for (tag, domain), catalog in site.catalogs.items()
        for message in catalog.messages.values()
        for finding in message.findings
        if finding.blocking
    ]
    assert alarms == []


@pytest.mark.parametrize("tag", [ENGLISH.tag])
def test_english_compared_with_itself_raises_no_alarm(site: Site, tag: str) -> None:
    english = site.content.language
    rules = page_rules(Names.of(site.content), Terms(), english, english)
    locale = SiteLocale(tag)
    alarms = [
        (segment.text, finding)
        for page in site.content.drugs.values()
        for segment in page.segments
        for finding in run(rules, segment.text, segment.text, locale)
        if finding.check in ("figures", "marks", "names")
    ]
    assert alarms == []
