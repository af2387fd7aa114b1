"""Suggest better words: a form for a part of a page, a look at the page with them, and sending."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property

from flask import Response, abort, current_app, g, render_template, request
from flask.typing import ResponseReturnValue

from service.content.reading import Page
from service.desk import proposals, visitor
from service.desk.database import Unavailable
from service.desk.form import STEP, TOKEN, TRAP, Shown, SuggestionForm, form_of, read_signed
from service.desk.form_page import Moved, form_body, moved_since
from service.desk.guard import Sender
from service.desk.limits import TooMany
from service.desk.parts import Part, PartText, cleaned, page_of, part_ids, part_of
from service.desk.preview import preview
from service.desk.sentences import (
    CLOSED,
    FULL,
    LOOK_AGAIN,
    MANY_WAIT,
    NOT_KEPT,
    NOTHING_CHANGED,
    too_many,
)
from service.desk.suggestions import Full, Sent, receive
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import SUGGEST, Address
from service.pages.wording import Gettext
from service.said import Said
from service.state.loading import Loader
from service.state.site import Site
from service.web.routes import drug_of, gettext_in

log = logging.getLogger(__name__)

EDIT, SEND = "edit", "send"
"""What the buttons under the preview say; that of the form says nothing."""


def suggest(slug: str, is_drug: bool) -> ResponseReturnValue:
    """The form for the part that the query names, or the parts to choose from."""
    site: Site = g.site
    here: Address = g.address
    page = drug_of(slug) if is_drug else _page(site, slug)
    asked = request.args.get("part", "")
    part = None
    if here.locale != ENGLISH:
        part = part_of(site, page, asked, here.locale, here.register)
    if part is not None:
        return Suggesting(site, part, here).answer()
    ids = part_ids(site.content, page, here.register)
    found = [part_of(site, page, name, here.locale, here.register) for name in ids]
    typed = [words for name, words in request.form.items() if name.startswith("text-")]
    return visitor.answer(render_template("suggest/choose.html", parts=found, typed=typed))


def _page(site: Site, slug: str) -> Page | None:
    try:
        return page_of(site.content, slug, is_drug=False)
    except KeyError:
        abort(404)


@dataclass(frozen=True)
class Suggesting:
    """One visit to the form of a part."""

    site: Site
    part: Part
    here: Address

    @cached_property
    def gettext(self) -> Gettext:
        return gettext_in(self.here.locale)

    @cached_property
    def page_address(self) -> Address:
        """Where the page is read that the words are for."""
        return self.here.to(self.here.page.removesuffix(SUGGEST))

    @cached_property
    def form(self) -> SuggestionForm:
        def read(locale: SiteLocale, domain: str) -> bytes | None:
            loader: Loader = current_app.extensions["loader"]
            return loader.file(self.site, locale, domain)

        def faults(text: PartText, words: str) -> tuple[Said, ...]:
            return proposals.faults(self.site, self.here.locale, text, words, read)

        made = form_of(self.part, faults, self.gettext)
        return made(request.form if request.method == "POST" else None)

    @property
    def changed(self) -> list[tuple[PartText, str]]:
        """The texts whose words were changed, with the new ones."""
        typed = ((text, str(self.form[text.name].data)) for text in self.part.texts)
        return [(text, words) for text, words in typed if words != cleaned(text.now)]

    def answer(self) -> Response:
        """The answer to what was asked or sent."""
        say = self.gettext
        try:
            key = visitor.key()
        except OSError as error:
            log.error("the desk's key: %s", error)
            return self._form("", 503, problem=say(NOT_KEPT))
        network = visitor.network()
        if network is None:
            return self._form("", 503, problem=say(CLOSED))
        now = Shown.of(self.page_address.path, self.part)
        if request.method != "POST":
            return self._form(now.signed(key))
        is_ours = visitor.comes_from() is Sender.OURS
        token = request.form.get(TOKEN, "")
        shown = read_signed(token, key, self.page_address.path, self.part.id)
        if shown is None:
            return self._form(now.signed(key), 422 if is_ours else 403, problem=say(LOOK_AGAIN))
        moved = moved_since(shown, self.part, self.form)
        again = Shown.of(self.page_address.path, self.part, shown.nonce).signed(key)
        step = request.form.get(STEP)
        if step == EDIT and not moved:
            return self._form(again)
        if not self.form.validate() or moved:
            return self._form(again, 422, moved)
        if not self.changed:
            return self._form(again, 422, problem=say(NOTHING_CHANGED))
        if step == SEND:
            return self._send(shown.receipt(key), network, again)
        return self._preview(again)

    def _form(
        self, token: str, status: int = 200, moved: Moved | None = None, problem: str = ""
    ) -> Response:
        moved = moved or Moved()
        body = form_body(
            self.site, self.here.locale, self.part, self.form, self.gettext, moved, problem, token
        )
        return visitor.answer(body, status)

    def _preview(self, token: str) -> Response:
        words = {text.key: typed for text, typed in self.changed}
        advice = [
            (number, said.in_words(self.gettext))
            for number, text in enumerate(self.part.texts, 1)
            if text.key in words
            for said in proposals.advice(self.site, self.here.locale, text, words[text.key])
        ]
        body = render_template(
            "suggest/preview.html",
            part=self.part,
            preview=preview(self.site, self.part, words, self.page_address, gettext_in),
            advice=advice,
            form=self.form,
            trap=TRAP,
            token=token,
        )
        return visitor.answer(body)

    def _send(self, receipt: str, network: str, token: str) -> Response:
        form, say = self.form, self.gettext
        sent = Sent(
            self.part,
            self.changed,
            form.why.data or "",
            form.name.data or "",
            show_name=bool(form.show_name.data and form.name.data),
            quarantined=bool(form.f7.data),
        )
        try:
            with visitor.database().writing() as session:
                receive(session, sent, self.page_address, receipt, network)
        except TooMany as error:
            return self._form(token, 429, problem=too_many(self.site, self.here.locale, error))
        except Full as error:
            if error.text is None:
                return self._form(token, 503, problem=say(FULL))
            field = form[error.text.name]
            field.errors = [*field.errors, say(MANY_WAIT)]
            return self._form(token, 422)
        except Unavailable:
            return self._form(token, 503, problem=say(NOT_KEPT))
        place = self.here.to(f"suggest/received/{receipt}/").href
        return visitor.see(f"{place}#received")
