"""Where a drug is approved: found, searched in vain and not searched are told apart, and every
country has its place on the page, first those of the reader's language."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import replace

import msgspec
import pytest
from markupsafe import Markup, escape

from service.content.countries import Countries
from service.content.drug import Drug
from service.content.registers import Register
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.locales.territories import countries
from service.pages.addresses import Address
from service.pages.approvals import MOST_FIRST, Known, known_of, own_countries, where
from service.pages.folding import fold
from service.pages.glance import is_it_approved, not_approved
from service.pages.search import SearchIndex
from service.pages.search_countries import countries_named
from service.state.site import Site
from tests.support.matrix import TAGS
from tests.support.pages import GetPage

UNION = Countries(european_union=("CY", "DE"))
NOT_SEARCHED = "We have not searched these countries yet. This says nothing about approval there."
FOUND_NO_ENTRY = "and found no entry for"


def english(text: str, **values: object) -> Markup:
    return Markup(text) % {name: escape(value) for name, value in values.items()}


def drug(*approvals: dict[str, str], searched: str = "") -> Drug:
    facts = {
        "name": "Testol",
        "pronunciation": "TES-tol",
        "aim": "disease",
        "studied": "no",
        "kind": "protein",
        "routes": [],
        "dates": {"checked": "2026-03-01"},
        "sources": [],
        "approvals": [{"use": "als", **row} for row in approvals],
    }
    row = {"register": "A list", "date": "2026-03-01", "url": "https://list.example/"}
    rows = [{"country": searched, **row}] if searched else []
    return msgspec.convert({**facts, "searched": rows}, Drug)


# What is known


@pytest.mark.parametrize(
    ("facts", "code", "known"),
    [
        (drug({"country": "TR"}), "TR", Known.APPROVED),
        (drug({"country": "EU"}), "CY", Known.APPROVED),
        (drug({"country": "EU", "withdrawn": "2016"}), "CY", Known.WITHDRAWN),
        (drug({"country": "TR", "withdrawn": "2016"}, {"country": "TR"}), "TR", Known.APPROVED),
        (drug({"country": "EU"}), "TR", Known.NOT_SEARCHED),
        (drug(searched="TR"), "TR", Known.NOT_IN_REGISTER),
        (drug(searched="TR"), "CY", Known.NOT_SEARCHED),
        (drug(), "TR", Known.NOT_SEARCHED),
    ],
)
def test_nothing_is_known_beyond_the_data(facts: Drug, code: str, known: Known) -> None:
    assert known_of(facts, code, UNION) is known


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("tr", "TR CY"),
        ("ja", "JP"),
        ("ko", "KR KP"),
        ("hi", "IN"),
        ("de", "DE BE LI LU AT CH"),
        ("it", "IT VA SM CH"),
        ("nl", "NL AW BE BQ CW SX SR"),
        ("zh-Hans", "CN SG"),
        ("zh-Hant", "TW HK MO"),
        ("sv", "SE AX FI"),
        *((tag, "") for tag in ("en", "ar", "es", "fr", "pt-BR")),
    ],
)
def test_a_language_of_few_countries_leads_with_them(tag: str, first: str, site: Site) -> None:
    locale = SiteLocale(tag)
    own = own_countries(site.language(locale), MOST_FIRST)
    assert set(own) == set(first.split())
    assert own[:1] == first.split()[:1]
    assert [country.code for country in where(site, locale).first] == own


def test_an_approval_of_the_union_holds_in_its_parts_with_a_code_of_their_own(site: Site) -> None:
    tofersen = site.content.drugs["tofersen"].drug
    assert tofersen is not None
    for code in ("FI", "AX", "FR", "RE"):
        assert known_of(tofersen, code, site.content.countries) is Known.APPROVED


# The opening row

TURKISH = Address(SiteLocale("tr"), Register.PLAIN)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (drug({"country": "KR"}), ["Yes: Güney Kore.", "Not searched yet: Türkiye ve Kıbrıs."]),
        (
            drug({"country": "US"}, {"country": "EU"}),
            [
                "Yes: Kıbrıs, Amerika Birleşik Devletleri ve Avrupa Birliği.",
                "Not searched yet: Türkiye.",
            ],
        ),
        (
            drug({"country": "KR"}, {"country": "EU", "withdrawn": "2016"}, searched="TR"),
            [
                "Yes: Güney Kore.",
                "Approved before, not any more: Kıbrıs.",
                "Searched, nothing found: Türkiye.",
            ],
        ),
        (
            drug(),
            ["We know of no approval for ALS/MND.", "Not searched yet: Türkiye ve Kıbrıs."],
        ),
    ],
)
def test_the_opening_row_names_the_countries_of_the_language(facts: Drug, told: list[str]) -> None:
    own = {code: known_of(facts, code, UNION) for code in ("TR", "CY")}
    sentences = [
        is_it_approved(facts, TURKISH, own, english),
        *not_approved(TURKISH, own, english),
    ]
    assert [sentence.striptags() for sentence in sentences] == told
    assert all(f'"/tr/plain/approvals/#{c}"' in Markup().join(sentences) for c in ("tr", "cy"))


@pytest.mark.parametrize(("tag", "code", "added"), [("th", "TH", True), ("fr", "FR", False)])
def test_a_country_called_as_its_language_is_told_apart_for_a_screen_reader(
    tag: str, code: str, added: bool
) -> None:
    """The list of languages links the same name (WCAG 2.2, 2.4.9)."""
    address = Address(SiteLocale(tag))
    (sentence,) = not_approved(address, {code: known_of(drug(), code, UNION)}, english)
    link = re.search(r"<a [^>]*>(.*)</a>", sentence)
    assert link
    assert ("Approved where I live" in link[1]) == added


def test_the_opening_row_leads_to_the_place_of_the_country(get_page: GetPage) -> None:
    for path, place in {"/tr/drugs/tofersen/": "#tr", "/hi/plain/drugs/riluzole/": "#in"}.items():
        approvals = path.replace(path.partition("drugs/")[2], "").replace("drugs/", "approvals/")
        assert approvals + place in get_page(path).links("glance")
        assert get_page(approvals).by_id(place[1:]) is not None


# The page on approvals


@pytest.mark.parametrize("tag", TAGS)
def test_every_country_has_one_place_on_the_page(tag: str, get_page: GetPage) -> None:
    page = get_page(f"/{tag}/approvals/")
    ids = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
    for code in {*countries(), "EU"}:
        assert ids[code.lower()] == 1
        assert formats.country(code, SiteLocale(tag)) in page.text(code.lower())


def test_what_was_found_is_never_said_not_to_be_searched(get_page: GetPage, site: Site) -> None:
    page = get_page("/en/approvals/")
    assert NOT_SEARCHED in page.text("others")
    others = page.by_id("others")
    assert others is not None
    ids = {element.get("id") for element in others.iter()}
    approved = {a.country for p in site.content.drugs.values() if p.drug for a in p.drug.approvals}
    searched = {s.country for p in site.content.drugs.values() if p.drug for s in p.drug.searched}
    for code in {*approved, *searched, *site.content.countries.european_union}:
        assert code.lower() not in ids
    assert "Germany" in page.text("eu")
    assert FOUND_NO_ENTRY not in page.text("kr") + page.text("others")


def test_a_search_in_vain_names_what_was_read_and_when(get_page: GetPage) -> None:
    for path, place in {"/en/approvals/": "tw", "/en/drugs/edaravone/": "approvals"}.items():
        told = get_page(path).text(place)
        assert "We searched Taiwan's notice 1141414668 of 23 May 2025" in told
        assert "on November 27, 2026 and found no entry for Edaravone" in told
        assert "This does not mean that an approval was refused." in told
        assert "not checked since" not in told
    assert "https://www.fda.gov.tw/Tc/newsContent.aspx?cid=3&id=31072" in get_page(path).links(
        "approvals"
    )


@pytest.mark.parametrize(
    ("day", "is_old"), [("2026-11-28", False), ("2027-05-26", False), ("2027-05-27", True)]
)
def test_a_search_grows_old_after_180_days(day: str, is_old: bool, site: Site) -> None:
    later = replace(site, today=datetime.date.fromisoformat(day))
    (taiwan,) = [c for c in where(later, ENGLISH).found if c.code == "TW"]
    assert [register.is_old for register in taiwan.registers] == [is_old]


def test_whom_to_ask_is_named_where_somebody_looked_it_up(get_page: GetPage) -> None:
    assert "TİTCK" in get_page("/tr/approvals/").text("tr")
    assert "TİTCK" in get_page("/tr/drugs/tofersen/").text("approvals")
    assert "COFEPRIS" in get_page("/en/approvals/").text("mx")
    assert "Vatikan" in get_page("/de/approvals/").text("va")


def test_a_group_of_drugs_does_not_stand_for_its_members(get_page: GetPage) -> None:
    """The page on treatments of one gene repeats the approvals of the drug."""
    page = get_page("/en/approvals/")
    assert "Tofersen" in page.text("us")
    assert "SOD1 therapies" not in page.text("us")


@pytest.mark.parametrize("slug", ["tofersen", "ibudilast"])
def test_a_drug_page_says_the_same(slug: str, get_page: GetPage) -> None:
    told = get_page(f"/en/drugs/{slug}/").text("approvals")
    assert "Countries that this part does not name we have not searched yet." in told
    assert ("holds in each of its countries" in told) == (slug == "tofersen")


# Search


@pytest.mark.parametrize("tag", TAGS)
def test_search_knows_every_country_in_the_language(tag: str) -> None:
    locale = SiteLocale(tag)
    for code in {*countries(), "EU"}:
        query = formats.country(code, locale).split()
        assert code in countries_named([fold(word, locale) for word in query], locale)


@pytest.mark.parametrize(
    ("tag", "query", "codes"),
    [
        ("en", "türkiye", "TR"),
        ("en", "turkiye", "TR"),
        ("tr", "TÜRKİYE", "TR"),
        ("en", "usa", "US"),
        ("en", "uk", "GB"),
        ("en", "korea", "KP KR"),
        ("en", "South Korea", "KR"),
        ("ja", "日本", "JP"),
        ("zh-Hans", "臺灣", "TW"),
        ("ar", "تركيا", "TR"),
        ("en", "of", ""),
        ("en", "als", ""),
        ("ja", "国", ""),
        ("en", "riluzole", ""),
    ],
)
def test_a_country_is_found_by_its_name(
    tag: str, query: str, codes: str, index: SearchIndex, site: Site
) -> None:
    assert index.search(site, Address(SiteLocale(tag)), query).countries == tuple(codes.split())


def test_a_country_is_no_misspelt_drug(index: SearchIndex, site: Site) -> None:
    for tag in TAGS:
        locale = SiteLocale(tag)
        for code in countries():
            found = index.search(site, Address(locale), formats.country(code, locale))
            assert not found.suggestions, f"{tag}: {code}"


@pytest.mark.parametrize(
    ("tag", "query", "code"),
    [("en", "turkey", "TR"), ("tr", "almnaya", "DE"), ("en", "Jpan", "JP")],
)
def test_a_misspelt_country_is_suggested(
    tag: str, query: str, code: str, index: SearchIndex, site: Site
) -> None:
    assert code in index.search(site, Address(SiteLocale(tag)), query).like


def test_a_country_in_the_search_leads_to_its_place(get_page: GetPage) -> None:
    page = get_page("/en/search/?q=türkiye")
    assert "/en/approvals/#tr" in page.links()
    assert "1 country found for “türkiye”." in page.text("main")
    assert "Nothing found" not in page.text("main")
