"""The parts of pages that suggestions are for, and the texts that each consists of."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.catalogs.texts import Key, Message, State
from service.content.drug import Drug
from service.content.findings import DOSE, EFFECT, RESULT
from service.content.glossary import GLOSSARY, texts
from service.content.markup import targets
from service.content.reading import Content, Page
from service.content.registers import Register
from service.locales.locale import SiteLocale
from service.pages.labels import SECTION_TITLES
from service.state.site import Site

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
ANSWER, GLANCE, WORDS = "answer", "glance", "words"
NO_CHARACTERS = ("Cc", "Cn", "Cs")
DATA = (DOSE, EFFECT, RESULT)
"""The contexts of the texts that stand in tables alone."""


@dataclass(frozen=True)
class PartText:
    """A text as it stands now: `message` holds its translation, also one that is not shown."""

    domain: str
    message: Message

    @property
    def key(self) -> Key:
        return self.message.key

    @property
    def english(self) -> str:
        return self.message.key[1]

    @property
    def now(self) -> str:
        return self.message.text

    @property
    def is_shown(self) -> bool:
        return self.message.state is State.SHOWN

    @cached_property
    def name(self) -> str:
        """The name of its field in a form."""
        return f"text-{key_hash(self.key)[:16]}"

    @cached_property
    def digest(self) -> str:
        """Stands for its English and its translation as they are now."""
        return digest(self.key, self.now)


@dataclass(frozen=True)
class Part:
    """A part of a page in one language and register. `page` is None for the glossary; `title` is a
    text of the interface, and empty where the first of the part's own texts is its title."""

    page: Page | None
    id: str
    title: str
    texts: tuple[PartText, ...]

    @property
    def domain(self) -> str:
        return self.texts[0].domain


def cleaned(typed: str) -> str:
    """Typed words as one line, in the form of the catalogs (Unicode NFC). Spaces that do not break
    stay; what is no character (controls, noncharacters) goes."""
    line = unicodedata.normalize("NFC", _SPACE.sub(" ", typed))
    return "".join(c for c in line if unicodedata.category(c) not in NO_CHARACTERS).strip()


def digest(key: Key, words: str) -> str:
    """Stands for a text and its words in a language."""
    return hashlib.sha256("\0".join((*key, cleaned(words))).encode()).hexdigest()[:16]


def key_hash(key: Key) -> str:
    """SHA-256 of a gettext key, by which the database finds a text."""
    return hashlib.sha256("\0".join(key).encode()).hexdigest()


def page_of(content: Content, slug: str, *, is_drug: bool) -> Page | None:
    """The page of an address; None for the glossary. Raises KeyError where there is none."""
    if slug == GLOSSARY and not is_drug:
        return None
    return content.drugs[slug] if is_drug else content.pages[slug]


def part_ids(content: Content, page: Page | None, register: Register) -> list[str]:
    """The ids of all parts of a page, in its order."""
    if page is None:
        return [term.id for term in content.glossary.file.terms]
    found = list(page.documents[register].sections)
    return [*found, WORDS] if page.drug and _marked(page, register) else found


def part_of(
    site: Site, page: Page | None, part: str, locale: SiteLocale, register: Register
) -> Part | None:
    """A part by its id, with its texts as they are now; None where the page has none of the id."""
    if part not in part_ids(site.content, page, register):
        return None
    title = SECTION_TITLES[part] if page and page.drug else ""
    domain = GLOSSARY if page is None or part == WORDS else page.slug
    keys = part_keys(site.content, page, part, register)
    return Part(page, part, title, _texts(site, locale, domain, keys))


def part_keys(content: Content, page: Page | None, part: str, register: Register) -> Sequence[Key]:
    """The keys of the texts of a part that there is.

    The short answer brings the texts at a glance, which stand above it without a row of links.
    """
    if page is None or part == WORDS:
        terms = [part] if page is None else _marked(page, register)
        return [key for term in terms for key in texts(content.glossary.by_id[term])]
    sections = page.documents[register].sections
    members = [*(sections.get(GLANCE, ()) if part == ANSWER else ()), *sections[part]]
    data = _data_keys(page.drug, part) if page.drug else []
    return [*(segment.key for segment in members), *data]


def _marked(page: Page, register: Register) -> Sequence[str]:
    """The terms that a page marks, in their order, each once."""
    segments = page.documents[register].segments
    return list(dict.fromkeys(t for s in segments for t in targets(s.text, "term")))


def _data_keys(drug: Drug, part: str) -> list[Key]:
    """The texts of the tables of a part."""
    if part == "trials":
        measured = dict.fromkeys((RESULT, result.what) for result in drug.results)
        return [*measured, *((DOSE, dose) for dose in drug.result_doses)]
    if part == "side-effects":
        named = dict.fromkeys((EFFECT, effect.effect) for effect in drug.effects)
        return [*named, *((DOSE, dose) for dose in drug.effect_doses)]
    return []


def _texts(
    site: Site, locale: SiteLocale, domain: str, keys: Sequence[Key]
) -> tuple[PartText, ...]:
    catalog = site.catalog(locale, domain)

    def message(key: Key) -> Message:
        return catalog.message(key) if catalog else Message(key, "", State.UNTRANSLATED, 1)

    return tuple(PartText(domain, message(key)) for key in dict.fromkeys(keys))
