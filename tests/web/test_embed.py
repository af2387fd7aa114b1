"""The short form of a page for other sites: what it says, what it weighs, who may show it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.pages.inventory import file_addresses
from service.serving.coding import CODINGS
from service.state.site import Site
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage, page_getter

MOST = 8 * 1024
"""Bytes of the compressed answer, its style within."""
ASSOCIATION = "https://association.example"


def embedded(client: FlaskClient, path: str) -> tuple[ParsedPage, dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    fields = (
        p.strip().partition(" ") for p in answer.headers["Content-Security-Policy"].split(";")
    )
    page = ParsedPage(answer.get_data(as_text=True))
    return page, {name: values for name, _, values in fields}


@pytest.mark.parametrize("path", ["/en/drugs/testol/", "/es/plain/drugs/testol/"])
def test_it_says_what_the_page_says_and_leads_to_it(mini: MiniProject, path: str) -> None:
    client = mini.app().test_client()
    short, _ = embedded(client, f"{path}embed/")
    page = page_getter(client)(path)
    assert short.text("answer") in page.text("main")
    assert short.text("glance") == page.text("glance")
    assert short.text("disclaimer")
    assert path in short.links()
    (base,) = short.all("base")
    assert (base.get("href"), base.get("target")) == (path, "_top")
    inside = {link for link in short.links() if link.startswith("#")}
    assert all(page.by_id(link[1:]) is not None for link in inside)
    robots = [meta.get("content") for meta in short.all("meta") if meta.get("name") == "robots"]
    assert robots == ["noindex"]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("", "'none'"),
        (f'embed = ["{ASSOCIATION}"]', ASSOCIATION),
        (f'embed = ["{ASSOCIATION}", "https://*.els.example:8443"]', None),
    ],
)
def test_the_operator_says_who_may_show_it(mini: MiniProject, line: str, who: str | None) -> None:
    (mini.content / "site.toml").write_text(f"{line}\n", encoding="utf-8")
    client = mini.app().test_client()
    _, policy = embedded(client, "/es/drugs/testol/embed/")
    assert policy["frame-ancestors"] == (who or f"{ASSOCIATION} https://*.els.example:8443")
    assert embedded(client, "/es/drugs/testol/")[1]["frame-ancestors"] == "'none'"
    headers = client.get("/es/drugs/testol/embed/").headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_none_is_heavier_than_it_may_be(app: Flask, site: Site) -> None:
    client = app.test_client()
    paths = [a.path for a in file_addresses(site) if a.page.endswith("/embed/")]
    heaviest = max(paths[:: 1 + len(paths) // 60], key=lambda path: len(client.get(path).data))
    assert len(CODINGS["br"].best(client.get(heaviest).data)) <= MOST, heaviest
