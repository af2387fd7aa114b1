"""A file cannot hurt its neighbours: each fault is told, costs its own file alone, and no page.

Every fault is met in three ways: by a service that starts with it, by one that starts again
beside it, and by one that runs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from service.catalogs.catalog import load_catalog
from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import page_rules
from service.catalogs.checks.terms import Terms
from service.catalogs.download import sent
from service.catalogs.folders import folder_fault, terms_path
from service.catalogs.po_files import CatalogError
from service.locales.locale import SiteLocale
from service.whole_files import write_whole
from tests.support.edits import FIRST, entry
from tests.support.languages import language
from tests.support.mini import MiniProject
from tests.support.turns import by_turns

Spoil = Callable[[Path], object]
PAGE, HOME, OTHER = "/es/drugs/testol/", "/es/", "/he/drugs/testol/"
GOOD = "El primer párrafo"
SECRET = "root:x:0:0:secret"


def in_place_of(make: Callable[[Path], object]) -> Spoil:
    """Something else where the file was."""

    def spoil(path: Path) -> None:
        path.unlink(missing_ok=True)
        make(path)

    return spoil


def link(path: Path) -> None:
    target = path.parents[3] / "secret"
    target.write_text(SECRET)
    path.symlink_to(target)


def replaced(old: bytes, new: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        content = path.read_bytes()
        assert old in content
        path.write_bytes(content.replace(old, new))

    return spoil


def written(content: bytes) -> Spoil:
    return lambda path: path.write_bytes(content)


def grown(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# x\n" * 250_000)


UNREADABLE: dict[str, Spoil] = {
    "a folder": in_place_of(Path.mkdir),
    "a link": in_place_of(link),
    "a link to a device that never ends": in_place_of(lambda p: p.symlink_to("/dev/zero")),
    "a link to itself": in_place_of(lambda p: p.symlink_to(p)),
    "a link to nothing": in_place_of(lambda p: p.symlink_to("nothing")),
    "a pipe": in_place_of(os.mkfifo),
    "empty": written(b""),
    "nothing but zeros": written(b"\0" * 1000),
    "more than a megabyte": grown,
    "another encoding": written('msgid ""\nmsgstr "año"\n'.encode("latin-1")),
    "UTF-16": written('msgid ""\nmsgstr ""\n'.encode("utf-16")),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-300] + b'\nmsgstr "x'),
    "a conflict of git": replaced(b'msgid ""\n', b'<<<<<<< HEAD\nmsgid ""\n'),
    "a program": written(b"\x7fELF\x02\x01\x01" + bytes(range(256))),
}
UNREADABLE_PO: dict[str, Spoil] = {
    **UNREADABLE,
    "a text twice": lambda path: path.write_bytes(
        path.read_bytes() + b'\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n'
    ),
    "a text of too many lines": written(b'msgid ""\nmsgstr ""\n' + b'"a"\n' * 3000),
}
UNREADABLE_TOML: dict[str, Spoil] = {
    name: spoil for name, spoil in UNREADABLE.items() if "git" not in name and name != "empty"
} | {
    "brackets without end": written(b"a = " + b"[" * 5000 + b"]" * 5000),
    "tables without end": written(b"a = " + b"{a=" * 3000 + b"1" + b"}" * 3000),
    "an unknown key": written(b"x = 1\n"),
    "a wrong kind": written(b"terms = 1\n"),
}
HEADERS: dict[str, Spoil] = {
    "a placeholder for the character set": replaced(b"charset=UTF-8", b"charset=CHARSET"),
    "an encoding of escapes": replaced(b"charset=UTF-8", b"charset=unicode_escape"),
    "an encoding that is not the file's": replaced(b"charset=UTF-8", b"charset=ISO-8859-1"),
    "an encoding that is none": replaced(b"charset=UTF-8", b"charset=x\\x00y"),
    "no content type": replaced(b'"Content-Type: text/plain; charset=UTF-8\\n"\n', b""),
    "placeholders for plurals": replaced(b"nplurals=", b"nplurals=INTEGER; plural=EXPRESSION; x="),
    "a plural rule that divides by nothing": replaced(b"plural=", b"plural=n%0; x="),
    "a plural rule that calls": replaced(b"plural=", b"plural=exit(); x="),
    "a plural rule without end": replaced(b"plural=", b"plural=" + b"(" * 900 + b"; x="),
    "other forms than there are": replaced(b"nplurals=", b"nplurals=99; x="),
    "a mark of the byte order": lambda p: p.write_bytes(b"\xef\xbb\xbf" + p.read_bytes()),
    "Windows' ends of lines": replaced(b"\n", b"\r\n"),
    "comments without a space": lambda p: p.write_bytes(
        p.read_bytes()
        + b'\n#a comment\n#,fuzzy\n#.note\n#:place\n#|msgid "c"\nmsgid "q"\nmsgstr "r"\n'
    ),
}


def tell(app: Flask) -> list[str]:
    found: list[str] = app.test_client().get("/healthz").get_json()["problems"]
    return found


def status(app: Flask, path: str) -> int:
    return app.test_client().get(path).status_code


def text(app: Flask, path: str) -> str:
    return app.test_client().get(path).get_data(as_text=True)


def look(app: Flask) -> None:
    """What the watch does after a change."""
    app.extensions["site"] = app.extensions["loader"].load()


def told_once(app: Flask, path: Path, words: str) -> None:
    problems = tell(app)
    assert len(problems) == 1, problems
    assert str(path) in problems[0]
    assert words in problems[0]


DOMAINS = ("messages", "testol", "glossary")


@pytest.mark.parametrize(("domain", "fault"), by_turns(DOMAINS, UNREADABLE_PO))
def test_a_catalog_that_cannot_be_read(mini: MiniProject, domain: str, fault: str) -> None:
    path = mini.path("es", domain)
    spoil = UNREADABLE_PO[fault]

    running = mini.app()
    before = text(running, PAGE)
    assert GOOD in before
    spoil(path)
    look(running)
    told_once(running, path, "last good state")
    assert text(running, PAGE) == before

    again = mini.app()
    told_once(again, path, "last good state")
    assert text(again, PAGE) == before
    assert SECRET not in text(again, f"/es/catalogs/{domain}.po")

    (mini.root / ".cache").rename(mini.root / "away")
    first = mini.app()
    told_once(first, path, "left out")
    assert status(first, OTHER) == 200
    assert status(first, HOME) == (404 if domain == "messages" else 200)
    assert status(first, f"/es/catalogs/{domain}.po") == 404


@pytest.mark.parametrize("fault", UNREADABLE_TOML)
def test_fixed_terms_that_cannot_be_read(mini: MiniProject, fault: str) -> None:
    path = terms_path(mini.translations, SiteLocale("es"))
    path.write_text('[[terms]]\nenglish = "tablet"\nuse = ["pastilla"]\n')
    running = mini.app()
    before = text(running, PAGE)
    UNREADABLE_TOML[fault](path)
    look(running)
    told_once(running, path, "last good state")
    told_once(mini.app(), path, "last good state")
    assert text(mini.app(), PAGE) == before
    (mini.root / ".cache").rename(mini.root / "away")
    told_once(mini.app(), path, "left out")
    assert GOOD in text(mini.app(), PAGE)


def test_an_interface_that_is_cut_off_between_two_texts(mini: MiniProject) -> None:
    """It can be read, and says nothing of what is lost."""
    path, before = mini.path("es", "messages"), text(mini.app(), PAGE)
    entries = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join(entries[:5]) + "\n", encoding="utf-8")
    told_once(mini.app(), path, "was the file cut off?")
    assert text(mini.app(), PAGE) == before


@pytest.mark.parametrize(("domain", "fault"), by_turns(("messages", "testol"), HEADERS))
def test_what_a_header_says_or_an_editor_adds_changes_no_page(
    mini: MiniProject, domain: str, fault: str
) -> None:
    """UTF-8 and CLDR's plural rules hold, whatever stands there."""
    pages = (PAGE, HOME, "/es/plain/glossary/", "/es/search/?q=testol", OTHER)
    before = [text(mini.app(), page) for page in pages]
    HEADERS[fault](mini.path("es", domain))
    app = mini.app()
    assert tell(app) == []
    assert [text(app, page) for page in pages] == before


