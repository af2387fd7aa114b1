"""The seam to Flask-Babel; no other module imports it.

Flask-Babel picks the locale of a request from its address and hands out the interface's
translations, which here come from the site's checked catalogs and not from `.mo` files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flask_babel
from babel.support import NullTranslations, Translations
from flask import Flask, g
from markupsafe import Markup, escape

from service.locales.locale import ENGLISH, SiteLocale
from service.state.site import Site

Gettext = Callable[..., Markup]


class SiteDomain(flask_babel.Domain):  # type: ignore[misc]
    """Flask-Babel's text domain over the site that the request is answered from."""

    def get_translations(self) -> Translations | NullTranslations:
        site: Site = g.site
        return site.interface(g.get("locale", ENGLISH))


def init_app(app: Flask) -> None:
    """Install Flask-Babel with the locale of the address, and its domain, on an app."""
    babel = flask_babel.Babel()
    babel.init_app(app, locale_selector=lambda: g.get("locale", ENGLISH).folder)
    domain = SiteDomain()
    app.url_value_preprocessor(lambda _endpoint, _values: domain.as_default())


def current_translations() -> Translations | NullTranslations:
    """The interface's translations for the request, through Flask-Babel."""
    translations: Translations | NullTranslations = flask_babel.get_translations()
    return translations


def template_functions(translations: NullTranslations) -> dict[str, Any]:
    """`_` and `ngettext` for templates: catalog text is escaped, so it brings no markup.

    Placeholders (`%(name)s`) are filled from keyword arguments, which are escaped as well.
    """

    def singular(message: str, **values: object) -> Markup:
        return escape(translations.gettext(message)) % values

    def plural(singular: str, many: str, num: int, **values: object) -> Markup:
        text = escape(translations.ngettext(singular, many, num))
        return text % {"num": num, **values}

    return {"_": singular, "gettext": singular, "ngettext": plural}


def translator(site: Site, locale: SiteLocale) -> Gettext:
    """The gettext function of a locale, for text in another language than the page's."""
    function: Gettext = template_functions(site.interface(locale))["_"]
    return function
