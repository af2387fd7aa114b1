"""What every template is given: the address, the languages, the interface, CLDR formats."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g
from jinja2 import FileSystemLoader
from markupsafe import Markup

from service.catalogs.interface import DOMAIN
from service.content.operator import Colours, Operator
from service.content.reading import Page
from service.locales.locale import ENGLISH
from service.pages.addresses import SUGGEST, Address
from service.pages.context import TEMPLATES, set_up, template_context
from service.pages.inventory import PAGES, TranslationFile
from service.pages.report import query_for, way_to_send
from service.pages.wording import Gettext

STYLE = Path(__file__).parent / "templates" / "style.css"
EMBED_STYLE = STYLE.with_name("embed.css")


@cache
def style(colours: Colours, path: Path = STYLE) -> Markup:
    """A style sheet, to stand in the page: one round trip brings the first view."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    sheet = "".join(line for line in lines if line and not line.startswith("/*"))
    own = {"--own-light": colours.light, "--own-dark": colours.dark}
    set_by_operator = "".join(f"{name}: {colour};" for name, colour in own.items() if colour)
    return Markup(f":root{{{set_by_operator}}}{sheet}" if set_by_operator else sheet)


@cache
def style_hash(colours: Colours, path: Path = STYLE) -> str:
    """The CSP source expression of a style sheet (CSP Level 3, hash-source)."""
    digest = hashlib.sha256(style(colours, path).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def unseen_texts() -> tuple[tuple[str, str], ...]:
    """The texts of the templates that only users of screen readers meet: names of regions, with
    their context or an empty one."""
    files = (path for folder in (STYLE.parent, TEMPLATES) for path in folder.rglob("*.html"))
    sources = "".join(path.read_text(encoding="utf-8") for path in files)
    label = r"aria-label=\"\{\{ (?:_\(|pgettext\('([^']+)', )'([^']+)'\)"
    return tuple(dict.fromkeys(re.findall(label, sources)))


def init_app(app: Flask) -> None:
    """Set up Jinja on an app."""
    app.jinja_loader = FileSystemLoader([STYLE.parent, TEMPLATES])
    set_up(app.jinja_env)
    app.context_processor(page_context)


def desk_root() -> str | None:
    """The root of the addresses at which readers' words are taken: that of this site, or of the
    live one that `site.toml` names; None where there is none."""
    operator: Operator = g.site.content.operator
    if operator.desk not in ("", operator.address):
        return operator.desk
    prefix: str = g.address.prefix
    return None if current_app.config.get("STATIC") else prefix


def is_desk_here() -> bool:
    """Whether this very site takes what readers write."""
    address: Address = g.address
    return desk_root() == address.prefix


def page_context() -> dict[str, Any]:
    """The values of one page of the site: those of every template, and what is around a page."""
    address: Address = g.address
    operator: Operator = g.site.content.operator
    desk = desk_root()
    context = template_context(g.site, address)
    gettext: Gettext = context["gettext"]
    title_of = context["title_of"]

    def title_of_file(file: TranslationFile) -> Markup:
        """What a file holds that volunteers translate: the title of its page."""
        if file.domain == DOMAIN:
            return gettext("Words of buttons and headings")
        page = {page.slug: page for page in g.site.content.all_pages}.get(file.domain)
        return title_of(page) if page else gettext("Glossary")

    def menu() -> list[tuple[Markup, Address]]:
        """The pages that the footer and the site map name: made from data, then about the site."""
        made = [(gettext(page.title), address.to(page.path)) for page in PAGES if page.title]
        pages: Mapping[str, Page] = g.site.content.pages
        return made + [(title_of(page), address.to(f"{slug}/")) for slug, page in pages.items()]

    def better_words(page: str, part: str) -> str:
        """The link to suggest better words for a part; empty where nobody takes them."""
        if address.locale == ENGLISH or desk is None:
            return ""
        return address.suggest(page, part, desk)

    def tell_of(part: str = "") -> str:
        """The link to tell of a problem on this page."""
        root = address.prefix if desk is None else desk
        page = address.page.removesuffix(SUGGEST)
        return f"{root}{address.to('report/').path}{query_for(g.site.content, page, part)}"

    def at_desk(page: str) -> str:
        """The link to a public page of the desk; empty where there is no desk."""
        return "" if desk is None else f"{desk}{address.to(page).path}"

    return {
        **context,
        "at_desk": at_desk,
        "better_words": better_words,
        "tell_of": tell_of,
        "locales": g.site.locales,
        "title_of_file": title_of_file,
        "menu": menu,
        "way_to_send": partial(way_to_send, operator),
        "style": style(operator.colours),
        "whole": lambda other: other.whole(operator.address),
    }