NOT_ENGLISH = {"empty", "cut off"}
ENGLISH = ("standard.md", "plain.md", "drug.toml")


@pytest.mark.parametrize(
    ("name", "fault"), by_turns(ENGLISH, sorted(set(UNREADABLE) - NOT_ENGLISH))
)
def test_english_that_cannot_be_read(mini: MiniProject, name: str, fault: str) -> None:
    """Also for a service that starts beside it: nothing that is written takes the English away."""
    running = mini.app()
    before = text(running, "/en/drugs/testol/")
    UNREADABLE[fault](mini.drug / name) if "git" not in fault else None
    if "git" in fault:
        (mini.drug / name).write_text("<<<<<<< HEAD\n")
    for app in (running, mini.app()):
        look(app)
        assert "last good state" in tell(app)[0]
        assert name in tell(app)[0]
        assert text(app, "/en/drugs/testol/") == before


def test_a_page_about_the_site_without_its_title_is_told(mini: MiniProject) -> None:
    app = mini.app()
    assert status(app, HOME) == 200
    folder = mini.content / "pages" / "history"
    folder.mkdir()
    for register in ("standard", "plain"):
        (folder / f"{register}.md").write_text("## What this is\n\nOnce upon a time.\n")
    look(app)
    assert "page.toml:1: the file is missing" in tell(app)[0]
    assert status(app, "/es/translations/") == 200


