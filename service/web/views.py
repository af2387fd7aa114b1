"""The routes of pages: thin functions from an address to a template with its view model."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    g,
    make_response,
    render_template,
    request,
    send_file,
)
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter, RequestRedirect

from service.books.data import SCHEMA_PATH, beginning, drug_data, encoded
from service.books.feed import feed
from service.catalogs.catalog import digest_of
from service.catalogs.download import sent
from service.content.reading import Content, Page
from service.content.registers import Register
from service.content.toml_forms import SLUG
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.approvals import where
from service.pages.changes import changes
from service.pages.criteria import criterion_view
from service.pages.drug_view import drug_view
from service.pages.glance import did_it_work
from service.pages.glossary import glossary_view
from service.pages.inventory import (
    BY_NAME,
    media_type,
    translation_files,
)
from service.pages.matrix import translation_matrix
from service.pages.page import (
    Highlights,
    drug_name,
    neighbours,
    page_title,
    page_view,
    side_by_side,
)
from service.pages.report import concern_of, way_to_report
from service.pages.search import MAX_QUERY, Results, SearchIndex
from service.pages.structured_data import drug_page
from service.pages.trials_so_far import trials_so_far
from service.pages.wording import translator
from service.state.site import Site
from service.web.headers import embed_policy, open_to_all
from service.web.origin import own_root, prefix, rest_of_request
from service.web.templating import EMBED_STYLE, is_desk_here, style, unseen_texts

REPORT_FORM = "report form"
"""The extension of the app that answers at `report/` by a form, where there is one."""

pages = Blueprint("pages", __name__)
View = Callable[..., ResponseReturnValue]


class Slug(BaseConverter):
    """A folder's name in an address; what has another form, such as `404.html`, is no page."""

    regex = SLUG


def page_route(name: str) -> Callable[[View], View]:
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


@pages.url_value_preprocessor
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


@page_route("home")
def home() -> ResponseReturnValue:
    """All drugs, in their lists."""
    content: Content = g.site.content
    gettext = gettext_in(g.locale)
    return render_template(
        "home.html",
        shelves=content.shelves,
        trials_so_far=trials_so_far,
        verdict_of=lambda page: did_it_work(page.drug, g.locale, g.address.register, gettext)[0],
    )


def marks_asked() -> bool:
    """Whether a translator wants to see places and states (`?marks=1`, `make dev` only)."""
    return current_app.debug and request.args.get("marks") == "1"


def drug_of(slug: str) -> Page:
    """The drug page of an address; one that was renamed sends to its address now (308)."""
    content: Content = g.site.content
    if slug in content.moved:
        rest = g.address.page.removeprefix(f"drugs/{slug}/")
        query = f"?{request.query_string.decode('ascii', 'replace')}".removesuffix("?")
        address = g.address.to(f"drugs/{content.moved[slug]}/{rest}")
        raise RequestRedirect(f"{address.href}{query}")
    return content.drugs.get(slug) or abort(404)


@page_route("drug")
def drug(slug: str) -> ResponseReturnValue:
    """One drug."""
    site: Site = g.site
    page = drug_of(slug)
    view = drug_view(site, page, g.address, Highlights(places=marks_asked()))
    return render_template(
        "drug.html",
        **view,
        unseen=unseen_texts() if marks_asked() else (),
        neighbours=neighbours(site.content, slug),
        structured=drug_page(page, view["name"], g.address, site.content.operator.address),
    )


@page_route("data")
def data() -> ResponseReturnValue:
    """How other sites, programs and e-readers may use the pages, with an example."""
    site: Site = g.site
    page, *_ = next(iter(site.content.shelves.values()))
    address = g.address.drug(page.slug)
    found = drug_data(site, page, address)
    return render_template(
        "data.html",
        data=found,
        here=address.whole(site.content.operator.address or f"https://example.org{prefix()}"),
        beginning=beginning(found),
        schema_path=SCHEMA_PATH,
    )


@page_route("drug_data")
def data_of_drug(slug: str) -> ResponseReturnValue:
    """One drug as data."""
    page = drug_of(slug)
    body = encoded(drug_data(g.site, page, g.address.drug(page.slug)))
    return open_to_all(Response(body, mimetype="application/json"))


@page_route("embed")
def embed(slug: str) -> ResponseReturnValue:
    """One drug in short, for a frame on a page of another site."""
    site: Site = g.site
    operator = site.content.operator
    page = drug_of(slug)
    view = drug_view(site, page, g.address.drug(page.slug))
    sheet = style(operator.colours, EMBED_STYLE)
    response = make_response(render_template("embed.html", **{**view, "style": sheet}))
    response.headers["Content-Security-Policy"] = embed_policy(operator)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@page_route("compare")
def compare(slug: str) -> ResponseReturnValue:
    """One drug, English and translation side by side."""
    site: Site = g.site
    page = drug_of(slug)
    marks = Highlights(figures=True)
    english = page_view(
        site, page, g.address.in_locale(ENGLISH), gettext_in, marks, links_from=g.address
    )
    marks = Highlights(figures=True, reasons=True)
    translated = page_view(site, page, g.address, gettext_in, marks)
    name = drug_name(site, page, g.address.locale)
    return render_template(
        "compare.html",
        name=name,
        english=english,
        page=translated,
        sources=page.sources,
        side_by_side=side_by_side,
    )


