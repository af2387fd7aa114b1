"""`doctor` names what is missing or unsafe in a set-up, each in a line, and fails where it is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from click.testing import Result

from service.cli.doctor import of_clock
from service.content.reading import load_content
from tests.support.mini import MiniProject

WHOLE = """\
name = "Asociación ELA"
contact = "ela@example.org"
address = "https://ela.example.org"
"""


@pytest.fixture
def set_up(mini: MiniProject, monkeypatch: pytest.MonkeyPatch) -> MiniProject:
    """A set-up in which nothing is missing."""
    (mini.content / "site.toml").write_text(WHOLE, encoding="utf-8")
    monkeypatch.setenv("SERVICE_HSTS", "31536000")
    return mini


def examined(mini: MiniProject) -> Result:
    return mini.app().test_cli_runner().invoke(args=["doctor"])


def test_it_says_so_where_nothing_is_missing(set_up: MiniProject) -> None:
    result = examined(set_up)
    assert (result.output, result.exit_code) == ("Nothing is missing.\n", 0)


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('address = "https://ela.example.org"', "", "missing: the address of the site", 0),
        ('contact = "ela@example.org"', "", "missing: a contact for readers", 0),
        ("https://", "http://", "unsafe: http://ela.example.org can be read and changed", 1),
        ('org"\n', 'org"\nembed = ["http://els.example"]\n', "unsafe: http://els.example in", 1),
    ],
)
def test_it_names_what_the_operator_left_open(
    set_up: MiniProject, old: str, new: str, line: str, code: int
) -> None:
    head, _, last = WHOLE.rpartition(old)
    (set_up.content / "site.toml").write_text(head + new + last, encoding="utf-8")
    result = examined(set_up)
    (found,) = result.output.splitlines()
    assert found.startswith(line)
    assert result.exit_code == code


@pytest.mark.parametrize(
    ("value", "line", "code"),
    [
        ("0", "missing: browsers are not kept to HTTPS", 0),
        ("true", "unsafe: SERVICE_HSTS=True is no number", 1),
        ('"a year"', "unsafe: SERVICE_HSTS=a year is no number", 1),
    ],
)
def test_it_reads_the_settings(
    set_up: MiniProject, monkeypatch: pytest.MonkeyPatch, value: str, line: str, code: int
) -> None:
    monkeypatch.setenv("SERVICE_HSTS", value)
    result = examined(set_up)
    assert result.output.startswith(line)
    assert result.exit_code == code


def test_folders_that_everybody_writes_are_unsafe(set_up: MiniProject) -> None:
    set_up.translations.chmod(0o777)
    result = examined(set_up)
    assert "can be written by every user" in result.output
    assert result.exit_code == 1


def test_a_folder_that_keeps_nothing_is_named(
    set_up: MiniProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("SERVICE_KEPT", str(file / "kept"))
    result = examined(set_up)
    assert result.output.startswith("missing: ")
    assert "SERVICE_KEPT" in result.output


def test_a_desk_that_cannot_keep_anything_or_that_everybody_writes_is_named(
    set_up: MiniProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, desk = tmp_path / "file", tmp_path / "desk"
    file.touch()
    monkeypatch.setenv("SERVICE_DESK", str(file / "desk"))
    assert "SERVICE_DESK" in examined(set_up).output
    desk.mkdir()
    desk.chmod(0o777)
    monkeypatch.setenv("SERVICE_DESK", str(desk))
    result = examined(set_up)
    assert "can be written by every user" in result.output
    assert result.exit_code == 1


def test_a_clock_that_is_behind_the_facts_is_unsafe(set_up: MiniProject) -> None:
    content = load_content(set_up.content)
    ((is_unsafe, words),) = of_clock(content, datetime.date(2020, 1, 1))
    assert is_unsafe
    assert "the clock says 2020-01-01" in words
    assert not list(of_clock(content, datetime.date(2100, 1, 1)))