STRAY = (
    *("es copy", "es_old", "backup", "tmp", ".git", "es_backup", "es.old", "Es", "ES_es"),
    *("es@euro", "es-ES", "en", "xx", "es_", "es_Latn_", "translations", "pt_br", "zh_hans"),
)


@pytest.mark.parametrize("name", STRAY)
def test_a_folder_that_is_no_language_is_named_and_left_out(mini: MiniProject, name: str) -> None:
    before = text(mini.app(), PAGE)
    stray = mini.translations / name
    stray.joinpath("LC_MESSAGES").mkdir(parents=True)
    stray.joinpath("LC_MESSAGES", "messages.po").write_bytes(
        mini.path("es", "messages").read_bytes()
    )
    app = mini.app()
    told_once(app, stray, "left out")
    assert text(app, PAGE) == before


@pytest.mark.parametrize("inner", ["", "LC_MESSAGES"])
def test_a_folder_that_is_a_link_is_named_and_left_out(mini: MiniProject, inner: str) -> None:
    linked = mini.translations / "it" / inner
    linked.parent.mkdir(exist_ok=True)
    linked.symlink_to(mini.translations / "es" / inner, target_is_directory=True)
    app = mini.app()
    told_once(app, mini.translations / "it", "is a link")
    assert status(app, "/it/") == 404


