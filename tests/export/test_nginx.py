"""The nginx configuration serves the export as the live service would."""

from __future__ import annotations

import dataclasses
import gzip
import http.client
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest

from service.export import hosting
from service.locales.locale import SiteLocale
from service.locales.negotiation import negotiate
from service.serving.coding import choose_coding
from service.whole_files import write_whole
from tests.locales.test_locales import SHIPPED
from tests.support.exporting import Exporting, export_of
from tests.support.mini import ROOT, MiniProject
from tests.support.pages import ParsedPage, own_links
from tests.support.serving import free_port, wait_for

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
WITHIN = 10.0
MAIN = """\
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
client_body_temp_path {folder}/body;
proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/fastcgi;
uwsgi_temp_path {folder}/uwsgi;
scgi_temp_path {folder}/scgi;
include {folder}/site.conf;
}}
"""


@dataclass
class Server:
    """nginx on a port of its own."""

    port: int
    prefix: str
    locales: Sequence[SiteLocale]

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """The answer to a request for a path of the site, under its prefix."""
        return self.ask(self.prefix + path, method, **headers)

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WITHIN)
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=fields)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, response.headers, body


@contextmanager
def running(folder: Path, root: Path, out: Path) -> Iterator[int]:
    """nginx with the shipped configuration over an export; its port."""
    if NGINX is None:
        assert not os.environ.get("CI"), "CI installs nginx-light (.ci/run)"
        pytest.skip("nginx is not installed: its configuration is NOT tested")
    port = free_port()
    text = (ROOT / "service" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("root /srv/drug-pages", f"root {root}")
    text = text.replace("/srv/drug-pages", str(out))
    text = text.replace("listen 80", f"listen 127.0.0.1:{port}")
    text = text.replace("/var/log/nginx", str(folder))
    (folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", "stderr"])
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(WITHIN)


@pytest.fixture(scope="module", params=["", "/drugs"], ids=["root", "prefix"])
def server(
    finished_mini: MiniProject,
    checked_mini: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("nginx")
    prefix: str = request.param
    root = folder / "out"
    out = root / prefix.removeprefix("/")
    project = finished_mini.copy(folder / "project", kept=checked_mini)
    redirects = '[drugs]\ntestold = "testol"\n'
    (project.content / "redirects.toml").write_text(redirects, encoding="utf-8")
    site = export_of(project, out, prefix, compress=True)
    with running(folder, root, out) as port:
        yield Server(port, prefix, site.locales)


@pytest.fixture(scope="module")
def front_door(exported: Exporting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The front door alone, with all languages that are shipped."""
    folder = tmp_path_factory.mktemp("front-door")
    app = exported.project.app()
    site = dataclasses.replace(app.extensions["loader"].load(), locales=tuple(SHIPPED))
    for name, text in hosting.files(app, site, "").items():
        write_whole(folder / "out" / name, text.encode())
    with running(folder, folder / "out", folder / "out") as port:
        yield Server(port, "", SHIPPED)


@pytest.mark.parametrize(
    "accepted",
    [
        *("", "es", "es-MX,es;q=0.9,en;q=0.8", "he", "he-IL", "iw", "fr,es;q=0.5", "ES-419"),
        *("zh-TW", "en-GB", "ca, de;q=0.9, he;q=0.8", "*", "x" * 3000, ",,;;q="),
        *("es-Latn-AR", "hebrew"),
    ],
)
def test_the_front_door_chooses_the_language_as_the_live_service_does(
    server: Server, accepted: str
) -> None:
    status, headers, _ = server.get("/", accept_language=accepted)
    ranges = [(part.split(";")[0].strip(), 1.0) for part in accepted.split(",")]
    wanted = negotiate([(tag, quality) for tag, quality in ranges if tag], server.locales)
    assert (status, headers["Location"]) == (302, f"{server.prefix}/{wanted.tag}/")
    assert headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    "accepted",
    [
        *(
            "zh-TW,zh,en-US",
            "zh-HK,zh,en",
            "zh-TW,zh-CN,zh",
            "zh,zh-TW",
            "zh-TW,de,zh",
            "yue,zh,ja",
        ),
        *("cmn-TW,zho,fr", "yue-Hans", "chi", "zh-Hant-TW,zh-TW,zh", "fr,zh-TW,zh", "zh-TW,zh"),
        *("cmn-Hans-CN", "arz", "arb", "ary-MA", "deu-DE", "por-BR", "fra-FR", "gsw-CH", "lb-LU"),
        *("ca,es", "sv,sv-SE,tr", "nb-NO", "hi-Latn", "zh-TW,sv,zh", "zho-Hans-SG", "pt-PT,pt"),
    ],
)
def test_the_front_door_knows_the_same_relatives(front_door: Server, accepted: str) -> None:
    wanted = negotiate([(tag, 1.0) for tag in accepted.split(",")], SHIPPED)
    assert front_door.get("/", accept_language=accepted)[1]["Location"] == f"/{wanted.tag}/"


@pytest.mark.parametrize("rest", ["", "compare/", "?q=1"])
@pytest.mark.parametrize("words", ["", "plain/"])
def test_a_renamed_page_leads_on(server: Server, words: str, rest: str) -> None:
    status, headers, _ = server.get(f"/es/{words}drugs/testold/{rest}")
    wanted = f"{server.prefix}/es/{words}drugs/testol/{rest}"
    assert (status, headers["Location"]) == (308, wanted)


@pytest.mark.parametrize("tag", ["en", "es", "he"])
def test_every_page_is_served_in_each_coding_with_all_headers(server: Server, tag: str) -> None:
    for page in ("", "drugs/testol/", "plain/drugs/testol/compare/", "search/", "about/"):
        plain = server.get(f"/{tag}/{page}")[2]
        assert f'<html lang="{tag}"'.encode() in plain
        for coding in ("br", "zstd", "gzip"):
            status, headers, body = server.get(f"/{tag}/{page}", accept_encoding=coding)
            assert status == 200
            assert headers["Content-Encoding"] == coding
            assert headers["Content-Type"] == "text/html; charset=utf-8"
            assert headers["Vary"] == "Accept-Encoding"
            assert "style-src 'sha256-" in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers.get_all("Set-Cookie") is None
            if coding == "br":
                assert brotli.decompress(body) == plain


@pytest.mark.parametrize(
    "accepted",
    [
        *("", "identity", "gzip, deflate, br, zstd", "gzip;q=1.0, br;q=0.5", "gzip;q=0"),
        *("identity, gzip;q=0.5", "identity;q=1.0, br;q=0.1", "identity, br", "GZIP ; q=0.3"),
        *("identity;q=0.5, gzip;q=0.4, br;q=0.6", "identity;q=0.2, zstd;q=0.1", "x-br"),
        *("br;q=0.000, gzip;q=0.001", "identity;q=0, gzip;q=0.1"),
    ],
)
def test_the_coding_is_the_one_that_the_live_service_chooses(server: Server, accepted: str) -> None:
    sent = server.get("/es/", accept_encoding=accepted)[1]["Content-Encoding"]
    assert (sent or "identity") == choose_coding(accepted)


@pytest.mark.parametrize(
    ("path", "tag"), [("/es/nope/", "es"), ("/he/drugs/none/", "he"), ("/nope/", "en")]
)
def test_a_missing_page_is_answered_in_the_language_of_its_address(
    server: Server, path: str, tag: str
) -> None:
    status, headers, plain = server.get(path)
    assert status == 404
    assert headers["Content-Encoding"] is None
    assert f'<html lang="{tag}"'.encode() in plain
    for coding in ("br", "gzip"):
        status, headers, body = server.get(path, accept_encoding=coding)
        assert (status, headers["Content-Encoding"]) == (404, coding)
        assert headers["Vary"] == "Accept-Encoding"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert (brotli if coding == "br" else gzip).decompress(body) == plain


def test_a_message_of_the_server_itself_is_not_called_packed(server: Server) -> None:
    status, headers, body = server.get("/es/about/index.html.br", "POST")
    assert status == 405
    assert headers["Content-Encoding"] is None
    assert b"405" in body


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/ES/about/", 308, "/es/about/"),
        ("/ES/about/?a=%20b", 308, "/es/about/?a=%20b"),
        ("/%45S/about/", 308, "/es/about/"),
        ("/es", 308, "/es/"),
        ("/ES", 308, "/es/"),
        ("/es?a=b", 308, "/es/?a=b"),
        ("/es/drugs/testol", 301, "/es/drugs/testol/"),
        ("/ES/a%0D%0AX-Evil:1", 308, "/es/a%0D%0AX-Evil:1"),
        ("/es/a%0DX-Evil:1", 301, "/es/a%0DX-Evil:1/"),
    ],
)
def test_other_spellings_are_sent_to_the_canonical_address(
    server: Server, path: str, status: int, location: str
) -> None:
    answer = server.get(path, host="evil.example", x_forwarded_proto="https")
    assert (answer[0], answer[1]["Location"]) == (status, server.prefix + location)
    assert answer[1]["X-Evil"] is None


def test_every_link_leads_to_a_page(server: Server) -> None:
    found: set[str] = set()
    waiting = [f"{server.prefix}/es/", f"{server.prefix}/es/nope/"]
    while waiting:
        path = waiting.pop()
        status, _, body = server.ask(path)
        assert status == (404 if path.endswith("/nope/") else 200), path
        if body.startswith(b"<!doctype html>"):
            links = {link.partition("#")[0] for link in own_links(ParsedPage(body.decode()))}
            assert [link for link in links if not link.startswith(f"{server.prefix}/")] == []
            waiting += links - found
            found |= links
    assert len(found) > 50


def test_a_page_that_the_client_has_is_not_sent_again(server: Server) -> None:
    tag = server.get("/es/", accept_encoding="br")[1]["ETag"]
    assert server.get("/es/", accept_encoding="br", if_none_match=tag)[0] == 304


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/.export.json", "GET", 404),
        ("/.nginx/headers.conf", "GET", 404),
        ("/es/../../../etc/passwd", "GET", 400),
        ("/es/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "GET", 400),
        ("/es/%00", "GET", 400),
        ("/es/", "POST", 405),
        ("/es/" + "a" * 9000, "GET", 414),
        ("/es/", "HEAD", 200),
        ("/healthz", "GET", 200),
        ("/es/catalogs/testol.po", "GET", 200),
        ("/en/catalogs/testol.pot", "GET", 200),
    ],
)
def test_hostile_and_special_requests(server: Server, path: str, method: str, status: int) -> None:
    assert server.get(path, method)[0] == status


@pytest.mark.parametrize("path", ["/es/drugs/testol/index.json", "/schema/drug.json"])
def test_data_may_be_read_by_other_sites(server: Server, path: str) -> None:
    status, headers, body = server.get(path)
    assert (status, body[:1]) == (200, b"{")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    page = server.get("/es/drugs/testol/")[1]
    assert page["Access-Control-Allow-Origin"] is None
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_short_form_has_a_policy_of_its_own(server: Server) -> None:
    for path in ("/es/drugs/testol/embed/", "/he/plain/drugs/testol/embed/"):
        status, headers, body = server.get(path, accept_encoding="br")
        assert (status, headers["Content-Encoding"]) == (200, "br")
        assert b"testol" in brotli.decompress(body)
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "base-uri 'self'; form-action 'none'; frame-ancestors 'none'" in str(
            headers["Content-Security-Policy"]
        )
    assert "base-uri 'none'" in str(server.get("/es/drugs/testol/")[1]["Content-Security-Policy"])
    moved = server.get("/es/drugs/testold/embed/")
    assert (moved[0], moved[1]["Location"]) == (308, f"{server.prefix}/es/drugs/testol/embed/")


@pytest.mark.parametrize("path", ["/es/drug-pages.epub", "/he/plain/drug-pages.epub"])
def test_a_book_is_sent_as_it_is(server: Server, path: str) -> None:
    status, headers, body = server.get(path, accept_encoding="br, gzip")
    assert (status, headers["Content-Type"]) == (200, "application/epub+zip")
    assert (headers["Content-Encoding"], body[:2]) == (None, b"PK")


def test_a_catalog_is_a_file_to_download(server: Server) -> None:
    for path in ("/es/catalogs/testol.po", "/en/catalogs/testol.pot"):
        headers = server.get(path)[1]
        assert headers["Content-Type"].startswith("text/x-gettext-translation")
