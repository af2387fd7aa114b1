"""An answer in all its forms: the bytes of a page in each coding, with the headers of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache

import brotli

from service.serving.asking import Fields
from service.serving.body_file import Place
from service.serving.coding import CODINGS
from service.serving.packed import Packed

CACHED_FOR = "public, max-age=60"
"""A corrected dose reaches everybody within a minute; asking again costs one small answer."""

KEPT_IN_304 = frozenset(
    (
        "Vary",
        "ETag",
        "Cache-Control",
        "Last-Modified",
        "Content-Security-Policy",
        "Server",
        "Access-Control-Allow-Origin",
        "Cross-Origin-Resource-Policy",
    )
)
"""Fields that a 304 repeats (RFC 9110 section 15.4.5)."""


Shared = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def shared(fields: Shared) -> Shared:
    """Header fields that many answers have: one object for all, so that they stay in the CPU's
    cache and take no memory twice. They differ by language, kind of page, coding and change."""
    return fields


@lru_cache(maxsize=64)
def last_modified(changed: float) -> tuple[str, str]:
    """The field for a time in seconds, one object for all answers of one change."""
    return "Last-Modified", formatdate(changed, usegmt=True)


@dataclass(frozen=True, slots=True)
class Variant:
    """One answer in one coding, ready to send. `best` says that it is compressed for good.

    `fields` are the header fields that it has in common with others.
    """

    fields: Shared
    etag: str
    size: int
    held: bytes | Place
    best: bool

    @property
    def headers(self) -> Fields:
        """All header fields, in a list that the server may change."""
        return [*self.fields, ("ETag", self.etag), ("Content-Length", str(self.size))]

    @property
    def body(self) -> bytes:
        return self.held if isinstance(self.held, bytes) else self.held.read()


@dataclass(slots=True)
class Answer:
    """A page as it is kept: compressed, and in the other codings that were asked for.

    `digest` is the SHA-256 of the page; `changed` is the time for Last-Modified, in seconds.
    """

    fields: Shared
    digest: str
    changed: float
    variants: dict[str, Variant] = field(default_factory=dict)

    @classmethod
    def of(cls, headers: Fields, body: bytes, changed: float) -> Answer:
        """An answer for a page that a reader waits for."""
        own = ("Content-Length", "Vary", "Cache-Control")
        kept = tuple((name, value) for name, value in headers if name not in own)
        answer = cls(shared(kept), hashlib.sha256(body).hexdigest(), changed)
        answer.variants["br"] = answer._variant("br", CODINGS["br"].quick(body), best=False)
        return answer

    @property
    def body(self) -> bytes:
        """The page itself."""
        packed: bytes = brotli.decompress(self.variants["br"].body)
        return packed

    def variant(self, coding: str) -> Variant:
        """The answer in a coding, as it is kept or made now; `identity` for none."""
        found = self.variants.get(coding)
        if found is None:
            body = self.body
            made = CODINGS[coding].quick(body) if coding in CODINGS else body
            found = self._variant(coding, made, best=coding not in CODINGS)
        return found

    def improve(self, coding: str, packed: Packed) -> Variant:
        """Put the best compression in place of the quick one."""
        found = self.variants.get(coding)
        if found is None or not found.best:
            made = packed.get(self.digest, coding, self.body)
            found = self.variants[coding] = self._variant(coding, made, best=True)
        return found

    def _variant(self, coding: str, body: bytes, *, best: bool) -> Variant:
        # A strong tag names bytes (RFC 9110 section 8.8.1), and quick and best differ in theirs.
        etag = f'"{self.digest[:20]}-{coding}{"" if best else "-q"}"'
        fields = (
            *self.fields,
            ("Vary", "Accept-Encoding"),
            ("Cache-Control", CACHED_FOR),
            last_modified(self.changed),
            *((("Content-Encoding", coding),) if coding in CODINGS else ()),
        )
        return Variant(shared(fields), etag, len(body), body, best)


def is_known(variant: Variant, none_match: str | None, modified_since: str | None) -> bool:
    """Whether a client has this very answer already, as its conditions say.

    If-None-Match, weakly compared, rules out If-Modified-Since (RFC 9110 sections 13.1.2 and
    13.1.3). A date counts only if it is exactly the one that was given out: a file that was put
    back may be older than what the client has.
    """
    if none_match is not None:
        tags = [tag.strip().removeprefix("W/") for tag in none_match.split(",")]
        return "*" in tags or variant.etag in tags
    return modified_since is not None and ("Last-Modified", modified_since) in variant.fields
