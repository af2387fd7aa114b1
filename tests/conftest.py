"""Fixtures: the real site, a small project, and a page that keeps its promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import create_app
from service.state.site import Site
from tests.support.mini import MiniProject, hebrew, spanish
from tests.support.pages import GetPage, page_getter


@pytest.fixture(scope="session")
def app() -> Flask:
    """The application over the real content and translations."""
    return create_app()


@pytest.fixture(scope="session")
def site(app: Flask) -> Site:
    app.test_client().get("/healthz")
    site: Site = app.extensions["site"]
    return site


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def get_page(client: FlaskClient) -> GetPage:
    return page_getter(client)


@pytest.fixture(scope="session")
def finished_mini(tmp_path_factory: pytest.TempPathFactory) -> MiniProject:
    """A small project with a complete Spanish and a right-to-left translation."""
    project = MiniProject(tmp_path_factory.mktemp("mini"))
    project.write()
    project.translate("es", spanish)
    project.translate("he", hebrew)
    return project


@pytest.fixture
def mini(finished_mini: MiniProject, tmp_path: Path) -> MiniProject:
    """A copy of the small project for one test to change."""
    return finished_mini.copy(tmp_path)
