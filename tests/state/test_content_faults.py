"""What `content check` calls a fault is not served: the last good English stays, and is named."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from service.catalogs.kept import Kept
from service.content.checks import facts
from service.content.checks.faults import faults, refuse_faults_by_two
from service.content.reading import load_content
from service.errors import ContentError, Problem
from service.state.loading import Loader
from tests.support.mini import MiniProject

Edit = Callable[[MiniProject], object]


def added(text: str) -> Edit:
    """A paragraph at the end of the plain page."""

    def edit(project: MiniProject) -> None:
        page = project.drug / "plain.md"
        page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")

    return edit


def replaced(file: str, old: str, new: str) -> Edit:
    def edit(project: MiniProject) -> None:
        path = project.content / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def two_faults(project: MiniProject) -> None:
    added("So it was told [@hhs1996].")(project)
    added("It is [a word](#no-such-term).")(project)


DRUG = "drugs/testol/drug.toml"
FAULTS: dict[str, tuple[Edit, str]] = {
    "source": (added("So it was told [@hhs1996]."), "plain.md:55: “hhs1996” is no source"),
    "term": (added("It is [a word](#no-such-term)."), "plain.md:55: “no-such-term” is no term"),
    "drug": (added("See [it](drug:no-such-drug)."), "plain.md:55: “no-such-drug” is no drug page"),
    "link": (added("See [it](https://a.example/)."), "is a link to elsewhere"),
    "figure": (added("One person had 7311 doses."), "“7311” stands neither in standard.md"),
    "heading": (added("#### More"), "level 4"),
    "enum": (replaced(DRUG, '"oral"', '"swallowed"'), "drug.toml:6: Invalid enum value"),
    "country": (replaced(DRUG, 'country = "KR"', 'country = "UK"'), "write GB"),
    "date": (replaced(DRUG, "2011-03-17", "2011-03-32"), "no date of the calendar"),
    "name": (replaced(DRUG, "Testbrand", "Otherbrand"), "a name of the page otherol"),
    "title": (replaced("pages/about/page.toml", "title", "titel"), "page.toml:1: unknown key"),
    "part": (replaced("drugs/testol/plain.md", "## Dose", "## Doses"), "unknown part “Doses”"),
}


@pytest.mark.parametrize(("edit", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_leaves_the_last_good_english_and_is_named(
    mini: MiniProject, edit: Edit, words: str
) -> None:
    app = mini.app()
    loader: Loader = app.extensions["loader"]
    before = loader.load()
    edit(mini)
    app.extensions["site"] = after = loader.load()
    assert after.content is before.content
    assert any(words in problem for problem in after.problems), after.problems
    assert all("its last good state is served" in problem for problem in after.problems)
    client = app.test_client()
    for path in ("/en/plain/drugs/testol/", "/es/drugs/testol/", "/en/about/", "/en/"):
        assert client.get(path).status_code == 200
    health = client.get("/healthz").get_json()
    assert health["status"] == "degraded"
    assert health["problems"] == list(after.problems)


def test_each_fault_is_a_problem_of_its_own(mini: MiniProject) -> None:
    loader = Loader(mini.content, mini.translations)
    loader.load()
    two_faults(mini)
    problems = loader.load().problems
    assert len(problems) == 2
    assert not any("\n" in problem for problem in problems)


def test_a_page_that_another_names_can_not_go(mini: MiniProject) -> None:
    loader = Loader(mini.content, mini.translations)
    added("See [Otherol](drug:otherol).")(mini)
    assert loader.load().problems == ()
    shutil.rmtree(mini.content / "drugs" / "otherol")
    site = loader.load()
    assert "otherol" in site.content.drugs
    assert any("“otherol” is no drug page" in problem for problem in site.problems)


def test_a_fault_that_is_put_right_is_served_and_no_problem_any_more(mini: MiniProject) -> None:
    loader = Loader(mini.content, mini.translations)
    loader.load()
    page = mini.drug / "plain.md"
    good = page.read_text(encoding="utf-8")
    added("So it was told [@hhs1996].")(mini)
    assert loader.load().problems
    page.write_text(good.replace("felt sick", "felt ill"), encoding="utf-8")
    site = loader.load()
    assert site.problems == ()
    assert any("felt ill" in s.text for s in site.content.drugs["testol"].segments)


def test_a_first_start_with_a_fault_is_refused_with_all_of_them(mini: MiniProject) -> None:
    two_faults(mini)
    with pytest.raises(ContentError) as told:
        Loader(mini.content, mini.translations).load()
    assert len(told.value.problems) == 2


@pytest.mark.parametrize("ends_early", [False, True])
def test_two_processes_find_the_same_faults_as_one(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, ends_early: bool
) -> None:
    for page in mini.content.glob("drugs/*/plain.md"):
        page.write_text(page.read_text("utf-8") + "\nIt took 977 days [@nobody].\n", "utf-8")
    content, today = load_content(mini.content), datetime.date(2026, 11, 29)
    found = faults(content, today)
    assert sum("977" in str(problem) for problem in found) == len(content.drugs) > 1
    check, here = facts.check_drugs, os.getpid()

    def in_the_other(*given: Any) -> Iterator[Problem]:
        if ends_early and os.getpid() != here:
            os._exit(1)
        return check(*given)

    monkeypatch.setattr(facts, "check_drugs", in_the_other)
    with pytest.raises(ContentError) as told:
        refuse_faults_by_two(content, today)
    assert list(told.value.problems) == found


def test_sound_content_is_not_checked_again_at_the_next_start(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(mini.root / ".cache")
    Loader(mini.content, mini.translations, kept).load()

    def never(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(facts, "check_drugs", never)
    Loader(mini.content, mini.translations, kept).load()
    added("It is one more line.")(mini)
    problems = Loader(mini.content, mini.translations, kept).load().problems
    assert any("checked again" in problem for problem in problems)
