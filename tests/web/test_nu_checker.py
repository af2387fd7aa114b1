"""The Nu HTML checker (vnu) finds no error on any template.

It is not on the Python index, so the test is skipped where it is not installed: a command `vnu`,
or `VNU_JAR` naming its jar (`npm install vnu-jar`, which needs Java).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.content.registers import Register
from tests.support.matrix import SAMPLE, TEMPLATES, path_of

UNKNOWN_TO_IT = (
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",
)
"""What its reader of CSS does not know: CSS Containment 3, and a property of SVG 2."""
LONG = ("drugs/tofersen/", "drugs/edaravone/")


def command() -> list[str] | None:
    """How the checker is started here, if it can be."""
    if jar := os.environ.get("VNU_JAR"):
        return ["java", "-jar", jar]
    found = shutil.which("vnu")
    return [found] if found else None


def errors_in(folder: Path) -> list[str]:
    """Each error and warning that the checker has for the HTML files of a folder."""
    started = command()
    if started is None:
        pytest.skip("the Nu HTML checker is not installed (`vnu`, or VNU_JAR=…/vnu.jar)")
    told = subprocess.run(
        [*started, "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True,
        text=True,
        check=False,  # it exits with 1 where it finds something
    )
    messages: list[dict[str, Any]] = json.loads(told.stderr)["messages"]
    return [
        f"{Path(m.get('url', '')).name}: {m['message']}"
        for m in messages
        if (m["type"] == "error" or m.get("subType") == "warning")
        and m["message"] not in UNKNOWN_TO_IT
    ]


@pytest.mark.slow
def test_the_nu_checker_has_no_complaint(client: FlaskClient, tmp_path: Path) -> None:
    for tag in SAMPLE:
        for number, page in enumerate((*TEMPLATES.values(), *LONG)):
            for register in Register:
                html = client.get(path_of(tag, register, page)).data
                (tmp_path / f"{tag}-{register}-{number}.html").write_bytes(html)
    assert errors_in(tmp_path) == []


@pytest.mark.slow
def test_a_fault_is_told(tmp_path: Path) -> None:
    html = "<!doctype html><html lang=en><title>A</title><table role=table><tr><td role=cell>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    assert errors_in(tmp_path)
