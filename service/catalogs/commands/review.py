"""`catalogs review`: a person read a page's translation and stands for it, or no longer does."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from service.catalogs.people import clean_name, folded
from service.catalogs.po_files import CatalogError, parse_po, read_bytes, read_po, write_po
from service.catalogs.provenance import ALL, Review, provenance_of, write_reviews
from service.catalogs.sign_offs import Objection, own_words
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
    shop: Workshop,
    locale: SiteLocale,
    domain: str,
    name: str,
    register: str = "",
    also_wrote: Collection[str] = (),
) -> list[Problem]:
    """Record on the operator's word that a person read all of a page against the English, or all
    of one register.

    Only what is complete and passes its checks can be signed, by at most two people, none of
    whom wrote, suggested or changed any of it: as the catalogs say, and `also_wrote`, the names
    (folded) that the desk knows. Gives the reasons where it cannot.
    """
    path = shop.path(locale, domain)
    if problem := shop.no_such_page(locale, domain) or name_problem(path, name):
        return [problem]
    name = clean_name(name)
    parts = _parts(shop, domain, register)
    if not parts:
        return [Problem(path, 1, "has no registers; leave --register out")]
    signs = shop.sign_offs(locale)
    try:
        for part in parts:
            found = signs.objection(domain, part, name)
            if found is None and folded(name) in also_wrote:
                found = Objection(own_words(name), domain)
            if found:
                return [Problem(shop.path(locale, found.domain), found.line, str(found.said))]
            day, digest = shop.today.isoformat(), signs.digest(domain, part)
            signed = Review(part, day, digest, name, recorded=True)
            write_sign_offs(path, signs.with_new(domain, signed))
            signs = shop.sign_offs(locale)
    except CatalogError as error:
        return [error.problem]
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
    write_sign_offs(path, kept)
    return []


def _parts(shop: Workshop, domain: str, register: str) -> list[str]:
    """What is signed: a register, both, or all of a catalog that has none."""
    registers = shop.parts(domain)
    if not registers:
        return [] if register else [ALL]
    return [register] if register else registers


def write_sign_offs(path: Path, reviews: list[Review]) -> None:
    """Put these sign-offs, and no others, into a catalog. Raises CatalogError, also where an editor
    or git, which wait for nobody, saved it meanwhile."""
    content = read_bytes(path)
    file = parse_po(path, content)
    write_reviews(file, reviews)
    if read_bytes(path) != content:
        raise CatalogError(Problem(path, 1, "was saved by somebody just now; run this again"))
    write_po(file, path)
