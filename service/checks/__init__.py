"""Checks of translations. A check is a small function with a table of passes and fails.

It takes the English, the translation and the locale, and yields one sentence for each fault,
worded for a volunteer translator. Its docstring says what it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.checks.markup import no_html, same_marks
from service.checks.placeholders import same_placeholders
from service.locales import SiteLocale

Check = Callable[[str, str, SiteLocale], Iterator[str]]

PAGE_CHECKS: tuple[Check, ...] = (no_html, same_marks)
"""For the words of pages and of the glossary."""

INTERFACE_CHECKS: tuple[Check, ...] = (no_html, same_placeholders)
"""For the words of the interface, which have placeholders and no marks."""


@dataclass(frozen=True)
class Finding:
    """A fault that one check found in one translated text."""

    check: str
    message: str


def run(
    checks: tuple[Check, ...], source: str, target: str, locale: SiteLocale
) -> tuple[Finding, ...]:
    """All findings of the checks on one translated text, in the order of the checks."""
    return tuple(
        Finding(check.__name__.replace("_", "-"), message)
        for check in checks
        for message in check(source, target, locale)
    )