@page_route("glossary")
def glossary() -> ResponseReturnValue:
    """The terms that the pages mark."""
    return render_template("glossary.html", **glossary_view(g.site, g.address.locale))


@page_route("approvals")
def approvals() -> ResponseReturnValue:
    """What is approved where."""
    return render_template("approvals.html", where=where(g.site, g.address.locale))


@page_route("search")
def search() -> ResponseReturnValue:
    """Drugs by name, in any script, and by their words."""
    query = request.args.get("q", "")
    results = Results("")
    if query.strip():
        index: SearchIndex | None = current_app.extensions["search"](g.site)
        results = Results(query[:MAX_QUERY], ready=False)
        if index is not None:
            results = index.search(g.site, g.address.to(""), query)
    body = render_template("search.html", results=results, drugs=g.site.content.drugs)
    return (body, 200) if results.ready else (body, 503, {"Retry-After": "5"})


@page_route("changes")
def changed() -> ResponseReturnValue:
    """What was changed on the drug pages."""
    return render_template("changes.html", changes=changes(g.site, g.address.locale))


@page_route("feed")
def changes_feed() -> ResponseReturnValue:
    """The same for readers of feeds."""
    body = feed(g.site, g.address.to("changes/"))
    return open_to_all(Response(body, content_type=f"{media_type(g.address.page)}; charset=utf-8"))


@page_route("book")
def drug_pages() -> ResponseReturnValue:
    """All drug pages as a book."""
    made, digest = current_app.extensions["books"].get(g.site, g.address.to(""))
    words = "" if g.address.register is Register.STANDARD else f".{g.address.register}"
    return send_file(
        BytesIO(made),
        mimetype=media_type(g.address.page),
        download_name=f"drug-pages.{g.address.locale.tag}{words}.epub",
        as_attachment=True,
        etag=digest,
    )


@page_route("translations")
def translations() -> ResponseReturnValue:
    """How far each page is translated, in each language and register."""
    return render_template("translations.html", matrix=translation_matrix(g.site))


@page_route("translate")
def translate() -> ResponseReturnValue:
    """How to help, with the files of every page and of the interface."""
    locale: SiteLocale = g.address.locale
    files = translation_files(g.site, locale) if locale != ENGLISH else []
    return render_template(
        "translate.html", files=files, templates=translation_files(g.site, ENGLISH)
    )


@pages.get("/<locale>/catalogs/<name>", defaults={"register": Register.STANDARD})
def translation_file(name: str) -> ResponseReturnValue:
    """A catalog or a template as a file, for volunteers who have no git: what was checked."""
    locale: SiteLocale = g.address.locale
    known = {file.name: file for file in translation_files(g.site, locale)}
    file = known.get(name) or abort(404)
    content = current_app.extensions["loader"].file(g.site, locale, file.domain)
    if content is None:
        abort(404)
    if locale != ENGLISH:
        content = sent(content, Path(name), locale)
    own = name if locale == ENGLISH else f"{file.domain}.{locale.tag}.po"
    return send_file(
        BytesIO(content),
        mimetype=media_type(name),
        download_name=own,
        as_attachment=True,
        etag=digest_of(content)[:20],
    )


@page_route("report")
def report() -> ResponseReturnValue:
    """How to tell of a mistake on the page that the query names: by a form, where one is there."""
    form: View | None = current_app.extensions.get(REPORT_FORM)
    if form is not None and is_desk_here():
        return form()
    return report_body()


def report_body(template: str = "report.html", **values: object) -> str:
    """The page, or a template that adds to it, with what is known of what a reader tells."""
    site: Site = g.site
    concern = concern_of(site.content, request.args)
    way = way_to_report(site, g.address, own_root(), concern)
    return render_template(template, concern=concern, way=way, **values)


@page_route("site_map")
def site_map() -> ResponseReturnValue:
    """Every page of the site in this language."""
    return render_template("site_map.html", shelves=g.site.content.shelves)


@page_route("info")
def info(slug: str) -> ResponseReturnValue:
    """A page about the site itself."""
    site: Site = g.site
    page = site.content.pages.get(slug) or abort(404)
    return render_template(
        "info.html",
        title=page_title(site, page, g.address.locale)[0],
        info=page,
        page=page_view(site, page, g.address, gettext_in),
    )


@page_route("criteria")
def criteria(slug: str) -> ResponseReturnValue:
    """The criteria of the accessibility statement, one by one."""
    site: Site = g.site
    page = site.content.pages.get(slug)
    if page is None or not page.criteria:
        abort(404)
    catalog = site.catalog(g.locale, slug)
    return render_template(
        "criteria.html",
        statement=page,
        status=page_view(site, page, g.address, gettext_in).status,
        criteria=[criterion_view(criterion, g.locale, catalog) for criterion in page.criteria],
    )


def init_app(app: Flask) -> None:
    """Register the routes of the pages on the app."""
    app.url_map.converters["slug"] = Slug
    app.register_blueprint(pages)
