"""The checks of translations, and which of them keep a text from readers.

A check is a small function with a table of passes and fails. It takes the English, the
translation and the locale, and yields one sentence for each fault, worded for a volunteer
translator in words that the interface's catalogs translate. Its docstring says what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.catalogs.checks.characters import no_direction_marks, no_odd_characters
from service.catalogs.checks.figures import SameFigures
from service.catalogs.checks.language import right_language
from service.catalogs.checks.markup import no_html, same_marks
from service.catalogs.checks.names import Names
from service.catalogs.checks.placeholders import same_placeholders
from service.catalogs.checks.terms import Terms
from service.content.languages import SiteLanguage
from service.locales.locale import SiteLocale
from service.said import Said, say

_WAIVER = re.compile(r"^waive: *([a-z]*)(?: *: *(.*))?$", re.MULTILINE | re.IGNORECASE)
MOST_CHARACTERS = 5000
"""Characters of a text that are checked; the longest of ours has under 1,000. So the time of the
checks is bounded, whatever a file holds."""
Check = Callable[[str, str, SiteLocale], Iterator[Said]]


@dataclass(frozen=True)
class Finding:
    """A fault that one check found in one translated text."""

    check: str
    said: Said
    blocking: bool

    @property
    def message(self) -> str:
        """The sentence in English, for the command line."""
        return str(self.said)


@dataclass(frozen=True)
class Rule:
    """A check by its name for people. A blocking one keeps the text from readers.

    A translator can waive a waivable one for one text, with a reason that stays in the catalog.
    """

    name: str
    check: Check
    blocking: bool = True
    waivable: bool = False


_COMMON = (
    Rule("no HTML", no_html, blocking=False),  # it is shown as text, which harms nobody
    Rule("characters", no_odd_characters),
    Rule("characters", no_direction_marks),
    Rule("language", right_language, waivable=True),
)

INTERFACE_RULES = (*_COMMON, Rule("placeholders", same_placeholders))
"""For the words of the interface, which have placeholders and no marks."""


def page_rules(
    names: Names, terms: Terms, original: SiteLanguage, language: SiteLanguage
) -> tuple[Rule, ...]:
    """For the words of pages and of the glossary, from the original into one language."""
    figures = SameFigures(original, language)
    return (
        *_COMMON,
        Rule("marks", same_marks),
        Rule("figures", figures.check, waivable=True),
        Rule("names", names.check, waivable=True),
        Rule("terms", terms.check, blocking=False, waivable=True),
    )


def run(
    rules: tuple[Rule, ...], source: str, target: str, locale: SiteLocale, comment: str = ""
) -> tuple[Finding, ...]:
    """All findings of the rules on one translated text, in the order of the rules.

    `comment` is the translator's comment on the text; a line `waive: figures: the reason` in it
    waives that check. A waiver without a reason, or of another check, is itself a finding.
    """
    if len(target) > MOST_CHARACTERS or len(source) > MOST_CHARACTERS:
        said = say(
            "has more than %(most)s characters; is something pasted in it?",
            most=str(MOST_CHARACTERS),
        )
        return (Finding("length", said, blocking=True),)
    waived, findings = set(), []
    for name, reason in _WAIVER.findall(comment):
        if reason.strip() and any(rule.name == name and rule.waivable for rule in rules):
            waived.add(name)
        else:
            names = ", ".join(rule.name for rule in rules if rule.waivable)
            said = say("write “waive: CHECK: your reason”; CHECK is one of %(names)s", names=names)
            findings.append(Finding("waiver", said, blocking=False))
    findings += [
        Finding(rule.name, said, rule.blocking)
        for rule in rules
        if rule.name not in waived
        for said in rule.check(source, target, locale)
    ]
    return tuple(findings)
