"""A page of another origin shows the short form in a frame where the operator lets it."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser import axe
from tests.browser.conftest import Visit, serving
from tests.support.mini import MiniProject


@pytest.mark.parametrize("is_allowed", [True, False])
def test_only_whom_the_operator_names_shows_it(
    browser: Browser, mini: MiniProject, is_allowed: bool
) -> None:
    association = Flask("association", static_folder=None)
    with serving(association) as origin:
        named = origin if is_allowed else "https://other.example"
        (mini.content / "site.toml").write_text(f'embed = ["{named}"]\n', encoding="utf-8")
        with serving(mini.app()) as root:
            frame = f'<iframe title="Testol" src="{root}/es/drugs/testol/embed/"></iframe>'
            association.add_url_rule("/", view_func=lambda: f"<!doctype html>{frame}")
            page = browser.new_page()
            page.goto(f"{origin}/", wait_until="load")
            shown = page.frames[1]
            assert (shown.locator("#answer").count() == 1) == is_allowed
            if is_allowed:
                colour = "getComputedStyle(document.getElementById('disclaimer')).borderLeftWidth"
                assert shown.evaluate(colour) != "0px", "its style is let in"
                shown.locator("p a.target").last.click()
                page.wait_for_url(f"{root}/es/drugs/testol/")
            page.close()


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_it_has_no_barrier(visit: Visit, tag: str) -> None:
    page = visit(f"/{tag}/drugs/edaravone/embed/")
    assert axe.violations(page, without=("skip-link",)) == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
