"""A book has what EPUB and its readers want, and says what the pages say."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from flask.testing import FlaskClient

from service.books.book import book
from service.content.registers import Register
from service.pages.addresses import Address
from service.serving.cache import PageCache
from service.state.site import Site
from tests.support.edits import untranslate
from tests.support.mini import MiniProject
from tests.support.pages import page_getter, text_of

HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUBCHECK = shutil.which("epubcheck")
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A program of seconds takes half the CPU where Java does not make it faster for hours."""
KINDS = [("en", Register.STANDARD), ("es", Register.PLAIN), ("he", Register.STANDARD)]


class Book:
    """A book that was opened: its chapters by name, in the order of reading."""

    def __init__(self, made: bytes) -> None:
        self.archive = ZipFile(io.BytesIO(made))
        self.package = self.tree("package.opf")
        files = {item.get("id"): item.get("href", "") for item in self.package.iter(f"{OPF}item")}
        order = [files[ref.get("idref")] for ref in self.package.iter(f"{OPF}itemref")]
        self.chapters = {name: self.tree(name) for name in order}

    def tree(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.archive.read(f"book/{name}"))

    def meta(self, name: str) -> list[str]:
        found = self.package.iter(f"{OPF}meta")
        return [meta.text or "" for meta in found if meta.get("property") == name]


def fetched(client: FlaskClient, tag: str, register: Register = Register.STANDARD) -> Book:
    words = "plain/" if register is Register.PLAIN else ""
    answer = client.get(f"/{tag}/{words}drug-pages.epub")
    assert (answer.status_code, answer.mimetype) == (200, "application/epub+zip")
    return Book(answer.data)


@pytest.mark.parametrize(("tag", "register"), KINDS)
def test_its_chapters_say_what_the_pages_say(
    mini: MiniProject, tag: str, register: Register
) -> None:
    client = mini.app().test_client()
    found = fetched(client, tag, register)
    assert list(found.chapters)[:2] == ["front.xhtml", "nav.xhtml"]
    assert list(found.chapters)[-2:] == ["glossary.xhtml", "about.xhtml"]
    assert {"drug-testol.xhtml", "drug-otherol.xhtml"} < set(found.chapters)
    words = "plain/" if register is Register.PLAIN else ""
    page = page_getter(client)(f"/{tag}/{words}drugs/testol/")
    chapter = found.chapters["drug-testol.xhtml"]
    sections = {section.get("id"): section for section in chapter.iter(f"{HTML}section")}
    assert {"glance", "answer", "dose", "words", "sources"} < set(sections)
    for section in sections.values():
        for element in section.iter():
            if element.tag in (f"{HTML}p", f"{HTML}h2", f"{HTML}td"):
                assert text_of(element) in page.text("main")
    spine = found.package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == ("rtl" if tag == "he" else None)


@pytest.mark.parametrize(("tag", "register"), KINDS)
def test_every_chapter_has_language_direction_and_disclaimer(
    mini: MiniProject, tag: str, register: Register
) -> None:
    for name, chapter in fetched(mini.app().test_client(), tag, register).chapters.items():
        assert chapter.get("lang") == chapter.get(XML_LANG) == tag
        assert chapter.get("dir") == ("rtl" if tag == "he" else "ltr")
        notes = [e for e in chapter.iter(f"{HTML}div") if e.get("role") == "note"]
        assert bool(notes) == (name != "nav.xhtml"), name


@pytest.mark.parametrize(("tag", "register"), KINDS)
def test_links_lead_inside_the_book_or_to_a_source(
    mini: MiniProject, tag: str, register: Register
) -> None:
    found = fetched(mini.app().test_client(), tag, register)
    ids = {
        name: {element.get("id") for element in chapter.iter()}
        for name, chapter in found.chapters.items()
    }
    inside = set()
    for name, chapter in found.chapters.items():
        for link in chapter.iter(f"{HTML}a"):
            path, _, place = link.get("href", "").partition("#")
            if not path.startswith("https://"):
                assert not place or place in ids[path or name], (name, link.attrib)
                inside.add(path or "#")
    assert {"#", "drug-testol.xhtml", "about.xhtml"} <= inside


def test_nothing_in_it_runs_or_is_fetched(mini: MiniProject) -> None:
    for name, chapter in fetched(mini.app().test_client(), "en").chapters.items():
        assert not {e.tag for e in chapter.iter()} & {f"{HTML}script", f"{HTML}img"}, name
        assert [e.get("href") for e in chapter.iter(f"{HTML}link")] == ["book.css"]


def test_it_says_how_accessible_it_is(mini: MiniProject) -> None:
    found = fetched(mini.app().test_client(), "es")
    assert found.meta("schema:accessMode") == ["textual", "visual"]
    assert found.meta("schema:accessModeSufficient") == ["textual"]
    assert "tableOfContents" in found.meta("schema:accessibilityFeature")
    assert found.meta("schema:accessibilityHazard") == ["none"]
    assert found.meta("schema:accessibilitySummary")[0].startswith("Texto")
    assert found.meta("dcterms:modified")


