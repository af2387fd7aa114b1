"""The words of the interface as pages say them: filled, escaped, marked where they are English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from service.catalogs.interface import Interface, Untranslated
from service.locales.formats import number
from service.locales.locale import SiteLocale
from service.state.site import Site

Gettext = Callable[..., Markup]
_TAG = re.compile("<[^>]*>")
_ENDS_FULL_WIDTH = re.compile("[。！？](<[^>]*>)*$")


def template_functions(interface: Interface, locale: SiteLocale) -> dict[str, Any]:
    """`_`, `ngettext` and `pgettext` for templates: catalog text is escaped, so it brings no
    markup.

    Placeholders (`%(name)s`) are filled from keyword arguments, which are escaped as well. What
    is not translated stands in English and is marked so (WCAG 2.2, 3.1.2); where no mark may
    stand, in attributes and titles, `|unmarked` takes it off. A text with a context is one that
    must not stand in English at all: there the language's last good wording stays, and where there
    never was one, nothing.
    """
    translations = interface.translations

    def singular(message: str, **values: object) -> Markup:
        return _filled(translations.gettext(message), values)

    def plural(singular: str, many: str, num: int, **values: object) -> Markup:
        filling = {"num": number(num, locale), **values}
        return _filled(translations.ngettext(singular, many, num), filling)

    def in_context(context: str, message: str, **values: object) -> Markup:
        text: object = translations.pgettext(context, message)
        wording = interface.wordings.get(context, "") if isinstance(text, Untranslated) else text
        try:
            return _filled(str(wording), values)
        except KeyError:  # an older wording with a placeholder that is no longer filled
            return Markup("")

    return {"_": singular, "gettext": singular, "ngettext": plural, "pgettext": in_context}


def sentences(said: Iterable[object]) -> Markup:
    """Sentences one after the other, those left out that are empty. A space stands between them,
    but none after a full-width mark, which has its own room (W3C, JLREQ and CLREQ)."""
    found = Markup("")
    for sentence in said:
        text = escape(sentence).strip()
        gap = " " if found and text and not _ENDS_FULL_WIDTH.search(found) else ""
        found += Markup(gap) + text
    return found


def unmarked(text: object) -> Markup:
    """A text for an attribute or a title, without its tags and otherwise letter by letter.

    Jinja's `striptags` would also fold its spaces, the no-break spaces of French among them.
    """
    return Markup(_TAG.sub("", escape(text)))


def _filled(text: str, values: dict[str, object]) -> Markup:
    filled = escape(str(text)) % values
    if isinstance(text, Untranslated):
        return Markup('<span lang="en" dir="ltr">{}</span>').format(filled)
    return filled


def translator(site: Site, locale: SiteLocale) -> Gettext:
    """The gettext function of a locale, for text in another language than the page's."""
    function: Gettext = template_functions(site.interface(locale), locale)["_"]
    return function
