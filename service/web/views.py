"""The routes of pages: thin functions from an address to a template with its view model."""

from __future__ import annotations

from flask import Blueprint, Flask, abort, current_app, g, render_template, request
from flask.typing import ResponseReturnValue

from service.books.data import SCHEMA_PATH, beginning, drug_data
from service.content.reading import Content
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.approvals import where
from service.pages.changes import changes
from service.pages.criteria import criterion_view
from service.pages.drug_view import drug_view
from service.pages.glance import did_it_work
from service.pages.glossary import glossary_view
from service.pages.inventory import translation_files
from service.pages.matrix import translation_matrix
from service.pages.page import page_view
from service.pages.report import concern_of, way_to_report
from service.pages.search import MAX_QUERY, Results, SearchIndex
from service.pages.sections import Highlights, side_by_side
from service.pages.structured_data import drug_page
from service.pages.titles import drug_name, neighbours, page_title
from service.pages.trials_so_far import trials_so_far
from service.state.site import Site
from service.web.files import files
from service.web.origin import own_root, prefix
from service.web.routes import Slug, View, drug_of, gettext_in, page_route, take_address
from service.web.templating import is_desk_here, unseen_texts

REPORT_FORM = "report form"
"""The extension of the app that answers at `report/` by a form, where there is one."""

pages = Blueprint("pages", __name__)
pages.url_value_preprocessor(take_address)


@page_route(pages, "home")
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


@page_route(pages, "drug")
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


@page_route(pages, "data")
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


@page_route(pages, "compare")
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


@page_route(pages, "glossary")
def glossary() -> ResponseReturnValue:
    """The terms that the pages mark."""
    return render_template("glossary.html", **glossary_view(g.site, g.address.locale))


@page_route(pages, "approvals")
def approvals() -> ResponseReturnValue:
    """What is approved where."""
    return render_template("approvals.html", where=where(g.site, g.address.locale))


@page_route(pages, "search")
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


@page_route(pages, "changes")
def changed() -> ResponseReturnValue:
    """What was changed on the drug pages."""
    return render_template("changes.html", changes=changes(g.site, g.address.locale))


@page_route(pages, "translations")
def translations() -> ResponseReturnValue:
    """How far each page is translated, in each language and register."""
    return render_template("translations.html", matrix=translation_matrix(g.site))


@page_route(pages, "translate")
def translate() -> ResponseReturnValue:
    """How to help, with the files of every page and of the interface."""
    locale: SiteLocale = g.address.locale
    files = translation_files(g.site, locale) if locale != ENGLISH else []
    return render_template(
        "translate.html", files=files, templates=translation_files(g.site, ENGLISH)
    )


@page_route(pages, "report")
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


@page_route(pages, "site_map")
def site_map() -> ResponseReturnValue:
    """Every page of the site in this language."""
    return render_template("site_map.html", shelves=g.site.content.shelves)


@page_route(pages, "info")
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


@page_route(pages, "criteria")
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
    """Register the routes of the pages and of the files on the app."""
    app.url_map.converters["slug"] = Slug
    app.register_blueprint(pages)
    app.register_blueprint(files)
