"""A language that nobody speaks: each text of the interface in Greek letters, 40 % longer.

It is made from what is extracted for translators and put into a Site in memory. CLDR gives its
dates and countries in Greek, so a Latin word on its pages is a name, is marked as being in another
language, or escapes translation.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path
from xml.etree.ElementTree import Element

import polib
from babel.support import NullTranslations, Translations
from flask import Flask

from service import create_app
from service.catalogs.interface import DOMAIN, Interface
from service.catalogs.templates import extract_templates
from service.content.languages import SiteLanguage
from service.content.reading import Content
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.search_folder import SearchFolder
from service.state.site import Site
from tests.support.mini import ROOT

PSEUDO = SiteLocale("el")
LONGER = 0.4
ESCAPED = "‼"
"""Stands before a text that the code asks for and translators are not given."""
_PLACEHOLDER = re.compile(r"(%\(\w+\)s|%%)")
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβψδεφγηιξκλμνοπχρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΘΩΣΧΥΖ",
)
LATIN = ("ALS", "SOD1", "riluzole", "riluzoel zzzz")
"""Latin words that no language changes, and what the tests search for."""
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-name")
_NO_TEXT = ("script", "style")
_WORD = re.compile(r"[A-Za-z]{2,}")


def pseudo(text: str) -> str:
    """A text of the interface with each word 40 % longer; its placeholders stay."""

    def longer(word: re.Match[str]) -> str:
        return word[0] + word[0][: ceil(len(word[0]) * LONGER)].lower()

    return "".join(
        part if _PLACEHOLDER.fullmatch(part) else re.sub(r"\w+", longer, part).translate(_LETTERS)
        for part in _PLACEHOLDER.split(text)
    )


class _Escaped(NullTranslations):
    """What stands for a text that is not in the template: marked, so that a test sees it."""

    def gettext(self, message: str) -> str:
        return ESCAPED + message

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return ESCAPED + (singular if num == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return ESCAPED + message


def texts_for_translators() -> list[polib.POEntry]:
    """The interface as `messages.pot` has it, with a pseudo-translation of each text."""
    found = []
    for message in extract_templates(ROOT, ROOT / "content")[DOMAIN].values():
        entry = polib.POEntry(msgctxt=message.context or None, msgid=message.text)
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = dict.fromkeys((0, 1), pseudo(message.plural))
        else:
            entry.msgstr = pseudo(message.text)
        found.append(entry)
    return found


def interface_of(entries: list[polib.POEntry]) -> Interface:
    """The entries as an interface that shows where a text is missing."""
    file = polib.POFile()
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    file.extend(entries)
    translations = Translations(io.BytesIO(file.to_binary()), domain=DOMAIN)
    translations.add_fallback(_Escaped())
    return Interface(translations)


def with_pseudo(site: Site, interface: Interface) -> Site:
    """A Site that has English and the pseudo-language, of which no page is translated."""
    return replace(
        site,
        locales=(ENGLISH, PSEUDO),
        interfaces={PSEUDO.tag: interface},
        languages={PSEUDO.tag: SiteLanguage(PSEUDO)},
        catalogs={},
        local_names={},
    )


def app_over(site: Site, folder: Path) -> Flask:
    """An application that answers from a Site made in memory."""
    app = create_app()
    app.extensions["site"] = site
    app.extensions["search"] = SearchFolder(folder).make
    return app


def names_in(content: Content) -> re.Pattern[str]:
    """What stays in Latin letters: names of drugs, people, firms, papers, trials, authorities."""
    names = {*LATIN, *(page.title for page in content.pages.values())}
    for page in content.drugs.values():
        drug = page.drug
        assert drug is not None
        names |= {*drug.all_names, *drug.developers}
        names |= {n for s in drug.sources for n in (s.author, s.publication, s.title)}
        names |= {n for a in drug.approvals for n in (a.authority, a.brand)}
        names |= {n for t in drug.trials for n in (t.name, *t.registry)}
    ordered = sorted((name for name in names if name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def english_in(root: Element, names: re.Pattern[str]) -> list[str]:
    """The texts of a page in the pseudo-language that hold a Latin word which is no name."""
    return [
        text
        for text in _texts(root, PSEUDO.tag)
        if ESCAPED in text or (_WORD.search(text) and _WORD.search(names.sub("", text)))
    ]


def _texts(element: Element, language: str) -> Iterator[str]:
    """What is read or spoken in the language of the page; names in `bdi` and code are not."""
    language = element.get("lang", language)
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return
    own = language == PSEUDO.tag and element.tag not in ("bdi", "code")
    pieces = [element.text or "", *(element.get(name, "") for name in _SPOKEN)]
    yield from (p.strip() for p in pieces if p.strip() and (own or ESCAPED in p))
    for child in element:
        yield from _texts(child, language)
        tail = (child.tail or "").strip()
        if tail and (own or ESCAPED in tail):
            yield tail
