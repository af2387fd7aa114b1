"""What is installed is locked: every file by its hash, and nothing beside what is asked for."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.mini import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
LOCKS = ("production", "development")


def text(lock: str) -> str:
    return (ROOT / ".ci" / f"{lock}.txt").read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PIN.findall(text(lock))}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_file_of_a_lock_has_a_hash_and_none_an_address(lock: str) -> None:
    parts = re.split(r"\n(?=[A-Za-z0-9])", "\n" + text(lock))[1:]
    assert len(parts) == len(pins(lock)) > 10
    for part in parts:
        assert "--hash=sha256:" in part, part.splitlines()[0]
    assert not re.search(r"https?:|--(extra-)?index|--find-links", text(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_are_in_step_with_the_project(lock: str) -> None:
    asked = project()["project"]["dependencies"] + project()["build-system"]["requires"]
    if lock == "development":
        asked += project()["project"]["optional-dependencies"]["dev"]
    for requirement in map(Requirement, asked):
        version = pins(lock).get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not locked: make lock"
        assert requirement.specifier.contains(version), f"{requirement} is {version}: make lock"


def test_development_has_what_production_has_and_production_no_tools() -> None:
    assert pins("production").items() <= pins("development").items()
    tools = {
        canonicalize_name(Requirement(line).name)
        for line in project()["project"]["optional-dependencies"]["dev"]
    }
    assert not tools & pins("production").keys()
    assert project()["build-system"]["requires"] == project()["dependency-groups"]["build"]
