"""The order of floors in `pyproject.toml` is kept, and a wing that looks up is found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.mini import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("module", "knows"),
    [
        ("figures/model.py", "service.content.drug"),
        ("catalogs/catalog.py", "service.pages.labels"),
        ("pages/page.py", "service.web.views"),
        ("serving/cache.py", "service.cli"),
    ],
)
def test_a_wing_that_knows_a_floor_above_is_found(tmp_path: Path, module: str, knows: str) -> None:
    shutil.copytree(ROOT / "service", tmp_path / "service")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / "service" / module
    path.write_text(f"import {knows}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    found = lint(tmp_path)
    assert found.returncode == 1, found.stdout
    assert "BROKEN" in found.stdout
    assert f"service.{module.removesuffix('.py').replace('/', '.')} -> {knows}" in found.stdout
