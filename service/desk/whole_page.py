"""The desk's view of a whole page, or the glossary, against its English, and the button by which a
person signs a register of it off, or takes that back.

Whoever was invited reads it; only who reviews in its language has the button.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from flask import Response, abort, current_app, g, request
from flask.typing import ResponseReturnValue

from service.catalogs.people import folded
from service.catalogs.po_files import CatalogError, read_po
from service.catalogs.provenance import ALL, Review, provenance_of
from service.catalogs.sign_offs import SignOffs
from service.catalogs.status import TranslationStatus, status_of, translation_status
from service.catalogs.workshop import Workshop
from service.content.glossary import GLOSSARY
from service.content.reading import Page
from service.content.registers import Register
from service.desk import commits, visitor
from service.desk.beside import WORDS, beside_the_parts, own_names, words_of_glossary
from service.desk.database import Unavailable
from service.desk.inside import for_members, page
from service.desk.sessions import Member
from service.desk.sign_off import NotSigned, digest_of, objection, sign_off, take_back
from service.errors import ContentError
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.page import page_view
from service.pages.sections import Highlights, PageView, side_by_side
from service.said import Said, say
from service.state.site import Site
from service.web.routes import gettext_in
from service.whole_files import Busy

log = logging.getLogger(__name__)

SEEN, ACT = "seen", "act"
SIGN, TAKE_BACK = "sign", "take-back"
NOT_INVITED = say(
    "You can read this page here. You were not invited to sign off pages in this language."
)
NOT_NOW = say("This cannot be written just now, and nothing has changed. Try again in a minute.")


@for_members
def whole_page(locale: str, slug: str, part: str) -> ResponseReturnValue:
    """A page to read against the English, as a person sees it; and what pressing a button did."""
    site: Site = g.site
    language = site.locale(locale)
    found = {page.slug: page for page in site.content.all_pages}.get(slug)
    is_there = slug == GLOSSARY if part == ALL else found is not None
    if language in (None, ENGLISH) or not is_there:
        abort(404)
    return Reading(site, g.member, language, found, slug, part).answer()


@dataclass(frozen=True)
class Reading:
    """One visit of a person to a part: a register of a page, or the glossary, which is no page."""

    site: Site
    person: Member
    locale: SiteLocale
    page: Page | None
    slug: str
    part: str

    @cached_property
    def shop(self) -> Workshop:
        config, running = current_app.config, Path(current_app.root_path).parent
        return Workshop.over(config["CONTENT"], config["TRANSLATIONS"], running)

    @cached_property
    def signs(self) -> SignOffs:
        """The sign-offs as the file has them now: what was just written is not yet in the site."""
        signs = self.site.sign_offs(self.locale)
        catalog = self.site.catalog(self.locale, self.slug)
        if catalog is None:
            return signs
        try:
            now = provenance_of(read_po(catalog.path))
        except CatalogError:
            return signs
        return signs.over(replace(catalog, provenance=now))

    @property
    def own(self) -> Review | None:
        """The person's own sign-off, where it counts."""
        found = self.signs.of(self.slug, self.part).reviews
        return next((r for r in found if folded(r.name) == folded(self.person.name)), None)

    @property
    def objection(self) -> Said | None:
        """Why the person cannot sign, as the site is now. Raises Unavailable."""
        if not self.person.reviews(self.locale.tag):
            return NOT_INVITED
        name = self.person.name
        with visitor.database().reading() as session:
            return objection(self.signs, session, self.locale, self.slug, self.part, name)

    def answer(self) -> Response:
        """The answer to what was asked or pressed."""
        if request.method != "POST":
            return self._shown()
        if not self.person.reviews(self.locale.tag):
            return self._shown(NOT_INVITED, 403)
        at = (self.locale, self.slug, self.part, self.person.name)
        try:
            act = request.form.get(ACT)
            if act == TAKE_BACK:
                take_back(self.shop, visitor.database(), *at)
            elif act == SIGN:
                sign_off(self.shop, visitor.database(), *at, request.form.get(SEEN, ""))
            else:
                abort(400)
        except NotSigned as error:
            return self._shown(error.said, 409)
        except Unavailable:
            return self._shown(NOT_NOW, 503)
        except (Busy, CatalogError, ContentError, OSError) as error:
            log.error("a sign-off could not be written: %s", error)
            return self._shown(NOT_NOW, 503)
        path = self.shop.path(self.locale, self.slug)
        what = "signed off" if act == SIGN else "no longer signed off by somebody"
        said = f"{path.name}: the {self.part} words are {what}"
        commits.commit_or_log(current_app.config, path, said)
        return visitor.see(f"{request.path}?done={act}#done")

    def _shown(self, problem: Said | None = None, status: int = 200) -> Response:
        try:
            objection = self.objection
        except Unavailable:
            objection, status = NOT_NOW, 503
        say_so = gettext_in(g.address.locale)
        return page(
            "whole_page.html",
            status,
            page=self.page,
            target=self._address,
            side_by_side=side_by_side,
            **(self._of_page(self.page) if self.page else self._of_glossary()),
            translated=self._translated,
            own=self.own,
            done=self._done,
            digest=digest_of(self.site, self.locale, self.slug, self.part),
            objection=objection.in_words(say_so) if objection else "",
            problem=problem.in_words(say_so) if problem else "",
        )

    @property
    def _done(self) -> str:
        """What the last button has done, as far as it is still so."""
        done = request.args.get("done", "") if request.method == "GET" else ""
        return done if done == (SIGN if self.own else TAKE_BACK) else ""

    @property
    def _address(self) -> Address:
        """Where readers read the page."""
        place = f"drugs/{self.slug}/" if self.page and self.page.drug else f"{self.slug}/"
        register = Register(self.part) if self.page else Register.STANDARD
        return Address(self.locale, register, place, g.address.prefix)

    @property
    def _translated(self) -> TranslationStatus:
        catalog = self.site.catalog(self.locale, self.slug)
        if self.page:
            return translation_status(self.page, self._address.register, catalog, self.signs)
        keys, signed = self.site.content.keys[GLOSSARY], self.signs.of(GLOSSARY, ALL)
        return status_of(keys, catalog, signed)

    def _of_page(self, page: Page) -> dict[str, Any]:
        def view(address: Address) -> PageView:
            marks = Highlights(figures=True, reasons=address.locale != ENGLISH)
            return page_view(self.site, page, address, gettext_in, marks, links_from=self._address)

        register = self._address.register
        return {
            "view": view(self._address),
            "english": view(self._address.in_locale(ENGLISH)),
            "groups": beside_the_parts(self.site, self.signs, self.locale, page, register),
            "names": own_names(self.signs, page),
            "sources": page.sources,
        }

    def _of_glossary(self) -> dict[str, Any]:
        groups = {WORDS: words_of_glossary(self.site, self.locale)}
        return {"view": None, "groups": groups, "names": ()}
