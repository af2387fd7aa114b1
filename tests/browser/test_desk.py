"""The translators' desk without a barrier: axe, targets, a narrow window, the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import polib
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.axe import CONTRAST, IMPLIED
from tests.browser.conftest import PATIENCE, serving
from tests.browser.layout import sideways
from tests.browser.targets import holding_text, targets, too_close, too_small
from tests.browser.views import PHONE, View
from tests.desk.member import invited
from tests.desk.reader import BETTER, Reader
from tests.desk.test_answers import OTHER, WRONG, edit_english, entry
from tests.desk.test_moved import ENGLISH
from tests.desk.test_telling import tell
from tests.support.commands import run
from tests.support.mini import MiniProject, hebrew

LETTERS = "אבגדהוזחטי"
MOST_STOPS = 80


def distinct(entry: polib.POEntry) -> str:
    """A made-up Hebrew in which no two texts are the same."""
    number = sum(map(ord, entry.msgid)) % 9973
    return f"{hebrew(entry)} {''.join(LETTERS[int(digit)] for digit in str(number))}"


@contextmanager
def at_the_desk(browser: Browser, mini: MiniProject, view: View) -> Iterator[Page]:
    """A window in which the site is open."""
    with serving(mini.app()) as root:
        context = browser.new_context(base_url=root, **view.options)
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        context.close()


def barriers(page: Page, without: Sequence[str]) -> list[str]:
    """What keeps somebody out of the page that is open, in this window and in a narrow one."""
    found = axe.results(page, without=without)
    nodes = (
        (rule["id"], node["html"])
        for kind in found.values()
        for rule in kind
        for node in rule["nodes"]
    )
    said = [f"{rule}: {html}" for rule, html in nodes]
    wide = targets(page)
    said += too_small(wide) + too_close(wide) + holding_text(wide)
    size = page.viewport_size
    page.set_viewport_size(PHONE.size)
    narrow = targets(page)
    said += sideways(page) + too_small(narrow) + too_close(narrow)
    if size:
        page.set_viewport_size(size)
    return said


def follow(page: Page, link: str) -> None:
    """Activate a link and wait until the page that it leads to is there."""
    with page.expect_event("load"):
        page.click(link)


def has_focus(page: Page, name: str) -> None:
    """The page that comes puts the focus on the element of an id."""
    page.locator(f"#{name}:focus").wait_for(state="attached")


@pytest.mark.parametrize(("tag", "words"), [("es", BETTER), ("he", "נוסח 50 mg אחר.")])
def test_no_page_of_the_desk_has_a_barrier(
    browser: Browser, mini: MiniProject, tag: str, words: str
) -> None:
    mini.translate("he", distinct)
    place = f"/{tag}/drugs/testol/suggest/?part=dose"
    for suggested in (words, f"{words} …"):
        Reader(mini.app()).suggest(suggested, place)
    edit_english(mini, "It may calm the cells", "It may soothe the cells")
    run(mini, "catalogs", "extract")
    run(mini, "catalogs", "update")
    tell(Reader(mini.app()), "dose", f"/{tag}/report/?page=testol&part=dose")
    link = invited(mini, "Ana Ruiz", "--languages", tag, "--may", "facts")
    with at_the_desk(browser, mini, View()) as page:
        found: dict[str, list[str]] = {}
        # Both have one sheet; targets are measured, for more than axe asks for.
        without = (IMPLIED, "target-size", *(CONTRAST if tag == "he" else ()))
        page.add_init_script(axe.script())  # sent once, and not with each look

        def look(name: str) -> None:
            found[name] = barriers(page, without)

        page.goto("/desk/enter/")
        look("enter")
        page.goto(link)
        assert page.evaluate("document.documentElement.dir") == ("rtl" if tag == "he" else "ltr")
        look("link")
        follow(page, "main button")
        look("what waits")
        page.goto(link)
        page.goto(f"/desk/{tag}/?list=changed")
        look("a list")
        follow(page, f"main a[href*='/desk/{tag}/testol/']")
        assert page.locator("del, ins").count()
        look("a changed text")
        page.goto("/desk/")
        follow(page, "a[href*='in=suggested']")
        look("a text with suggestions")
        page.click("button[value=look] >> nth=0")
        has_focus(page, "look")
        look("a look at the page")
        page.fill("#words", WRONG)
        page.click("button[value=save]")
        has_focus(page, "errors")
        look("errors")
        page.click("button[value=accept] >> nth=0")
        has_focus(page, "done")
        look("done")
        page.goto("/desk/device/")
        page.click("main form >> nth=0 >> button")
        has_focus(page, "link")
        look("another device")
        page.goto(f"/desk/{tag}/?list=pages")
        look("pages without a reviewer")
        follow(page, f"main a[href*='/desk/{tag}/about/standard/']")
        look("a whole page")
        page.click("button[value=sign]")
        has_focus(page, "done")
        look("signed off")
        page.goto(f"/desk/{tag}/glossary/all/")
        look("the glossary")
        page.goto(f"/desk/{tag}/find/?q=drugs found")
        look("a text found")
        follow(page, f"main a[href*='/desk/{tag}/messages/']")
        look("a text of the interface")
        page.goto("/desk/")
        follow(page, "a[href*='/desk/problem/']")
        look("a problem")
        page.click("button[value=answer]")
        has_focus(page, "errors")
        look("no answer")
        page.fill("#words", words)
        page.click("button[value=answer]")
        has_focus(page, "done")
        look("an answer")
        page.goto("/desk/device/")
        page.goto(page.url.replace("device", f"{'he' if tag == 'es' else 'es'}/testol/x"))
        look("not yours")
        page.goto("/desk/")
        follow(page, "a[href*='in=changed']")
        page.context.clear_cookies()
        page.fill("#words", words)
        page.click("button[value=save]")
        has_focus(page, "errors")
        look("signed out")
        page.goto(link)
        look("a used link")
    assert [f"{name}: {one}" for name, said in found.items() for one in said] == []


def press_to(page: Page, selector: str) -> int:
    """Go by Tab to the first element of a selector; how many presses that takes."""
    for presses in range(1, MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
    pytest.fail(f"{selector} is not reached by Tab")


def test_from_the_link_to_accepted_by_keyboard_without_script(
    browser: Browser, mini: MiniProject
) -> None:
    """In a window of 320 pixels: come in, open the suggestion, change it, accept it."""
    Reader(mini.app()).suggest()
    link = invited(mini)
    view = View(width=320, height=640, script=False)
    with at_the_desk(browser, mini, view) as page:
        page.goto(link)
        press_to(page, "main button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/")
        press_to(page, "a[href*='in=suggested']")
        page.keyboard.press("Enter")
        page.wait_for_url("**in=suggested")
        assert page.inner_text("#english-words") == ENGLISH
        press_to(page, "#words-1")
        page.keyboard.press("Control+A")
        page.keyboard.type(WRONG)
        press_to(page, "button[value=accept]")
        page.keyboard.press("Enter")
        page.wait_for_selector("#errors")
        press_to(page, "#errors a")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.wait_for_selector("#words-1")
        page.locator("#words-1").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(OTHER)
        press_to(page, "button[value=accept]")
        page.keyboard.press("Enter")
        page.wait_for_url("**#done")
        assert page.locator("#done").inner_text()
    assert entry(mini).msgstr == OTHER
