"""The list of pages is the one that routes, menus, sitemap and matrix go by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from service.content.checks.names import TAKEN
from service.pages.inventory import (
    BY_NAME,
    PAGES,
    export_name,
    is_page,
    media_type,
    page_addresses,
)
from service.state.site import Site
from tests.support.mini import MiniProject, hebrew
from tests.support.pages import GetPage, ParsedPage, page_getter, text_of

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def client_of(mini: MiniProject) -> Callable[[], FlaskClient]:
    """A reader of the small project as it is when asked for."""

    def client() -> FlaskClient:
        reader = mini.app().test_client()
        reader.get("/healthz")
        return reader

    return client


def site_of(client: FlaskClient) -> Site:
    site: Site = client.application.extensions["site"]
    return site


def test_every_page_of_the_list_has_a_view_and_no_view_is_beside_it(
    client_of: Callable[[], FlaskClient],
) -> None:
    app = client_of().application
    views = {v for v in app.view_functions if v.startswith(("pages.", "files."))}
    views = {name.partition(".")[2] for name in views}
    assert views - {"translation_file"} == set(BY_NAME)


def test_the_sitemap_is_the_list_without_what_is_not_indexed(
    client_of: Callable[[], FlaskClient],
) -> None:
    client = client_of()
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").data)
    listed = [loc.text or "" for loc in sitemap.iter(LOC)]
    paths = {loc.removeprefix("http://localhost") for loc in listed}
    assert len(paths) == len(listed)
    indexed = set()
    for address in page_addresses(site_of(client)):
        page = ParsedPage(client.get(address.path).get_data(as_text=True))
        robots = [e.get("content") for e in page.all("meta") if e.get("name") == "robots"]
        assert robots in ([], ["noindex"])
        indexed |= {address.path} if not robots else set()
    assert paths == indexed
    assert {"/es/plain/drugs/testol/", "/he/about/", "/en/", "/en/site-map/"} <= paths


def test_robots_are_kept_from_what_is_not_indexed(client_of: Callable[[], FlaskClient]) -> None:
    lines = client_of().get("/robots.txt").get_data(as_text=True).splitlines()
    assert {line for line in lines if line.startswith("Disallow")} == {
        "Disallow: /*/search/",
        "Disallow: /*/drugs/*/compare/",
        "Disallow: /*/suggest/",
        "Disallow: /desk/",
    }


@pytest.mark.parametrize("tag", ["es", "he"])
@pytest.mark.parametrize("words", ["", "plain/"])
def test_the_site_map_leads_to_every_page_but_the_comparisons(
    client_of: Callable[[], FlaskClient], tag: str, words: str
) -> None:
    client = client_of()
    page = page_getter(client)(f"/{tag}/{words}site-map/")
    site = site_of(client)
    wanted = {
        f"/{tag}/{words}{path}"
        for kind in PAGES
        if kind.name != "compare"
        for path in kind.paths(site.content)
    }
    assert wanted <= {link.partition("?")[0] for link in page.links()}
    links = [link for e in page.all("footer") for link in e.iter("a")]
    footer = {link.get("href", "").partition("?")[0] for link in links}  # it names the page
    assert {path for path in wanted if "/drugs/" not in path} <= footer


def test_no_folder_of_content_can_take_the_address_of_a_page() -> None:
    fixed = {page.path.split("/")[0] for page in PAGES} - {"", "<slug>"}
    assert fixed <= TAKEN


def add_news(mini: MiniProject) -> Path:
    """A new page about the site, as content/README.md says."""
    news = mini.content / "pages" / "news"
    news.mkdir()
    (news / "page.toml").write_text('title = "What is new"\n', encoding="utf-8")
    for register in ("standard", "plain"):
        text = "## This month\n\nWe wrote one page.\n"
        (news / f"{register}.md").write_text(text, encoding="utf-8")
    return news


def test_a_new_folder_is_a_new_page_and_needs_no_code(
    mini: MiniProject, client_of: Callable[[], FlaskClient]
) -> None:
    add_news(mini)
    client = client_of()
    get_page: GetPage = page_getter(client)
    page = get_page("/en/plain/news/")
    assert text_of(page.all("h1")[0]) == "What is new"
    assert "/en/plain/news/" in get_page("/en/plain/site-map/").links()
    assert "What is new" in get_page("/he/translations/").text("main")
    assert b"/he/news/" in client.get("/sitemap.xml").data


def test_a_title_that_is_not_translated_is_marked_as_english(
    mini: MiniProject, client_of: Callable[[], FlaskClient]
) -> None:
    add_news(mini)
    get_page: GetPage = page_getter(client_of())
    for path in ("/he/news/", "/he/site-map/", "/he/translations/"):
        assert "What is new" in get_page(path).in_language("en"), path
    mini.translate("he", lambda entry: "מה חדש" if entry.msgid == "What is new" else hebrew(entry))
    title = text_of(page_getter(client_of())("/he/news/").all("h1")[0])
    assert title == "מה חדש"


def test_the_address_of_a_page_is_known_by_its_form(mini: MiniProject) -> None:
    site = mini.app().extensions["loader"].load()
    assert all(is_page(address.page) for address in page_addresses(site))
    for other in ("x/y/", "drugs/x/y/", "about", "about/../", "drugs/X/", "catalogs/x.po"):
        assert not is_page(other), other


@pytest.mark.parametrize(
    ("path", "name", "kind"),
    [
        ("/es/", "es/index.html", "text/html"),
        ("/es/drugs/testol/", "es/drugs/testol/index.html", "text/html"),
        ("/es/catalogs/testol.po", "es/catalogs/testol.po", "text/x-gettext-translation"),
    ],
)
def test_what_is_sent_at_a_path_follows_from_its_end(path: str, name: str, kind: str) -> None:
    assert export_name(path) == name
    assert media_type(path) == kind
