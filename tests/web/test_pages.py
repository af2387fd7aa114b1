"""Every page in every language and in both kinds of words keeps its promises."""

from __future__ import annotations

import json

from flask.testing import FlaskClient

from service.catalogs.folders import catalog_path
from service.catalogs.interface import DOMAIN
from service.catalogs.po_files import read_po
from service.catalogs.workshop import Workshop
from service.content.registers import Register
from service.locales.locale import SiteLocale
from service.state.site import Site
from tests.support.matrix import PAGES, SLUGS, each, each_language
from tests.support.mini import ROOT
from tests.support.pages import GetPage, text_of


@each(tuple(PAGES.values()))
def test_page_keeps_its_promises(get_page: GetPage, path: str) -> None:
    get_page(path)


@each([f"drugs/{slug}/" for slug in SLUGS])
def test_drug_page_has_all_its_parts(get_page: GetPage, site: Site, path: str) -> None:
    page = get_page(path)
    content = site.content.drugs[path.rstrip("/").rpartition("/")[2]]
    for section in (*content.documents[Register.STANDARD].sections, "sources"):
        element = page.by_id(section)
        assert element is not None
        assert element.tag == "section"
    if not path.startswith("/en/"):
        assert page.by_id("translation-status") is not None


def test_home_lists_every_drug_in_its_list(get_page: GetPage, site: Site) -> None:
    page = get_page("/en/")
    for slug, drug_page in site.content.drugs.items():
        assert drug_page.drug is not None
        assert f"/en/drugs/{slug}/" in page.links(drug_page.drug.shelf)


def test_every_internal_link_of_a_drug_page_leads_to_a_page(get_page: GetPage) -> None:
    start = get_page("/en/drugs/lenzumestrocel/")
    seen: set[tuple[str, str]] = set()
    for link in start.all("a"):
        path, _, fragment = link.get("href", "").partition("#")
        if path.startswith("/") and (path, fragment) not in seen and not path.endswith(".po"):
            seen.add((path, fragment))
            target = get_page(path)
            assert not fragment or target.by_id(fragment) is not None, f"{path}#{fragment}"


def test_the_glossary_has_every_term_under_its_address(get_page: GetPage, site: Site) -> None:
    page = get_page("/en/glossary/")
    for term in site.content.glossary.by_id:
        assert page.by_id(term) is not None


def test_withdrawn_approvals_are_kept_and_marked(get_page: GetPage) -> None:
    page = get_page("/en/approvals/")
    assert "Withdrawn" in page.text("ca")
    assert "Albrioza" in page.text("ca")


def test_what_all_approvals_share_is_said_once(get_page: GetPage) -> None:
    table = get_page("/en/drugs/tofersen/").root.find(".//section[@id='approvals']//table")
    assert table is not None
    assert len(table.findall(".//thead//th")) == 3
    for shared in ("ALS/MND", "Qalsody"):
        assert "".join(table.itertext()).count(shared) == 1


def test_structured_data_names_language_sources_and_original(get_page: GetPage) -> None:
    page = get_page("/ko/drugs/lenzumestrocel/")
    script = next(e for e in page.all("script") if e.get("type") == "application/ld+json")
    data = json.loads(script.text or "")
    assert data["@type"] == "MedicalWebPage"
    assert data["inLanguage"] == "ko"
    assert data["translationOfWork"]["@id"].endswith("/en/drugs/lenzumestrocel/")
    assert "https://clinicaltrials.gov/study/NCT04745299" in data["citation"]
    assert "reviewedBy" not in data


def test_compare_shows_both_languages_side_by_side(get_page: GetPage) -> None:
    page = get_page("/ko/drugs/lenzumestrocel/compare/")
    assert "Corestemchemon" in page.in_language("en")
    assert any(e.get("content") == "noindex" for e in page.all("meta"))


def test_compare_shows_each_passage_beside_its_translation(get_page: GetPage) -> None:
    page = get_page("/ko/drugs/lenzumestrocel/compare/")
    answer = page.by_id("answer")
    assert answer is not None
    pairs = [list(e) for e in answer.iter("div") if e.get("class") == "pair"][1:]
    assert len(pairs) == 4  # the questions that the short answer answers
    for english, translation in pairs:
        assert (english.get("lang"), translation.get("lang")) == ("en", "ko")
        assert len(list(english.iter("li"))) == len(list(translation.iter("li"))) == 1


def test_an_address_that_leads_nowhere_offers_the_search(get_page: GetPage) -> None:
    [form] = get_page("/es/no-such-page/", 404).all("form")
    assert form.get("action") == "/es/search/"


def test_a_catalog_can_be_downloaded(client: FlaskClient) -> None:
    response = client.get("/ko/catalogs/lenzumestrocel.po")
    assert response.status_code == 200
    assert "filename=lenzumestrocel.ko.po" in response.headers["Content-Disposition"]
    assert b"Language: ko" in response.data
    assert client.get("/ko/catalogs/nothing.po").status_code == 404
    response.close()


def test_catalogs_are_in_step_with_the_english(site: Site) -> None:
    templates = Workshop(ROOT, ROOT / "content", ROOT / "translations").templates
    for (tag, domain), catalog in site.catalogs.items():
        assert set(catalog.messages) == set(templates[domain]), f"catalogs update {tag}"
    for tag in site.interfaces:
        file = read_po(catalog_path(ROOT / "translations", SiteLocale(tag), DOMAIN))
        there = {(e.msgctxt or "", e.msgid) for e in file if not e.obsolete}
        assert there == set(templates[DOMAIN]), f"catalogs update {tag}"


@each_language
def test_the_glossary_goes_through_the_letters_of_the_language(get_page: GetPage, tag: str) -> None:
    page = get_page(f"/{tag}/glossary/")
    links = [link for link in page.links("contents") if link.startswith("#letter-")]
    headings = [text_of(heading) for heading in page.all("h2")]
    assert [link.removeprefix("#letter-") for link in links] == headings[1 : len(links) + 1]
    assert len(set(links)) == len(links) >= 10


def test_brands_and_countries_are_listed_as_the_language_lists_them(get_page: GetPage) -> None:
    brands = {"ja": "Radicut Oral Suspension、Xavron、Yibitan", "de": "Xavron und Yibitan"}
    for tag, end in brands.items():
        texts = [text_of(e) for e in get_page(f"/{tag}/drugs/edaravone/").all("dd")]
        assert [text for text in texts if text.endswith(end)], tag
    trials = get_page("/ja/drugs/tofersen/").text("trials")
    assert "無作為（偶然）にグループ分け、プラセボと比較" in trials
