"""Fixtures: a project that was exported before, so that what it compressed is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.exporting import Exporting
from tests.support.mini import MiniProject


@pytest.fixture(scope="session")
def exported_mini(
    finished_mini: MiniProject, tmp_path_factory: pytest.TempPathFactory
) -> MiniProject:
    """The small project with what an export keeps beside it."""
    project = finished_mini.copy(tmp_path_factory.mktemp("exported"))
    Exporting(project, tmp_path_factory.mktemp("out")).run()
    return project


@pytest.fixture
def exporting(exported_mini: MiniProject, checked_mini: Path, tmp_path: Path) -> Exporting:
    """A copy of it, which is exported to an empty folder."""
    return Exporting(exported_mini.copy(tmp_path / "project", kept=checked_mini), tmp_path / "out")
