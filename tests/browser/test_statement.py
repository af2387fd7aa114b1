"""The accessibility statement claims nothing that no test shows, and leaves no criterion out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from service.catalogs.catalog import Catalog
from service.catalogs.provenance import Provenance
from service.catalogs.texts import Message, State
from service.content.criteria import Criterion, Level, Verdict, load_criteria
from service.errors import ContentError
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.criteria import CriterionView, criterion_view
from service.pages.labels import VERDICT
from service.state.site import Site
from tests.support.matrix import each_language
from tests.support.mini import ROOT
from tests.support.pages import GetPage, text_of

NUMBERS = {"1.1": 1, "1.2": 9, "1.3": 6, "1.4": 13, "2.1": 4, "2.2": 6, "2.3": 3, "2.4": 13} | {
    "2.5": 8, "3.1": 6, "3.2": 6, "3.3": 9, "4.1": 3
}  # fmt: skip
"""How many criteria each guideline of WCAG 2.2 has."""
REMOVED = "4.1.1"
LEVELS = {Level.A: 31, Level.AA: 24, Level.AAA: 31}


@pytest.fixture(scope="module")
def criteria() -> tuple[Criterion, ...]:
    return load_criteria(ROOT / "content" / "accessibility.toml")


@pytest.fixture(scope="module")
def collected() -> set[str]:
    """The names of all tests, found as pytest finds them: functions `test_…` in `test_….py`."""
    folder = ROOT / "tests"
    return {
        f"{path.relative_to(folder).as_posix()}::{node.name}"
        for path in folder.rglob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def unknown_tests(criteria: tuple[Criterion, ...], collected: set[str]) -> list[str]:
    """The tests that the list names and that do not exist."""
    return [f"{c.number}: {test}" for c in criteria for test in c.tests if test not in collected]


def test_every_criterion_of_wcag_is_listed_once_with_its_level(
    criteria: tuple[Criterion, ...],
) -> None:
    numbers = [criterion.number for criterion in criteria]
    wanted = [f"{group}.{n}" for group, most in NUMBERS.items() for n in range(1, most + 1)]
    wanted.remove(REMOVED)
    assert numbers == wanted
    assert {level: sum(c.level is level for c in criteria) for level in Level} == LEVELS


def test_every_named_test_exists(criteria: tuple[Criterion, ...], collected: set[str]) -> None:
    assert unknown_tests(criteria, collected) == []


def test_every_test_of_a_running_file_is_among_the_found_ones(
    request: pytest.FixtureRequest, collected: set[str]
) -> None:
    running = {item.nodeid.split("[")[0].removeprefix("tests/") for item in request.session.items}
    assert running <= collected


def test_a_criterion_that_is_met_has_a_test_and_every_one_has_a_reason(
    criteria: tuple[Criterion, ...],
) -> None:
    assert [c.number for c in criteria if not c.tests or not c.how.endswith(".")] == []


def test_a_name_of_no_test_is_found(criteria: tuple[Criterion, ...], collected: set[str]) -> None:
    invented = Criterion("1.1.1", "Name", Level.A, Verdict.MET, "So.", ("test_a.py::test_b",))
    assert unknown_tests((*criteria, invented), collected) == ["1.1.1: test_a.py::test_b"]


def test_a_fault_in_the_list_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "accessibility.toml"
    path.write_text('[[criteria]]\nnumber = "1.1.1"\nname = "A"\nlevel = "B"\n', encoding="utf-8")
    with pytest.raises(ContentError):
        load_criteria(path)
    assert load_criteria(tmp_path / "missing.toml") == ()


@each_language
def test_a_page_that_the_statement_links_to_shows_every_criterion_in_every_language(
    get_page: GetPage, site: Site, tag: str
) -> None:
    for statement in (f"/{tag}/accessibility/", f"/{tag}/plain/accessibility/"):
        path = f"{statement}criteria/"
        assert path in get_page(statement).links()
        rows = get_page(path).all("tr")[1:]
        criteria = site.content.pages["accessibility"].criteria
        assert len(rows) == len(criteria) == 86
        for row, criterion in zip(rows, criteria, strict=True):
            assert criterion.number in text_of(row)
            assert all(test in text_of(row) for test in criterion.tests)


def test_a_criterion_is_shown_whole_in_one_language(criteria: tuple[Criterion, ...]) -> None:
    criterion, spanish = criteria[0], SiteLocale("es")
    name, how = (Message(key, "¡Sí!", State.SHOWN, 1) for key in criterion.keys)

    def view(*messages: Message) -> CriterionView:
        shown = {message.key: message for message in messages}
        catalog = Catalog(Path("accessibility.po"), spanish, shown, Provenance())
        return criterion_view(criterion, spanish, catalog)

    assert view(name, how) == CriterionView(criterion, "¡Sí!", "¡Sí!", spanish)
    assert view(name) == CriterionView(criterion, criterion.name, criterion.how, ENGLISH)


def test_the_statement_says_what_nobody_has_tested_yet(get_page: GetPage) -> None:
    text = get_page("/en/accessibility/").text("main")
    assert "No person with a disability has tested these pages yet" in text
    assert "nobody has read them through with a screen reader" in text
    assert "Nothing was tried in Safari, and nothing with a screen reader in use" in text
    assert VERDICT[Verdict.JUDGEMENT] in get_page("/en/accessibility/criteria/").text("main")
