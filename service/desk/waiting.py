"""What waits at the desk, in the languages of whoever has signed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import abort, g, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from service.content.markup import plain_text
from service.desk import answers, visitor
from service.desk.done import done_of
from service.desk.health import carried
from service.desk.inside import for_members, page, root
from service.desk.kept_forms import kept_at
from service.desk.places import Place
from service.desk.served import served_workshop
from service.desk.sessions import Member
from service.desk.standing import carried_by
from service.desk.waiting_texts import TITLES, Asked, Waits, by_text, texts_that_wait
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.report import REGISTERS
from service.pages.titles import page_title
from service.state.site import Site
from service.web.routes import gettext_in

A_FEW, MOST = 5, 100
"""Rows of a list among others, and of a list alone."""
LONGEST = 90
"""Characters of a text by which it is known in a list."""


@dataclass(frozen=True)
class Row:
    """A line of a list: the link, words in a language, and where they stand."""

    href: str
    words: str
    language: SiteLocale
    detail: Markup


@dataclass(frozen=True)
class List:
    """What waits for one thing: the first rows, how many there are, and where all of them are.
    What takes long to count has neither."""

    id: str
    title: Markup
    href: str
    rows: Sequence[Row] = ()
    count: int = 0


@for_members
def waiting(locale: str = "") -> ResponseReturnValue:
    """What waits, in all languages of a member or in the one of the address; all of one list
    where the query names it."""
    site: Site = g.site
    me: Member = g.member
    tags = [locale] if locale else [tag for tag in me.languages if me.translates(tag)]
    into = [found for tag in tags if (found := site.locale(tag)) is not None]
    if locale and not (into and me.translates(into[0].tag)):
        abort(404)
    named = request.args.get("list", "")
    wanted = [what for what in Waits if what == named] if locale and named else list(Waits)
    with visitor.database().reading() as session:
        languages = {each: _lists(session, each, wanted, alone=bool(named)) for each in into}
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


def _lists(
    session: Session, locale: SiteLocale, wanted: Sequence[Waits], *, alone: bool
) -> list[List]:
    site: Site = g.site
    found = asked(session, locale)
    lists = []
    for what in wanted:
        href = f"{root()}{locale.tag}/?list={what}"
        title = gettext_in(g.locale)(TITLES[what])
        found_at = f"{locale.tag}-{what}"
        if what is Waits.ADVISED and not alone:
            lists.append(List(found_at, title, href))
            continue
        texts = texts_that_wait(site, locale, what, found)
        rows = [_row(site, locale, what, place) for place in texts[: MOST if alone else A_FEW]]
        if rows:
            lists.append(List(found_at, title, href, rows, len(texts)))
    return lists


def _row(site: Site, locale: SiteLocale, what: Waits, place: Place) -> Row:
    english = plain_text(place.key[1])
    short = english if len(english) <= LONGEST else f"{english[: LONGEST - 1]}…"
    href = f"{root()}{locale.tag}/{place.path}?in={what}"
    words = Markup(": {}").format(gettext_in(g.locale)(REGISTERS[place.register]))
    detail = where(site, place) + (words if place.page and place.part else "")
    return Row(href, short, ENGLISH, detail)


def where(site: Site, place: Place) -> Markup:
    """The name of the page that a text stands on, in the language of the desk."""
    if place.page is None:
        return escape(gettext_in(g.locale)("Glossary"))
    title, language = page_title(site, place.page, g.locale)
    if place.page.drug or language == g.locale:
        return escape(title)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(title)
