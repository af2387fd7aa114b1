"""Where a text stands in its catalog as the files are now, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from service.catalogs.interface import DOMAIN
from service.catalogs.po_files import CatalogError, parse_po, read_bytes
from service.catalogs.texts import Key
from service.catalogs.workshop import Workshop
from service.desk.answers import Carried, Refused
from service.desk.parts import cleaned, digest
from service.desk.sentences import cannot
from service.locales.locale import SiteLocale

MARK = 8
"""Characters of the mark that stands for a text and its words."""


@dataclass(frozen=True)
class Standing:
    """The entry of a catalog; that of a changed English, where it is known which text that has
    become."""

    path: Path
    locale: SiteLocale
    domain: str
    content: bytes
    file: polib.POFile
    entry: polib.POEntry

    @property
    def key(self) -> Key:
        return key_of(self.entry)

    @property
    def english(self) -> str:
        return self.key[1]

    @property
    def now(self) -> str:
        """The translation that stands there, shown or not; plural forms one under the other."""
        forms = self.forms_of(written(self.entry))
        return "\n".join(forms) if any(forms) else ""

    @property
    def plural(self) -> str:
        """The English for other numbers than one, where there is a plural."""
        return str(self.entry.msgid_plural or "")

    def forms_of(self, words: str) -> tuple[str, ...]:
        """Words as they stand in the catalog: one line, or as many as the language has plural
        forms (CLDR, by Babel)."""
        if not self.entry.msgid_plural:
            return (cleaned(words),)
        count = get_plural(self.locale.babel).num_plurals
        return tuple([*map(cleaned, words.split("\n")), *[""] * count][:count])

    def put(self, words: str) -> None:
        """Put other words into the entry."""
        forms = self.forms_of(words)
        if self.entry.msgid_plural:
            self.entry.msgstr_plural = dict(enumerate(forms))
        else:
            self.entry.msgstr = forms[0]

    @property
    def earlier(self) -> Key | None:
        """The key of the English that the words of now were written for, where it has changed."""
        old = self.entry.previous_msgid
        return (self.entry.previous_msgctxt or self.entry.msgctxt or "", old) if old else None

    @property
    def mark(self) -> str:
        """Stands for the English and the words of now: who names it has seen them."""
        return digest(self.key, self.now)[:MARK]


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def written(entry: polib.POEntry) -> str:
    """The words of an entry; plural forms one under the other."""
    forms = entry.msgstr_plural
    return "\n".join(forms[n] for n in sorted(forms)) if entry.msgid_plural else entry.msgstr


def standing(shop: Workshop, tag: str, domain: str, key: Key) -> Standing | None:
    """Where a text stands; None where it is gone for good.

    Raises Refused where that cannot be told, CatalogError, ContentError.
    """
    if domain != DOMAIN and domain not in shop.content.keys:
        return None
    locale = next((locale for locale in shop.locales if locale.tag == tag), None)
    if locale is None:
        raise Refused(cannot(f"there is no folder of translations into {tag}"))
    path = shop.path(locale, domain)
    content = read_bytes(path)
    file = parse_po(path, content)
    live = {key_of(entry): entry for entry in file if not entry.obsolete}
    # The English of the interface stands in the code; its catalog is in step with that.
    wanted = set(live) if domain == DOMAIN else shop.content.keys[domain]
    if key in wanted and key in live:
        return Standing(path, locale, domain, content, file, live[key])
    if wanted - live.keys():
        raise Refused(
            cannot(f"the catalog lacks texts of the English; run “catalogs update {tag}” first")
        )
    found = (Standing(path, locale, domain, content, file, entry) for entry in live.values())
    return next((each for each in found if each.earlier == key and each.key in wanted), None)


def carried_by(shop: Workshop) -> Carried:
    """What the files carry, each read once. One that cannot be read says nothing: it is not
    empty."""

    @cache
    def texts(tag: str, domain: str) -> dict[Key, str] | None:
        path = shop.path(SiteLocale(tag), domain)
        try:
            file = parse_po(path, read_bytes(path))
        except CatalogError:
            return None
        live = [entry for entry in file if not entry.obsolete]
        return {key_of(entry): "" if entry.fuzzy else cleaned(entry.msgstr) for entry in live}

    def carried(tag: str, domain: str, key: Key) -> str | None:
        found = texts(tag, domain) if key in shop.content.keys.get(domain, ()) else None
        return None if found is None else found.get(key, "")

    return carried
