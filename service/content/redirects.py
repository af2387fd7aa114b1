"""Pages that were renamed: their old addresses go on leading somewhere."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from service.content.toml_files import read_toml
from service.content.toml_forms import Slug, TomlTable
from service.errors import ContentError, Problem
from service.whole_files import write_whole

HEAD = """\
# Drug pages that were renamed: the old name in the address, and the one that it has now. Links
# from elsewhere to the old addresses are sent on (308). Written by “content rename”.
"""


class Redirects(TomlTable, frozen=True):
    """`redirects.toml`: old slugs and new ones."""

    drugs: dict[Slug, Slug] = {}


def load_redirects(path: Path, slugs: Set[str]) -> Mapping[str, str]:
    """The new slug of each old one; a site that never renamed a page has no file.

    `slugs` are the pages that there are. Raises ContentError for one that leads nowhere.
    """
    if not path.exists():
        return {}
    moved = read_toml(path, Redirects).drugs
    lines = path.read_text(encoding="utf-8").splitlines()
    problems = []
    for old, new in moved.items():
        line = next((n for n, text in enumerate(lines, 1) if text.strip('" ').startswith(old)), 1)
        if new not in slugs:
            problems.append(Problem(path, line, f"“{old}” leads to “{new}”, which is no drug page"))
        if old in slugs:
            problems.append(Problem(path, line, f"“{old}” is a drug page itself; delete this line"))
    if problems:
        raise ContentError(problems)
    return moved


def write_redirects(path: Path, moved: Mapping[str, str]) -> None:
    """Write `redirects.toml`, or delete it where nothing is redirected."""
    if not moved:
        path.unlink(missing_ok=True)
        return
    lines = "".join(f'{old} = "{new}"\n' for old, new in sorted(moved.items()))
    write_whole(path, f"{HEAD}[drugs]\n{lines}".encode())
