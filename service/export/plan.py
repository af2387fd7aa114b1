"""What an export consists of, and for each file a fingerprint of all that it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.books.data import SCHEMA_PATH, schema
from service.catalogs.catalog import Catalog
from service.catalogs.interface import Interface
from service.catalogs.kept import SERVICE, code_digest
from service.content.reading import Content
from service.locales.locale import SiteLocale
from service.pages.inventory import (
    export_name,
    file_addresses,
    page_addresses,
    translation_files,
)
from service.serving.dependencies import dependencies
from service.state.site import Site


@dataclass(frozen=True)
class Task:
    """One file of the export: the path it is asked for by, its name, what it is made from."""

    path: str
    file: str
    fingerprint: str
    status: int = 200


def plan(
    site: Site, file_of: Callable[[SiteLocale, str], bytes | None], prefix: str = ""
) -> list[Task]:
    """All files of an export that stands under a prefix, but those that configure the host.

    `file_of` gives the catalog or template of a language and domain.
    """
    prints = Fingerprints(site, prefix)
    tasks = [
        Task(address.path, export_name(address.path), prints.of_page(address.path))
        for address in (*page_addresses(site), *file_addresses(site))
    ]
    tasks += [
        Task(f"/{locale.tag}/404.html", f"{locale.tag}/404.html", prints.of_all(locale), 404)
        for locale in site.locales
    ]
    english = site.locales[0]
    tasks.append(Task(f"/{english.tag}/404.html", "404.html", prints.of_all(english), 404))
    for file in (file for locale in site.locales for file in translation_files(site, locale)):
        # As the file is, since comments count where the file itself is given out.
        if (content := file_of(file.locale, file.domain)) is not None:
            tasks.append(Task(file.path, export_name(file.path), prints.digest(content)))
    tasks.append(Task(SCHEMA_PATH, SCHEMA_PATH[1:], prints.digest(schema())))
    tasks.append(Task("/robots.txt", "robots.txt", prints.of_all(english)))
    if site.content.operator.address:
        tasks.append(Task("/sitemap.xml", "sitemap.xml", prints.of_all(english)))
    return tasks


class Fingerprints:
    """Digests that are the same in another process if and only if the parts of a Site are."""

    def __init__(self, site: Site, prefix: str) -> None:
        self._site = site
        self._known: dict[int, bytes] = {}
        # Of the libraries, of what checks texts, and of the place of the copy.
        base = hashlib.sha256(code_digest() + prefix.encode())
        for path in sorted(SERVICE.rglob("*.*")):
            if "__pycache__" not in path.parts:
                base.update(f"\0{path.relative_to(SERVICE)}\0".encode() + path.read_bytes())
        self._base = base.digest()

    def of_page(self, path: str) -> str:
        """The fingerprint of the page at a path."""
        return self.digest(*(dependencies(self._site, path) or ()))

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
                yield str(message.line).encode()
        else:
            # Content is made of dataclasses, whose text tells all that they hold.
            yield repr(part).encode()
