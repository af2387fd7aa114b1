"""What a miss, a start, the memory, an export and a load of the catalogs cost, and their growth."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import polib

from service import create_app
from service.catalogs.po_files import write_po
from service.pages.inventory import file_addresses, page_addresses
from service.serving.asking import ask
from service.state.loading import Loader
from tests.bench.client import fetch
from tests.bench.servers import free_port, granian, memory, running, settle
from tests.bench.warm import CODINGS
from tests.desk.reader import fields_of
from tests.support.pages import ParsedPage
from tests.support.serving import tree

CONNECTIONS = 6
"""Connections one after the other: two workers share them about evenly."""


def miss(project: Path) -> None:
    """The CPU time to render a page that is not kept, in the application alone."""
    from werkzeug.test import create_environ

    app = create_app(project / "content", project / "translations")
    site = app.extensions["loader"].load()
    environ = {**create_environ(), "service.site": site}
    kinds: dict[str, list[tuple[float, int]]] = {}
    for turn in ("first time", "again"):
        for address in page_addresses(site):
            drug = address.page.startswith("drugs/")
            kind = "compare" if address.page.endswith("compare/") else "drug" if drug else "other"
            before = time.process_time()
            body = ask(app.wsgi_app, {**environ, "PATH_INFO": address.path})[2]
            took = time.process_time() - before
            kinds.setdefault(f"{kind}, {turn}", []).append((took, len(body)))
    for kind, found in kinds.items():
        times = sorted(took * 1000 for took, _ in found)
        size = statistics.mean(length for _, length in found) / 1000
        print(
            f"miss, {kind:20} median {statistics.median(times):.2f} ms, "
            f"fastest {times[0]:.2f}, slowest {times[-1]:.2f} ({len(times)} pages, {size:.0f} kB)"
        )


def cold(project: Path, rounds: int) -> None:
    """Seconds from the start of the process to the first answer, against the bare server."""
    took: dict[str, list[float]] = {}
    for _ in range(rounds):
        for target in ("tests.bench.floor:application", "service.wsgi:application"):
            port = free_port()
            began = time.monotonic()
            with running(granian(port, target), project, port, SERVICE_ACCESS_LOG="false"):
                with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as client:
                    fetch(client, "/es/drugs/riluzole/", "br")
                took.setdefault(target, []).append(time.monotonic() - began)
    bare, full = (statistics.median(values) for values in took.values())
    print(f"cold start to first answer: {full:.2f} s; bare server {bare:.2f} s; +{full - bare:.2f}")


def filled(project: Path) -> None:
    """Memory of a worker with every page kept, beside the bare server's."""
    port = free_port()
    with running(granian(port, "tests.bench.floor:application"), project, port) as pid:
        bare = memory(pid)
    app = create_app(project / "content", project / "translations")
    paths = [a.path for a in page_addresses(app.extensions["loader"].load())]
    with running(granian(port, "service.wsgi:application"), project, port) as pid:
        kept = 0
        with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as client:
            for path in paths:
                kept += len(fetch(client, path, "br")[2])
        settle(pid)
        full = memory(pid)
    kept_mb = kept / 2**20
    print(
        f"memory, one worker: bare {bare:.0f} MB, all {len(paths)} pages kept {full:.0f} MB, of "
        f"which {kept_mb:.0f} MB are the pages: {full - bare - kept_mb:.0f} MB more"
    )


def used(project: Path) -> None:
    """Memory of each of two workers, as `make serve` runs them, after readers used all of it.

    Used means: every page, book and file of data in every coding, searches in every language and
    register, and suggestions looked at before they are sent, over enough connections that each
    worker gets its part.
    """
    app = create_app(project / "content", project / "translations")
    site = app.extensions["loader"].load()
    paths = [a.path for a in (*page_addresses(site), *file_addresses(site))]
    words = ("als", "riluzole", "50 mg", "xyzzyqwert", "a", "edarabone", "細胞", "रोग")
    searches = [
        f"{path}?q={quote(word)}" for path in paths if path.endswith("/search/") for word in words
    ]
    port = free_port()
    with running(granian(port, "service.wsgi:application", 2), project, port) as pid:
        settle(pid)
        show_workers("after the warm-up", pid)
        for name, asked in (("searches", searches), ("four codings", paths)):
            for _ in range(CONNECTIONS):
                with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as client:
                    for number, path in enumerate(asked):
                        codings = CODINGS if asked is paths else (CODINGS[number % 4],)
                        for coding in codings:
                            fetch(client, path, coding)
            settle(pid)
            show_workers(f"and after {name}", pid)
        for locale in site.locales[1 : CONNECTIONS + 1]:
            suggest(f"http://127.0.0.1:{port}/{locale.tag}/drugs/riluzole/suggest/?part=dose")
        settle(pid)
        show_workers("and after suggestions", pid)


