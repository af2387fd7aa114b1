"""The lists of what waits at the desk, and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g
from markupsafe import Markup, escape

from service.content.reading import Page
from service.locales.locale import SiteLocale
from service.pages.titles import page_title
from service.state.site import Site

A_FEW, MOST = 5, 100
"""Rows of a list among others, and of a list alone."""


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


def page_name(site: Site, page: Page) -> Markup:
    """The name of a page in the language of the desk, else in English, marked so."""
    title, language = page_title(site, page, g.locale)
    if page.drug or language == g.locale:
        return escape(title)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(title)
