"""Fixtures: the real site, a small project, and a page that keeps its promises."""

from __future__ import annotations

import fcntl
import gc
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import create_app
from service.pages.search import SearchIndex
from service.state.site import Site
from tests.support.compression import compress_once
from tests.support.ids import MOST, short_id
from tests.support.languages import parse_once
from tests.support.matrix import offered, parametrized, runs_whole
from tests.support.mini import MiniProject, finished
from tests.support.pages import GetPage, page_getter
from tests.support.templates import compile_once, extract_once

compile_once()
extract_once()
parse_once()
compress_once()


def pytest_collection_finish() -> None:
    """Thousands of tests that were collected are not looked through again for garbage: the search
    for it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_runtest_teardown() -> None:
    """`serve` looks for no garbage, as its process ends; that of tests goes on, to 3.6 GB."""
    gc.enable()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of addresses get those of the sample, or all."""
    parametrized(metafunc)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A short name in place of a long one, or of one that would be a row of escapes."""
    text = val.decode("latin-1") if isinstance(val, bytes) else val
    if not isinstance(text, str) or (text.isascii() and text.isprintable() and len(text) <= MOST):
        return None
    return short_id(text) or argname


def made_to_fail(tag: str) -> str:
    """A view that fails, for the page that readers see then."""
    raise RuntimeError(f"made to fail in {tag}")


@pytest.fixture(scope="session")
def app() -> Flask:
    """The application over the real content and translations, with one more address that fails.

    One process checks the catalogs; the others wait for it and take what it kept.
    """
    app = create_app()
    app.add_url_rule("/<tag>/made-to-fail/", view_func=made_to_fail)
    folder: Path = app.config["KEPT"]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        app.test_client().get("/healthz")
    return app


@pytest.fixture(scope="session")
def site(app: Flask) -> Site:
    site: Site = app.extensions["site"]
    return site


@pytest.fixture(scope="session")
def index(app: Flask, site: Site) -> SearchIndex:
    """The search index of the site, in the folder of what is kept: processes share it."""
    found: SearchIndex = app.extensions["search"](site)
    return found


@pytest.fixture(scope="session")
def is_whole(pytestconfig: pytest.Config) -> bool:
    return runs_whole(pytestconfig)


@pytest.fixture
def tag(request: pytest.FixtureRequest, site: Site) -> str:
    """A language that has a folder; one that is not offered to readers yet is left out."""
    return offered(request.param, site)


@pytest.fixture
def path(request: pytest.FixtureRequest, site: Site) -> str:
    """An address in a language that is offered."""
    offered(request.param.split("/")[1], site)
    address: str = request.param
    return address


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def get_page(client: FlaskClient) -> GetPage:
    return page_getter(client)


@pytest.fixture(scope="session")
def finished_mini(tmp_path_factory: pytest.TempPathFactory) -> MiniProject:
    """The small project, once for all tests of a process."""
    return finished(tmp_path_factory.mktemp("mini"))


@pytest.fixture(scope="session")
def checked_mini(finished_mini: MiniProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what is kept of the small project once its catalogs are checked."""
    project = finished_mini.copy(tmp_path_factory.mktemp("checked"))
    project.app().test_client().get("/healthz")
    project.app().test_cli_runner().invoke(args=["catalogs", "check"])  # the interface, too
    return project.root / ".cache"


@pytest.fixture
def mini(finished_mini: MiniProject, checked_mini: Path, tmp_path: Path) -> MiniProject:
    """A copy of the small project, with what was kept of its checks, for one test to change."""
    return finished_mini.copy(tmp_path, kept=checked_mini)


@pytest.fixture
def fresh_mini(finished_mini: MiniProject, tmp_path: Path) -> MiniProject:
    """A copy of the small project of which nothing is kept yet."""
    return finished_mini.copy(tmp_path)
