"""The folder of books: each made once and then read, by all processes and after a restart.

A book is named by a digest of all that it is made from, so none is ever out of date.
"""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from service.books.book import book
from service.pages.addresses import Address
from service.state.fingerprints import Fingerprints
from service.state.site import Site
from service.whole_files import write_whole

log = logging.getLogger(__name__)


def made_from(site: Site, address: Address) -> tuple[object, ...]:
    """The parts of a Site that a book in the language of an address is made from.

    Sign-offs are bound to the terms.
    """
    locale = address.locale
    catalogs = (catalog for _, catalog in site.catalogs_in(locale))
    interface = site.interfaces.get(locale.tag)
    return (
        site.content,
        site.today,
        interface,
        site.names_in(locale),
        site.terms(locale),
        *catalogs,
    )


class BookFolder:
    """Finds and makes the books of a Site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: tuple[Site, Fingerprints] | None = None

    def get(self, site: Site, address: Address) -> tuple[bytes, str]:
        """A book and its digest, made where there is none: half a second."""
        if self._known is None or self._known[0] is not site:
            self._known = site, Fingerprints(site)
        kind = f"{address.locale.tag}-{address.register}"
        digest = self._known[1].digest(kind, *made_from(site, address))
        path = self._folder / f"{kind}-{digest}.epub"
        with contextlib.suppress(OSError):
            return path.read_bytes(), digest
        made = book(site, address)
        try:
            write_whole(path, made)
            for old in self._folder.glob(f"{kind}-{'?' * len(digest)}.epub"):
                if old != path:
                    old.unlink()
        except OSError as error:
            log.warning("a book cannot be kept: %s", error)
        return made, digest
