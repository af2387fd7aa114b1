"""A warm page against the floor of the same server and against nginx on the export."""

from __future__ import annotations

import contextlib
import socket
import statistics
from pathlib import Path

import msgspec

from service import create_app
from service.pages.inventory import page_addresses
from tests.bench.client import Ask, fetch, load
from tests.bench.servers import NGINX, cpu, free_port, granian, memory, nginx, running, settle

CODINGS = ("br", "gzip", "zstd", "identity")
HOP = ("date", "connection", "transfer-encoding")


def asks_of(project: Path) -> list[Ask]:
    """Every page of the project in every coding, in turn."""
    app = create_app(project / "content", project / "translations")
    site = app.extensions["loader"].load()
    paths = [address.path for address in page_addresses(site)]
    return [(path, CODINGS[n % 4]) for turn in range(4) for n, path in enumerate(paths, turn)]


def all_answers(port: int, asks: list[Ask], file: Path) -> int:
    """Fetch every page in every coding once; keep headers and bodies for the floor."""
    kept = []
    with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as connection:
        for path, coding in asks:
            status, head, body = fetch(connection, path, coding)
            assert status == 200, path
            lines = [line.decode("latin-1").split(": ", 1) for line in head.split(b"\r\n")[1:]]
            fields = [
                (n, v) for n, v in (x if len(x) == 2 else (x[0].rstrip(":"), "") for x in lines)
            ]
            kept.append(([f for f in fields if f[0].lower() not in HOP], body))
    file.write_bytes(msgspec.msgpack.encode(kept))
    return sum(len(body) for _, body in kept)


def compare(project: Path, export: Path | None, folder: Path, rounds: int, seconds: float) -> None:
    """Print CPU time per request and the ratios, from paired rounds."""
    asks = asks_of(project)
    answers = folder / "answers"
    ports = {name: free_port() for name in ("floor", "page", "page, logged", "nginx")}
    application = "service.wsgi:application"
    with contextlib.ExitStack() as stack:
        pids: dict[str, int] = {}

        def start(name: str, command: list[str], **env: str) -> None:
            pids[name] = stack.enter_context(running(command, project, ports[name], **env))

        start("page", granian(ports["page"], application), SERVICE_ACCESS_LOG="false")
        size = all_answers(ports["page"], asks, answers)
        floor = granian(ports["floor"], "tests.bench.floor:application")
        start("floor", floor, BENCH_ANSWERS=str(answers))
        start("page, logged", granian(ports["page, logged"], application))
        all_answers(ports["page, logged"], asks, folder / "again")
        if NGINX is not None and export is not None:
            start("nginx", nginx(ports["nginx"], export, folder))
        for name in ("page", "page, logged"):
            settle(pids[name])
        print(f"{len(asks)} answers in turn, {size / len(asks) / 1000:.1f} kB each on average")
        spent: dict[str, list[float]] = {name: [] for name in pids}
        for name in pids:
            load(ports[name], asks, 2, folder)
        for turn in range(rounds):
            for name in sorted(pids, reverse=bool(turn % 2)):
                before = cpu(pids[name])
                count = load(ports[name], asks, seconds, folder)
                spent[name].append((cpu(pids[name]) - before) / count * 1e6)
        for name, values in spent.items():
            print(f"{name:14} {statistics.median(values):7.1f} µs of CPU a request")
        for name in ("page", "page, logged"):
            for other in ("floor", "nginx"):
                if other in spent:
                    show_ratio(f"{name} / {other}", spent[other], spent[name])
        held = memory(pids["page"])
        print(f"memory: {held:.0f} MB with {len(asks)} answers of {size / 2**20:.0f} MB kept")


def show_ratio(name: str, base: list[float], own: list[float]) -> None:
    """Print the median of the rounds' ratios and their range; 1 is as fast as the base."""
    ratios = sorted(b / o for b, o in zip(base, own, strict=True))
    middle = statistics.median(ratios)
    print(f"{name:24} {middle:.2f}  [{ratios[0]:.2f} to {ratios[-1]:.2f}]")
