"""Full-text search in one language and register: names in every script, and the words shown."""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.content.markup import plain_text
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.closest import closest
from service.pages.folding import fold, is_alone, joined, words
from service.pages.search_countries import countries_like, countries_named
from service.pages.search_index import part_of
from service.pages.translated import translated_section
from service.state.site import Site

MAX_QUERY = 100
"""Characters of a query that are read; the rest is not searched."""
MAX_WORDS = 8
IN_MEMORY = 512
"""KiB of the index that a worker holds; the rest is in the system's cache of files."""

_FIND_PAGES = """
SELECT json_group_array(DISTINCT slug) FROM "{0}" JOIN passages ON id = "{0}".rowid
WHERE "{0}" MATCH ?
"""
_FIND_PASSAGES = """
WITH found AS MATERIALIZED (
  SELECT id, slug, section, place, bm25("{0}", 20.0, 1.0, 1.0) AS score
  FROM "{0}" JOIN passages ON id = "{0}".rowid WHERE "{0}" MATCH ?
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY slug ORDER BY score, id) AS number FROM found
)
SELECT json_group_array(json_array(slug, section, place)) FROM (
  SELECT * FROM ranked WHERE number <= 3 ORDER BY score, id
)
"""
"""The best places of each page, of which one may be its names."""
_FIND_NAMES = "SELECT json_group_array(json_array(folded, slug)) FROM names WHERE part = ?"
# Each answers with one row. SQLite lets other threads run with each row, and getting the turn
# back may take 5 ms where they are busy.


@dataclass(frozen=True)
class Passage:
    """A place where the words stand. `locale` is the language that the passage is in."""

    section: str
    text: str
    locale: SiteLocale


@dataclass(frozen=True)
class Hit:
    """A drug page that matches, with its best passages."""

    slug: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Results:
    """What a search found: pages of drugs, and countries by their codes.

    `suggestions` are names of drugs close to the query where nothing matched, `like` countries.
    `ready` is false where nothing could be searched, since the index is still being made.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    suggestions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    ready: bool = True


class SearchIndex:
    """An index file, open for reading. Safe to share between threads.

    Raises sqlite3.Error where the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        where = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(where, uri=True, check_same_thread=False)
        weakref.finalize(self, self._db.close)
        self._db.execute(f"PRAGMA cache_size = -{IN_MEMORY}")
        self._parts = frozenset(self._ask("SELECT json_group_array(DISTINCT part) FROM names"))

    def search(self, site: Site, address: Address, query: str) -> Results:
        """Pages that hold every word of the query, those with it in their names first.

        The passages are the texts of the Site as it is now.
        """
        query = " ".join(query[:MAX_QUERY].split())
        folded = [fold(word, address.locale) for word in query.split()[:MAX_WORDS]]
        folded = [word for word in folded if words(word)]
        part = part_of(address)
        if not folded:
            return Results(query)
        if part not in self._parts:
            return Results(query, ready=False)
        named = countries_named(folded, address.locale)
        for terms in (_with_numbers(folded), folded):
            expressions = [_expression(term) for term in terms]
            find = _FIND_PAGES.format(part)
            slugs = set.intersection(*({*self._ask(find, word)} for word in expressions))
            if slugs:
                places = self._ask(_FIND_PASSAGES.format(part), " OR ".join(expressions))
                places = [place for place in places if place[0] in slugs]
                return Results(query, _hits(site, address, places), countries=named)
        if named:
            return Results(query, countries=named)
        names = self._ask(_FIND_NAMES, part)
        suggestions = closest([words(word) for word in folded], names)
        like = countries_like(folded, address.locale)
        return Results(query, suggestions=suggestions, like=like)

    def _ask(self, question: str, *values: str) -> list[Any]:
        """The answer to a question that gives one row of JSON."""
        with self._lock:
            (answer,) = self._db.execute(question, values).fetchone()
        found: list[Any] = json.loads(answer)
        return found


def _expression(folded: str) -> str:
    """What a word is for FTS5: a phrase of its parts, or the same without hyphens.

    The last part may go on in the text; a character that is a word by itself is whole.
    """
    phrases = [phrase for phrase in (words(folded), joined(folded)) if phrase]
    written = [f'"{" ".join(p)}"' + ("" if is_alone(p[-1]) else " *") for p in phrases]
    return f"({' OR '.join(written)})"


def _with_numbers(folded: list[str]) -> list[str]:
    """Words with each number joined to what it counts: `50 mg` asks for what `50mg` asks for.

    A number belongs to the next word, or at the end of a query to the one before: `phase 3`.
    """
    found: list[str] = []
    for word in folded:
        before = found[-1] if found else ""
        if before and _is_number(before) and not _is_number(word):
            found[-1] = f"{before}-{word}"
        else:
            found.append(word)
    if len(found) > 1 and _is_number(found[-1]):
        found[-2:] = ["-".join(found[-2:])]
    return found


def _is_number(folded: str) -> bool:
    return not folded.strip("0123456789- ")


def _hits(site: Site, address: Address, places: list[Any]) -> tuple[Hit, ...]:
    """The pages of some places, best first, with at most two passages each."""
    found: dict[str, list[Passage]] = {}
    for slug, section, place in places:
        page = site.content.drugs.get(slug)
        if page is None:  # the index is that of a moment ago
            continue
        passages = found.setdefault(slug, [])
        if section and len(passages) < 2:
            catalog = site.catalog(address.locale, slug)
            shown = translated_section(page, section, address.register, address.locale, catalog)
            if place < len(shown.blocks):
                text = plain_text(shown.blocks[place].text)
                passages.append(Passage(section, text, shown.locale))
    return tuple(Hit(slug, tuple(passages)) for slug, passages in found.items())
