"""An association runs the service with a name, colours, pages and languages of its own: no fork."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from flask import Flask

from service import create_app
from service.export.hosting import files
from service.export.plan import plan
from service.pages.inventory import page_addresses
from service.state.site import Site
from tests.support.mini import ROOT, MiniProject
from tests.support.pages import page_getter
from tests.support.serving import exchange, free_port, start, stop

SITE = """\
name = "Asociación ELA"
contact = "ela@example.org"
logo = "logo.svg"

[title]
en = "ELA & co: drug pages"
es = "Páginas de fármacos de ELA"

[colours]
light = "#5a1a00"
dark = "#ffd9c4"
"""

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


@pytest.fixture
def elsewhere(finished_mini: MiniProject, tmp_path: Path) -> Path:
    """A folder that holds what an association writes, and nothing of the code."""
    project = finished_mini.copy(tmp_path / "association")
    project.content.rename(project.root / "pages")
    project.translations.rename(project.root / "languages")
    (project.root / "babel.cfg").unlink()
    (project.root / "pages" / "site.toml").write_text(SITE, encoding="utf-8")
    (project.root / "pages" / "logo.svg").write_text(LOGO, encoding="utf-8")
    return project.root


@pytest.fixture
def own(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application as the environment describes it."""
    monkeypatch.setenv("SERVICE_CONTENT", str(elsewhere / "pages"))
    monkeypatch.setenv("SERVICE_TRANSLATIONS", str(elsewhere / "languages"))
    monkeypatch.setenv("SERVICE_KEPT", str(elsewhere / "kept"))
    return create_app()


@pytest.fixture
def own_site(own: Flask) -> Site:
    site: Site = own.extensions["loader"].load()
    return site


def test_every_page_bears_the_own_name_and_colours(own: Flask, own_site: Site) -> None:
    get_page = page_getter(own.test_client())
    names = {
        "en": "ELA &amp; co: drug pages",
        "es": "Páginas de fármacos de ELA",
        "he": '<span lang="en" dir="ltr">ELA &amp; co: drug pages</span>',
    }
    for address in page_addresses(own_site):
        html = get_page(address.path).html
        name = names[address.locale.tag]
        assert f">{name}</a></p>" in html, address.path
        plain = re.sub("<[^>]+>", "", name)
        assert f" – {plain}</title>" in html, address.path
        assert ":root{--own-light: #5a1a00;--own-dark: #ffd9c4;}" in html
        assert "ALS/MND drug pages" not in html


def test_the_policy_allows_the_sheet_with_the_own_colours(own: Flask) -> None:
    client = own.test_client()
    for path, status in (("/es/about/", 200), ("/es/nope/", 404)):
        response = client.get(path)
        assert response.status_code == status
        sheet = re.findall("<style>(.*?)</style>", response.get_data(as_text=True), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(sheet[0].encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_every_page_shows_the_logo_with_the_name_for_who_does_not_see_it(own: Flask) -> None:
    client = own.test_client()
    for path in ("/es/about/", "/es/plain/drugs/testol/", "/he/"):
        shown = re.findall("<img [^>]*>", client.get(path).get_data(as_text=True))
        assert shown == ['<img class="logo" src="/logo.svg" alt="Asociación ELA" height="32">']
    response = client.get("/logo.svg")
    assert (response.get_data(as_text=True), response.mimetype) == (LOGO, "image/svg+xml")
    assert client.get("/logo.png").status_code == 404


def test_another_logo_is_shown_as_soon_as_it_is_saved(own: Flask, elsewhere: Path) -> None:
    loader = own.extensions["loader"]
    loader.load()
    (elsewhere / "pages" / "logo.svg").write_text(LOGO.replace("8", "9"), encoding="utf-8")
    assert loader.has_changed
    assert b"9" in loader.load().content.logo


def test_the_export_bears_the_own_name(own: Flask, own_site: Site) -> None:
    found = files(own, own_site, "")
    assert "location = /logo.svg { default_type image/svg+xml;" in found[".nginx/locations.conf"]
    assert "logo.svg" in [task.file for task in plan(own_site, lambda *_: None)]
    assert "<h1>ELA &amp; co: drug pages</h1>" in found["index.html"]
    assert "#5a1a00" in found["index.html"]


def test_the_commands_work_on_the_own_folders(own: Flask, elsewhere: Path) -> None:
    result = own.test_cli_runner().invoke(args=["catalogs", "check"])
    assert result.output.splitlines()[-1] == "All catalogs are sound."
    drug = elsewhere / "pages" / "drugs" / "testol" / "plain.md"
    drug.write_text(
        drug.read_text(encoding="utf-8").replace("felt sick", "felt ill"), encoding="utf-8"
    )
    result = own.test_cli_runner().invoke(args=["catalogs", "update", "es"])
    assert "languages/es/LC_MESSAGES/testol.po" in result.output


@pytest.mark.usefixtures("own")
def test_the_server_serves_the_own_site_from_anywhere(tmp_path: Path) -> None:
    port = free_port()
    process = start(tmp_path, port, PYTHONPATH=str(ROOT), SERVICE_ACCESS_LOG="false")
    try:
        request = b"GET /es/drugs/testol/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        page = exchange(port, request).decode()
    finally:
        stop(process)
    assert page.startswith("HTTP/1.1 200")
    assert "Páginas de fármacos de ELA" in page
    assert "mailto:ela@example.org" in page
