"""A drug page as data: facts and words with what is known of them, by a schema of its own.

The schema (JSON Schema 2020-12) is made from the types below and from those of `drug.toml`, so it
cannot say anything else than the data. `VERSION` goes up with every change that a reader of the
data would have to follow.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Any

import msgspec
from markupsafe import Markup

from service.catalogs.catalog import digest_of
from service.content.changes import Change
from service.content.drug import Approval, Drug, Searched, Source, Trial
from service.content.findings import Effect, Result
from service.content.reading import Page
from service.content.segments import BlockKind
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.approvals import own_known
from service.pages.disclaimer import notice, whole_disclaimer
from service.pages.glance import glance_of
from service.pages.labels import SECTION_TITLES
from service.pages.page import page_view
from service.pages.sections import SectionView
from service.pages.titles import drug_name, words_of_data
from service.pages.translated import Reason
from service.pages.wording import Gettext, template_functions, translator, unmarked
from service.state.site import Site

VERSION = 1
SCHEMA_PATH = "/schema/drug.json"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Block(msgspec.Struct, frozen=True):
    """A title, heading, paragraph or item of a list, as HTML without any script or style."""

    kind: BlockKind
    html: str


class Part(msgspec.Struct, frozen=True):
    """A part of the page. `language` is that of its blocks; where they are not in the words that
    were asked for, `fallback` is the reason and `notice` says it to readers."""

    id: str
    title: str
    language: str
    direction: str
    blocks: tuple[Block, ...]
    fallback: Reason | None = None
    notice: str = ""


class Words(msgspec.Struct, frozen=True):
    """An English phrase of the facts (what a result measured, a side effect, a dose)
    in the language."""

    english: str
    text: str
    language: str


class Review(msgspec.Struct, frozen=True):
    """Who read the whole translation against the English, and when. `recorded_by_operator`: on
    this person's word, and not by this person at the desk."""

    name: str
    day: str
    recorded_by_operator: bool


class Translation(msgspec.Struct, frozen=True):
    """Where the words come from: `origin` is machine, human, or empty where nobody said it.

    `english` is the SHA-256 of the English texts that the words were held against.
    """

    origin: str
    shown: int
    total: int
    reviews: tuple[Review, ...]
    english: str


class Glance(msgspec.Struct, frozen=True):
    """The answers that the page opens with and that the facts make, as sentences."""

    did_it_work: tuple[str, ...]
    approved: tuple[str, ...]
    given: str


class DrugData(msgspec.Struct, frozen=True):
    """One drug page in one language and register. Disclaimer and notices go where the words go."""

    version: int
    schema: str
    url: str
    english_url: str
    licence: str
    language: str
    direction: str
    register: str
    name: str
    english_name: str
    brands: tuple[str, ...]
    codes: tuple[str, ...]
    shelf: str
    checked: str
    newest_source: str
    disclaimer: tuple[str, ...]
    translation: Translation | None
    glance: Glance
    parts: tuple[Part, ...]
    words: tuple[Words, ...]
    approvals: tuple[Approval, ...]
    trials: tuple[Trial, ...]
    results: tuple[Result, ...]
    effects: tuple[Effect, ...]
    searched: tuple[Searched, ...]
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]


def drug_data(site: Site, page: Page, address: Address) -> DrugData:
    """A drug page as data, in the language and register of its address (that of the page)."""
    drug = page.drug
    assert drug is not None
    locale, root = address.locale, site.content.operator.address
    functions = template_functions(site.interface(locale), locale)
    gettext: Gettext = functions["gettext"]
    whole = replace(address, prefix=root or address.prefix)
    view = page_view(site, page, address, partial(translator, site), links_from=whole)
    glance = glance_of(drug, whole, own_known(site, drug, locale), gettext)
    translation = None
    if locale != ENGLISH:
        status = view.status
        reviews = tuple(Review(r.name, r.day, r.recorded) for r in status.reviews)
        english = digest_of("\0".join(sorted(m for _, m in page.keys(address.register))).encode())
        translation = Translation(status.origin, status.shown, status.total, reviews, english)
    disclaimer = whole_disclaimer(view.status, locale, gettext, functions["pgettext"])
    return DrugData(
        version=VERSION,
        schema=whole.prefix + SCHEMA_PATH,
        url=whole.href,
        english_url=whole.in_locale(ENGLISH).href,
        licence=LICENCE,
        language=locale.tag,
        direction=locale.direction,
        register=address.register.value,
        name=drug_name(site, page, locale),
        english_name=drug.name,
        brands=drug.brands,
        codes=drug.codes,
        shelf=drug.shelf.value,
        checked=drug.dates.checked,
        newest_source=drug.newest_source,
        disclaimer=tuple(_text(sentence) for sentence in disclaimer),
        translation=translation,
        glance=Glance(
            tuple(_text(sentence) for sentence in glance.did_it_work),
            tuple(_text(sentence) for sentence in glance.approved),
            _text(glance.given),
        ),
        parts=tuple(_part(section, functions) for section in view.sections),
        words=tuple(_words(site, page, drug, locale)),
        approvals=drug.approvals,
        trials=drug.trials,
        results=drug.results,
        effects=drug.effects,
        searched=drug.searched,
        changes=drug.changes,
        sources=(*page.sources, *(s for s in drug.sources if s not in page.sources)),
    )


def _part(section: SectionView, functions: dict[str, Any]) -> Part:
    blocks = [
        Block(group.kind, str(html.strip())) for group in section.groups for html in group.blocks
    ]
    return Part(
        id=section.id,
        title=_text(functions["gettext"](SECTION_TITLES[section.id])),
        language=section.locale.tag,
        direction=section.locale.direction,
        blocks=tuple(blocks),
        fallback=section.reason,
        notice=_text(notice(section.reason, functions["pgettext"])) if section.reason else "",
    )


def _words(site: Site, page: Page, drug: Drug, locale: SiteLocale) -> list[Words]:
    words = words_of_data(site, page, locale)
    found = [(english, *words((context, english))) for context, english in sorted(drug.keys)]
    return [Words(english, text, language.tag) for english, text, language in found]


def _text(sentence: Markup | str) -> str:
    """A sentence of the interface as bare text."""
    return Markup(unmarked(sentence)).unescape()


def beginning(data: DrugData) -> str:
    """The first fields of the data as JSON, down to the name and its other names."""
    names = data.__struct_fields__[: data.__struct_fields__.index("shelf")]
    fields = {name: getattr(data, name) for name in names}
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode()


def encoded(data: DrugData) -> bytes:
    """The data as JSON (RFC 8259), in the same bytes for the same data."""
    return msgspec.json.format(msgspec.json.encode(data), indent=1)


@cache
def schema() -> bytes:
    """The JSON Schema of the data."""
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return msgspec.json.format(msgspec.json.encode(found | msgspec.json.schema(DrugData)), indent=1)
