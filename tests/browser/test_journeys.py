"""Whole journeys by keyboard alone, by touch and by mouse, with no script running."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from service.content.registers import Register
from tests.browser import faults
from tests.browser.conftest import Visit
from tests.browser.views import PHONE, Theme, View
from tests.support.matrix import TEMPLATES, path_of

NO_SCRIPT = View(script=False)
ACTIVE = """() => {
  const copy = document.activeElement.cloneNode(true)
  copy.querySelectorAll("[aria-hidden]").forEach(part => part.remove())
  return (copy.textContent || copy.id || "").replace(/\\s+/g, " ").trim()
}"""

BOXES = """() => [...document.querySelectorAll("body *:not(.skip)")]
  .map(element => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const place = [box.x + scrollX, box.y + scrollY, box.width, box.height]
    return [...place, style.visibility, style.display].join()
  })"""


def press_to(page: Page, name: str, most: int = 200) -> None:
    """Press Tab until the focus is on a control whose name starts so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(ACTIVE).startswith(name):
            return
    raise AssertionError(f"{name!r} was not reached with {most} stops")


def follow(page: Page, name: str) -> None:
    """Go to a link with the Tab key and follow it with the Enter key."""
    press_to(page, name)
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


@pytest.mark.parametrize("view", [NO_SCRIPT, View(width=320, height=640, script=False)], ids=str)
def test_from_home_to_a_source_by_keyboard_alone_without_script(visit: Visit, view: View) -> None:
    page = visit("/en/", view)
    follow(page, "Lenzumestrocel")
    assert page.url.endswith("/en/drugs/lenzumestrocel/")
    follow(page, "Plain words")
    assert page.url.endswith("/en/plain/drugs/lenzumestrocel/")
    follow(page, "Languages")
    follow(page, "한국어")
    assert page.url.endswith("/ko/plain/drugs/lenzumestrocel/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contents"
    title = page.inner_text("#dose h2")
    follow(page, title)
    assert page.evaluate("document.activeElement.id") == "dose"
    follow(page, page.inner_text("#dose .steps li:first-child"))
    assert page.evaluate("document.activeElement.id") == "contents"
    follow(page, page.inner_text("#sources h2"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "source-1"


def test_a_journey_that_cannot_be_walked_is_found(visit: Visit) -> None:
    page = visit("/en/drugs/riluzole/")
    faults.set_attribute(page, "#reading-mode li:last-child a", "tabindex", "-1")
    with pytest.raises(AssertionError, match="was not reached"):
        press_to(page, "Plain words")


def test_reading_goes_on_section_by_section_with_one_activation_each(visit: Visit) -> None:
    page = visit("/ar/drugs/lenzumestrocel/", NO_SCRIPT)
    page.evaluate("document.getElementById('answer').focus()")
    follow(page, page.inner_text("#answer .targets li"))
    follow(page, page.inner_text("#contents li:nth-child(2)"))
    seen = [page.evaluate("document.activeElement.id")]
    while seen[-1] != "sources":
        link = page.locator(f"#{seen[-1]} .steps li:nth-child(2) a")
        follow(page, link.inner_text())
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen == page.evaluate(
        "[...document.querySelectorAll('#answer ~ section')].map(part => part.id)"
    )


def test_search_by_keyboard_alone_without_script(visit: Visit) -> None:
    page = visit("/en/", NO_SCRIPT)
    press_to(page, "q")
    page.keyboard.type("rilutek")
    assert page.url.endswith("/en/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=rilutek")
    assert "1 drug found" in page.inner_text("[role=status]")
    assert page.input_value("#q") == "rilutek"
    follow(page, "Riluzole")
    assert page.url.endswith("/en/drugs/riluzole/")


def test_a_search_that_finds_nothing_says_so_and_what_to_do(visit: Visit) -> None:
    page = visit("/es/search/?q=riluzoll", NO_SCRIPT)
    assert "riluzoll" in page.inner_text("[role=status]")
    suggestion = page.locator("main .targets a", has_text="Riluzol")
    assert suggestion.count() == 1
    assert page.input_value("#q") == "riluzoll"
    assert page.locator("#q").get_attribute("aria-describedby") == "q-help"
    assert page.inner_text("#q-help")


def test_touch_mouse_and_keys_work_in_one_journey(fresh: Visit) -> None:
    page = fresh("/en/", View(width=320, height=640, touch=True))
    page.locator(".drugs a", has_text="Tofersen").tap()
    page.wait_for_url("**/drugs/tofersen/")
    page.locator("#reading-mode a", has_text="Plain").click()
    page.wait_for_url("**/plain/drugs/tofersen/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#answer")


def moved(page: Page, before: list[str]) -> list[str]:
    """What stands elsewhere or looks out of place since a picture of all boxes was taken."""
    after: list[str] = page.evaluate(BOXES)
    return [one for one, other in zip(before, after, strict=True) if one != other]


@pytest.mark.parametrize("template", ["home", "drug", "search-form"])
@pytest.mark.parametrize("view", [View(), PHONE], ids=["desktop", "phone"])
def test_pointing_and_focus_open_move_and_hide_nothing(
    fresh: Visit, template: str, view: View
) -> None:
    page = fresh(path_of("en", Register.STANDARD, TEMPLATES[template]), view)
    url = page.url
    before = page.evaluate(BOXES)
    for selector in (".targets a", ".target", "main p a", "button", "input", "h2", "tbody th"):
        for element in page.locator(selector).all()[:3]:
            element.scroll_into_view_if_needed()
            box = element.bounding_box()
            assert box is not None
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            assert moved(page, before) == []
    for _ in range(12):
        page.keyboard.press("Tab")
        assert moved(page, before) == []
    assert page.url == url


def test_something_that_opens_under_the_pointer_is_found(visit: Visit) -> None:
    page = visit("/en/")
    before = page.evaluate(BOXES)
    faults.change(page, ".lead", display="none")
    assert moved(page, before)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_moves_by_itself(fresh: Visit, theme: Theme) -> None:
    for template in ("home", "drug"):
        page = fresh(path_of("en", Register.STANDARD, TEMPLATES[template]), View(theme=theme))
        page.locator("a").nth(8).hover()
        assert page.evaluate("document.getAnimations().length") == 0
    page.evaluate("document.body.animate([{ opacity: 0 }, { opacity: 1 }], 60000)")
    assert page.evaluate("document.getAnimations().length") == 1


def test_nothing_is_stored_and_nobody_else_is_asked(fresh: Visit, site_url: str) -> None:
    page = fresh("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/en/", "/ar/plain/drugs/riluzole/", "/ja/search/?q=als"):
        page.goto(site_url + path)
    assert traces(page, asked, site_url) == []
    page.evaluate("document.cookie = 'a=b'; localStorage.c = 'd'")
    assert traces(page, ["https://example.org/"], site_url) == [
        "asked https://example.org/",
        "cookie a",
        "1 kept in the browser",
    ]


def traces(page: Page, asked: list[str], site_url: str) -> list[str]:
    """What a visit leaves behind, and whom else the browser asked for anything."""
    kept = page.evaluate("localStorage.length + sessionStorage.length")
    return [
        *(f"asked {url}" for url in asked if not url.startswith((site_url, "data:"))),
        *(f"cookie {cookie.get('name')}" for cookie in page.context.cookies()),
        *([f"{kept} kept in the browser"] if kept else []),
    ]


def test_a_page_that_is_left_for_a_day_is_still_the_same(fresh: Visit) -> None:
    page = fresh("/en/search/?q=riluzole")
    page.clock.install()
    page.locator("#q").fill("tofersen")
    text = page.inner_text("body")
    page.clock.fast_forward("24:00:00")
    assert page.inner_text("body") == text
    assert page.input_value("#q") == "tofersen"
    page.evaluate("setTimeout(() => document.body.append('Too late'), 3600000)")
    page.clock.fast_forward("24:00:00")
    assert page.inner_text("body") != text


@pytest.mark.parametrize("place", ["mx", "zw", "pl"])
def test_who_comes_to_one_of_many_countries_reads_what_holds_there(
    visit: Visit, place: str
) -> None:
    """The name is under the sentence that it belongs to, both in the window, and has the focus."""
    page = visit(f"/en/approvals/#{place}", PHONE)
    assert page.evaluate("document.activeElement.id") == place
    said = page.locator("#members-said" if place == "pl" else "#others-said").bounding_box()
    name = page.locator(f"#{place}").bounding_box()
    assert said
    assert name
    assert 0 <= said["y"] < name["y"] < PHONE.height
    assert name["y"] - said["y"] - said["height"] < 40