def test_no_list_of_links_is_left_without_its_links(mini: MiniProject) -> None:
    (mini.content / "site.toml").write_text("", encoding="utf-8")
    for chapter in fetched(mini.app().test_client(), "en").chapters.values():
        for links in chapter.iter(f"{HTML}ul"):
            assert links.get("class") != "targets" or links.find(f".//{HTML}a") is not None


def test_no_table_depends_on_the_width_of_a_page_that_no_query_knows(mini: MiniProject) -> None:
    """Readers that page set the pages of a chapter beside one another, in one wide window."""
    sheet = fetched(mini.app().test_client(), "en").archive.read("book/book.css").decode()
    assert "@media" not in sheet
    assert "table, caption, tbody, tr, th, td { display: block; }" in sheet


def test_a_part_in_english_is_marked_and_says_why(mini: MiniProject) -> None:
    mini.edit("he", untranslate)
    chapter = fetched(mini.app().test_client(), "he").chapters["drug-testol.xhtml"]
    part = next(e for e in chapter.iter(f"{HTML}section") if e.get("id") == "background")
    english = [(e.get("lang"), e.get(XML_LANG), e.get("dir")) for e in part if e.get("lang")]
    assert english == [("en", "en", "ltr")]
    assert [e for e in part if e.get("class") == "notice"]


def test_the_same_site_gives_the_same_bytes(mini: MiniProject) -> None:
    made = [
        book(app.extensions["loader"].load(), Address(app.extensions["loader"].load().locale("es")))
        for app in (mini.app(), mini.app())
    ]
    assert made[0] == made[1]
    first = ZipFile(io.BytesIO(made[0])).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert made[0][30:58] == b"mimetypeapplication/epub+zip"


def test_it_is_made_once_and_made_again_when_a_text_changes(mini: MiniProject) -> None:
    path = "/es/drug-pages.epub"
    first = mini.app().test_client().get(path)
    kept = mini.root / ".cache" / "books"
    (file,) = kept.iterdir()
    file.write_bytes(b"was read from here")
    again = mini.app().test_client().get(path)
    assert (again.data, again.headers["ETag"]) == (b"was read from here", first.headers["ETag"])
    same = mini.app().test_client().get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")
    mini.edit("es", untranslate)
    changed = mini.app().test_client().get(path)
    assert changed.data[:2] == b"PK"
    assert changed.headers["ETag"] != first.headers["ETag"]
    (other,) = kept.iterdir()
    assert other != file


def test_it_is_served_where_nothing_can_be_kept(mini: MiniProject) -> None:
    app = mini.app()
    folder: Path = app.config["KEPT"] / "books"
    folder.write_text("no folder", encoding="utf-8")
    assert fetched(app.test_client(), "es").chapters


def test_a_worker_does_not_hold_it_nor_compress_it(mini: MiniProject) -> None:
    app = mini.app()
    cache = PageCache(app.wsgi_app, app.extensions["loader"].load())
    path = "/es/drug-pages.epub"
    app.wsgi_app = cache  # type: ignore[method-assign]
    answer = app.test_client().get(path, headers={"Accept-Encoding": "br"})
    assert answer.data[:2] == b"PK"
    assert "Content-Encoding" not in answer.headers
    assert path not in cache.answers


def checked(path: Path) -> str:
    """What EPUBCheck says of a book: nothing, where it has no fault."""
    assert EPUBCHECK is not None
    # Debian's epubcheck is a jar that only runs by itself where the kernel knows jars.
    told = subprocess.run(
        ("java", *QUICK, "-jar", os.path.realpath(EPUBCHECK), "-q", "--failonwarnings", str(path)),
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if told.returncode == 0 else told.stdout + told.stderr


@pytest.mark.skipif(EPUBCHECK is None, reason="epubcheck is not installed: no book was checked")
@pytest.mark.parametrize("register", Register)
def test_epubcheck_finds_nothing(
    site: Site, is_whole: bool, register: Register, tmp_path: Path
) -> None:
    """One book at each run; all with `make test-all`."""
    locales = site.locales if is_whole else site.locales[1:2]
    for locale in locales if is_whole or register is Register.STANDARD else ():
        path = tmp_path / f"{locale.tag}.epub"
        path.write_bytes(book(site, Address(locale, register)))
        assert checked(path) == "", locale.tag


@pytest.mark.skipif(EPUBCHECK is None, reason="epubcheck is not installed: no book was checked")
def test_epubcheck_would_find_a_fault(site: Site, tmp_path: Path) -> None:
    made = Book(book(site, Address(site.locales[0])))
    path = tmp_path / "broken.epub"
    with ZipFile(path, "w") as broken:
        for name in made.archive.namelist():
            content = made.archive.read(name).replace(b"about.xhtml#part-2", b"no.xhtml")
            broken.writestr(name, content)
    assert "RSC-007" in checked(path)
