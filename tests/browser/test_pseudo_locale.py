"""Interface texts that are 40 % longer than the English: nothing is cut or goes sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from service.state.site import Site
from tests.browser import faults, layout
from tests.browser.conftest import PATIENCE, serving
from tests.browser.views import PHONE
from tests.conftest import made_to_fail
from tests.support.matrix import TEMPLATES
from tests.support.pseudo import (
    PSEUDO,
    app_over,
    interface_of,
    texts_for_translators,
    with_pseudo,
)

PAGES = (*TEMPLATES.values(), "drugs/tofersen/", "plain/drugs/edaravone/")


@pytest.fixture(scope="module")
def longer(
    browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A window of a phone over a site whose interface is in the pseudo-language."""
    made = with_pseudo(site, interface_of(texts_for_translators()))
    app = app_over(made, tmp_path_factory.mktemp("search"))
    app.add_url_rule("/<tag>/made-to-fail/", view_func=made_to_fail)
    with serving(app) as root:
        context = browser.new_context(base_url=root, **PHONE.options)
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_longer_texts_are_whole_on_a_phone(longer: Page, path: str) -> None:
    longer.goto(f"/{PSEUDO.tag}/{path}")
    for width in (320, 360):
        longer.set_viewport_size({"width": width, "height": 760})
        assert layout.sideways(longer) + layout.clipped(longer) == []
        assert layout.overlapping(longer) == []


def test_a_button_that_cuts_a_longer_text_is_found(longer: Page) -> None:
    longer.goto(f"/{PSEUDO.tag}/")
    faults.change(longer, "#reading-mode a", width="60px", white_space="nowrap")
    assert layout.clipped(longer)
