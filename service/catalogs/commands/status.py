"""`catalogs status`: how complete each page is, where it comes from, who stands for it."""

from __future__ import annotations

from service.catalogs.catalog import Catalog
from service.catalogs.provenance import Provenance, Review
from service.catalogs.sign_offs import Signed
from service.catalogs.status import TranslationStatus, translation_status
from service.catalogs.texts import State
from service.catalogs.workshop import Workshop
from service.content.registers import Register
from service.locales.locale import SiteLocale

ORIGINS = {"machine": "machine", "human": "human", "": "origin not said"}


def status_table(shop: Workshop, locales: list[SiteLocale]) -> str:
    """Locale, page and register with what is shown, fuzzy, failed, and who made and read it."""
    heads = ("locale", "page", "words", "shown", "fuzzy", "failed", "origin")
    rows = ["{:8} {:28} {:9} {:>9} {:>6} {:>7}  {}".format(*heads)]
    for locale in locales:
        signs = shop.sign_offs(locale)
        for page in shop.content.all_pages:
            there = shop.path(locale, page.slug).exists()
            catalog = shop.catalog(locale, page.slug) if there else None
            for register in Register:
                status = translation_status(page, register, catalog, signs)
                signed = signs.of(page.slug, register)
                done = f"{status.shown}/{status.total}"
                rows.append(
                    f"{locale.tag:8} {page.slug:28} {register:9} {done:>9} "
                    f"{status.states.get(State.CHANGED, 0):>6} "
                    f"{status.states.get(State.FAILED, 0):>7}  {_told(status, catalog, signed)}"
                )
    return "\n".join(rows)


def _told(status: TranslationStatus, catalog: Catalog | None, signed: Signed) -> str:
    if catalog is None:
        return "no file"
    told = [ORIGINS[status.origin]]
    told += [f"checked by {_who(review)}" for review in signed.reviews]
    told += [] if signed.reviews else ["not reviewed"]
    told += [_lapsed(review, catalog.provenance) for review in signed.lapsed]
    return "; ".join(told)


def _who(review: Review) -> str:
    recorded = ", recorded by the operator" if review.recorded else ""
    return f"{review.name}, {review.day}{recorded}"


def _lapsed(review: Review, provenance: Provenance) -> str:
    """Since when a sign-off has lapsed and by what, as far as the files say."""
    signed = f"lapsed: {_who(review)}"
    if review.ended:
        return f"{signed}, on {review.ended}: {review.why}"
    if provenance.is_writer(review.name):
        return f"{signed}: {review.name} changed words of the page"
    if provenance.revised >= review.day and provenance.translator:
        return f"{signed}: changed by {provenance.translator}, {provenance.revised}"
    return f"{signed}: words that were read have changed"
