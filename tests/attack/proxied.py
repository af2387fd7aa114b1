"""nginx in front of an exported copy: the requests of `asked`, and answers that stay whole."""

from __future__ import annotations

import gzip
import http.client
import random
from collections.abc import Callable, Iterator
from functools import partial

import brotli

from tests.attack.asked import PARTS, QUALITIES, RANGES, STARTS, STATUSES
from tests.attack.model import Attack, Grounds, Try
from tests.export.test_nginx import NGINX, Server, running
from tests.support.exporting import export_of

MOST_REDIRECTS = 3
STARTS_HERE = (*STARTS, "/es", "/es/drugs/testol", "/es/about/index.html", "/.nginx", "/en/nope/")
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
SPARE = set(range(0x21)) | {0x7F}


def _sent(server: Server, path: str, fields: dict[str, str]) -> None:
    """A request: its answer leads nowhere else, ends, and is what its headers say."""
    for _ in range(MOST_REDIRECTS):
        try:
            status, headers, body = server.ask(path, **fields)
        except (http.client.HTTPException, ConnectionError):
            return  # refused before it was a request
        assert status in (*STATUSES, 301), status
        assert b"root:" not in body
        packed = headers["Content-Encoding"]
        if body and packed in UNPACK:
            assert b"<" in UNPACK[packed](body) or status == 200
        target = headers["Location"]
        if target is None:
            return
        assert target.startswith("/"), target
        assert not target.startswith(("//", "/\\")), target
        assert not any(ord(letter) in SPARE for letter in target), target
        assert headers["Set-Cookie"] is None
        path = target
    raise AssertionError(f"sent on more than {MOST_REDIRECTS} times, last to {path}")


def proxied(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Paths and fields put together from what once did harm."""
    project = grounds.copy()
    folder = project.root.parent / "nginx"
    folder.mkdir()
    out = folder / "out"
    site = export_of(project, out, compress=True)
    with running(folder, out, out) as port:
        server = Server(port, "", site.locales)
        while True:
            rest = "".join(chance.choices(PARTS, k=chance.randint(0, 4)))
            path = (chance.choice(STARTS_HERE) or "/") + rest
            path = "".join(c if "!" <= c <= "~" else f"%{ord(c) % 256:02X}" for c in path)
            fields = {
                "accept_encoding": chance.choice(("br", "gzip", "gzip;q=0", "br, gzip", "*", ""))
                + chance.choice(QUALITIES),
                "accept_language": chance.choice([each for each in RANGES if each.isascii()]),
            }
            yield Try(f"{path[:200]} {fields}", partial(_sent, server, path, fields))


ATTACKS = (Attack("H", "nginx in front of the export", proxied),) if NGINX else ()
