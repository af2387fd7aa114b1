"""Full-text search in one language and register: names in every script, and the words shown.

SQLite's FTS5 finds and ranks. Its tokenizer knows words between spaces only, so `fold` puts a
space around each Han, Kana and Hangul character, and a query for several of them is a phrase.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
import threading
import unicodedata
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from service.content.markup import plain_text
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.translated import translated_sections
from service.state.site import Site

MAX_QUERY = 100
"""Characters of a query that are read; the rest is not searched."""
MAX_WORDS = 8
_ALONE = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff])")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


_OPTIONAL_MARKS = (
    ("\u0300", "\u036f"),
    ("\u0591", "\u05c7"),
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
)


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
    """What a search found. `suggestions` are names close to the query where nothing matched."""

    query: str
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Text as it is compared: no case, no accents, no vowel signs of Arabic, digits as 0-9."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i").translate(_ARABIC)
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not _is_optional_mark(c))
    digits = "".join(str(unicodedata.decimal(c, c)) for c in unicodedata.normalize("NFC", bare))
    return _ALONE.sub(r" \1 ", digits)


def _is_optional_mark(character: str) -> bool:
    """Accents and Arabic vowel signs; the vowel signs of Devanagari and kana marks are letters."""
    return any(first <= character <= last for first, last in _OPTIONAL_MARKS)


def _expressions(query: str) -> list[str]:
    """FTS5 queries, one for each word of the reader: prefixes, CJK words as phrases."""
    found = []
    for word in query.split()[:MAX_WORDS]:
        tokens = re.findall(r"\w+", fold(word))
        if tokens:
            phrase = " ".join(tokens)
            found.append(f'"{phrase}"' if _ALONE.search(tokens[-1]) else f'"{phrase}"*')
    return found


class SearchIndex:
    """The pages of one site in one locale and register. Safe to share between threads."""

    def __init__(self, site: Site, address: Address) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE passages USING fts5("
            "names, folded, slug UNINDEXED, section UNINDEXED, shown UNINDEXED, lang UNINDEXED, "
            'tokenize = "unicode61 remove_diacritics 0")'
        )
        self._names: dict[str, str] = {}
        for slug, page in site.content.drugs.items():
            assert page.drug is not None
            names = page.drug.all_names
            self._names.update({fold(name): slug for name in names})
            self._add(" ".join(names), "", slug, "", "", address.locale.tag)
            catalog = site.catalog(address.locale, slug)
            for section in translated_sections(page, address.register, address.locale, catalog):
                for block in section.blocks:
                    text = plain_text(block.text)
                    self._add("", text, slug, section.id, text, section.locale.tag)

    def _add(self, names: str, text: str, *rest: str) -> None:
        self._db.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", (fold(names), fold(text), *rest)
        )

    def search(self, query: str) -> Results:
        """Pages that hold every word of the query, those with it in their names first."""
        query = " ".join(query[:MAX_QUERY].split())
        expressions = _expressions(query)
        if not expressions:
            return Results(query, ())
        with self._lock:
            slugs = set.intersection(*(self._slugs(word) for word in expressions))
            rows = self._db.execute(
                "SELECT slug, section, shown, lang FROM passages WHERE passages MATCH ? "
                "ORDER BY bm25(passages, 20.0, 1.0), rowid LIMIT 500",
                (" OR ".join(expressions),),
            ).fetchall()
        rows = [row for row in rows if row[0] in slugs]
        found: dict[str, list[Passage]] = {}
        for slug, section, shown, lang in rows:
            passages = found.setdefault(slug, [])
            if shown and len(passages) < 2:
                passages.append(Passage(section, shown, SiteLocale(lang)))
        hits = tuple(Hit(slug, tuple(passages)) for slug, passages in found.items())
        return Results(query, hits, () if hits else self._suggest(query))

    def _slugs(self, expression: str) -> set[str]:
        """The pages that hold one word anywhere."""
        query = "SELECT DISTINCT slug FROM passages WHERE passages MATCH ?"
        return {slug for (slug,) in self._db.execute(query, (expression,))}

    def _suggest(self, query: str) -> tuple[str, ...]:
        close = difflib.get_close_matches(fold(query), self._names, n=3, cutoff=0.6)
        return tuple(dict.fromkeys(self._names[name] for name in close))


MOST_INDEXES = 8
"""Indexes kept for one site, of some 1.5 MB each; the one built first is dropped first."""
_INDEXES: WeakKeyDictionary[Site, dict[Address, SearchIndex]] = WeakKeyDictionary()


def search_index(site: Site, address: Address) -> SearchIndex:
    """The index of a site in one locale and register, built at the first search.

    The indexes of a site go when the site goes.
    """
    indexes = _INDEXES.setdefault(site, {})
    if (index := indexes.get(address)) is None:
        while len(indexes) >= MOST_INDEXES:
            indexes.pop(next(iter(indexes)), None)
        index = indexes[address] = SearchIndex(site, address)
    return index
