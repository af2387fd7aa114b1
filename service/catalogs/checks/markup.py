"""Marks that a translation keeps, and HTML that it may not bring."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from service.content.markup import plain_text, structure
from service.locales.locale import SiteLocale
from service.said import Said, say

_TAGS = re.compile(r"</?[a-zA-Z!?][^>]*>?|&#?\w+;")
_WRITTEN = {
    "strong": "**…**",
    "em": "*…*",
    "term": "[…](#{})",
    "drug": "[…](drug:{})",
    "cite": "[@{}]",
    "foreign": "[…]({})",
}


def same_marks(source: str, target: str, _locale: SiteLocale) -> Iterator[Said]:
    """Glossary marks, links to drugs, sources, bold and emphasis of the English stay.

    Their order may change; the words inside the square brackets are translated.
    """
    wanted, found = structure(source), structure(target)
    visible, visible_english = plain_text(target), plain_text(source)
    for mark in ("**", "]("):
        if mark in visible and mark not in visible_english:
            yield say(
                "“%(mark)s” would be shown as it is: is a bracket or star missing? Put the stars "
                "inside of quotation marks and brackets, or a space beside them",
                mark=mark,
            )
            return
    if wanted == found:
        return
    more, less = Counter(wanted), Counter(found)
    for kind, name in sorted((more - less).keys()):
        mark = _WRITTEN[kind].format(name)
        yield say("%(mark)s of the English is missing; put it back", mark=mark)
    for kind, name in sorted((less - more).keys()):
        mark = _WRITTEN[kind].format(name)
        yield say("%(mark)s is not in the English; take it out", mark=mark)


def no_html(source: str, target: str, _locale: SiteLocale) -> Iterator[Said]:
    """No HTML and no character codes: they would be shown as they are."""
    found = set(_TAGS.findall(target))
    for tag in sorted(found - set(_TAGS.findall(source)) if found else ()):
        yield say("“%(tag)s” looks like HTML, which is not allowed; take it out", tag=tag)
