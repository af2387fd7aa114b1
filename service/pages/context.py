"""What every template is given for one page: its address, the interface, formats of CLDR."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from service.content.markup import isolate
from service.content.reading import Page
from service.content.registers import Register
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.pages import disclaimer, labels
from service.pages.addresses import Address
from service.pages.titles import drug_name, page_title
from service.pages.trials_so_far import SIGN
from service.pages.wording import sentences, template_functions, unmarked
from service.state.site import Site

TEMPLATES = Path(__file__).parent / "templates"
"""Parts that a page of the site and a chapter of a book are laid out with."""


def set_up(environment: Environment) -> None:
    """Set up Jinja: undefined names are errors, blocks leave no blank lines."""
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["unmarked"] = unmarked
    environment.globals.update(
        Register=Register,
        labels=labels,
        disclaimers=disclaimer,
        sentences=sentences,
        sign_of=SIGN,
        ENGLISH=ENGLISH,
    )


def no_suggestion(_page: str, _part: str) -> str:
    """Where readers suggest better words for a part: nowhere but on the site."""
    return ""


def template_context(site: Site, address: Address) -> dict[str, Any]:
    """The values of one page: everything that depends on the language is bound here.

    Locale-dependent filters are values of the context and no Jinja filters, since Jinja folds a
    filter over constants into the first locale that is rendered.
    """
    locale, operator = address.locale, site.content.operator

    def isolated(text: object) -> Markup:
        """A Latin name or number inside right-to-left text keeps its own direction."""
        return isolate(str(text)) if locale.direction == "rtl" else Markup.escape(text)

    def title_of(page: Page) -> Markup:
        """What links call a page; marked as English where it is not translated."""
        title, language = page_title(site, page, locale)
        if page.drug or language == locale:
            return Markup("<bdi>{}</bdi>").format(title)
        return Markup('<span lang="en" dir="ltr">{}</span>').format(title)

    def listed(
        items: Sequence[str],
        written: Callable[[str], object] = Markup.escape,
        more: str = "",
    ) -> Markup:
        """Items one after the other as the locale lists them (CLDR), each as `written` makes it,
        with what says how many `more` there are as the last."""
        shown = [Markup.escape(written(item)) for item in items]
        return Markup(formats.listed([*shown, *([Markup.escape(more)] if more else [])], locale))

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

    return {
        **template_functions(site.interface(locale), locale),
        "better_words": no_suggestion,
        "address": address,
        "locale": locale,
        "register": address.register,
        "format_date": lambda value: formats.date(value, locale),
        "format_year": lambda value: formats.year(value, locale),
        "format_number": lambda value: formats.number(value, locale),
        "format_percent": lambda value: formats.percent(value, locale),
        "drug_list": drug_list,
        "drug_name": lambda page: drug_name(site, page, locale),
        "title_of": title_of,
        "operator": operator,
        "own_title": own_title(),
        "language_name": lambda tag: SiteLocale(tag).name_in(locale),
        "country": lambda code: formats.country(code, locale),
        "isolated": isolated,
        "listed": listed,
        "today": site.today,
    }
