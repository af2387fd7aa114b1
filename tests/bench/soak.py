"""`make soak`: 64 readers while catalogs are rewritten, broken and restored and a worker is killed.

On a small project in a temporary folder. Each catalog bears a mark in every text, another one at
each rewriting: a page with two marks of one catalog would be mixed, one with a mark that was
never written would be wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import gzip
import hashlib
import os
import random
import re
import signal
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import polib
import zstandard

from service.pages.inventory import page_addresses
from service.state.loading import Loader
from tests.bench.servers import free_port, granian, memory, running
from tests.support.mini import MiniProject, spanish
from tests.support.serving import tree

READERS = 64
UNPACK = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    "identity": bytes,
}
MARK = re.compile(r"(testol|otherol|web)zz([a-z]+)zz")
AFTER_KILL = 8.0
"""Seconds after a kill within which a broken connection is the killed worker's."""


@dataclass
class Seen:
    """What the readers met."""

    answers: int = 0
    statuses: collections.Counter[int] = field(default_factory=collections.Counter)
    faults: collections.Counter[str] = field(default_factory=collections.Counter)
    broken: int = 0
    bodies: dict[str, str] = field(default_factory=dict)
    marks: set[tuple[str, str]] = field(default_factory=set)
    written: set[tuple[str, str]] = field(default_factory=set)
    killed: float = 0.0
    slowest: float = 0.0


def marked(path: Path, domain: str, version: int) -> bytes:
    """A catalog with a mark at the end of each translation."""
    mark = "".join(chr(ord("a") + int(digit)) for digit in str(version))
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        if entry.translated() and not entry.msgid_plural:
            entry.msgstr = f"{entry.msgstr} {domain}zz{mark}zz"
    return str(catalog).encode()


async def read(
    port: int, paths: list[str], until: float, seen: Seen, chance: random.Random
) -> None:
    """One reader: asks over a connection that stays open, and looks closely at each answer."""
    writer: asyncio.StreamWriter | None = None
    reader: asyncio.StreamReader
    while time.monotonic() < until:
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            path, coding = chance.choice(paths), chance.choice([*UNPACK])
            began = time.monotonic()
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: {coding}\r\n\r\n".encode()
            )
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 15)).decode("latin-1")
            found = re.search(r"content-length: *(\d+)", head)
            body = await reader.readexactly(int(found[1]) if found else 0)
            seen.slowest = max(seen.slowest, time.monotonic() - began)
            judge(path, coding, head, body, seen)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            writer = None
            if time.monotonic() - seen.killed > AFTER_KILL:
                seen.faults[f"connection: {error!r}"[:80]] += 1
            else:
                seen.broken += 1
            await asyncio.sleep(0.05)


def judge(path: str, coding: str, head: str, body: bytes, seen: Seen) -> None:
    """Count an answer, and every fault in it."""
    status = int(head.split(" ", 2)[1])
    seen.answers += 1
    seen.statuses[status] += 1
    if status != 200:
        seen.faults[f"{status} at {path}"] += 1
        return
    text = UNPACK[coding](body).decode()
    tag = path.split("/")[1]
    if f'<html lang="{tag}"' not in text or f'href="{path}"' not in text:
        seen.faults[f"wrong page at {path}"] += 1
    etag = re.search(r'etag: "([^"]+)"', head)
    digest = hashlib.sha256(body).hexdigest()
    if etag is None or seen.bodies.setdefault(f"{path} {etag[1]}", digest) != digest:
        seen.faults[f"two bodies under one tag at {path}"] += 1
    marks = set(MARK.findall(text))
    seen.marks |= marks
    if len({domain for domain, _ in marks}) != len(marks):
        seen.faults[f"mixed page at {path}: {sorted(marks)}"] += 1
    if not marks <= seen.written:
        seen.faults[f"words that were never written at {path}"] += 1


async def disturb(project: MiniProject, pid: int, until: float, seen: Seen, kill: float) -> None:
    """Rewrite, break, remove and restore catalogs; kill a worker now and then."""
    domains = {"testol": "testol", "otherol": "otherol", "messages": "web"}
    clean = {name: project.path("es", name) for name in domains}
    originals = {name: path.read_bytes() for name, path in clean.items()}
    scratch = project.root / "scratch.po"
    version, killed = 0, time.monotonic()
    while time.monotonic() < until:
        for name, domain in domains.items():
            version += 1
            scratch.write_bytes(originals[name])
            whole = marked(scratch, domain, version)
            seen.written |= set(MARK.findall(whole.decode()))
            path = clean[name]
            match version % 5:
                case 0:
                    path.write_bytes(whole[: len(whole) // 2])
                    await asyncio.sleep(1.5)
                case 1:
                    path.unlink()
                    await asyncio.sleep(1.5)
                case 2:
                    path.write_bytes(os.urandom(2000))
                    await asyncio.sleep(1.5)
            path.write_bytes(whole)
            await asyncio.sleep(1.2)
        if time.monotonic() - killed > kill:
            killed = seen.killed = time.monotonic()
            os.kill(random.choice(tree(pid)[1:]), signal.SIGKILL)


async def watch(pid: int, until: float, sizes: list[float]) -> None:
    """Note the memory of the server every ten seconds."""
    while time.monotonic() < until:
        sizes.append(memory(pid))
        await asyncio.sleep(10)


async def soak(
    project: MiniProject, port: int, pid: int, seconds: float
) -> tuple[Seen, list[float]]:
    """Everything at once."""
    seen, sizes = Seen(), list[float]()
    paths = [a.path for a in page_addresses(Loader(project.content, project.translations).load())]
    until = time.monotonic() + seconds
    readers = [read(port, paths, until, seen, random.Random(n)) for n in range(READERS)]
    kill = max(30.0, seconds / 6)
    await asyncio.gather(
        *readers, disturb(project, pid, until, seen, kill), watch(pid, until, sizes)
    )
    return seen, sizes


def main() -> None:
    """Run the soak and print what was seen; ends with an error where there was a fault."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=240)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        project = MiniProject(Path(name) / "project")
        project.root.mkdir()
        project.write()
        project.write_code()
        project.translate("es", spanish)
        port = free_port()
        command = granian(port, "service.wsgi:application", workers=2)
        with running(command, project.root, port, SERVICE_ACCESS_LOG="false") as pid:
            seen, sizes = asyncio.run(soak(project, port, pid, seconds))
    print(f"{seconds:.0f} s, {READERS} connections, {seen.answers} answers: {dict(seen.statuses)}")
    print(f"{len(seen.marks)} of {len(seen.written)} versions of catalogs were seen")
    print(f"{seen.broken} connections broken within {AFTER_KILL:.0f} s after a worker was killed")
    print(
        f"slowest answer {seen.slowest:.2f} s; memory, MB: {', '.join(f'{s:.0f}' for s in sizes)}"
    )
    for fault, count in seen.faults.most_common(20):
        print(f"FAULT {count} × {fault}")
    raise SystemExit(bool(seen.faults))


if __name__ == "__main__":
    main()
