"""The addresses without a language: the front door, and what machines ask for."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    jsonify,
    redirect,
    render_template,
    request,
)
from flask.typing import ResponseReturnValue
from markupsafe import escape

from service.books.data import SCHEMA_PATH, schema
from service.locales.locale import ENGLISH
from service.locales.negotiation import negotiate
from service.pages.addresses import SUGGEST, Address
from service.pages.inventory import PAGES, indexed_addresses, media_type
from service.state.site import Site
from service.web.error_pages import failed_pages
from service.web.headers import open_to_all
from service.web.origin import own_root, prefix

ORIGIN = "\ufdd0origin\ufdd0"
"""Stands for the origin of the site; a noncharacter, which no text of the site holds."""
HEALTH = "health"
"""The extension of the app that holds, by name, what else /healthz tells, each by a function."""
_SITEMAPS: WeakKeyDictionary[Site, str] = WeakKeyDictionary()


def sitemap() -> ResponseReturnValue:
    """All addresses with their languages (sitemaps.org 0.9, with Google's xhtml:link)."""
    site: Site = g.site
    g.address = Address(ENGLISH)
    text = _SITEMAPS.get(site)
    if text is None:
        # Written once for a site, with a mark for the origin: it is the longest answer of all.
        addresses = indexed_addresses(site, ENGLISH)
        text = render_template("sitemap.xml", root=ORIGIN, addresses=addresses)
        _SITEMAPS[site] = text
    return Response(text.replace(ORIGIN, str(escape(own_root()))), mimetype="application/xml")


def robots() -> ResponseReturnValue:
    """For crawlers (RFC 9309): everything but the pages that are not indexed."""
    hidden = [page.path.replace("<slug>", "*") for page in PAGES if not page.indexed]
    lines = ["User-agent: *", *(f"Disallow: /*/{path}" for path in (*hidden, SUGGEST))]
    lines.append("Disallow: /desk/")
    lines.append(f"Sitemap: {own_root()}/sitemap.xml")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def data_schema() -> ResponseReturnValue:
    """The JSON Schema of the data of drug pages."""
    return open_to_all(Response(schema(), mimetype="application/schema+json"))


def logo(kind: str) -> ResponseReturnValue:
    """The logo of whoever runs this copy, which the pages show."""
    content = g.site.content
    if content.operator.logo != f"logo.{kind}":
        abort(404)
    return Response(content.logo, mimetype=media_type(content.operator.logo))


def front_door() -> ResponseReturnValue:
    """Send a reader to the home in the best language; the only redirect by language."""
    site: Site = g.site
    locale = negotiate(list(request.accept_languages), site.locales)
    response = redirect(Address(locale, prefix=prefix()).href, 302)
    response.vary.add("Accept-Language")
    return response


def health() -> ResponseReturnValue:
    """For machines: whether the service runs, which files it had to leave out, which pages fail.

    The warm-up asks for every page, so that one that fails is named before a reader meets it.
    `checked` says whether every text was checked already; those that pages show always are.
    """
    site: Site = g.site
    others = {name: tell() for name, tell in current_app.extensions.get(HEALTH, {}).items()}
    problems = [*site.problems, *failed_pages(site)]
    return jsonify(
        status="degraded" if problems else "ok",
        drugs=len(site.content.drugs),
        locales=[locale.tag for locale in site.locales],
        problems=problems,
        checked=site.is_checked,
        **others,
    )


def init_app(app: Flask) -> None:
    """Register these routes on the app."""
    app.add_url_rule("/", view_func=front_door)
    app.add_url_rule("/healthz", view_func=health)
    app.add_url_rule("/sitemap.xml", view_func=sitemap)
    app.add_url_rule("/robots.txt", view_func=robots)
    app.add_url_rule("/logo.<kind>", view_func=logo)
    app.add_url_rule(SCHEMA_PATH, view_func=data_schema)
