"""Fixtures: the site served on loopback, and a browser that visits it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from service.state.site import Site
from tests.browser import axe, layout
from tests.browser.finding import HOW_TO_GET_ONE, find_browser, flags
from tests.browser.views import DESKTOP, View
from tests.support.matrix import offered

Visit = Callable[..., Page]
PATIENCE = 120_000
"""Milliseconds after which a page that does not come is a fault, on a busy machine too."""
NO_BROWSER = "no browser found"
FOCUS_STOPS = "focus stops"
"""The property by which a test tells how many stops a page has."""


class QuietHandler(WSGIRequestHandler):
    """Serves without a line of log for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The root of a site that is served on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def site_url(app: Flask) -> Iterator[str]:
    """The root of the site on a free port of this machine."""
    with serving(app) as root:
        yield root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's browser. CI must have one; elsewhere the tests are skipped, and it is said."""
    path = find_browser()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"No browser found. {HOW_TO_GET_ONE}", pytrace=False)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser: Browser, site_url: str) -> Iterator[Callable[[View], BrowserContext]]:
    """A function that opens a window for each way of setting it, once."""
    opened: dict[View, BrowserContext] = {}

    def open_window(view: View) -> BrowserContext:
        if view not in opened:
            opened[view] = browser.new_context(base_url=site_url, **view.options)
            opened[view].set_default_timeout(PATIENCE)
        return opened[view]

    yield open_window
    for context in opened.values():
        context.close()


@pytest.fixture(scope="session")
def visited() -> dict[View, Page]:
    """The one page of each window that goes from test to test: to open another takes as long as
    to open an address."""
    return {}


@pytest.fixture
def visit(window: Callable[[View], BrowserContext], visited: dict[View, Page]) -> Visit:
    """A function that opens an address of the site in a window set as a View says.

    Size and media are as the View has them; a pointer or a clock would stay where a test leaves
    it, so one that moves them takes `fresh`.
    """

    def open_page(path: str, view: View = DESKTOP) -> Page:
        if view not in visited:
            visited[view] = window(view).new_page()
        page = visited[view]
        if "#" in path:
            page.goto("about:blank")  # or else it may be but another place of the same page
        if page.viewport_size != view.size:
            page.set_viewport_size(view.size)
        page.emulate_media(media="null", **view.media)
        page.goto(path)
        return page

    return open_page


@pytest.fixture(scope="session")
def tour(window: Callable[[View], BrowserContext]) -> Iterator[Page]:
    """The page of a window that goes through all addresses, one after the other."""
    page = window(DESKTOP).new_page()
    page.add_init_script(axe.script())  # sent once, and not with each address
    yield page
    page.close()


@pytest.fixture(scope="session")
def opened(request: pytest.FixtureRequest, tour: Page, site: Site) -> Page:
    """An address of `each_page`: opened once, then looked at by one test after the other."""
    path: str = request.param
    offered(path.split("/")[1], site)
    tour.goto(path)
    return tour


def at_desktop(page: Page) -> Page:
    """A page, its window set to the size of a desktop's."""
    if page.viewport_size != DESKTOP.size:
        page.set_viewport_size(DESKTOP.size)
    return page


@pytest.fixture
def page(opened: Page) -> Page:
    """The page that is open, in a window of a desktop. A test leaves it as it is."""
    return at_desktop(opened)


@pytest.fixture
def resized(opened: Page) -> Page:
    """The page that is open. A test sets the size of the window, and changes nothing else."""
    return opened


@pytest.fixture
def restyled(opened: Page) -> Iterator[Page]:
    """The page that is open. A test sets size, media and styles, and changes nothing else."""
    yield opened
    opened.emulate_media(media="screen", **DESKTOP.media)
    layout.with_own_styles_only(opened)


@pytest.fixture
def fresh(browser: Browser, site_url: str) -> Iterator[Visit]:
    """Like `visit`, in a window that was never anywhere: no link is visited."""
    opened: list[BrowserContext] = []

    def open_page(path: str, view: View = DESKTOP) -> Page:
        opened.append(browser.new_context(base_url=site_url, **view.options))
        opened[-1].set_default_timeout(PATIENCE)
        page = opened[-1].new_page()
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of the tests of one opened page, those that leave it as it is come first, then those that
    set the size, then those that set styles: to lay a page out anew takes long."""
    for path, found in groupby(list(enumerate(items)), lambda item: opened_by(item[1])):
        if path:
            (first, _), *_ = numbered = list(found)
            items[first : first + len(numbered)] = sorted(
                (item for _, item in numbered), key=what_it_changes
            )


def opened_by(item: pytest.Item) -> str:
    """The address that a test of `each_page` looks at."""
    callspec = getattr(item, "callspec", None)
    return str(callspec.params.get("opened", "")) if callspec else ""


def what_it_changes(item: pytest.Item) -> int:
    """How much of an opened page a test sets anew, by its fixture."""
    names = getattr(item, "fixturenames", ())
    return next((at for at, name in enumerate(("resized", "restyled"), 1) if name in names), 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, so that nobody overlooks it, that nothing was tested in a browser."""
    if any(NO_BROWSER in report.longreprtext for report in terminalreporter.getreports("skipped")):
        terminalreporter.section("NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.write_line("NO BROWSER FOUND: NO PAGE WAS TESTED FOR BARRIERS.")
        terminalreporter.write_line(HOW_TO_GET_ONE)
    properties = [p for r in terminalreporter.getreports("passed") for p in r.user_properties]
    if stops := [str(value) for name, value in properties if name == FOCUS_STOPS]:
        terminalreporter.section("focus stops of each page, in English")
        terminalreporter.write_line(", ".join(stops))
