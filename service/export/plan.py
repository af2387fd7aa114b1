"""What an export consists of, and for each file a fingerprint of all that it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.books.data import SCHEMA_PATH, schema
from service.locales.locale import SiteLocale
from service.pages.inventory import (
    export_name,
    file_addresses,
    page_addresses,
    translation_files,
)
from service.serving.dependencies import Dependencies
from service.state.fingerprints import Fingerprints
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
    prints, made_from = Fingerprints(site, prefix), Dependencies(site)
    paths = [address.path for address in (*page_addresses(site), *file_addresses(site))]
    tasks = [
        Task(path, export_name(path), prints.digest(*(made_from.of(path) or ()))) for path in paths
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
    if name := site.content.operator.logo:
        tasks.append(Task(f"/{name}", name, prints.digest(site.content.logo)))
    if site.content.operator.address:
        tasks.append(Task("/sitemap.xml", "sitemap.xml", prints.of_all(english)))
    return tasks
