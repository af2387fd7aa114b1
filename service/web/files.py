"""The routes of what is no page by itself: data, frame, feed, book, and the catalogs as files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    render_template,
    send_file,
)
from flask.typing import ResponseReturnValue

from service.books.data import drug_data, encoded
from service.books.feed import feed
from service.catalogs.catalog import digest_of
from service.catalogs.download import sent
from service.content.registers import Register
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.drug_view import drug_view
from service.pages.inventory import media_type, translation_files
from service.state.site import Site
from service.web.headers import embed_policy, open_to_all
from service.web.routes import drug_of, page_route, take_address
from service.web.templating import EMBED_STYLE, style

files = Blueprint("files", __name__)
files.url_value_preprocessor(take_address)


@page_route(files, "drug_data")
def data_of_drug(slug: str) -> ResponseReturnValue:
    """One drug as data."""
    page = drug_of(slug)
    body = encoded(drug_data(g.site, page, g.address.drug(page.slug)))
    return open_to_all(Response(body, mimetype="application/json"))


@page_route(files, "embed")
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


@page_route(files, "feed")
def changes_feed() -> ResponseReturnValue:
    """The same for readers of feeds."""
    body = feed(g.site, g.address.to("changes/"))
    return open_to_all(Response(body, content_type=f"{media_type(g.address.page)}; charset=utf-8"))


@page_route(files, "book")
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


@files.get("/<locale>/catalogs/<name>", defaults={"register": Register.STANDARD})
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
