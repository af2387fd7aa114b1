"""A catalog as volunteers get it: with all that its way back needs, and no addresses."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import polib

from service.catalogs.catalog import translation_of
from service.catalogs.people import without_addresses
from service.catalogs.po_files import parse_po, po_text
from service.catalogs.provenance import PAGE
from service.locales.locale import SiteLocale

_MARK = re.compile(r"as downloaded: ([0-9a-f]{12})")


def sent(content: bytes, path: Path, locale: SiteLocale) -> bytes:
    """What is sent of a catalog, by the bytes of its file. Raises CatalogError.

    Its header names page and language; each text carries a digest of its translation in an
    extracted comment, so that it shows on the way back what was changed, here or there
    (`catalogs take`).
    """
    file = parse_po(path, content)
    file.metadata.setdefault("Language", locale.folder)
    file.metadata.setdefault(PAGE, path.stem)
    for name, value in file.metadata.items():
        file.metadata[name] = without_addresses(value)
    file.header = without_addresses(file.header)
    for entry in file:
        entry.tcomment = without_addresses(entry.tcomment)
        if not entry.obsolete:
            note = f"as downloaded: {text_digest(entry)}"
            entry.comment = "\n".join(filter(None, [entry.comment, note]))
    return po_text(file).encode()


def text_digest(entry: polib.POEntry) -> str:
    """A digest of one text's translation and of whether it is marked as needing work."""
    said = "\0".join((translation_of(entry), "fuzzy" if entry.fuzzy else ""))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def downloaded_digest(entry: polib.POEntry) -> str:
    """The digest that a text had when its file was downloaded; empty where it says none."""
    found = _MARK.search(entry.comment)
    return found[1] if found else ""
