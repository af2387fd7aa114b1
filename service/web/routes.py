"""How addresses lead to views: each in every locale and both registers, the address on `g`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, g, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter, RequestRedirect

from service.content.reading import Content, Page
from service.content.registers import Register
from service.content.toml_forms import SLUG
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.inventory import BY_NAME
from service.pages.wording import translator
from service.state.site import Site
from service.web.origin import prefix, rest_of_request

View = Callable[..., ResponseReturnValue]


class Slug(BaseConverter):
    """A folder's name in an address; what has another form, such as `404.html`, is no page."""

    regex = SLUG


def page_route(pages: Blueprint, name: str) -> Callable[[View], View]:
    """Routes for a page of the inventory in every locale, in standard and in plain words."""
    page = BY_NAME[name]
    methods = ("GET", "POST") if page.form else ("GET",)

    def add_routes(view: View) -> View:
        for register, part in ((Register.STANDARD, ""), (Register.PLAIN, "plain/")):
            rule = f"/<locale>/{part}{page.path}".replace("<slug>", "<slug:slug>")
            defaults = {"register": register}
            pages.add_url_rule(rule, name, view, defaults=defaults, methods=methods)
        return view

    return add_routes


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
        raise RequestRedirect(f"{prefix()}/{locale.tag}/{rest_of_request()}")
    home = Address(locale, register)
    g.locale = locale
    g.address = Address(locale, register, request.path.removeprefix(home.path), prefix())


def gettext_in(locale: SiteLocale) -> Callable[..., Any]:
    """The interface in the language of a section."""
    return translator(g.site, locale)


def drug_of(slug: str) -> Page:
    """The drug page of an address; one that was renamed sends to its address now (308)."""
    content: Content = g.site.content
    if slug in content.moved:
        rest = g.address.page.removeprefix(f"drugs/{slug}/")
        query = f"?{request.query_string.decode('ascii', 'replace')}".removesuffix("?")
        address = g.address.to(f"drugs/{content.moved[slug]}/{rest}")
        raise RequestRedirect(f"{address.href}{query}")
    return content.drugs.get(slug) or abort(404)