@pytest.mark.parametrize(
    "name",
    ["es", "pt_BR", "zh_Hans", "zh_Hant_HK", "sr_Latn", "es_419", "fil", "ckb"],
)
def test_a_folder_with_the_name_of_a_language_is_one(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert folder_fault(tmp_path / name) == ""


def test_translations_that_are_not_there_are_told(mini: MiniProject) -> None:
    mini.translations.rename(mini.root / "away")
    app = mini.app()
    told_once(app, mini.translations, "the folder is missing")
    assert status(app, "/en/") == 200


@pytest.mark.parametrize("change", ["spoilt", "deleted", "a link", "edited and spoilt"])
def test_what_is_downloaded_is_what_was_checked(mini: MiniProject, change: str) -> None:
    path = mini.path("es")
    app = mini.app()
    assert status(app, "/es/catalogs/testol.po") == 200
    if change == "edited and spoilt":
        mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Otro texto."))
        look(app)
    good = path.read_bytes()
    if change == "deleted":
        path.unlink()
    elif change == "a link":
        UNREADABLE["a link"](path)
    else:
        path.write_bytes(good[:-200])
    for _ in range(2):
        answer = app.test_client().get("/es/catalogs/testol.po")
        assert answer.status_code == 200
        assert answer.data == sent(good, path, SiteLocale("es"))
        look(app)


@pytest.mark.parametrize("place", ["testol.Checked", "messages.Compiled", "testol.good", "packed"])
def test_a_pipe_where_results_are_kept_holds_nobody_up(mini: MiniProject, place: str) -> None:
    before = text(mini.app(), PAGE)
    kept = mini.root / ".cache" / "catalogs"
    for path in [p for p in kept.iterdir() if place.replace(".", ".po.") in p.name]:
        path.unlink()
        os.mkfifo(path)
    assert text(mini.app(), PAGE) == before


@pytest.mark.parametrize("kind", ["Checked", "Compiled"])
def test_a_damaged_result_is_made_anew(mini: MiniProject, kind: str) -> None:
    before = text(mini.app(), PAGE)
    for path in (mini.root / ".cache" / "catalogs").glob(f"*.{kind}"):
        content = path.read_bytes()
        write_whole(path, content[:80] + b"\0" + content[81:])
    app = mini.app()
    assert text(app, PAGE) == before
    assert tell(app) == []


def test_a_file_from_the_future_gives_no_date_to_come(mini: MiniProject) -> None:
    os.utime(mini.path("es"), (4_000_000_000, 4_000_000_000))
    assert mini.app().extensions["loader"].load().changed <= time.time()


def test_an_edit_of_the_same_length_and_time_is_seen(mini: MiniProject) -> None:
    path = mini.path("es")
    app = mini.app()
    assert GOOD in text(app, PAGE)
    old = path.stat()
    path.write_bytes(path.read_bytes().replace(b"El primer", b"Un primer"))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    look(app)
    assert "Un primer párrafo" in text(app, PAGE)


HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LONG: dict[str, bytes] = {
    "many texts": b"".join(b'\nmsgid "t%d"\nmsgstr "u"\n' % n for n in range(6_000)),
    "texts": b"".join(b'\nmsgid "t%d"\nmsgstr "u"\n' % n for n in range(30_000)),
    "obsolete texts": b"".join(b'\n#~ msgid "t%d"\n#~ msgstr "u"\n' % n for n in range(25_000)),
    "lines before": b"#~| a\n" * 150_000,
    "comments": b"# a\n" * 240_000 + b'msgid "a"\nmsgstr "b"\n',
    "empty lines": b"\n" * 900_000,
    "backslashes": b'msgid "a"\nmsgstr "' + b"\\\\" * 400_000 + b'"\n',
    "quotation marks": b'msgid "a"\nmsgstr "' + b'\\"' * 400_000 + b'"\n',
    "an open string": b'msgid "a"\nmsgstr "' + b"a" * 900_000,
    "number words": b'msgid "a"\nmsgstr "' + b"dos mil " * 100_000 + b'"\n',
    "number words in both": b'msgid "%b"\nmsgstr "%b"\n' % (b"two " * 90_000, b"dos " * 90_000),
    "texts at the bound": b"".join(
        b'\nmsgid "%d"\nmsgstr "' % n + b"dos " * 1200 + b'"\n' for n in range(20)
    ),
}
MOST_SECONDS = {"many texts": 3.0, "texts": 15.0}
SLOW = ("texts",)


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow if kind in SLOW else ()) for kind in LONG]
)
def test_no_file_of_the_size_allowed_takes_long(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "long.po"
    path.write_bytes(HEAD + LONG[kind])
    assert path.stat().st_size < 1_000_000
    began = time.thread_time()
    try:
        rules = page_rules(Names(frozenset({"Testbrand"})), Terms(), language("en"), language("es"))
        list(load_catalog(path, language("es"), rules).messages.values())
    except CatalogError:
        pass
    assert time.thread_time() - began < MOST_SECONDS.get(kind, 10.0)
