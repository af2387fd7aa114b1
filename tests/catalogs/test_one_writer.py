"""Of all commands that write the catalogs, one does at a time."""

from __future__ import annotations

import pytest

from service.cli import common
from service.whole_files import only_writer
from tests.support.commands import run
from tests.support.mini import MiniProject


@pytest.mark.parametrize(
    "command",
    [
        ("catalogs", "extract"),
        ("catalogs", "add", "fr"),
        ("catalogs", "update"),
        ("catalogs", "review", "es", "testol", "--by", "Ana Ruiz"),
        ("catalogs", "origin", "es", "testol", "human", "--by", "Ana Ruiz"),
        ("catalogs", "take", "pyproject.toml"),
        ("catalogs", "clean"),
        ("content", "rename", "testol", "newol"),
        ("content", "remove", "testol"),
    ],
    ids=" ".join,
)
def test_a_command_that_writes_waits_for_another(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(common, "WAIT", 0.0)
    before = mini.path("es").read_bytes()
    with only_writer(mini.translations, 0.0):
        told = run(mini, *command)
    assert told.exit_code == 1
    assert "another command writes" in told.output
    assert told.output.count("\n") == 1
    assert mini.path("es").read_bytes() == before
    assert run(mini, "catalogs", "check").exit_code == 0
