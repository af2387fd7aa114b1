"""How good and how many the sources of a page are (`content/README.md`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import tomli

from service.content.reading import Page
from service.content.toml_lines import line_of
from service.errors import Problem

MAX_SOURCES = 15
"""The most sources that the text of a page cites."""
REFUSED = "refused_hosts.toml"

Hosts = Mapping[str, str]
"""The kind of each refused host."""


def refused_hosts(root: Path) -> Hosts:
    """The hosts that no source is taken from, by name; none where the folder has no list."""
    path = root / REFUSED
    kinds = tomli.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {host: kind.replace("_", " ") for kind, hosts in kinds.items() for host in hosts}


def check_sources(page: Page, hosts: Hosts) -> Iterator[Problem]:
    """Sources of a refused host, and more sources in the text than a reader can use."""
    assert page.drug is not None
    path = page.folder / "drug.toml"
    text = path.read_text(encoding="utf-8")
    sources = [(f"$.sources[{i}].url", s.id, s.url) for i, s in enumerate(page.drug.sources)]
    rows = enumerate(page.drug.searched)
    for place, name, url in (
        *sources,
        *((f"$.searched[{i}].url", r.register, r.url) for i, r in rows),
    ):
        if kind := _refused(url, hosts):
            message = (
                f"“{name}” is of a host that no source is taken from ({kind}); "
                "cite the primary document, or drop what rests on it"
            )
            yield Problem(path, line_of(text, place), message)
    if (count := len(page.sources)) > MAX_SOURCES:
        yield Problem(path, 1, f"the text cites {count} sources; cite at most {MAX_SOURCES}")


def _refused(url: str, hosts: Hosts) -> str:
    """The kind of a refused host that an address is of, or nothing."""
    name = urlsplit(url).hostname or ""
    parts = name.split(".")
    names = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((hosts[part] for part in names if part in hosts), "")
