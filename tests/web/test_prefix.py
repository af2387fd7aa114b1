"""Under a path of its own (`https://example.org/drugs/`), no link leads out of the site."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from werkzeug.test import Client

from service.pages.inventory import page_addresses
from tests.support.cached import Cached
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage, own_links
from tests.support.serving import exchange, free_port, start, stop

PREFIX = "/drugs"
BASE = f"https://example.org{PREFIX}"
SOCKET = {"REMOTE_ADDR": "127.0.0.1"}
"""Whose request it is, as every server says."""


@pytest.fixture(scope="module")
def cached(finished_mini: MiniProject) -> Cached:
    return Cached(finished_mini)


def test_every_link_of_every_page_stays_under_the_prefix_and_answers(cached: Cached) -> None:
    client = Client(cached.cache)
    paths = [address.path for address in page_addresses(cached.site)]
    asked = [*paths, "/es/nope/", "/nope/", "/es/search/?q=testol", "/es/search/?q=testl"]
    found: set[str] = set()
    for path in asked:
        text = client.get(path, base_url=BASE).get_data(as_text=True)
        links = own_links(ParsedPage(text))
        assert links, path
        assert [link for link in links if not link.startswith(f"{PREFIX}/")] == [], path
        found.update(link.partition("#")[0] for link in links)
    for link in found:
        answer = client.get(link.removeprefix(PREFIX), base_url=BASE, environ_overrides=SOCKET)
        assert answer.status_code == 200, link
    assert {PREFIX + path for path in paths} <= found, "every page is linked"


def test_redirects_stay_under_the_prefix(cached: Cached) -> None:
    client = Client(cached.cache)
    for path, target in (
        ("/", "/en/"),
        ("/ES/about/?a=1", "/es/about/?a=1"),
        ("/es/about", "/es/about/"),
    ):
        assert client.get(path, base_url=BASE).headers["Location"] == PREFIX + target


def test_what_is_for_machines_names_whole_addresses(cached: Cached) -> None:
    sitemap = Client(cached.app.wsgi_app).get("/sitemap.xml", base_url=BASE).get_data(as_text=True)
    assert f"<loc>{BASE}/es/drugs/testol/</loc>" in sitemap
    assert "example.org/es" not in sitemap
    named = cached.site.standing_at(BASE)
    page = Client(cached.app.wsgi_app).get(
        "/es/drugs/testol/", base_url=BASE, environ_overrides={"service.site": named}
    )
    text = page.get_data(as_text=True)
    assert f'<link rel="canonical" href="{BASE}/es/drugs/testol/">' in text
    data = json.loads(text.partition('ld+json">')[2].partition("</script>")[0])
    assert data["url"] == f"{BASE}/es/drugs/testol/"
    assert data["translationOfWork"]["@id"] == f"{BASE}/en/drugs/testol/"


def test_a_kept_page_is_given_out_under_its_own_prefix_alone(cached: Cached) -> None:
    client = Client(cached.cache)
    for base in ("http://localhost", BASE, "http://localhost/other", "http://localhost", BASE):
        for _ in range(2):
            text = client.get("/es/about/", base_url=base).get_data(as_text=True)
            assert f'href="{urlsplit(base).path}/es/glossary/"' in text


def test_the_server_serves_under_a_prefix(mini: MiniProject) -> None:
    mini.write_code()
    port = free_port()
    process = start(mini.root, port, GRANIAN_URL_PATH_PREFIX=PREFIX, SERVICE_ACCESS_LOG="false")
    try:
        for _ in range(2):
            request = f"GET {PREFIX}/es/about/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            page = exchange(port, request.encode()).decode()
            assert page.startswith("HTTP/1.1 200")
            assert f'href="{PREFIX}/es/glossary/"' in page
            assert 'href="/es/' not in page
    finally:
        stop(process)
