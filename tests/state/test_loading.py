"""The words of a language that the figure lock needs are read again when they change."""

from __future__ import annotations

import datetime

import polib
import pytest

from service.catalogs.folders import figures_path
from service.catalogs.kept import Kept
from service.catalogs.texts import State
from service.locales.locale import SiteLocale
from service.state.loading import Loader
from service.state.site import Site
from tests.support.edits import entry
from tests.support.mini import MiniProject

DOSE = "In the trial people took one tablet of 50 mg each morning."
OWN_WORD = '[units]\nmg = ["milis"]\n'


@pytest.fixture
def project(mini: MiniProject) -> MiniProject:
    """A project whose Spanish has a word for the milligram that its figures.toml lacks."""

    def own_word(catalog: polib.POFile) -> None:
        entry(catalog, DOSE).msgstr = "Cada mañana tomaban una tableta de 50 milis."

    mini.edit("es", own_word)
    return mini


def loader(project: MiniProject) -> Loader:
    return Loader(project.content, project.translations, Kept(project.root / "kept"))


def state(site: Site) -> State:
    return site.catalogs["es", "testol"].message(("standard", DOSE)).state


def test_a_changed_file_checks_the_language_again(project: MiniProject) -> None:
    path = figures_path(project.translations, SiteLocale("es"))
    running = loader(project)
    assert state(running.load()) is State.FAILED
    path.write_text(OWN_WORD, encoding="utf-8")
    assert running.files() != running.loaded
    assert state(running.load()) is State.SHOWN
    path.write_text("", encoding="utf-8")
    assert state(loader(project).load()) is State.FAILED, "also where results are kept"


def test_a_broken_file_leaves_the_last_good_state_and_is_named(project: MiniProject) -> None:
    path = figures_path(project.translations, SiteLocale("es"))
    path.write_text(OWN_WORD, encoding="utf-8")
    running = loader(project)
    running.load()
    path.write_text(OWN_WORD + "milis\n", encoding="utf-8")
    site = running.load()
    assert state(site) is State.SHOWN
    assert len(site.problems) == 1
    assert "es/figures.toml:3" in site.problems[0]


def test_changed_words_of_the_english_check_every_language_again(project: MiniProject) -> None:
    path = project.content / "figures.toml"
    running = loader(project)
    before = running.load().catalogs["es", "testol"]
    assert running.load().catalogs["es", "testol"] is before
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('\nmg = ["', '\nmg = ["milis", "'), encoding="utf-8")
    assert running.load().catalogs["es", "testol"] is not before


def test_a_language_without_the_file_is_served(project: MiniProject) -> None:
    figures_path(project.translations, SiteLocale("es")).unlink()
    site = loader(project).load()
    assert "es" in {locale.tag for locale in site.locales}
    assert site.problems == ()


def test_a_new_day_makes_a_new_site(mini: MiniProject) -> None:
    days = [datetime.date(2026, 11, 28)]
    loader = Loader(mini.content, mini.translations, today=lambda: days[-1])
    assert loader.load().today == days[-1]
    assert not loader.has_changed
    days.append(datetime.date(2026, 11, 29))
    assert loader.has_changed
    assert loader.load().today == days[-1]
    assert not loader.has_changed
