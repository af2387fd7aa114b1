"""Whether proposed words may stand for a text: what keeps them out, and what only calls for a look.

The rules are those by which the catalogs are checked, so that what passes here passes there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polib

from service.catalogs.checks.advice import Advice
from service.catalogs.checks.rules import Finding, run
from service.catalogs.folders import catalog_path
from service.catalogs.po_files import CatalogError, parse_po
from service.content.markup import plain_text
from service.desk.limits import MOST_BYTES
from service.desk.parts import PartText
from service.locales.locale import SiteLocale
from service.said import Said, say
from service.state.site import Site

_LINK = re.compile(r"(?i)\b(?:https?|ftp|mailto|javascript|data):\S|\bwww\.|\S@\S+\.\w")
ReadFile = Callable[[SiteLocale, str], bytes | None]
"""Gives the bytes of the catalog of a language and domain, as they were checked."""


def is_too_long(typed: str) -> bool:
    return len(typed.encode()) > MOST_BYTES


def has_link(words: str) -> bool:
    """Whether words name an address of the web or of mail, which no text of ours does."""
    return bool(_LINK.search(words))


def no_text(english: str, words: str) -> tuple[Said, ...]:
    """Why words can stand for no text at all, before any check of the catalogs."""
    if is_too_long(words):
        return (say("This is longer than a text may be. Please write less."),)
    if not words:
        return (say("This is empty. Write what should stand here, or put the old words back."),)
    if has_link(plain_text(words)) and not has_link(plain_text(english)):
        return (say("Links and addresses cannot be part of a text here. Please take them out."),)
    return ()


def faults(
    site: Site, locale: SiteLocale, text: PartText, words: str, read: ReadFile
) -> tuple[Said, ...]:
    """Why words cannot stand for a text; nothing where they can."""
    if said := no_text(text.english, words):
        return said
    found = _findings(site, locale, text, words, "")
    if any(finding.blocking for finding in found):
        # A translator may have waived a check for this text, with a reason, in the catalog.
        found = _findings(site, locale, text, words, _comment(locale, text, read))
    return tuple(finding.said for finding in found if finding.blocking)


def advice(site: Site, locale: SiteLocale, text: PartText, words: str) -> tuple[Said, ...]:
    """Why somebody should look at words again, which may stand all the same."""
    found = _findings(site, locale, text, words, "")
    hints = Advice(site.content.language, site.language(locale)).on(text.english, words)
    return (*(finding.said for finding in found if not finding.blocking), *hints)


def _findings(
    site: Site, locale: SiteLocale, text: PartText, words: str, comment: str
) -> tuple[Finding, ...]:
    return run(site.checked_by[locale.tag].rules, text.english, words, locale, comment)


def _comment(locale: SiteLocale, text: PartText, read: ReadFile) -> str:
    """The translator's comment on a text."""
    content = read(locale, text.domain)
    if content is None:
        return ""
    try:
        file: polib.POFile = parse_po(catalog_path(Path(), locale, text.domain), content)
    except CatalogError:
        return ""
    found = (e for e in file if not e.obsolete and (e.msgctxt or "", e.msgid) == text.key)
    return next((str(entry.tcomment) for entry in found), "")
