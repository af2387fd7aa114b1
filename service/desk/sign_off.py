"""A person signs a register of a page, or the glossary, off at the desk, or takes that back.

The sign-off is a line in the header of the page's catalog (`catalogs/sign_offs.py` says what it is
bound to, and who may sign); the database holds who did it when, and no more. So the page says it
also where the database is gone.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from service.catalogs.commands.review import withdraw, write_sign_offs
from service.catalogs.people import folded
from service.catalogs.provenance import ALL, Review
from service.catalogs.sign_offs import SignOffs, own_words
from service.catalogs.workshop import Workshop
from service.content.glossary import GLOSSARY
from service.content.reading import Page
from service.content.registers import Register
from service.desk.accepting import WAIT
from service.desk.answers import Act, Refused, person
from service.desk.database import Database
from service.desk.hands import wrote
from service.desk.tables import Decision
from service.locales.locale import SiteLocale
from service.said import Said, say
from service.state.site import Site
from service.whole_files import only_writer

MOVED = say("The page has changed since you opened it. Read what has changed, then sign it off.")


_WITHOUT: WeakKeyDictionary[Site, dict[SiteLocale, list[WithoutReviewer]]] = WeakKeyDictionary()


class NotSigned(Refused):
    """Why a page is not signed off, in a sentence for the person; nothing was written."""


@dataclass(frozen=True)
class WithoutReviewer:
    """A part (a register of a page, or all of the glossary, which is no `page`) that nobody has
    signed, or nobody any more."""

    page: Page | None
    part: str
    is_complete: bool
    has_lapsed: bool


def pages_without_reviewer(site: Site, locale: SiteLocale) -> list[WithoutReviewer]:
    """The parts that nobody stands for: those that can be signed first, then in the order of the
    site, the glossary last."""
    known = _WITHOUT.setdefault(site, {})
    if locale not in known:
        known[locale] = _without_reviewer(site, locale)
    return known[locale]


def _without_reviewer(site: Site, locale: SiteLocale) -> list[WithoutReviewer]:
    signs = site.sign_offs(locale)
    parts: list[tuple[Page | None, str]]
    parts = [(page, register) for page in site.content.all_pages for register in Register]
    found = []
    for page, part in [*parts, (None, ALL)]:
        domain = page.slug if page else GLOSSARY
        signed = signs.of(domain, part)
        if not signed.reviews:
            is_complete = not signs.unfinished(domain, part)
            found.append(WithoutReviewer(page, part, is_complete, bool(signed.lapsed)))
    return sorted(found, key=lambda each: not each.is_complete)


def digest_of(site: Site, locale: SiteLocale, slug: str, part: str) -> str:
    """What stands for all that a person reads who is shown a part of a page: its texts with their
    translations, the glossary's words on it, names and fixed terms."""
    return site.sign_offs(locale).digest(slug, part)


def objection(
    signs: SignOffs, session: Session, locale: SiteLocale, slug: str, part: str, name: str
) -> Said | None:
    """Why a person cannot sign, if there is a reason: a text that is not shown, own words (as the
    catalogs say, or the desk's history), or two others who have signed."""
    if found := signs.objection(slug, part, name):
        return found.said
    if folded(name) in wrote(session, locale, signs.texts_of(slug, part)):
        return own_words(name)
    return None


def sign_off(
    shop: Workshop,
    database: Database,
    locale: SiteLocale,
    slug: str,
    part: str,
    name: str,
    seen: str,
) -> Review:
    """Write that a person has read all of a part and stands for it: a register of a page, or the
    whole glossary.

    `seen` is the digest of what the person was shown (`digest_of`). Raises NotSigned where that is
    no longer what the files hold, and for each `objection`; Unavailable, Busy, CatalogError,
    ContentError. Then nothing is written.
    """
    with only_writer(shop.translations, WAIT):
        signs = shop.sign_offs(locale)
        digest = signs.digest(slug, part)
        if seen != digest:
            raise NotSigned(MOVED)
        review = Review(part, shop.today.isoformat(), digest, name)
        with database.writing() as session:
            if said := objection(signs, session, locale, slug, part, name):
                raise NotSigned(said)
            _note(session, Act.SIGNED, locale, slug, part, name, digest)
            write_sign_offs(shop.path(locale, slug), signs.with_new(slug, review))
    return review


def take_back(
    shop: Workshop,
    database: Database,
    locale: SiteLocale,
    slug: str,
    part: str,
    name: str,
) -> None:
    """Take a person's own sign-off of a part back.

    Raises NotSigned where there is none; Unavailable, Busy, CatalogError, ContentError.
    """
    with only_writer(shop.translations, WAIT), database.writing() as session:
        if withdraw(shop, locale, slug, name, part):
            raise NotSigned(say("You have not signed this page off."))
        _note(session, Act.TAKEN_BACK, locale, slug, part, name)


def _note(
    session: Session,
    act: Act,
    locale: SiteLocale,
    slug: str,
    part: str,
    name: str,
    digest: str = "",
) -> None:
    """Note who signed what; `after` is the part, and the digest stands in the place of a
    text's."""
    session.add(
        Decision(
            made_at=int(time.time()),
            person_id=person(session, name),
            act=act,
            locale=locale.tag,
            domain=slug,
            key_hash=digest,
            english="",
            before="",
            after=part,
            reason="",
        )
    )
