"""The routes: thin functions from an address to a template with its view model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, abort, g, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import RequestRedirect

from service.addresses import Address
from service.drug import Status
from service.i18n import translator
from service.locales import SiteLocale, negotiate
from service.pages import page_view, summary
from service.registers import Register
from service.site import Site

site_pages = Blueprint("pages", __name__)
Rule = Callable[[Callable[..., ResponseReturnValue]], Callable[..., ResponseReturnValue]]


def page_route(page: str) -> Rule:
    """A route for a page in every locale, in standard and in plain words."""

    def register(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
        for words, prefix in ((Register.STANDARD, ""), (Register.PLAIN, "plain/")):
            rule = f"/<locale>/{prefix}{page}"
            site_pages.add_url_rule(rule, view_func=view, defaults={"register": words})
        return view

    return register


@site_pages.url_value_preprocessor
def take_address(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Put the address on `g`; send other spellings of a locale to the canonical one (308)."""
    if values is None:
        return
    tag = values.pop("locale")
    register = values.pop("register")
    site: Site = g.site
    locale = site.locale(tag)
    if locale is None:
        abort(404)
    if locale.tag != tag:
        rest = request.full_path.split("/", 2)[2].removesuffix("?")
        raise RequestRedirect(f"/{locale.tag}/{rest}")
    prefix = Address(locale, register).path
    g.locale = locale
    g.address = Address(locale, register, request.path.removeprefix(prefix))


def front_door() -> ResponseReturnValue:
    """Send a reader to the home in the best language; the only redirect by language."""
    site: Site = g.site
    locale = negotiate(list(request.accept_languages), site.locales)
    response = redirect(Address(locale).path, 302)
    response.vary.add("Accept-Language")
    return response


def health() -> ResponseReturnValue:
    """For machines: whether the service runs, and which files it had to leave out."""
    site: Site = g.site
    return jsonify(
        status="degraded" if site.problems else "ok",
        drugs=len(site.content.drugs),
        locales=[locale.tag for locale in site.locales],
        problems=list(site.problems),
    )


def gettext_in(locale: SiteLocale) -> Callable[..., Any]:
    """The interface in the language of a section."""
    return translator(g.site, locale)


@page_route("")
def home() -> ResponseReturnValue:
    """All drugs, by status."""
    site: Site = g.site
    lists = [
        (status, [(page, *summary(site, page, g.address)) for page in site.content.drugs_by_status(status)])
        for status in Status
    ]
    return render_template("home.html", lists=lists)


@page_route("drugs/<slug>/")
def drug(slug: str) -> ResponseReturnValue:
    """One drug."""
    site: Site = g.site
    page = site.content.drugs.get(slug) or abort(404)
    return render_template("drug.html", page=page_view(site, page, g.address, gettext_in))


@page_route("<any(about, privacy, accessibility):slug>/")
def info(slug: str) -> ResponseReturnValue:
    """A page about the site itself."""
    site: Site = g.site
    page = site.content.pages.get(slug) or abort(404)
    return render_template("info.html", page=page_view(site, page, g.address, gettext_in))


def init_app(app: Flask) -> None:
    """Register all routes on the app."""
    app.register_blueprint(site_pages)
    app.add_url_rule("/", view_func=front_door)
    app.add_url_rule("/healthz", view_func=health)
