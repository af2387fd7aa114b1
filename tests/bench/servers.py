"""Servers under measurement: started on loopback, on a core of their own where there are two."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from service.cli.serve import ENVIRONMENT, OPTIONS
from tests.support.mini import ROOT
from tests.support.serving import free_port, tree, wait_for

TICKS = os.sysconf("SC_CLK_TCK")
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORES = CORES[:1] if len(CORES) > 1 else CORES
CLIENT_CORES = CORES[1:] or CORES
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
PARTS = ("content", "translations", "service", "tests", ".cache", "Makefile", "babel.cfg")


def copy_of_project(folder: Path) -> Path:
    """The project in another folder, so that nobody's work there is touched or measured."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / part)
    return folder


def cpu(pid: int) -> float:
    """Seconds of CPU, user and system, of a process and all that it has started."""
    total = 0
    for each in tree(pid):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory(pid: int) -> float:
    """Megabytes of the process tree, what is shared counted once (PSS)."""
    total = 0
    for each in tree(pid):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            total += next(int(x.split()[1]) for x in lines if x.startswith("Pss:"))
    return total / 1024


@contextlib.contextmanager
def running(command: list[str], folder: Path, port: int, **env: str) -> Iterator[int]:
    """A server until the block ends; gives its process id."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(folder), **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, SERVER_CORES),
    )
    try:
        wait_for(port, process)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def settle(pid: int, within: float = 300) -> None:
    """Wait until a server has nothing to do: its warm-up is over."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        before = cpu(pid)
        time.sleep(2)
        if cpu(pid) - before < 0.1:
            return


def granian(port: int, target: str, workers: int = 1) -> list[str]:
    """The command of `make serve` with another port, target and number of workers."""
    command = [sys.executable, "-m", "granian", *OPTIONS, "--host", "127.0.0.1"]
    return [*command, "--port", str(port), "--workers", str(workers), target]


def nginx(port: int, site: Path, folder: Path) -> list[str]:
    """The command for nginx with the shipped configuration over an export."""
    assert NGINX is not None
    text = (ROOT / "service" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/srv/drug-pages", str(site)).replace("listen 80", f"listen {port}")
    text = text.replace("access_log /var/log/nginx/drug-pages.log drug_pages;", "access_log off;")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log;\nevents {{ worker_connections 512; }}\n"
        f"http {{\nkeepalive_requests 1000000;\n{temporary}{text}\n}}\n",
        encoding="utf-8",
    )
    return [NGINX, "-c", str(folder / "nginx.conf"), "-e", "stderr"]


__all__ = ["copy_of_project", "cpu", "free_port", "granian", "memory", "nginx", "running", "settle"]
