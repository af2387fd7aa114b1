"""Error pages in the reader's language. Readers never see a stack trace."""

from __future__ import annotations

import logging
from weakref import WeakKeyDictionary

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from service.locales.negotiation import negotiate
from service.pages.addresses import Address
from service.pages.inventory import without_secret
from service.state.site import Site
from service.web.origin import prefix

log = logging.getLogger(__name__)
_WRITTEN: WeakKeyDictionary[Site, dict[tuple[str, str, str], str]] = WeakKeyDictionary()
"""Error pages of each Site by template, locale and prefix: they depend on nothing else."""
_FAILED: WeakKeyDictionary[Site, dict[str, str]] = WeakKeyDictionary()
"""Of each Site the pages that could not be made, by path."""
MOST_FAILED = 100
"""Pages of a Site that are named as failed at most."""


def init_app(app: Flask) -> None:
    """Register the handlers on an app."""
    app.after_request(forget_failure)
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(InternalServerError, server_error)
    app.register_error_handler(HTTPException, other)


def not_found(_error: NotFound) -> Response:
    return _page("not_found.html", 404)


def server_error(_error: InternalServerError) -> Response:
    if len(failed := _FAILED.setdefault(g.site, {})) < MOST_FAILED:
        path = without_secret(request.path)
        failed[request.path] = f"{path}: cannot be shown; the log says why"
    return _page("server_error.html", 500)


def failed_pages(site: Site) -> list[str]:
    """The pages of a Site that could not be made when they were last asked for."""
    return sorted(_FAILED.get(site, {}).values())


def forget_failure(response: Response) -> Response:
    """A page that could be made after all is no problem any more."""
    if "site" in g and response.status_code == 200 and (failed := _FAILED.get(g.site)):
        failed.pop(request.path, None)
    return response


def other(error: HTTPException) -> Response:
    """Any other refusal is as short as its status. Flask hands no redirect to a handler."""
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
    g.address = Address(locale, prefix=prefix())
    written = _WRITTEN.setdefault(site, {})
    key = (template, locale.tag, g.address.prefix)
    if key not in written:
        written[key] = render_template(template, drugs=site.content.drugs)
    response = make_response(written[key], status)
    if negotiated:
        response.vary.add("Accept-Language")
    return response
