"""The answer of a drug page comes in one round trip, its style sheet within; the page is light."""

from __future__ import annotations

import zlib

import brotli
import pytest
from flask import Flask

from service.pages.inventory import page_addresses
from service.serving.cache import PageCache
from service.serving.coding import CODINGS
from service.serving.packed import Packed
from service.state.site import Site
from tests.support.matrix import each_language_of_the_sample

FIRST = 14 * 1024
"""Bytes of the first round trip, header fields included: they hold all up to the short answer."""
MOST = 20 * 1024
"""Bytes of a whole page on the wire, header fields included."""
HEAVIEST = 3
"""Pages of each language that are looked at: those that zlib finds hardest to compress."""


def weight(headers: list[tuple[str, str]], body: bytes) -> int:
    """Bytes of an answer as HTTP/1.1 sends it."""
    return sum(len(f"{name}: {value}\r\n") for name, value in headers) + 20 + len(body)


def readable(part: bytes) -> bytes:
    """What a browser can show of the beginning of a stream. The decoder gives it piece by piece."""
    decoder = brotli.Decompressor()
    found: bytes = decoder.process(part)
    while more := decoder.process(b""):
        found += more
    return found


@each_language_of_the_sample
def test_the_heaviest_drug_pages_come_in_one_round_trip(
    app: Flask, site: Site, tag: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = PageCache(app.wsgi_app, site)
    packed = Packed(tmp_path_factory.mktemp("packed"))
    bodies = {}
    for address in page_addresses(site):
        is_drug = address.page.startswith("drugs/") and not address.page.endswith("compare/")
        if is_drug and address.locale.tag == tag:
            cache.warm(address.path)
            bodies[address.path] = cache.answers[address.path].body
    heaviest = sorted(bodies, key=lambda path: len(zlib.compress(bodies[path], 1)))[-HEAVIEST:]
    for path in heaviest:
        cache.warm(path, packed)
        sent = cache.answers[path].variants["br"]
        assert weight(sent.headers, sent.body) <= MOST, path
        begun = readable(sent.body[: FIRST - weight(sent.headers, b"")])
        assert b'<section id="trials"' in begun, path
    longer = CODINGS["br"].best(b"".join(bodies[path] for path in heaviest))
    assert weight([], longer) > MOST, "a page that holds these together would be found"
