"""Requests that no browser sends: each has an answer in bounded time that leads nowhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header
from werkzeug.test import create_environ

from service.locales.negotiation import negotiate
from service.pages.search import MAX_QUERY
from service.serving.coding import CODINGS, choose_coding
from tests.attack.model import Attack, Grounds, Try
from tests.serving.test_fuzz import FIELDS, LOCALES
from tests.serving.test_hardening import answer
from tests.support.cached import Cached

STARTS = ("", "/es", "/ES", "/es/search", "/es/catalogs", "/es/drugs/testol", "/he/plain", "/xx")
PARTS = (
    *("/", "//", "/..", "/../../../../etc/passwd", "/%2e%2e/", "..%2f", "\\", "/.", ";", "?", "#"),
    *(
        "\r",
        "\n",
        "%0d%0aSet-Cookie:a=b",
        "\r\nX: y",
        "\x00",
        "%00",
        "\xff",
        "\xc3\xa9",
        "%",
        "%zz",
    ),
    *("evil.example", "@evil.example", "http://evil.example/", "javascript:", "testol", ".po", "~"),
    *("messages.po", "search/", "a" * 600, "&", "=", "\u0130".encode().decode("latin-1"), " "),
)
WORDS = (
    *('"', "*", "NEAR(", "OR", "AND NOT", "^", ":", "-", "(", ")", "{", "testol", "50mg", "%", "_"),
    *("\u202e", "\u200b", "\x00", "İ", "ß", "ﾌﾟ", "मौ", "\U0001f600", "\ud7ff", "e\u0301" * 20),
    *("'; DROP TABLE names;--", "<b>", "テスト", "a" * MAX_QUERY, "NCT01363401", "tetsol", "\\"),
)
RANGES = (
    *("es", "he", "en", "zh", "zh-TW", "zh-Hant", "cmn", "arz", "pt-PT", "x-a", "*", "i-klingon"),
    *("es-419", "a" * 99, "de-DE-1996", "\xff", "", "-", "es--MX", "en-US-u-ca-buddhist", "iw"),
)
QUALITIES = (
    "",
    ";q=0",
    ";q=1",
    ";q=0.5",
    ";q=nan",
    ";q=inf",
    ";q=-1",
    ";q=x",
    ";q=1e9",
    ";",
    ";q=",
)
STATUSES = (200, 206, 302, 304, 308, 400, 404, 405, 412, 414, 416)


def _asked(cached: Cached, changes: dict[str, str]) -> None:
    status, fields, body = answer(cached.cache, **changes)
    assert status in STATUSES, status
    assert not any(c in value for value in fields.values() for c in "\r\n\0")
    assert b"root:" not in body
    target = fields.get("Location", "/")
    assert target.startswith("/"), target
    assert not target.startswith(("//", "/\\")), target
    assert "Set-Cookie" not in fields


def paths(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Paths, queries and header fields put together from what once did harm."""
    cached = Cached(grounds.copy())
    while True:
        path = chance.choice(STARTS) + "".join(chance.choices(PARTS, k=chance.randint(0, 4)))
        changes = {"PATH_INFO": path, "QUERY_STRING": "".join(chance.choices(PARTS, k=1))}
        for field in chance.sample(FIELDS, chance.randint(0, 3)):
            changes[field] = "".join(chance.choices(PARTS + RANGES + QUALITIES, k=3))
        yield Try(f"{changes}", partial(_asked, cached, changes))


def _searched(cached: Cached, query: str) -> None:
    for tag in ("es", "he", "en"):
        asked = {"PATH_INFO": f"/{tag}/search/", "QUERY_STRING": f"q={quote(query)}"}
        status, fields, body = answer(cached.cache, **asked)
        assert status in (200, 400, 414), status
        if status == 200:
            assert fields["Cache-Control"] == "no-store"
            assert query not in ("<b>",) or b"<b>" not in body


def searches(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Queries that mean something to the database, or are no words."""
    cached = Cached(grounds.copy())
    cached.app.extensions["search"](cached.site)
    while True:
        query = chance.choice(("", " ")).join(chance.choices(WORDS, k=chance.randint(1, 6)))
        yield Try(repr(query), partial(_searched, cached, query))


def listed(names: tuple[str, ...], chance: random.Random) -> str:
    """A header field of names with qualities."""
    each = chance.choices(names, k=chance.randint(0, 6))
    return chance.choice((",", ", ", " ,,")).join(n + chance.choice(QUALITIES) for n in each)


def _coded(cached: Cached, accepted: str) -> None:
    chosen = choose_coding(accepted)
    refused = {part.split(";")[0].strip() for part in accepted.split(",") if part.endswith(";q=0")}
    named = [part.split(";")[0].strip() for part in accepted.split(",")]
    assert chosen in ("identity", *CODINGS)
    assert chosen == "identity" or named.count(chosen) != 1 or chosen not in refused
    asked = {**create_environ("/es/"), "HTTP_ACCEPT_ENCODING": accepted}
    status, fields, _ = answer(cached.cache, **asked)
    assert status == 200
    assert fields.get("Content-Encoding", "identity") == chosen
    assert "Accept-Encoding" in fields["Vary"]


def codings(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Accept-Encoding in every shape (RFC 9110, section 12.5.3)."""
    cached = Cached(grounds.copy())
    names = (*CODINGS, "identity", "*", "deflate", "x", "GZIP", " br")
    while True:
        accepted = listed(names, chance)
        yield Try(repr(accepted), partial(_coded, cached, accepted))


def _negotiated(cached: Cached, accepted: str) -> None:
    ranges = list(parse_accept_header(accepted, LanguageAccept))
    assert negotiate(ranges, LOCALES) in LOCALES
    status, fields, _ = answer(cached.cache, PATH_INFO="/", HTTP_ACCEPT_LANGUAGE=accepted)
    assert status == 302
    assert fields["Location"] in ("/en/", "/es/", "/he/")
    assert fields["Vary"] == "Accept-Language"


def languages(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Accept-Language in every shape."""
    cached = Cached(grounds.copy())
    while True:
        accepted = listed(RANGES, chance)
        yield Try(repr(accepted), partial(_negotiated, cached, accepted))


ATTACKS = (
    Attack("H", "paths, queries, header fields, redirects", paths),
    Attack("M", "queries of the search", searches),
    Attack("M", "Accept-Encoding", codings),
    Attack("M", "Accept-Language", languages),
)
