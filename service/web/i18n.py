"""The seam to Flask-Babel.

The site's own templates take their words from the checked catalogs of the Site and their formats
from `service.locales`, bound for each page (`pages.wording`); they do not need Flask-Babel.
It is installed for what else runs in the application, an extension with forms or a view of one's
own: whoever asks `flask_babel` for the locale, a text or a format gets those of the page, from the
same catalogs and not from `.mo` files. No other module imports it.
"""

from __future__ import annotations

import flask_babel
from babel.support import NullTranslations, Translations
from flask import Flask, g

from service.catalogs.interface import Interface
from service.locales.locale import ENGLISH
from service.state.site import Site


class SiteDomain(flask_babel.Domain):  # type: ignore[misc]
    """Flask-Babel's text domain over the site that the request is answered from."""

    def get_translations(self) -> Translations | NullTranslations:
        return current_interface().translations


def init_app(app: Flask) -> None:
    """Install Flask-Babel with the locale of the address, and its domain, on an app."""
    babel = flask_babel.Babel()
    babel.init_app(app, locale_selector=lambda: g.get("locale", ENGLISH).folder)
    domain = SiteDomain()
    app.url_value_preprocessor(lambda _endpoint, _values: domain.as_default())


def current_interface() -> Interface:
    """The interface in the language of the request."""
    site: Site = g.site
    return site.interface(g.get("locale", ENGLISH))
