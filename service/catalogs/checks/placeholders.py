"""Placeholders of the interface, such as %(count)s, that a program fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.locales.locale import SiteLocale
from service.said import Said, say

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def same_placeholders(source: str, target: str, _locale: SiteLocale) -> Iterator[Said]:
    """Each %(name)s of the English stands in the translation, letter by letter."""
    wanted, found = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(target))
    for name in sorted(wanted - found):
        yield say("the placeholder %(name)s is missing; put it back as it is", name=name)
    for name in sorted(found - wanted):
        yield say("the placeholder %(name)s is not in the English; take it out", name=name)
    if "%" in PLACEHOLDER.sub("", target) and "%" not in PLACEHOLDER.sub("", source):
        yield say("a percent sign outside a placeholder is not allowed here; take it out")
