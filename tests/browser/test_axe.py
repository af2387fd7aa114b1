"""axe-core, with all of its rules, finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from service.content.registers import Register
from tests.browser import axe, faults
from tests.browser.axe import CONTRAST, IMPLIED
from tests.browser.conftest import Visit
from tests.browser.views import DESKTOP, PHONE, Theme, View, address, each_template
from tests.support.matrix import SAMPLE, SLUGS, TEMPLATES, each, path_of, stands_for, words_for
from tests.support.turns import by_turns

BY_TURNS = (*CONTRAST, "target-size")


@each_template
def test_axe_finds_nothing_with_every_rule(page: Page, is_whole: bool) -> None:
    """The rules that take two thirds of the time run in two languages of the sample by turns, one
    in each register: all languages have the same colours, and test_targets.py measures every
    target, for 44 pixels where the rule asks for 24."""
    tag, _, rest = address(page).partition("/")
    without = () if is_whole or tag in stands_for(rest.removeprefix("plain/")) else BY_TURNS
    assert axe.results(page, without=(IMPLIED, *without)) == {"violations": [], "incomplete": []}


@pytest.fixture(scope="module")
def phone(window: Callable[[View], BrowserContext]) -> Iterator[Page]:
    """The page of a phone that has axe-core with each address."""
    page = window(PHONE).new_page()
    page.add_init_script(axe.script())
    yield page
    page.close()


@pytest.mark.parametrize("position", range(len(SLUGS)))
def test_axe_finds_nothing_on_each_drug_page(phone: Page, position: int) -> None:
    """Each drug, in languages and words that change from one to the next."""
    tag = SAMPLE[position % len(SAMPLE)]
    phone.goto(path_of(tag, words_for(tag, str(position)), f"drugs/{SLUGS[position]}/"))
    assert axe.violations(phone, without=(IMPLIED, *BY_TURNS)) == []


@pytest.mark.parametrize(("template", "theme"), by_turns(("drug", "search-form"), Theme))
def test_axe_finds_enough_contrast_in_each_theme(visit: Visit, template: str, theme: Theme) -> None:
    """Each theme on one of two pages; test_colours.py measures every page in every theme."""
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]), View(theme=theme))
    assert axe.violations(page, *CONTRAST) == []


@pytest.mark.slow
@each([f"drugs/{slug}/" for slug in SLUGS])
def test_axe_finds_nothing_on_any_page_at_all(visit: Visit, path: str) -> None:
    """Contrast in English alone: all languages have the same colours, and of every template it is
    measured in each of them by `test_axe_finds_nothing_with_every_rule`."""
    without = () if path.startswith("/en/") else CONTRAST
    assert axe.violations(visit(path), without=(IMPLIED, *without)) == []


def test_axe_runs_the_rules_that_are_off_by_default(visit: Visit) -> None:
    page = visit("/en/")
    page.evaluate(axe.script())
    rules = page.evaluate("axe.getRules().map(rule => rule.ruleId)")
    off = {"color-contrast-enhanced", "identical-links-same-purpose", "meta-refresh-no-exceptions"}
    assert off <= set(rules)
    faults.change(page, "h1", color="#777")
    assert axe.violations(page, "color-contrast-enhanced")


@pytest.mark.parametrize(
    ("rule", "selector", "html"),
    [
        ("image-alt", "main", '<img src="data:,">'),
        ("label", "main", "<input>"),
        ("empty-heading", "main", "<h2></h2>"),
        ("heading-order", "main", "<h6>Deep</h6>"),
        ("region", "body", "<p>Text outside of all landmarks</p>"),
        ("accesskeys", "main", '<a href="#a" accesskey="s">A</a><a href="#b" accesskey="s">B</a>'),
        ("tabindex", "main", '<a href="#a" tabindex="3">A</a>'),
        ("valid-lang", "main", '<p lang="klingonese">Text</p>'),
        ("td-headers-attr", "main", '<table><tr><td headers="no">1</td></tr></table>'),
    ],
)
def test_axe_finds_a_deliberate_fault(visit: Visit, rule: str, selector: str, html: str) -> None:
    page = visit("/en/about/")
    faults.insert(page, selector, html)
    assert axe.violations(page, rule)


def test_axe_ran_in_a_window_of_the_expected_size(visit: Visit) -> None:
    assert visit("/en/", DESKTOP).evaluate("innerWidth") == DESKTOP.width
