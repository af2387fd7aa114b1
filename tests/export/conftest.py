"""Fixtures: the small project, exported once to be read, and copied for tests that change it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.serving.coding import CODINGS
from tests.support.exporting import Exporting
from tests.support.mini import MiniProject


@pytest.fixture(scope="package", autouse=True)
def quick_codings() -> Iterator[None]:
    """What is kept is compressed as what a reader waits for: the best takes several times as long,
    and test_weight.py looks at that of Brotli."""
    with pytest.MonkeyPatch.context() as patch:
        for name, coding in CODINGS.items():
            patch.setitem(CODINGS, name, replace(coding, best=coding.quick))
        yield


@pytest.fixture(scope="package")
def exported(
    finished_mini: MiniProject, checked_mini: Path, tmp_path_factory: pytest.TempPathFactory
) -> Exporting:
    """The small project and its export, to look at: no test changes them."""
    root = tmp_path_factory.mktemp("exported")
    exporting = Exporting(finished_mini.copy(root / "project", kept=checked_mini), root / "out")
    exporting.run()
    return exporting


@pytest.fixture
def again(exported: Exporting, tmp_path: Path) -> Exporting:
    """A copy of the project with its export, for one test to change and to export again."""
    kept = exported.project.root / ".cache"
    project = exported.project.copy(tmp_path / "project", kept=kept)
    return Exporting(project, shutil.copytree(exported.folder, tmp_path / "out"))


@pytest.fixture
def exporting(mini: MiniProject, tmp_path: Path) -> Exporting:
    """The project and an empty folder; nothing is compressed."""
    return Exporting(mini, tmp_path / "out", compress=False)
