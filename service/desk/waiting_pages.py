"""Pages that wait for a reviewer, and problems that readers tell of, as the desk lists them."""

from __future__ import annotations

from flask import g
from markupsafe import Markup
from sqlalchemy.orm import Session

from service.content.glossary import GLOSSARY
from service.content.registers import Register
from service.desk import problems
from service.desk.done import day
from service.desk.inside import root
from service.desk.rows import List, Row, page_name
from service.desk.sign_off import WithoutReviewer, pages_without_reviewer
from service.desk.tables import Kind, Told
from service.desk.telling import KINDS
from service.locales.formats import date
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.pages.report import REGISTERS, Concern, concern_of
from service.pages.titles import page_title
from service.state.site import Site
from service.web.routes import gettext_in

PAGES, PROBLEMS = "pages", "problems"
"""The names of the lists, as the query has them."""
PAGES_TITLE = N_("Pages without a reviewer")
PROBLEMS_TITLE = N_("Problems that readers tell of")
HAS_ENDED = N_("A sign-off has ended")
IS_UNFINISHED = N_("Not all of it is translated")


def unreviewed(site: Site, locale: SiteLocale, most: int) -> list[List]:
    """The pages of a language for which nobody stands, standard and plain words each, and the
    glossary; no list where there is none."""
    found = pages_without_reviewer(site, locale)
    rows = [_page_row(site, locale, each) for each in found[:most]]
    return _list(locale, PAGES, PAGES_TITLE, rows, len(found))


def told(session: Session, site: Site, locale: SiteLocale, most: int) -> list[List]:
    """The problems told in a language that nobody has answered, those that may harm first."""
    found = problems.waiting(session, locale.tag)
    rows = [_problem_row(site, each) for each in found[:most]]
    return _list(locale, PROBLEMS, PROBLEMS_TITLE, rows, len(found))


def concern(site: Site, each: Told) -> Concern | None:
    """The page and part that a problem is told of; None for the home page, or where none is
    known."""
    name = each.page.rstrip("/").removeprefix("drugs/")
    return concern_of(site.content, {"page": name, "part": each.part}) if name else None


def concern_name(site: Site, about: Concern) -> Markup:
    """The name of the page that a problem is told of, in the language of the desk."""
    return page_name(site, about.page) if about.page else gettext_in(g.locale)(about.title)


def _list(locale: SiteLocale, name: str, title: str, rows: list[Row], count: int) -> list[List]:
    href = f"{root()}{locale.tag}/?list={name}"
    found = List(f"{locale.tag}-{name}", gettext_in(g.locale)(title), href, rows, count)
    return [found] if rows else []


def _page_row(site: Site, locale: SiteLocale, each: WithoutReviewer) -> Row:
    say = gettext_in(g.locale)
    if each.page:
        title, language = page_title(site, each.page, g.locale)
        details = [say(REGISTERS[Register(each.part)])]
    else:
        title, language, details = say("Glossary: words explained"), g.locale, []
    details += [say(HAS_ENDED)] if each.has_lapsed else []
    details += [] if each.is_complete else [say(IS_UNFINISHED)]
    href = f"{root()}{locale.tag}/{each.page.slug if each.page else GLOSSARY}/{each.part}/"
    return Row(href, title, language, Markup(". ").join(details))


def _problem_row(site: Site, each: Told) -> Row:
    about = concern(site, each)
    details = [concern_name(site, about)] if about else []
    details.append(Markup(date(day(each.made_at), g.locale)))
    kind = gettext_in(g.locale)(KINDS[Kind(each.kind)])
    return Row(f"{root()}problem/{each.id}/", kind, g.locale, Markup(". ").join(details))
