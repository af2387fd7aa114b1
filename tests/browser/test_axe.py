"""axe-core, with all of its rules, finds nothing."""

from __future__ import annotations

import pytest

from service.content.registers import Register
from tests.browser import axe, faults
from tests.browser.conftest import Visit
from tests.browser.views import (
    DESKTOP,
    LOCALES,
    OFFERED,
    PHONE,
    SLUGS,
    TEMPLATES,
    Theme,
    View,
    path_of,
    words_for,
)

CONTRAST = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_axe_finds_nothing_with_every_rule(visit: Visit, template: str, tag: str) -> None:
    page = visit(path_of(tag, words_for(tag, template), TEMPLATES[template]))
    found = axe.results(page)
    assert found == {"violations": [], "incomplete": []}


@pytest.mark.parametrize("position", range(len(SLUGS)))
def test_axe_finds_nothing_on_each_drug_page(visit: Visit, position: int) -> None:
    """Each drug, in languages and words that change from one to the next."""
    tag = OFFERED[position % len(OFFERED)]
    page = visit(path_of(tag, words_for(tag, str(position)), f"drugs/{SLUGS[position]}/"), PHONE)
    assert axe.violations(page) == []


@pytest.mark.parametrize("tag", OFFERED)
def test_axe_finds_nothing_in_each_language(visit: Visit, tag: str) -> None:
    assert axe.violations(visit(path_of(tag, words_for(tag), "drugs/lenzumestrocel/"))) == []


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("template", ["home", "drug", "compare", "search-form"])
def test_axe_finds_enough_contrast_in_each_theme(visit: Visit, template: str, theme: Theme) -> None:
    page = visit(path_of("en", Register.STANDARD, TEMPLATES[template]), View(theme=theme))
    assert axe.violations(page, *CONTRAST) == []


@pytest.mark.slow
@pytest.mark.parametrize("register", Register)
@pytest.mark.parametrize("tag", OFFERED)
@pytest.mark.parametrize("page", [*(f"drugs/{slug}/" for slug in SLUGS), *TEMPLATES.values()])
def test_axe_finds_nothing_on_any_page_at_all(
    visit: Visit, page: str, tag: str, register: Register
) -> None:
    assert axe.violations(visit(path_of(tag, register, page))) == []


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
