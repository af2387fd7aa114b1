"""The page of one text: what there is to know of it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flask import Response, abort, g, request
from flask.typing import ResponseReturnValue

from service.catalogs.interface import DOMAIN
from service.catalogs.po_files import CatalogError
from service.desk import visitor
from service.desk.accepting import Moved
from service.desk.answers import Refused
from service.desk.deciding import do
from service.desk.done import done_of
from service.desk.inside import for_members, page, root, unsent
from service.desk.interface_texts import interface_place
from service.desk.kept_forms import forget, kept
from service.desk.places import Place, places
from service.desk.preview import preview
from service.desk.sentences import (
    BUSY,
    ELSEWHERE,
    GONE,
    HAS_CHANGED,
    NOT_SHOWN,
)
from service.desk.served import ServedWorkshop, served_workshop
from service.desk.sessions import Member
from service.desk.standing import Standing, standing
from service.desk.text_page import text_values
from service.desk.typed import Problem, Typed
from service.desk.waiting import asked
from service.desk.waiting_texts import Waits, texts_that_wait
from service.desk.words_in_catalog import faults
from service.locales.locale import SiteLocale
from service.said import say
from service.state.site import Site
from service.web.routes import gettext_in
from service.whole_files import Busy

LOOK, FORGET = "look", "forget"
"""What the buttons of the page say that decide nothing."""


@for_members
def text(locale: str, domain: str, key: str) -> ResponseReturnValue:
    """A text of a language, by the domain and the hash of its key."""
    site: Site = g.site
    into, shop = site.locale(locale), served_workshop()
    if into is None or not g.member.translates(into.tag):
        return page("not_yours.html", 403)
    known = places(site).get(domain, {})
    place = interface_place(shop, into, key) if domain == DOMAIN else known.get(key)
    if place is None and request.method == "POST":
        return unsent(404, GONE)
    if place is None:
        abort(404)
    try:
        return Deciding(site, g.member, into, place, shop).answer()
    except (Refused, CatalogError):
        return unsent(503, ELSEWHERE)


@dataclass(frozen=True)
class Deciding:
    """One visit to the page of a text."""

    site: Site
    me: Member
    locale: SiteLocale
    place: Place
    shop: ServedWorkshop

    @property
    def stands(self) -> Standing:
        """Where the text stands, as the files are now."""
        found = standing(self.shop, self.locale.tag, self.place.domain, self.place.key)
        if found is None:
            raise Refused(say(GONE))
        return found

    @cached_property
    def typed(self) -> Typed:
        return Typed.of(request.form)

    @cached_property
    def list(self) -> Waits | None:
        """The list in which the text was opened."""
        named = request.values.get("in", "")
        return next((what for what in Waits if what == named), None)

    def answer(self) -> Response:
        """The answer to what was asked or sent."""
        if request.method != "POST":
            with visitor.database().reading() as session:
                found = kept(session, self.me.id, request.path)
            return self._page(typed=Typed.of(found) if found else None, is_kept=bool(found))
        act = request.form.get("act", "")
        if act == FORGET:
            self._forget()
            return visitor.see(f"{request.path}#main")
        if act == LOOK:
            reasons = faults(self.shop, self.stands, self.typed.words)
            problem = Problem(say(NOT_SHOWN), tuple(reasons)) if reasons else None
            return self._page(422 if problem else 200, problem, is_looked_at=not reasons)
        try:
            number = do(self.shop, self.me, self.locale, self.place, act, self.typed)
        except Moved:
            return self._page(409, Problem(say(HAS_CHANGED)))
        except Refused as error:
            status = 422 if error.reasons else 409
            return self._page(status, Problem(error.said, error.reasons))
        except Busy:
            return self._page(503, Problem(say(BUSY)))
        self._forget()
        return visitor.see(self._next(number))

    def _next(self, number: int) -> str:
        """Where to go on: to the next text of the list, else to the lists, else here."""
        if self.list is None:
            return f"{request.path}?done={number}#done"
        with visitor.database().reading() as session:
            found = asked(session, self.locale)
        texts = texts_that_wait(self.shop, self.locale, self.list, found)
        after = (each for each in texts if each.position > self.place.position)
        if (following := next(after, None)) is None:
            return f"{root()}?done={number}#done"
        return f"{root()}{self.locale.tag}/{following.path}?in={self.list}&done={number}#done"

    def _forget(self) -> None:
        with visitor.database().writing() as session:
            forget(session, self.me.id, request.path)

    def _page(
        self,
        status: int = 200,
        problem: Problem | None = None,
        typed: Typed | None = None,
        *,
        is_kept: bool = False,
        is_looked_at: bool = False,
    ) -> Response:
        shown = typed or (self.typed if request.method == "POST" else None)
        values = text_values(
            self.site, self.me, self.locale, self.place, self.shop, self.stands, self.list, shown
        )
        look = None
        if is_looked_at and values["part"]:
            words = {self.place.key: self.typed.words}
            address = self.place.address(self.locale, g.address.prefix)
            look = preview(self.site, values["part"], words, address, gettext_in)
        with visitor.database().reading() as session:
            done = done_of(session, self.me, request.args.get("done", ""))
        say = gettext_in(g.locale)
        return page(
            "text.html",
            status,
            **values,
            problem=problem.said.in_words(say) if problem else "",
            reasons=[said.in_words(say) for said in problem.reasons] if problem else [],
            is_kept=is_kept,
            is_looked_at=is_looked_at,
            preview=look,
            done=done,
        )
