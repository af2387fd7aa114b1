"""Digests of parts of a Site, by which another process knows what is made from the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

from service.catalogs.catalog import Catalog
from service.catalogs.interface import Interface
from service.catalogs.kept import SERVICE, code_digest
from service.content.reading import Content
from service.locales.locale import SiteLocale
from service.state.site import Site


@cache
def _of_the_service() -> bytes:
    """The digest of all files of the service and the libraries."""
    found = hashlib.sha256(code_digest())
    for path in sorted(SERVICE.rglob("*.*")):
        if "__pycache__" not in path.parts:
            found.update(f"\0{path.relative_to(SERVICE)}\0".encode() + path.read_bytes())
    return found.digest()


class Fingerprints:
    """Digests that are the same in another process if and only if the parts of a Site are."""

    def __init__(self, site: Site, prefix: str = "") -> None:
        self._site = site
        self._known: dict[int, bytes] = {}
        # Of the libraries, of what checks texts, and of the place of the copy.
        self._base = _of_the_service() + prefix.encode()

    def of_all(self, locale: SiteLocale) -> str:
        """The fingerprint of what depends on the content, the locales and one interface."""
        site = self._site
        return self.digest(site.content, site.locales, site.interfaces.get(locale.tag))

    def digest(self, *parts: object) -> str:
        """The fingerprint of some parts of a Site."""
        found = hashlib.sha256(self._base)
        for part in parts:
            found.update(self._part(part))
        return found.hexdigest()[:32]

    def _part(self, part: object) -> bytes:
        if isinstance(part, bytes):
            return hashlib.sha256(part).digest()
        if not isinstance(part, Catalog | Content | Interface):
            return hashlib.sha256(repr(part).encode()).digest()
        if id(part) not in self._known:
            self._known[id(part)] = hashlib.sha256(b"\0".join(self._texts(part))).digest()
        return self._known[id(part)]

    def _texts(self, part: Catalog | Content | Interface) -> Iterable[bytes]:
        if isinstance(part, Interface):
            yield part.file_digest.encode()
        elif isinstance(part, Catalog):
            yield repr(part.provenance).encode()
            for message in part.messages.values():
                yield "\0".join((*message.key, message.text, message.state)).encode()
                yield f"{message.line}\0{message.changes}".encode()
        else:
            # Content is made of dataclasses, whose text tells all that they hold.
            yield repr(part).encode()
