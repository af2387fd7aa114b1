"""`catalogs update`: catalogs in step with the English, and what that means for their reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polib

from service.catalogs.catalog import Catalog
from service.catalogs.merge import merge
from service.catalogs.po_files import read_po, write_po
from service.catalogs.provenance import Review, provenance_of, write_reviews
from service.catalogs.same_meaning import SameMeaning
from service.catalogs.sign_offs import SignOffs
from service.catalogs.texts import Key, State
from service.catalogs.workshop import Workshop, complete_header, new_catalog
from service.errors import Problem
from service.locales.locale import SiteLocale


@dataclass
class Updated:
    """What an update did: the files that changed, and how many texts kept their translation
    because somebody said that they mean the same."""

    changed: list[Path] = field(default_factory=list)
    kept: int = 0


def update(shop: Workshop, locales: list[SiteLocale]) -> Updated:
    """Bring all catalogs of some locales in step. Raises ContentError and CatalogError."""
    done = Updated()
    for locale in locales:
        for domain in shop.templates:
            file = in_step(shop, locale, domain)
            if write_po(file, shop.path(locale, domain)):
                done.changed.append(shop.path(locale, domain))
    return done


def update_same_meaning(
    shop: Workshop, locales: list[SiteLocale], domain: str, name: str, text: str = ""
) -> Updated | list[Problem]:
    """Bring one page's catalogs in step, and keep the translations of what changed in it.

    Nothing is written where one of the changes may not be called the same in meaning.
    """
    if domain not in shop.templates:
        known = ", ".join(shop.templates)
        return [
            Problem(shop.template_path(domain), 1, f"there is no such page; it is one of {known}")
        ]
    done, files = Updated(), []
    refused: dict[str, str] = {}
    terms = _terms(shop)
    for locale in locales:
        said = SameMeaning(name, shop.today, shop.content.language.figures, text, terms)
        if shop.path(locale, domain).exists():
            files.append((shop.path(locale, domain), in_step(shop, locale, domain, said)))
        refused |= said.refused
        done.kept += len(said.accepted)
    if refused:
        place = shop.template_path(domain)
        return [
            Problem(place, 1, f"“{_short(english)}” is not the same in meaning: {reason}")
            for english, reason in refused.items()
        ]
    done.changed = [path for path, file in files if write_po(file, path)]
    return done


def in_step(
    shop: Workshop, locale: SiteLocale, domain: str, said: SameMeaning | None = None
) -> polib.POFile:
    """The catalog of a domain in step with the English, not yet written."""
    path = shop.path(locale, domain)
    old = read_po(path) if path.exists() else new_catalog(locale)
    before = shop.catalog(locale, domain) if provenance_of(old).reviews else None
    same = (said,) if said else ()
    file = merge(old, shop.templates[domain], *same)
    complete_header(file, locale, domain, shop.today)
    if before is not None:
        settle_reviews(shop, before, file, said.accepted if said else {})
    return file


def settle_reviews(
    shop: Workshop,
    before: Catalog,
    file: polib.POFile,
    accepted: Mapping[Key, str] = {},
    why: str = "",
) -> None:
    """Bind reviews again over texts that were said to mean the same; note which ones have ended.

    `before` is the catalog as it was, `file` what it becomes, `accepted` the earlier English of
    texts by key, `why` what else was done to the catalog.
    """
    domain = before.path.stem
    after = shop.checked(file, before.locale, domain)
    signs = shop.sign_offs(before.locale).over(after)
    earlier = {m.key: m.text for m in after.messages.values() if m.state is State.SHOWN}
    for key, english in accepted.items():
        if key in earlier:
            earlier[key[0], english] = earlier.pop(key)
    reviews = []
    for review in provenance_of(file).reviews:
        if accepted and review.digest == signs.digest_of(domain, review.part, earlier):
            reviews.append(review.bound_to(signs.digest(domain, review.part)))
        elif signs.holds(domain, review) or review.ended:
            reviews.append(review)
        else:
            reason = why or _what_ended(review, before, after, signs)
            reviews.append(replace(review, ended=shop.today.isoformat(), why=reason))
    write_reviews(file, reviews)


def _what_ended(review: Review, before: Catalog, after: Catalog, signs: SignOffs) -> str:
    """Why a review no longer counts, in words for the header and for `catalogs status`."""
    domain = before.path.stem
    if signs.is_writer(domain, review.part, review.name):
        return "this person wrote words of the page"
    was = {m.key: m.text for m in before.messages.values() if m.state is State.SHOWN}
    if review.digest != signs.digest_of(domain, review.part, was):
        # By a hand on a file, before the command.
        return "words that were read have changed"
    states = [message.state for message in after.messages.values()]
    changed = states.count(State.CHANGED) + states.count(State.UNTRANSLATED)
    if not changed:
        return "the English lost texts"
    return f"the English of {changed} text{'' if changed == 1 else 's'} changed"


def _terms(shop: Workshop) -> frozenset[str]:
    """What a change of English may not touch: the glossary's terms, drugs, brands and codes."""
    terms = shop.content.glossary.file.terms
    drugs = [page.drug for page in shop.content.drugs.values() if page.drug]
    names = [name for term in terms for name in (term.term, term.abbreviation)]
    names += [name for drug in drugs for name in (drug.name, *drug.brands, *drug.codes)]
    return frozenset(name.lower() for name in names if name)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