def suggest(url: str) -> None:
    """Open the form for a part, and have its words looked at, over a connection of its own."""
    with urlopen(url) as answer:
        fields = fields_of(ParsedPage(answer.read().decode()))
    asked = Request(url, urlencode(fields).encode(), {"Sec-Fetch-Site": "same-origin"})
    with contextlib.suppress(HTTPError), urlopen(asked):  # 422: the words are those that were there
        pass


def show_workers(when: str, pid: int) -> None:
    """Print the memory (PSS) of each worker of a server."""
    held = sorted(memory(child) for child in tree(pid)[1:])
    print(f"memory, {when}: " + ", ".join(f"{mb:.0f}" for mb in held if mb > 10) + " MB a worker")


def export_times(project: Path, folder: Path) -> None:
    """Full and incremental exports, as commands."""

    def run(name: str, *options: str) -> None:
        command = [sys.executable, "-m", "flask", "--app", "service", "export"]
        env = {**os.environ, "PYTHONPATH": str(project)}
        before = os.times()
        done = subprocess.run(
            [*command, *options, "--origin", "https://example.org"],
            cwd=project, env=env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        after = os.times()
        spent = after[2] + after[3] - before[2] - before[3]
        print(
            f"export, {name}: {after[4] - before[4]:.2f} s, CPU {spent:.2f} s; "
            f"{done.stdout.splitlines()[-1]}"
        )

    plain, packed = str(folder / "plain"), str(folder / "packed")
    run("full, uncompressed, one core", plain, "--no-compress", "--processes", "1")
    run("full, compressed, all cores", packed)
    run("nothing changed", packed)
    path = project / "translations" / "es" / "LC_MESSAGES" / "riluzole.po"
    catalog = polib.pofile(str(path), wrapwidth=0)
    entry = next(e for e in catalog if e.translated() and not any(c.isdigit() for c in e.msgid))
    entry.msgstr = entry.msgstr.rstrip(".") + " ."
    write_po(catalog, path)
    run("one catalog changed", packed)
    shutil.rmtree(folder / "plain")


def catalog_growth(project: Path, folder: Path) -> None:
    """Reading all catalogs: all checked, from what was kept, and at ten times the size."""
    for times in (1, 10):
        grown = folder / f"grown-{times}"
        for path in sorted(project.glob("translations/*/LC_MESSAGES/*.po")):
            catalog = polib.pofile(str(path), wrapwidth=0)
            entries = [*catalog]
            for number in range(1, times):
                for entry in entries:
                    again = polib.POEntry(
                        msgctxt=f"{entry.msgctxt}-{number}",
                        msgid=entry.msgid, msgid_plural=entry.msgid_plural,
                        msgstr=entry.msgstr, msgstr_plural=entry.msgstr_plural,
                    )  # fmt: skip
                    catalog.append(again)
            write_po(catalog, grown / path.relative_to(project / "translations"))
        for path in project.glob("translations/*/terms.toml"):
            shutil.copy(path, grown / path.relative_to(project / "translations"))
        count = 0
        for name in ("checked", "kept"):
            before = time.process_time()
            app = create_app(project / "content", grown)
            loader: Loader = app.extensions["loader"]
            site = loader.load()
            count = sum(len(catalog.messages) for catalog in site.catalogs.values())
            print(
                f"catalogs x {times}, {count} texts, {name}: {time.process_time() - before:.2f} s"
            )
        shutil.rmtree(grown)
