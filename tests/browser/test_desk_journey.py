"""From a reader's eye to a sentence that stands on the page and is signed off, in a real browser:
with the keyboard alone and no script, in the words of the real catalogs of Spanish and Arabic."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

import polib
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE
from tests.browser.test_desk import press_to
from tests.browser.views import View
from tests.desk.member import invited
from tests.support.mini import ROOT, MiniProject, spanish
from tests.support.serving import free_port, start, stop

LETTERS = "ابتثجحخدذر"
MOST_TO_SEND, MOST_TO_ACCEPT = 4, 3
"""Activations of a link or button: from the link on the reader's page to sent, that of words that
are refused as well; from the queue to accepted."""
STANDS_WITHIN = 2.0
"""Seconds from the answer to a reviewer until a reader has the words."""


def arabic(entry: polib.POEntry) -> str:
    """A made-up Arabic that keeps marks and figures, different for every text."""
    kept = [w for w in ("[ALS](#als)", "[@oh2018]", "Testol", "Otherol") if w in entry.msgid]
    kept += ["50 ملغ"] * ("50 mg" in entry.msgid)
    kept += ["الثانية"] * ("second" in entry.msgid)
    kept += ["**نص.**"] * entry.msgid.startswith("**")
    number = sum(map(ord, entry.msgid)) % 9973
    return " ".join(["نص", *kept, "".join(LETTERS[int(digit)] for digit in str(number))])


TRANSLATE = {"es": spanish, "ar": arabic}
BETTER = {
    "es": "En el ensayo se tomaba una tableta de 50 mg por la mañana.",
    "ar": "في التجربة كان الناس يتناولون قرصًا من 50 ملغ في الصباح.",
}


@pytest.fixture(params=["es", "ar"])
def tag(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def root(mini: MiniProject, tag: str) -> Iterator[str]:
    """The small project with the interface as people read it, run as an operator runs it."""
    mini.translate(tag, TRANSLATE[tag])
    shutil.copy(ROOT / f"translations/{tag}/LC_MESSAGES/messages.po", mini.path(tag, "messages"))
    mini.write_code()
    port = free_port()
    service = start(mini.root, port, SERVICE_ACCESS_LOG="false")
    yield f"http://127.0.0.1:{port}"
    stop(service)


class Hands:
    """Somebody at a keyboard, in a browser of their own, without a script."""

    def __init__(self, browser: Browser, root: str) -> None:
        self.context = browser.new_context(base_url=root, **View(script=False).options)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.activations = 0

    def activate(self, selector: str, then: str) -> None:
        """Go to a link or button by Tab and press it; `then` is there on the page that comes."""
        press_to(self.page, selector)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(then)
        self.activations += 1

    def write(self, words: str) -> None:
        """Write into the first field, in place of what stands there."""
        press_to(self.page, "main textarea")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def come_in(self, link: str) -> None:
        """Use the link of an invitation."""
        self.page.goto(link)
        self.activate("main button", "#you")
        self.activations = 0


def seconds_until(page: Page, path: str, words: str) -> float:
    """How long it takes until a reader's page has the words."""
    began = time.monotonic()
    while words not in page.request.get(path).text():
        assert time.monotonic() < began + PATIENCE / 1000, f"{words} is not on {path}"
    return time.monotonic() - began


def test_a_better_sentence_is_suggested_accepted_and_signed_off(
    browser: Browser, mini: MiniProject, root: str, tag: str
) -> None:
    here, better = f"/{tag}/drugs/testol/", BETTER[tag]
    reader = Hands(browser, root)
    reader.page.goto(here)
    assert reader.page.evaluate("document.documentElement.dir") == ("rtl" if tag == "ar" else "ltr")
    reader.activate("a[href*='suggest/?part=dose']", "main textarea")
    reader.write(better.replace("50", "500"))
    reader.activate("main form button", "#errors")
    field = reader.page.locator("main textarea[aria-invalid]")
    reason = reader.page.locator(f"#{field.get_attribute('id')}-error")
    assert f"{field.get_attribute('id')}-error" in str(field.get_attribute("aria-describedby"))
    assert "500" in reason.inner_text()
    assert reader.page.locator(".fault [lang=en], #errors [lang=en]").count() == 0, "own language"
    assert field.input_value() == better.replace("50", "500")
    reader.write(better)
    reader.activate("main form button", "#preview")
    assert better in reader.page.inner_text("#preview")
    reader.activate("button[value=send]", "#received")
    assert reader.activations <= MOST_TO_SEND
    receipt, waits = reader.page.url, reader.page.inner_text("#sent-1 strong")

    ana = Hands(browser, root)
    ana.come_in(invited(mini, "Ana Ruiz", "--languages", tag))
    ana.activate("a[href*='in=suggested']", "#english-words")
    ana.activate("button[value=accept]", "#done")
    assert ana.activations <= MOST_TO_ACCEPT
    assert seconds_until(reader.page, here, better) <= STANDS_WITHIN
    reader.page.goto(receipt.partition("#")[0])
    assert reader.page.inner_text("#sent-1 strong") != waits, "the receipt says what became of it"

    eva = Hands(browser, root)
    eva.come_in(invited(mini, "Eva Gil", "--languages", tag))
    eva.activate(f"a[href*='/{tag}/testol/standard/']", "#sign-off")
    assert better in eva.page.inner_text("main")
    eva.activate("button[value=sign]", "#done")
    seconds_until(reader.page, here, "Eva Gil")
    eva.page.goto(here)
    assert "Eva Gil" in eva.page.inner_text("#disclaimer")
