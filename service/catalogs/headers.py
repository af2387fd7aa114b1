"""The header of a PO file: what it must say, and what of it may be shown."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.plurals import get_plural

from service.catalogs.checks.characters import no_odd_characters
from service.errors import Problem
from service.locales.canonical import may_be
from service.locales.locale import SiteLocale
from service.said import Said, say

MOST_CHARACTERS = 200
"""Characters of a header field that are read: a name, a date, an address."""
TRIED = range(201)
"""Numbers that a plural rule is tried with: every rule of CLDR has shown all its forms by then."""


def header_problems(path: Path, header: Mapping[str, str], locale: SiteLocale) -> Iterator[Problem]:
    """What the header of a catalog says wrongly. The site reads UTF-8 and CLDR's plural rules
    whatever it says; other tools go by it."""
    if not header:
        yield Problem(path, 1, "has no header; copy that of another catalog of the language")
        return
    charset = header.get("Content-Type", "").partition("charset=")[2]
    if charset.strip().lower() not in ("utf-8", "utf8"):
        yield Problem(path, 1, "write “Content-Type: text/plain; charset=UTF-8” into the header")
    if not may_be(header.get("Language", ""), locale):
        yield Problem(path, 1, f"write “Language: {locale.folder}” into the header")
    if not _has_plurals_of(header.get("Plural-Forms", ""), locale):
        rule = get_plural(locale.babel)
        yield Problem(path, 1, f"write “Plural-Forms: {rule}” into the header")
    for name, value in header.items():
        for fault in _faults(value, locale):
            yield Problem(path, 1, f"the header field {name}: {fault}")


def _faults(value: str, locale: SiteLocale) -> Iterator[Said]:
    if len(value) > MOST_CHARACTERS:
        most = str(MOST_CHARACTERS)
        yield say("has more than %(most)s characters; is something pasted in it?", most=most)
    else:
        yield from no_odd_characters("", value.replace("\n", ""), locale)


def _has_plurals_of(field: str, locale: SiteLocale) -> bool:
    """Whether a rule gives each number the form that CLDR's gives it."""
    wanted = get_plural(locale.babel)
    count, _, rule = field.rstrip("; ").partition(";")
    try:
        theirs = gettext.c2py(rule.strip().removeprefix("plural=").strip())
        ours = gettext.c2py(wanted.plural_expr)
        forms = int(count.strip().removeprefix("nplurals=").strip())
        return forms == wanted.num_plurals and all(theirs(n) == ours(n) for n in TRIED)
    except (ValueError, ArithmeticError, RecursionError):
        return False
