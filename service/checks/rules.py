"""The checks of translations, and which of them keep a text from readers.

A check is a small function with a table of passes and fails. It takes the English, the
translation and the locale, and yields one sentence for each fault, worded for a volunteer
translator. Its docstring says what it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.checks.characters import no_odd_characters
from service.checks.figures import same_figures
from service.checks.language import right_language
from service.checks.markup import no_html, same_marks
from service.checks.names import Names
from service.checks.placeholders import same_placeholders
from service.checks.terms import Terms
from service.locales import SiteLocale

Check = Callable[[str, str, SiteLocale], Iterator[str]]


@dataclass(frozen=True)
class Finding:
    """A fault that one check found in one translated text."""

    check: str
    message: str
    blocking: bool


@dataclass(frozen=True)
class Rule:
    """A check by its name for people. A blocking one keeps the text from readers."""

    name: str
    check: Check
    blocking: bool = True


_COMMON = (
    Rule("no HTML", no_html),
    Rule("characters", no_odd_characters),
    Rule("language", right_language),
)

INTERFACE_RULES = (*_COMMON, Rule("placeholders", same_placeholders))
"""For the words of the interface, which have placeholders and no marks."""


def page_rules(names: Names, terms: Terms) -> tuple[Rule, ...]:
    """For the words of pages and of the glossary, in one locale."""
    return (
        *_COMMON,
        Rule("marks", same_marks),
        Rule("figures", same_figures),
        Rule("names", names.check),
        Rule("terms", terms.check, blocking=False),
    )


def run(
    rules: tuple[Rule, ...], source: str, target: str, locale: SiteLocale
) -> tuple[Finding, ...]:
    """All findings of the rules on one translated text, in the order of the rules."""
    return tuple(
        Finding(rule.name, message, rule.blocking)
        for rule in rules
        for message in rule.check(source, target, locale)
    )
