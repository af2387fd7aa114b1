"""What waits at the desk, in the languages of whoever has signed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import abort, g, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from service.catalogs.interface import DOMAIN
from service.content.markup import plain_text
from service.desk import answers, visitor
from service.desk.done import done_of
from service.desk.health import carried
from service.desk.inside import for_members, page, root
from service.desk.kept_forms import kept_at
from service.desk.places import Place
from service.desk.rows import A_FEW, MOST, List, Row, page_name
from service.desk.served import served_workshop
from service.desk.sessions import Member
from service.desk.standing import carried_by
from service.desk.waiting_pages import PAGES, PROBLEMS, told, unreviewed
from service.desk.waiting_texts import TITLES, Asked, Waits, by_text, texts_that_wait
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.labels import N_
from service.pages.report import REGISTERS
from service.state.site import Site
from service.web.routes import gettext_in

INTERFACE = N_("Menus, buttons and notices")
LONGEST = 90
"""Characters of a text by which it is known in a list."""


@for_members
def waiting(locale: str = "") -> ResponseReturnValue:
    """What waits, in all languages of a member or in the one of the address; all of one list
    where the query names it."""
    site: Site = g.site
    me: Member = g.member
    tags = [locale] if locale else me.languages
    into = [found for tag in tags if (found := site.locale(tag)) is not None]
    into = [each for each in into if me.translates(each.tag) or me.answers(each.tag)]
    if locale and not into:
        abort(404)
    named = request.args.get("list", "") if locale else ""
    with visitor.database().reading() as session:
        languages = {each: _all_lists(session, me, each, named) for each in into}
        done = done_of(session, me, request.args.get("done", ""))
        kept = kept_at(session, me.id)
    return page("waiting.html", languages=languages, done=done, kept=kept, alone=bool(locale))


def asked(session: Session, locale: SiteLocale) -> Mapping[Waits, Asked]:
    """The suggestions of a language that wait, and those that are lost, by their texts."""
    site, shop = g.site, served_workshop()
    # A Site may be older than its files by 2 s, which are read where it says that one is lost.
    lost, in_files = answers.lost(session, carried, locale.tag), carried_by(shop)
    lost = [each for each in lost if answers.is_lost(each, in_files)]
    return {
        Waits.SUGGESTED: by_text(site, shop, answers.waiting(session, locale.tag)),
        Waits.LOST: by_text(site, shop, lost),
    }


def _all_lists(session: Session, me: Member, locale: SiteLocale, named: str) -> list[List]:
    """What waits in a language for what somebody does there; one list, if it is named."""
    tag, most = locale.tag, MOST if named else A_FEW
    lists = []
    if me.answers(tag) and named in ("", PROBLEMS):
        lists += told(session, g.site, locale, most)
    if me.translates(tag):
        wanted = [what for what in Waits if named in ("", what)]
        lists += _lists(session, locale, wanted, alone=bool(named)) if wanted else []
    if me.reviews(tag) and named in ("", PAGES):
        lists += unreviewed(g.site, locale, most)
    return lists


def _lists(
    session: Session, locale: SiteLocale, wanted: Sequence[Waits], *, alone: bool
) -> list[List]:
    site, shop = g.site, served_workshop()
    found = asked(session, locale)
    lists = []
    for what in wanted:
        href = f"{root()}{locale.tag}/?list={what}"
        title = gettext_in(g.locale)(TITLES[what])
        found_at = f"{locale.tag}-{what}"
        if what is Waits.ADVISED and not alone:
            lists.append(List(found_at, title, href))
            continue
        texts = texts_that_wait(shop, locale, what, found)
        rows = [row(site, locale, place, what) for place in texts[: MOST if alone else A_FEW]]
        if rows:
            lists.append(List(found_at, title, href, rows, len(texts)))
    return lists


def row(site: Site, locale: SiteLocale, place: Place, what: Waits | None = None) -> Row:
    """The line of a text, in the list of what it waits for if one is named."""
    english = plain_text(place.key[1])
    short = english if len(english) <= LONGEST else f"{english[: LONGEST - 1]}…"
    href = f"{root()}{locale.tag}/{place.path}{f'?in={what}' if what else ''}"
    words = Markup(": {}").format(gettext_in(g.locale)(REGISTERS[place.register]))
    detail = where(site, place) + (words if place.page and place.part else "")
    return Row(href, short, ENGLISH, detail)


def where(site: Site, place: Place) -> Markup:
    """The name of the page that a text stands on, in the language of the desk."""
    if place.domain == DOMAIN:
        return escape(gettext_in(g.locale)(INTERFACE))
    if place.page is None:
        return escape(gettext_in(g.locale)("Glossary"))
    return page_name(site, place.page)
