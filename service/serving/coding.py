"""Content codings (RFC 9110 section 8.4.1): which one a client gets, and how it is made."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

import brotli
import zstandard
from werkzeug.http import parse_accept_header

Compress = Callable[[bytes], bytes]

MOST_ACCEPTED = 500
"""Characters of an Accept-Encoding header that are read; browsers send some 30."""


@dataclass(frozen=True)
class Coding:
    """One coding: `quick` for an answer that a reader waits for, `best` for one that is kept.

    `suffix` names its files beside a page of the static export.
    """

    suffix: str
    quick: Compress
    best: Compress


FIRST_FLIGHT = 13_500
"""Bytes of a body that reach a reader in the first round trip, with its header fields: 10 packets
(RFC 6928) hold 14 kB."""


def _best_brotli(body: bytes) -> bytes:
    """Quality 11 saves 2 % more and takes twice as long: for what else would not come at once."""
    packed: bytes = brotli.compress(body, quality=10, lgwin=18)
    if len(packed) > FIRST_FLIGHT:
        packed = brotli.compress(body, quality=11, lgwin=18)
    return packed


CODINGS = {
    "br": Coding(
        ".br",
        lambda body: brotli.compress(body, quality=8, lgwin=18),
        _best_brotli,
    ),
    "zstd": Coding(
        ".zst",
        lambda body: zstandard.compress(body, level=6),
        lambda body: zstandard.compress(body, level=19),
    ),
    "gzip": Coding(
        ".gz",
        lambda body: gzip.compress(body, 6, mtime=0),
        lambda body: gzip.compress(body, 9, mtime=0),
    ),
}
"""The codings, the best first where a client likes them alike."""


def choose_coding(accepted: str) -> str:
    """The best coding that an Accept-Encoding header allows; `identity` for none.

    RFC 9110 section 12.5.3: the highest quality wins, `*` stands for what is not named, and a
    quality of 0 refuses. `identity` wins only where it is named with a higher quality than every
    coding. A header that cannot be read allows none.
    """
    try:
        pairs = list(parse_accept_header(accepted[:MOST_ACCEPTED]))
    except ValueError:
        return "identity"
    wanted = {coding.lower(): quality for coding, quality in pairs}
    rest = wanted.get("*", 0)
    best = max(CODINGS, key=lambda coding: wanted.get(coding, rest))
    quality = wanted.get(best, rest)
    return best if quality > 0 and quality >= wanted.get("identity", 0) else "identity"
