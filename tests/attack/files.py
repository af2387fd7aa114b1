"""Faults of files: each costs its own file alone, is told, and takes no page away."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

from flask import Flask

from service.catalogs.folders import folder_fault
from tests.attack.model import Attack, Grounds, Try
from tests.serving.test_fuzz import damaged
from tests.state import test_faults as faults
from tests.support.mini import MiniProject

PAGES = ("/en/", "/es/", "/he/", "/en/drugs/testol/", "/es/drugs/testol/", "/he/drugs/testol/")
ASKED = (*PAGES, "/es/translations/", "/es/plain/glossary/", "/es/search/?q=testol")
DOMAINS = ("messages", "testol", "glossary", "about")
FIELDS = (b"charset=UTF-8", b"nplurals=", b"plural=", b"text/plain", b"1.0", b"8bit")
IN_HEADERS = (
    *("CHARSET", "utf-7", "UTF-16", "unicode_escape", "rot13", "idna", "zlib", "\x00", "\\n", '"'),
    *("nplurals=0; x=", "nplurals=-1; x=", "nplurals=9**9; x=", "plural=n%0; x=", ";" * 99, "é"),
    *("plural=__import__; x=", "plural=" + "(" * 5000, "plural=" + "!" * 5000 + "n", "plural=n?"),
)
AFTER_TAG = " ._-@~%+#\u200b\u202eéßaxX09\t"


def known(test: Callable[..., object], *columns: Sequence[str]) -> Callable[..., Iterator[Try]]:
    """The tries of a test, each of its cases in turn, in the order that chance gives."""

    def tries(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
        cases = list(product(*columns))
        chance.shuffle(cases)
        for case in cases:
            yield Try(", ".join(case), grounds.on_copy(test, *case))

    return tries


def answers(app: Flask) -> dict[str, tuple[int, str]]:
    """What an application answers at the addresses that an attack may hurt."""
    found = {path: app.test_client().get(path) for path in ASKED}
    return {path: (each.status_code, each.get_data(as_text=True)) for path, each in found.items()}


def _damage(project: MiniProject, path: Path, content: bytes) -> None:
    """A file damaged under a running service and beside one that starts; then mended."""
    running = project.app()
    before, whole = answers(running), path.read_bytes()
    path.write_bytes(content)
    for app in (running, project.app()):
        faults.look(app)
        now = answers(app)
        assert {status for status, _ in now.values()} == {200}
        assert faults.tell(app) == [] or any(str(path) in told for told in faults.tell(app))
        if faults.tell(app) and path.suffix == ".po" and "LC_MESSAGES" in path.parts:
            assert now[faults.PAGE] == before[faults.PAGE] or "last good" not in faults.tell(app)[0]
    path.write_bytes(whole)
    faults.look(running)
    assert faults.tell(running) == []
    assert answers(running) == before


def damage(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Bytes flipped, cut off, doubled or moved in any file of the project."""
    project = grounds.project
    names = [path for path in project.root.rglob("*") if path.suffix in (".po", ".toml", ".md")]
    names = sorted(path.relative_to(project.root) for path in names if ".cache" not in path.parts)
    names = [name for name in names if name.parts[0] in ("content", "translations")]
    while True:
        name, seed = chance.choice(names), chance.randrange(2**32)
        content = damaged((project.root / name).read_bytes() or b"\n", seed)

        def call(copy: MiniProject, name: Path = name, content: bytes = content) -> None:
            _damage(copy, copy.root / name, content)

        yield Try(f"{name} damaged by {seed}", grounds.on_copy(call))


def _header(project: MiniProject, domain: str, field: bytes, text: str) -> None:
    path = project.path("es", domain)
    _damage(project, path, path.read_bytes().replace(field, text.encode(), 1))


def headers(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """The known faults of headers; then any part of a header replaced by any other."""
    test = faults.test_what_a_header_says_or_an_editor_adds_changes_no_page
    yield from known(test, ("messages", "testol"), tuple(faults.HEADERS))(grounds, chance)
    while True:
        case = chance.choice(DOMAINS), chance.choice(FIELDS), chance.choice(IN_HEADERS)
        yield Try(f"{case}"[:120], grounds.on_copy(_header, *case))


def stray(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Folders that are no language, beside those that are."""
    test = faults.test_a_folder_that_is_no_language_is_named_and_left_out
    yield from known(test, faults.STRAY)(grounds, chance)
    while True:
        tail = "".join(chance.choice(AFTER_TAG) for _ in range(chance.randint(1, 5)))
        name = chance.choice(("es", "he", "pt_BR", "ES", "messages")) + tail
        if not re.fullmatch(r"\s*", name) and folder_fault(grounds.folder / name):
            yield Try(repr(name), grounds.on_copy(test, name))


po, toml = tuple(faults.UNREADABLE_PO), tuple(faults.UNREADABLE_TOML)
english_files = ("standard.md", "plain.md", "drug.toml")
english = tuple(sorted(set(faults.UNREADABLE) - {"empty", "cut off"}))
ATTACKS = (
    Attack("H", "catalogs that cannot be read", known(
        faults.test_a_catalog_that_cannot_be_read, DOMAINS[:3], po)),
    Attack("H", "terms.toml that cannot be read", known(
        faults.test_fixed_terms_that_cannot_be_read, toml)),
    Attack("H", "English that cannot be read", known(
        faults.test_english_that_cannot_be_read, english_files, english)),
    Attack("H", "headers of catalogs", headers),
    Attack("H", "files damaged by chance", damage),
    Attack("M", "folders that are no language", stray),
    Attack("H", "folders that are links", known(
        faults.test_a_folder_that_is_a_link_is_named_and_left_out, ("", "LC_MESSAGES"))),
    Attack("H", "downloads of files that changed", known(
        faults.test_what_is_downloaded_is_what_was_checked,
        ("spoilt", "deleted", "a link", "edited and spoilt"))),
    Attack("M", "pipes where results are kept", known(
        faults.test_a_pipe_where_results_are_kept_holds_nobody_up,
        ("testol.Checked", "messages.Compiled", "testol.good", "packed"))),
    Attack("L", "damaged results", known(
        faults.test_a_damaged_result_is_made_anew, ("Checked", "Compiled"))),
)  # fmt: skip
