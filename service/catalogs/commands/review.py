"""`catalogs review`: a person read a page's translation and stands for it, or no longer does."""

from __future__ import annotations

from pathlib import Path

from service.catalogs.catalog import MOST_REVIEWS, Catalog
from service.catalogs.people import clean_name, folded
from service.catalogs.po_files import CatalogError, read_po, write_po
from service.catalogs.provenance import ALL, Review, provenance_of, write_reviews
from service.catalogs.texts import State
from service.catalogs.workshop import Workshop
from service.content.registers import Register
from service.errors import Problem
from service.locales.locale import SiteLocale


def name_problem(path: Path, name: str) -> Problem | None:
    """What to say where a name cannot be shown as one."""
    if clean_name(name):
        return None
    message = "a name is needed, in letters, of at most 80 characters and without an address"
    return Problem(path, 1, message)


def review(
    shop: Workshop, locale: SiteLocale, domain: str, name: str, register: str = ""
) -> list[Problem]:
    """Record that a person read all of a page against the English, or all of one register.

    Only what is complete and passes its checks can be signed, by at most two people, none of
    whom wrote any of it. Gives the reasons where it cannot.
    """
    path = shop.path(locale, domain)
    if problem := shop.no_such_page(locale, domain) or name_problem(path, name):
        return [problem]
    try:
        catalog = shop.catalog(locale, domain)
    except CatalogError as error:
        return [error.problem]
    parts = _parts(shop, domain, register)
    if not parts:
        return [Problem(path, 1, "has no registers; leave --register out")]
    if problem := _objection(shop, catalog, domain, clean_name(name), parts):
        return [problem]
    kept = [r for r in catalog.provenance.reviews if _stays(r, catalog, name, parts)]
    signed = [Review(p, shop.today.isoformat(), catalog.digest(p), clean_name(name)) for p in parts]
    _write(path, [*kept, *signed])
    return []


def withdraw(
    shop: Workshop, locale: SiteLocale, domain: str, name: str, register: str = ""
) -> list[Problem]:
    """Take a person's reviews back, of all of a page or of one register."""
    path = shop.path(locale, domain)
    if problem := shop.no_such_page(locale, domain):
        return [problem]
    reviews = provenance_of(read_po(path)).reviews
    parts = (register,) if register else (*Register, ALL)
    kept = [r for r in reviews if folded(r.name) != folded(name) or r.part not in parts]
    if len(kept) == len(reviews):
        names = ", ".join(sorted({r.name for r in reviews})) or "nobody"
        return [Problem(path, 1, f"“{name}” has not signed this; signed by: {names}")]
    _write(path, kept)
    return []


def _parts(shop: Workshop, domain: str, register: str) -> list[str]:
    """What is signed: a register, both, or all of a catalog that has none."""
    registers = shop.parts(domain)
    if not registers:
        return [] if register else [ALL]
    return [register] if register else registers


def _objection(
    shop: Workshop, catalog: Catalog, domain: str, name: str, parts: list[str]
) -> Problem | None:
    others = {r.value for r in Register if ALL not in parts and r.value not in parts}
    for key in shop.keys[domain]:
        message = catalog.message(key)
        if key[0] not in others and message.state is not State.SHOWN:
            text = key[1] if len(key[1]) <= 40 else f"{key[1][:39]}…"
            advice = f"“{text}” is {message.state}; finish the page first"
            return Problem(catalog.path, message.line, advice)
    if catalog.provenance.is_writer(name):
        advice = f"{name} wrote or changed words of this page; somebody else must read it"
        return Problem(catalog.path, 1, advice)
    for part in parts:
        signed = [r.name for r in catalog.reviews(part) if folded(r.name) != folded(name)]
        if len(signed) >= MOST_REVIEWS:
            advice = f"{' and '.join(signed)} have signed this; that is all that a page names"
            return Problem(catalog.path, 1, advice)
    return None


def _stays(review: Review, catalog: Catalog, name: str, parts: list[str]) -> bool:
    """Whether a review stays beside a new one: those that ended, and one's own, make room."""
    if review.part not in (*parts, ALL):
        return True
    return catalog.holds(review) and folded(review.name) != folded(name)


def _write(path: Path, reviews: list[Review]) -> None:
    file = read_po(path)
    write_reviews(file, reviews)
    write_po(file, path)
