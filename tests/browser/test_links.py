"""Links that say where they lead, titles that say where one is, the same things always alike."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Page

from service.content.registers import Register
from tests.browser import faults
from tests.browser.conftest import Visit
from tests.browser.links import ambiguous, links, saying_nothing
from tests.browser.views import each_page
from tests.support.matrix import ERRORS, SLUGS, TAGS, TEMPLATES, path_of
from tests.support.pages import ParsedPage, text_of

LANDMARKS = """() => [...document.querySelectorAll(
  ".skip, header .site, header a[href='#languages'], #reading-mode, #place, main, h1, "
  + "#languages, footer nav, footer p:last-of-type"
)].map(part => {
  const place = part.closest("footer") ? " at the foot" : ""
  return part.id || part.className || part.tagName + place
})"""

INNER_TEXTS = """selectors => Object.fromEntries(Object.entries(selectors).map(
  ([name, selector]) => [name, [...document.querySelectorAll(selector)].map(e => e.innerText)]
))"""


@each_page
def test_link_names_alone_say_where_links_lead(page: Page) -> None:
    found = links(page)
    assert saying_nothing(found) + ambiguous(found) == []


def test_a_language_and_a_country_of_one_name_have_two_links(visit: Visit) -> None:
    for tag in ("id", "th"):
        assert ambiguous(links(visit(f"/{tag}/approvals/"))) == []


def test_link_names_are_clear_on_every_drug_page(visit: Visit) -> None:
    for position, slug in enumerate(SLUGS):
        tag = TAGS[position % len(TAGS)]
        found = links(visit(f"/{tag}/drugs/{slug}/"))
        assert saying_nothing(found) + ambiguous(found) == []


def test_titles_are_unique_and_name_page_words_and_language(client: FlaskClient) -> None:
    titles = {}
    addresses = [
        path_of(tag, register, page)
        for tag in ("en", "ar")
        for register in Register
        for page in TEMPLATES.values()
    ]
    for path in addresses:
        found = re.search("<title>([^<]*)", client.get(path).get_data(as_text=True))
        assert found is not None
        titles[path] = found[1]
    assert shared(titles) == []
    assert shared({"/a/": "Drugs", "/b/": "Drugs"}) == ["Drugs: /a/ /b/"]
    assert "Riluzole – plain words – English – ALS/MND drug pages" in titles.values()


def shared(titles: dict[str, str]) -> list[str]:
    """Titles that more than one address has."""
    paths = defaultdict(list)
    for path, title in titles.items():
        paths[title].append(path)
    return [f"{title}: {' '.join(found)}" for title, found in paths.items() if len(found) > 1]


def test_the_parts_of_all_pages_stand_in_the_same_order(visit: Visit) -> None:
    orders = {}
    for name, template in TEMPLATES.items():
        order = visit(path_of("en", Register.STANDARD, template)).evaluate(LANDMARKS)
        orders[name] = [part for part in order if part not in ("skip", "place")]
    assert len({tuple(order) for order in orders.values()}) == 1, orders


def test_a_target_of_header_and_footer_has_the_same_name_on_all_pages(client: FlaskClient) -> None:
    names = defaultdict(set)
    for template in TEMPLATES.values():
        page = ParsedPage(client.get(f"/en/{template}").get_data(as_text=True))
        site = [part for part in page.root.iter() if part.get("class") == "site"]
        for part in (*site, *page.root.findall(".//footer//nav")):
            for link in part.iter("a"):
                names[link.get("href"), text_of(link) == "ALS/MND drug pages"].add(text_of(link))
    assert len(names) > 5
    assert {href: found for href, found in names.items() if len(found) > 1} == {}


@each_page
def test_every_page_says_where_one_is(page: Page) -> None:
    path = urlsplit(page.url).path
    is_home = re.fullmatch(r"/[^/]+/(plain/)?", path) is not None
    is_error = path.endswith(tuple(ERRORS.values()))
    assert unsaid(page, has_place=not is_home and not is_error) == []


def unsaid(page: Page, *, has_place: bool) -> list[str]:
    """What a page does not say of where one is: its name, words, language, place on the site."""
    current = {
        "h1": "h1",
        "words": "#reading-mode [aria-current]",
        "language": "#languages [aria-current]",
        **({"place": "#place [aria-current=page]"} if has_place else {}),
    }
    found: dict[str, list[str]] = page.evaluate(INNER_TEXTS, current)
    return [what for what, texts in found.items() if len(texts) != 1 or not texts[0].strip()]


def test_a_page_in_another_order_or_without_its_place_is_found(visit: Visit) -> None:
    page = visit("/en/about/")
    order = page.evaluate(LANDMARKS)
    page.evaluate("document.body.append(document.querySelector('header'))")
    assert page.evaluate(LANDMARKS) != order
    page.evaluate("document.querySelector('#place').remove()")
    page.evaluate("document.querySelector('#languages [aria-current]').ariaCurrent = null")
    assert unsaid(page, has_place=True) == ["language", "place"]


def test_names_that_say_nothing_or_two_things_are_found(visit: Visit) -> None:
    page = visit("/en/about/")
    faults.insert(page, "main", '<p><a href="/en/">More</a> <a href="/es/">Glossary</a></p>')
    found = links(page)
    assert len(saying_nothing(found)) == 1
    assert len(ambiguous(found)) == 1
