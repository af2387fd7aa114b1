"""The wheel holds all that the service needs to run, and the unit builds nothing when it starts."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from flit_core.wheel import make_wheel_in

from service.cli.desk import desk
from tests.support.mini import ROOT, MiniProject
from tests.support.serving import exchange, free_port, start, stop


def test_the_wheel_holds_templates_styles_and_files_for_servers(tmp_path: Path) -> None:
    wheel = make_wheel_in(ROOT / "pyproject.toml", tmp_path).file
    with zipfile.ZipFile(wheel) as file:
        held = set(file.namelist())
    service = ROOT / "service"
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in service.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert wanted <= held
    assert {Path(name).suffix for name in wanted} >= {".html", ".css", ".xml", ".conf", ".service"}


def test_what_the_wheel_holds_serves_from_another_folder(
    finished_mini: MiniProject, tmp_path: Path
) -> None:
    """As the README says: an environment with the wheel, and the two folders by their settings."""
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    with zipfile.ZipFile(make_wheel_in(ROOT / "pyproject.toml", tmp_path).file) as wheel:
        wheel.extractall(installed)
    elsewhere.mkdir()
    project = finished_mini.copy(tmp_path / "texts")
    port = free_port()
    process = start(
        elsewhere,
        port,
        PYTHONPATH=str(installed),
        SERVICE_CONTENT=str(project.content),
        SERVICE_TRANSLATIONS=str(project.translations),
        SERVICE_ACCESS_LOG="false",
    )
    try:
        command = Path(f"/proc/{process.pid}/environ").read_bytes()
        request = b"GET /es/plain/drugs/testol/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        page = exchange(port, request).decode()
    finally:
        stop(process)
    assert f"PYTHONPATH={installed}".encode() in command, "the code is that of the wheel"
    assert page.startswith("HTTP/1.1 200")
    assert '<html lang="es"' in page
    assert "<style>" in page


def test_the_unit_starts_what_is_installed_and_sets_nothing_up() -> None:
    unit = (ROOT / "service" / "deploy" / "drug-pages.service").read_text(encoding="utf-8")
    (command,) = re.findall("^ExecStart=(.+)$", unit, re.MULTILINE)
    assert re.fullmatch(r"/\S+/\.venv/bin/flask --app service serve", command)
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^run:  ##", make, re.MULTILINE), "make run waits for no set-up"


def test_the_daily_work_of_the_desk_is_that_of_the_service() -> None:
    """It has the same user, folders and secrets, runs commands that there are, and a timer."""
    deploy = ROOT / "service" / "deploy"
    served = (deploy / "drug-pages.service").read_text(encoding="utf-8")
    daily = (deploy / "drug-pages-desk.service").read_text(encoding="utf-8")
    for name in (
        "WorkingDirectory",
        "StateDirectory",
        "EnvironmentFile",
        "Environment=SERVICE_DESK",
    ):
        (line,) = re.findall(f"^{name}=.+$", served, re.MULTILINE)
        assert line in daily
    assert "\nUser=drug-pages\n" in daily, "the dynamic user of drug-pages.service"
    found = re.findall(r"^#?ExecStart=/\S+/flask --app service desk (\w+)$", daily, re.MULTILINE)
    assert found == ["clean", "digest"]
    assert set(found) <= set(desk.commands)
    timer = (deploy / "drug-pages-desk.timer").read_text(encoding="utf-8")
    assert re.search("^OnCalendar=", timer, re.MULTILINE)


def test_the_image_is_built_from_what_is_there_and_runs_without_rights() -> None:
    steps = (ROOT / "service" / "deploy" / "Containerfile").read_text(encoding="utf-8")
    let_in = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    for line in re.findall("^COPY (?!--from)(.+) [^ ]+$", steps, re.MULTILINE):
        for name in line.split():
            assert (ROOT / name).exists(), name
            assert f"!{name}" in let_in
    assert re.search("^USER [1-9][0-9]*$", steps, re.MULTILINE)
    assert "HEALTHCHECK" in steps
