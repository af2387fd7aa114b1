"""`translations/weblate.json`: the catalogs as components of Weblate, for its `import_json`.

Every page is named with all of its settings. Weblate's add-on for component discovery takes over
neither how files are wrapped nor which checks are enforced (tried with 5.14.3).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from service.catalogs.interface import DOMAIN
from service.content.glossary import GLOSSARY
from service.whole_files import write_whole

FILE = "weblate.json"
PROJECT = "drug-pages"
REPOSITORY = "https://example.org/drug-pages.git"
"""To be replaced by the address of the repository that Weblate may push to."""
SLUGS = {GLOSSARY: "terms"}
"""Weblate keeps a glossary of its own in each project, and its name."""
SETTINGS = {
    "vcs": "git",
    "file_format": "po",
    # Lines end where the text has a line break, as in our files: no line changes untouched.
    "file_format_params": {"po_line_wrap": 65535, "po_no_location": False},
    "new_lang": "contact",
    "license": "CC-BY-4.0",
    "enforced_checks": ["python_format"],
    # Other scripts end sentences and questions otherwise.
    "check_flags": "ignore-end-stop, ignore-end-question, ignore-double-space",
}


def components(domains: Iterable[str]) -> list[dict[str, Any]]:
    """The components, that of the interface first: the others use its copy of the repository."""
    ordered = sorted(domains, key=lambda domain: (domain != DOMAIN, domain))
    return [
        {
            "name": SLUGS.get(domain, domain),
            "slug": SLUGS.get(domain, domain),
            "repo": REPOSITORY if domain == DOMAIN else f"weblate://{PROJECT}/{DOMAIN}",
            "filemask": f"translations/*/LC_MESSAGES/{domain}.po",
            "new_base": f"translations/templates/{domain}.pot",
            **SETTINGS,
        }
        for domain in ordered
    ]


def write(translations: Path, domains: Iterable[str]) -> list[Path]:
    """Write the file, if it would be another one; give what was written."""
    path, content = translations / FILE, text(domains).encode()
    if path.exists() and path.read_bytes() == content:
        return []
    write_whole(path, content)
    return [path]


def text(domains: Iterable[str]) -> str:
    """The file: one component a line."""
    lines = [json.dumps(component) for component in components(domains)]
    return "[\n" + ",\n".join(lines) + "\n]\n"
