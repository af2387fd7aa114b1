"""The export is the live site as files: whole, in step with its sources, never half-written."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
import zstandard
from werkzeug.test import Client

from service.export.run import MANIFEST
from service.pages.inventory import page_addresses
from tests.support.edits import write
from tests.support.exporting import ORIGIN, Exporting
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage, assert_invariants, own_links


def test_every_page_is_exported_as_the_live_service_answers_it(exported: Exporting) -> None:
    app = exported.project.app()
    app.config["STATIC"] = True  # without links to what only the live service can do
    live = Client(app.wsgi_app)
    for address in page_addresses(exported.site):
        text = exported.text(f"{address.path[1:]}index.html")
        assert_invariants(ParsedPage(text), address.locale)
        if address.page not in ("", "search/"):
            answer = live.get(address.path, environ_overrides={"service.site": exported.site})
            assert text == answer.get_data(as_text=True), address.path
    assert ORIGIN in exported.text("sitemap.xml")
    canonical = f'<link rel="canonical" href="{ORIGIN}/es/drugs/testol/">'
    assert canonical in exported.text("es/drugs/testol/index.html")
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in exported.text("robots.txt")
    for tag in ("en", "es", "he"):
        not_found = exported.text(f"{tag}/404.html")
        assert f'<html lang="{tag}"' in not_found
        assert "Testbrand" in not_found, "in place of the search it names every drug"
        assert f'href="/{tag}/"' in exported.text("index.html")
    for name in ("es/catalogs/testol.po", "es/catalogs/messages.po", "en/catalogs/testol.pot"):
        assert "msgid" in exported.text(name)
    assert "Content-Security-Policy: default-src 'none'" in exported.text("_headers")


def test_hosts_that_read_headers_open_what_the_live_site_opens(exported: Exporting) -> None:
    blocks = re.split(r"\n(?=/)", exported.text("_headers"))
    fields = {block.split("\n")[0]: block for block in blocks}
    for plain in ("", "plain/"):
        for path in (f"/:locale/{plain}drugs/:slug/index.json", f"/:locale/{plain}changes.atom"):
            assert "Access-Control-Allow-Origin: *" in fields[path]
            assert "! Cross-Origin-Resource-Policy" in fields[path]
    assert "Access-Control-Allow-Origin: *" in fields["/schema/drug.json"]


def test_nothing_claims_to_search_where_nothing_can(exported: Exporting) -> None:
    for page in exported.folder.rglob("*.html"):
        assert "<form" not in page.read_text(encoding="utf-8"), page
    index = exported.text("es/search/index.html")
    assert 'href="/es/drugs/testol/"' in index
    assert "Testbrand" in index


def test_two_exports_are_the_same_to_the_byte(exported: Exporting, tmp_path: Path) -> None:
    """In one process and in two, so that neither time nor order of the work is in a file."""
    again = Exporting(exported.project, tmp_path / "again")
    again.run(processes=2)
    made = [
        {
            str(path.relative_to(root)): path.read_bytes()
            for path in root.rglob("*.*")
            if path.is_file() and path.name != MANIFEST
        }
        for root in (exported.folder, again.folder)
    ]
    assert made[0].keys() == made[1].keys()
    assert not [name for name, content in made[0].items() if made[1][name] != content]
    assert {Path(name).suffix for name in made[0]} >= {".html", ".epub", ".json", ".atom", ".br"}


def test_each_sibling_holds_the_same_page(exported: Exporting) -> None:
    read = {".br": brotli.decompress, ".gz": gzip.decompress, ".zst": zstandard.decompress}
    pages = [*exported.folder.rglob("*.html"), exported.folder / "sitemap.xml"]
    for page in pages:
        if page == exported.folder / "index.html":
            continue
        for suffix, unpack in read.items():
            assert unpack(Path(f"{page}{suffix}").read_bytes()) == page.read_bytes()


def test_only_what_has_changed_is_written_again(again: Exporting) -> None:
    again.run()
    assert again.written == []
    again.project.edit("es", write("Un párrafo nuevo."))
    again.run()
    assert "es/drugs/testol/index.html" in again.written
    assert all(name.startswith("es/") and "otherol" not in name for name in again.written)
    assert "Un párrafo nuevo." in again.text("es/drugs/testol/index.html")


def test_an_export_that_was_stopped_goes_on_where_it_was(exporting: Exporting) -> None:
    exporting.run(stop_after=20)
    first = set(exporting.stamps())
    assert len(first) < len(page_addresses(exporting.site))
    exporting.run()
    assert not first & set(exporting.written)
    assert len(exporting.stamps()) > len(first)


def test_a_page_that_is_gone_is_removed(again: Exporting) -> None:
    for path in (again.project.content / "drugs" / "otherol").iterdir():
        path.unlink()
    (again.project.content / "drugs" / "otherol").rmdir()
    for tag in ("es", "he"):
        again.project.path(tag, "otherol").unlink()
    again.run()
    assert again.removed > 0
    assert not list(again.folder.glob("**/otherol/index.html*"))


def test_a_damaged_or_missing_file_is_made_again(again: Exporting) -> None:
    page = again.folder / "es" / "drugs" / "testol" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:100])
    (again.folder / "es" / "index.html.br").unlink()
    again.run()
    assert page.read_bytes() == whole
    assert (again.folder / "es" / "index.html.br").exists()


def test_nothing_is_left_of_files_that_were_written_beside(exported: Exporting) -> None:
    hidden = {path.name for path in exported.folder.rglob(".*")}
    assert hidden == {".export.json", ".nginx"}


def test_without_an_origin_there_is_no_sitemap(exporting: Exporting) -> None:
    exporting.origin = ""
    exporting.run()
    assert not (exporting.folder / "sitemap.xml").exists()
    assert "Sitemap" not in exporting.text("robots.txt")


@pytest.mark.parametrize("asked", [("--origin", f"{ORIGIN}/drugs/"), ("--prefix", "/drugs")])
def test_an_export_under_a_path_has_every_link_there(
    mini: MiniProject, tmp_path: Path, asked: tuple[str, str]
) -> None:
    runner = mini.app().test_cli_runner()
    out = tmp_path / "out"
    plain = runner.invoke(args=["export", str(out), "--no-compress"])
    assert plain.exit_code == 0, plain.output
    result = runner.invoke(args=["export", str(out), "--no-compress", *asked])
    assert result.exit_code == 0, result.output
    pages = [path for path in out.rglob("*.html") if path != out / "index.html"]
    assert len(pages) > 50
    for page in pages:
        for link in own_links(ParsedPage(page.read_text(encoding="utf-8"))):
            assert link.startswith("/drugs/"), (page, link)
            name = urlsplit(link).path  # a host of files knows no query
            file = out / name.removeprefix("/drugs/")
            assert (file / "index.html" if name.endswith("/") else file).is_file()
    front = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="/drugs/es/"' in front
    assert 'href="/es/"' not in front
    canonical = f'href="{ORIGIN if asked[0] == "--origin" else ""}/drugs/es/about/"'
    assert f'<link rel="canonical" {canonical}>' in (out / "es/about/index.html").read_text()


@pytest.mark.parametrize(
    "asked",
    [
        ("--origin", "e.org"),
        ("--origin", "javascript:alert(1)"),
        ("--origin", "https://e.org/?a=b"),
        ("--prefix", "drugs"),
        ("--prefix", "//evil.example"),
        ("--prefix", "/a; return 200"),
        ("--origin", "https://e.org/a", "--prefix", "/b"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_one_line(
    mini: MiniProject, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    result = mini.app().test_cli_runner().invoke(args=["export", str(tmp_path / "out"), *asked])
    assert result.exit_code == 2
    assert len([line for line in result.output.splitlines() if "Error" in line]) == 1
    assert not (tmp_path / "out").exists()


def test_the_command_exports_and_says_what_it_did(mini: MiniProject, tmp_path: Path) -> None:
    runner = mini.app().test_cli_runner()
    result = runner.invoke(args=["export", str(tmp_path / "out"), "--no-compress"])
    assert result.exit_code == 0, result.output
    assert "0 removed" in result.output
    assert not list((tmp_path / "out").rglob("*.br"))


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_page_that_cannot_be_made_ends_the_export_with_one_line(
    mini: MiniProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("made to fail")

    monkeypatch.setattr("service.web.views.glossary_view", fail)
    runner = mini.app().test_cli_runner()
    options = ["--no-compress", "--processes", processes]
    result = runner.invoke(args=["export", str(tmp_path / "out"), *options])
    assert result.exit_code == 1
    last = result.output.strip().splitlines()[-1]
    assert last.startswith("Error: /")
    assert "glossary/ cannot be made (500" in last


def test_a_fault_of_the_english_ends_the_export_with_its_place(
    fresh_mini: MiniProject, tmp_path: Path
) -> None:
    page = fresh_mini.drug / "plain.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\nSo it was [@hhs1996].\n", encoding="utf-8"
    )
    result = fresh_mini.app().test_cli_runner().invoke(args=["export", str(tmp_path / "out")])
    assert result.exit_code == 1
    (line,) = result.output.strip().splitlines()
    assert "plain.md:55: “hhs1996” is no source" in line
