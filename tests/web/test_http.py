"""Addresses, redirects and headers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from service.state.site import Site
from tests.support.pages import GetPage, text_of


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/ES/", "/es/"),
        ("/Pt_br/plain/", "/pt-BR/plain/"),
        ("/pt-br/drugs/riluzole/?a=1", "/pt-BR/drugs/riluzole/?a=1"),
        ("/ZH_HANS/about/", "/zh-Hans/about/"),
        ("/es/drugs/riluzole", "/es/drugs/riluzole/"),
        ("/es", "/es/"),
        ("/en/plain", "/en/plain/"),
        ("/en/search?q=a%20b", "/en/search/?q=a%20b"),
        ("/en//about/", "/en/about/"),
        ("/ES/search/?q=%C3%BC%0d", "/es/search/?q=%C3%BC%0d"),
        ("/ES/catalogs/a%3Fb%0D%0A", "/es/catalogs/a%3Fb%0D%0A"),
    ],
)
def test_other_spellings_lead_to_the_canonical_address(
    client: FlaskClient, asked: str, location: str
) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "a.example", "Host": "b.example"}
    response = client.get(asked, headers=headers)
    assert response.status_code == 308
    assert response.headers["Location"] == location
    assert "Vary" not in response.headers


def test_only_the_front_door_redirects_by_language(client: FlaskClient) -> None:
    response = client.get("/", headers={"Accept-Language": "ja,en;q=0.5"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/ja/"
    assert response.headers["Vary"] == "Accept-Language"
    page = client.get("/en/", headers={"Accept-Language": "ja"})
    assert page.status_code == 200
    assert "Vary" not in page.headers


def test_unknown_language_is_a_404_in_the_readers_language(
    get_page: GetPage, client: FlaskClient
) -> None:
    page = get_page("/xx/drugs/riluzole/", 404, **{"Accept-Language": "ar"})
    assert page.root.get("dir") == "rtl"
    response = client.get("/xx/", headers={"Accept-Language": "ar"})
    assert response.headers["Vary"] == "Accept-Language"


def test_a_missing_page_is_a_404_in_the_address_language(get_page: GetPage) -> None:
    page = get_page("/ko/drugs/no-such-drug/", 404, **{"Accept-Language": "ar"})
    assert all(link.get("aria-current") != "page" for link in page.all("a")), "it is no page"
    assert page.root.get("lang") == "ko"
    assert "/ko/" in page.links()


def test_no_answer_sets_a_cookie_or_loads_from_elsewhere(
    client: FlaskClient, get_page: GetPage
) -> None:
    for path in ("/", "/en/", "/es/drugs/riluzole/", "/nope"):
        assert "Set-Cookie" not in client.get(path).headers
    page = get_page("/es/drugs/riluzole/")
    for tag, attribute in (
        ("script", "src"),
        ("img", "src"),
        ("iframe", "src"),
        ("form", "action"),
    ):
        for element in page.all(tag):
            assert element.get(attribute, "/").startswith("/")
    for element in page.all("link"):
        if element.get("rel") == "stylesheet":
            raise AssertionError("the style stands in the page")


def test_policy_allows_only_the_pages_own_style(client: FlaskClient) -> None:
    response = client.get("/en/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_health_names_locales_and_problems(client: FlaskClient, site: Site) -> None:
    # A Site of its own: on the one that all tests share, some pages are made to fail.
    health = client.get("/healthz", environ_overrides={"service.site": replace(site)}).get_json()
    assert health["status"] == "ok"
    assert health["drugs"] == len(site.content.drugs)
    assert "en" in health["locales"]
    assert health["problems"] == []


def test_a_drug_page_is_described_by_the_first_line_of_its_answer(get_page: GetPage) -> None:
    page = get_page("/es/plain/drugs/riluzole/")
    answer = page.by_id("answer")
    assert answer is not None
    first = next(answer.iter("dd"))
    assert page.description.split() == text_of(first).split()
    assert get_page("/ar/").description != get_page("/en/").description


def test_alternates_name_every_language_and_the_default(get_page: GetPage) -> None:
    page = get_page("/es/plain/drugs/riluzole/")
    alternates = {
        link.get("hreflang"): link.get("href", "")
        for link in page.all("link")
        if link.get("rel") == "alternate"
    }
    assert alternates["x-default"].endswith("/en/plain/drugs/riluzole/")
    assert alternates["ja"].endswith("/ja/plain/drugs/riluzole/")
    canonical = next(link for link in page.all("link") if link.get("rel") == "canonical")
    assert canonical.get("href") == alternates["es"]
    switcher = page.by_id("languages")
    assert switcher is not None
    assert {link.get("hreflang") for link in switcher.iter("a")} == set(alternates) - {"x-default"}


def test_switches_keep_page_register_and_language(get_page: GetPage) -> None:
    page = get_page("/ar/plain/drugs/riluzole/")
    assert "/ko/plain/drugs/riluzole/" in page.links("languages")
    assert page.links("reading-mode") == [
        "/ar/drugs/riluzole/",
        "/ar/plain/drugs/riluzole/",
    ]


def test_the_server_error_page_is_calm_and_translated(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get("/es/made-to-fail/")
    assert response.status_code == 500
    text = response.get_data(as_text=True)
    assert 'lang="es"' in text
    assert "Traceback" not in text
    assert "made to fail" in caplog.text
