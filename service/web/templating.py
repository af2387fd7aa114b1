"""What every template is given: the address, the languages, the interface, CLDR formats."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g
from jinja2 import StrictUndefined
from markupsafe import Markup

from service.catalogs.interface import DOMAIN
from service.content.markup import isolate
from service.content.operator import Colours, Operator
from service.content.reading import Page
from service.content.registers import Register
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.pages import disclaimer, labels
from service.pages.addresses import Address
from service.pages.inventory import PAGES, TranslationFile
from service.pages.page import drug_name, page_title
from service.pages.report import way_to_send
from service.pages.trials_so_far import SIGN
from service.pages.wording import Gettext, template_functions, unmarked
from service.web.i18n import current_interface

STYLE = Path(__file__).parent / "templates" / "style.css"


@cache
def style(colours: Colours) -> Markup:
    """The style sheet, to stand in the page: one round trip brings the first view."""
    lines = (line.strip() for line in STYLE.read_text(encoding="utf-8").splitlines())
    sheet = "".join(line for line in lines if line and not line.startswith("/*"))
    own = {"--own-light": colours.light, "--own-dark": colours.dark}
    set_by_operator = "".join(f"{name}: {colour};" for name, colour in own.items() if colour)
    return Markup(f":root{{{set_by_operator}}}{sheet}" if set_by_operator else sheet)


@cache
def style_hash(colours: Colours) -> str:
    """The CSP source expression of the style sheet (CSP Level 3, hash-source)."""
    digest = hashlib.sha256(style(colours).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def unseen_texts() -> tuple[tuple[str, str], ...]:
    """The texts of the templates that only users of screen readers meet: names of regions, with
    their context or an empty one."""
    sources = "".join(p.read_text(encoding="utf-8") for p in STYLE.parent.rglob("*.html"))
    label = r"aria-label=\"\{\{ (?:_\(|pgettext\('([^']+)', )'([^']+)'\)"
    return tuple(dict.fromkeys(re.findall(label, sources)))


def init_app(app: Flask) -> None:
    """Set up Jinja on an app: undefined names are errors, blocks leave no blank lines."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["unmarked"] = unmarked
    app.jinja_env.globals.update(
        Register=Register,
        labels=labels,
        disclaimers=disclaimer,
        sign_of=SIGN,
        ENGLISH=ENGLISH,
    )
    app.context_processor(page_context)


def page_context() -> dict[str, Any]:
    """The values of one page: everything that depends on the language is bound here.

    Locale-dependent filters are values of the context and no Jinja filters, since Jinja folds a
    filter over constants into the first locale that is rendered.
    """
    address: Address = g.address
    locale = address.locale
    operator: Operator = g.site.content.operator
    is_static = bool(current_app.config.get("STATIC"))
    functions = template_functions(current_interface())
    gettext: Gettext = functions["gettext"]

    def isolated(text: object) -> Markup:
        """A Latin name or number inside right-to-left text keeps its own direction."""
        return isolate(str(text)) if locale.direction == "rtl" else Markup.escape(text)

    def listed(
        items: Sequence[str],
        written: Callable[[str], object] = Markup.escape,
        more: str = "",
    ) -> Markup:
        """Items one after the other as the locale lists them (CLDR), each as `written` makes it,
        with what says how many `more` there are as the last."""
        shown = [Markup.escape(written(item)) for item in items]
        return Markup(formats.listed([*shown, *([Markup.escape(more)] if more else [])], locale))

    def title_of(page: Page) -> Markup:
        """What links call a page; marked as English where it is not translated."""
        title, language = page_title(g.site, page, locale)
        if page.drug or language == locale:
            return Markup("<bdi>{}</bdi>").format(title)
        return Markup('<span lang="en" dir="ltr">{}</span>').format(title)

    def title_of_file(file: TranslationFile) -> Markup:
        """What a file holds that volunteers translate: the title of its page."""
        if file.domain == DOMAIN:
            return gettext("Words of buttons and headings")
        page = {page.slug: page for page in g.site.content.all_pages}.get(file.domain)
        return title_of(page) if page else gettext("Glossary")

    def drug_list(pages: Sequence[Page]) -> Markup:
        """Drugs as the locale lists them. They are no links: the tables beside them have these."""
        return Markup(formats.listed([title_of(page) for page in pages], locale))

    def own_title() -> Markup:
        """What this copy of the site calls itself, if it does; marked where that is English."""
        if (own := operator.title_in(locale)) is None:
            return Markup("")
        title, language = own
        if language == locale:
            return Markup.escape(title)
        return Markup('<span lang="en" dir="ltr">{}</span>').format(title)

    def menu() -> list[tuple[Markup, Address]]:
        """The pages that the footer and the site map name: made from data, then about the site."""
        made = [(gettext(page.title), address.to(page.path)) for page in PAGES if page.title]
        pages: Mapping[str, Page] = g.site.content.pages
        return made + [(title_of(page), address.to(f"{slug}/")) for slug, page in pages.items()]

    def better_words(page: str, part: str) -> str:
        """The link to suggest better words for a part; empty where nobody takes them."""
        elsewhere = operator.desk not in ("", operator.address)
        if locale == ENGLISH or (is_static and not elsewhere):
            return ""
        return address.suggest(page, part, operator.desk if elsewhere else address.prefix)

    return {
        **functions,
        "better_words": better_words,
        "address": address,
        "locale": locale,
        "register": address.register,
        "locales": g.site.locales,
        "format_date": lambda value: formats.date(value, locale),
        "format_year": lambda value: formats.year(value, locale),
        "format_number": lambda value: formats.number(value, locale),
        "format_percent": lambda value: formats.percent(value, locale),
        "drug_list": drug_list,
        "drug_name": lambda page: drug_name(g.site, page, locale),
        "title_of": title_of,
        "title_of_file": title_of_file,
        "menu": menu,
        "operator": operator,
        "way_to_send": partial(way_to_send, operator),
        "own_title": own_title(),
        "style": style(operator.colours),
        "language_name": lambda tag: SiteLocale(tag).name_in(locale),
        "whole": lambda other: other.whole(operator.address),
        "country": lambda code: formats.country(code, locale),
        "isolated": isolated,
        "listed": listed,
        "today": g.site.today,
    }
