"""The nginx configuration serves the export as the live service would."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import brotli
import pytest

from service.locales.locale import SiteLocale
from service.locales.negotiation import negotiate
from service.state.site import Site
from tests.support.exporting import export_of
from tests.support.mini import ROOT, MiniProject
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
    site: Site

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WITHIN)
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=fields)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, response.headers, body


@pytest.fixture(scope="module")
def server(
    finished_mini: MiniProject, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    if NGINX is None:
        assert not os.environ.get("CI"), "CI installs nginx-light (.ci/run)"
        pytest.skip("nginx is not installed: its configuration is NOT tested")
    folder = tmp_path_factory.mktemp("nginx")
    out = folder / "out"
    site = export_of(finished_mini, out)
    port = free_port()
    text = (ROOT / "service" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/srv/drug-pages", str(out)).replace(
        "listen 80", f"listen 127.0.0.1:{port}"
    )
    text = text.replace("/var/log/nginx", str(folder))
    (folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", "stderr"])
    try:
        wait_for(port, process)
        yield Server(port, site)
    finally:
        process.terminate()
        process.wait(WITHIN)


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
    wanted = negotiate([(tag, quality) for tag, quality in ranges if tag], server.site.locales)
    assert (status, headers["Location"]) == (302, f"/{wanted.tag}/")
    assert headers["Vary"] == "Accept-Language"


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
    ("accepted", "coding"),
    [
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", None),
        ("br;q=0.5", "br"),
        ("x-br", None),
        ("BR", "br"),
    ],
)
def test_a_coding_that_is_refused_is_not_sent(
    server: Server, accepted: str, coding: str | None
) -> None:
    assert server.get("/es/", accept_encoding=accepted)[1]["Content-Encoding"] == coding


def test_a_missing_page_is_answered_in_the_language_of_its_address(server: Server) -> None:
    for path, tag in (("/es/nope/", "es"), ("/he/drugs/none/", "he"), ("/nope/", "en")):
        status, headers, body = server.get(path)
        assert status == 404, path
        assert f'<html lang="{tag}"'.encode() in body, path
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_other_spellings_are_sent_to_the_canonical_address(server: Server) -> None:
    assert server.get("/ES/about/")[:2][0] == 308
    assert server.get("/ES/about/")[1]["Location"] == "/es/about/"
    status, headers, _ = server.get("/es/drugs/testol")
    assert (status, headers["Location"]) == (301, "/es/drugs/testol/")


def test_a_page_that_the_client_has_is_not_sent_again(server: Server) -> None:
    tag = server.get("/es/", accept_encoding="br")[1]["ETag"]
    assert server.get("/es/", accept_encoding="br", if_none_match=tag)[0] == 304


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/.export.json", "GET", 404),
        ("/.nginx/headers.conf", "GET", 404),
        ("/es/../../etc/passwd", "GET", 400),
        ("/es/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "GET", 400),
        ("/es/%00", "GET", 400),
        ("/es/", "POST", 405),
        ("/es/" + "a" * 9000, "GET", 414),
        ("/es/", "HEAD", 200),
        ("/healthz", "GET", 200),
        ("/es/catalogs/testol.po", "GET", 200),
    ],
)
def test_hostile_and_special_requests(server: Server, path: str, method: str, status: int) -> None:
    assert server.get(path, method)[0] == status


def test_a_catalog_is_a_file_to_download(server: Server) -> None:
    headers = server.get("/es/catalogs/testol.po")[1]
    assert headers["Content-Type"].startswith("text/x-gettext-translation")


def test_the_map_knows_scripts(server: Server) -> None:
    from service.export.hosting import language_map

    rules = language_map([SiteLocale(tag) for tag in ("en", "pt-BR", "zh-Hans", "de")])
    assert "~*^pt(-|$) pt-BR;" in rules
    assert "~*^zh-TW(-|$) '';" in rules
    assert "~*^zh(-|$) zh-Hans;" in rules
    assert server.site.locales
