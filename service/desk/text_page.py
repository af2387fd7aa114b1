"""What the page of a text shows: the English, the words of now, what was suggested and done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import g
from markupsafe import Markup

from service.catalogs.checks.advice import Advice
from service.catalogs.interface import DOMAIN
from service.catalogs.texts import State
from service.content.markup import plain_text
from service.desk import visitor
from service.desk.accepting import is_own
from service.desk.differences import Change, changes, marked
from service.desk.done import day, history
from service.desk.parts import key_hash, part_of
from service.desk.places import Place
from service.desk.reasons import REASONS
from service.desk.served import ServedWorkshop
from service.desk.sessions import Member
from service.desk.standing import Standing
from service.desk.tables import Suggestion
from service.desk.typed import Typed, fields_for
from service.desk.waiting import asked, where
from service.desk.waiting_texts import TITLES, Waits, texts_that_wait
from service.desk.words import english_words, explained
from service.desk.words_in_catalog import faults, findings
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.said import Said
from service.state.site import Site
from service.web.routes import gettext_in

STATES = {
    State.SHOWN: N_("Readers are shown these words."),
    State.UNTRANSLATED: N_("There is no translation yet. Readers are shown the English."),
    State.CHANGED: N_("Readers are shown the English until somebody says that these words fit."),
    State.FAILED: N_("Readers are shown the English, since these words failed a check."),
}


@dataclass(frozen=True)
class Offer:
    """A suggestion that can be answered here. `words` stand in its field."""

    suggestion: Suggestion
    day: str
    words: str
    reason: str
    why: str
    changes: Sequence[Change]
    faults: Sequence[Markup]
    advice: Sequence[Markup]
    is_lost: bool
    is_own: bool


def text_values(
    site: Site,
    me: Member,
    locale: SiteLocale,
    place: Place,
    shop: ServedWorkshop,
    stands: Standing,
    listed: Waits | None,
    typed: Typed | None,
) -> dict[str, Any]:
    """The values of the page of a text as it stands now, and what was `typed` on it."""
    hashes = [place.hash, *([key_hash(stands.earlier)] if stands.earlier else [])]
    with visitor.database().reading() as session:
        found = asked(session, locale)
        offers = [
            _offer(shop, me, stands, each, typed, is_lost=what is Waits.LOST)
            for what, texts in found.items()
            for each in texts.get((place.domain, place.hash), ())
        ]
        session.expunge_all()
        done = history(session, locale.tag, place.domain, hashes)
    texts = texts_that_wait(shop, locale, listed, found) if listed else []
    before = [each for each in texts if each.position < place.position]
    after = [each for each in texts if each.position > place.position]
    of_a_form = typed and typed.number in {offer.suggestion.id for offer in offers}
    is_interface = place.domain == DOMAIN
    english, earlier = plain_text(stands.english), stands.earlier
    old = plain_text(earlier[1]) if earlier else ""
    return {
        "at": place,
        "part": part_of(site, place.page, place.part, locale, place.register),
        "where": where(site, place),
        "language": locale,
        "english": english_words(site, stands.english) if not is_interface else stands.english,
        "plural": stands.plural,
        "fields": fields_for(stands, typed.words if typed and not of_a_form else stands.now),
        "terms": explained(site, g.locale, [stands.english])[0],
        "earlier": marked(old, english) if old else None,
        "english_changes": changes(old, english) if old else [],
        "stands": stands,
        "state": STATES[_state(shop, stands)],
        "faults": _said(faults(shop, stands, stands.now)) if stands.now else [],
        "advice": _said(_advice(shop, stands, stands.now)),
        "offers": offers,
        "typed": typed,
        "history": done,
        "listed": listed,
        "list_title": TITLES[listed] if listed else "",
        "number": len(before) + 1,
        "count": len(before) + 1 + len(after),
        "previous": before[-1] if before else None,
        "following": after[0] if after else None,
        "on_page": place.on_page(locale, g.address.prefix),
        "REASONS": REASONS,
    }


def _offer(
    shop: ServedWorkshop,
    me: Member,
    stands: Standing,
    each: Suggestion,
    typed: Typed | None,
    *,
    is_lost: bool,
) -> Offer:
    mine = typed if typed and typed.number == each.id else None
    proposed = each.final if is_lost else each.words
    return Offer(
        each,
        day(each.made_at),
        mine.words if mine else proposed,
        mine.reason if mine else "",
        mine.why if mine else "",
        changes(plain_text(stands.now), plain_text(proposed)) if stands.now else [],
        _said(faults(shop, stands, proposed)),
        _said(_advice(shop, stands, proposed)),
        is_lost,
        is_own(each, me.name),
    )


def _state(shop: ServedWorkshop, stands: Standing) -> State:
    if not stands.now:
        return State.UNTRANSLATED
    if stands.entry.fuzzy:
        return State.CHANGED
    found = findings(shop, stands, stands.now)
    return State.FAILED if any(each.blocking for each in found) else State.SHOWN


def _advice(shop: ServedWorkshop, stands: Standing, words: str) -> Iterator[Said]:
    """Why somebody should look at words again, which may stand all the same."""
    if words:
        yield from (f.said for f in findings(shop, stands, words) if not f.blocking)
    if words and stands.domain != DOMAIN:
        language = shop.site.language(stands.locale)
        yield from Advice(shop.site.content.language, language).on(stands.english, words)


def _said(sentences: Iterator[Said] | Sequence[Said]) -> list[Markup]:
    gettext = gettext_in(g.locale)
    return [said.in_words(gettext) for said in sentences]
