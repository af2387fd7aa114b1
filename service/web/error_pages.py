"""Error pages in the reader's language. Readers never see a stack trace."""

from __future__ import annotations

import logging
from weakref import WeakKeyDictionary

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from service.locales.negotiation import negotiate
from service.pages.addresses import Address
from service.state.site import Site

log = logging.getLogger(__name__)
_WRITTEN: WeakKeyDictionary[Site, dict[tuple[str, str], str]] = WeakKeyDictionary()
"""Error pages of each Site by template and locale: they depend on nothing else."""


def init_app(app: Flask) -> None:
    """Register the handlers on an app."""
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(InternalServerError, server_error)
    app.register_error_handler(HTTPException, other)


def not_found(_error: NotFound) -> Response:
    return _page("not_found.html", 404)


def server_error(_error: InternalServerError) -> Response:
    return _page("server_error.html", 500)


def other(error: HTTPException) -> Response | HTTPException:
    """Redirects pass; any other refusal is as short as its status."""
    if error.code is None or error.code < 400:
        return error
    return Response(f"{error.code} {error.name}\n", error.code, mimetype="text/plain")


def _page(template: str, status: int) -> Response:
    """An error page in the address's language, else in the best one for the reader."""
    site: Site = g.site
    first = request.path.split("/")[1]
    locale = site.locale(first)
    negotiated = locale is None
    if locale is None:
        locale = negotiate(list(request.accept_languages), site.locales)
    g.locale = locale
    g.address = Address(locale)
    written = _WRITTEN.setdefault(site, {})
    key = (template, locale.tag)
    if key not in written:
        written[key] = render_template(template)
    response = make_response(written[key], status)
    if negotiated:
        response.vary.add("Accept-Language")
    return response
