"""Whatever is sent: an answer in bounded time and memory, and never a 500."""

from __future__ import annotations

import io
import json
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client, create_environ

from service.cli.serve import OPTIONS
from service.serving.access_log import AccessLog, line
from service.serving.asking import Environ, StartResponse, ask
from service.serving.body_file import Place
from service.serving.cache import PageCache
from service.serving.limits import MOST_PATH, MOST_QUERY
from tests.support.cached import Cached
from tests.support.mini import MiniProject
from tests.support.serving import exchange, free_port, start, stop

LATE = 2.0
"""Seconds that no answer may take, on a busy machine."""
NEEDED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "",
}


@pytest.fixture(scope="module")
def hardened(finished_mini: MiniProject, tmp_path_factory: pytest.TempPathFactory) -> Cached:
    return Cached(finished_mini.copy(tmp_path_factory.mktemp("hardening")))


def answer(cache: PageCache, **changes: str) -> tuple[int, dict[str, str], bytes]:
    """The answer to a request given as its WSGI values, within bounded time."""
    environ: Environ = {**create_environ(), **changes}
    began = time.monotonic()
    status, headers, body = ask(cache, environ)
    assert time.monotonic() - began < LATE, changes
    for name, value in NEEDED.items():
        assert dict(headers)[name] == value, (name, changes)
    assert "Set-Cookie" not in dict(headers)
    return int(status[:3]), dict(headers), body


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"PATH_INFO": "/es/drugs/testol/\x00"}, 400),
        ({"PATH_INFO": "/es/\r\nSet-Cookie: a=b"}, 400),
        ({"PATH_INFO": "/es/search", "QUERY_STRING": "q=a\rb"}, 400),
        ({"PATH_INFO": "/ES/", "QUERY_STRING": "\n"}, 400),
        ({"PATH_INFO": "*"}, 400),
        ({"PATH_INFO": ""}, 400),
        ({"PATH_INFO": "/es/" + "a" * MOST_PATH}, 414),
        ({"PATH_INFO": "/es/search/", "QUERY_STRING": "q=" + "a" * MOST_QUERY}, 414),
        ({"PATH_INFO": "/es/\xff\xfe/"}, 404),
        ({"PATH_INFO": "/es/../../etc/passwd"}, 404),
        ({"PATH_INFO": "//evil.example/es/"}, 404),
        ({"PATH_INFO": "/es/catalogs/../../../pyproject.po"}, 404),
        ({"PATH_INFO": "/es/catalogs/..%2fmessages.po"}, 404),
        ({"PATH_INFO": "/\u00e9s/"}, 404),
        ({"PATH_INFO": "/ES/\xff/"}, 404),
        ({"PATH_INFO": "/es/search/", "QUERY_STRING": "q=%ff%00%C3%A9"}, 200),
        ({"PATH_INFO": "/es/search/", "QUERY_STRING": "q=\xc3\xa9"}, 200),
        ({"PATH_INFO": "/es/search/", "QUERY_STRING": "q=\xff"}, 400),
        ({"PATH_INFO": "/es/search/", "QUERY_STRING": "q=" + "%22OR%22*NEAR(" * 30}, 200),
        ({"PATH_INFO": "/es/search/", "QUERY_STRING": "q=a&" * 300}, 200),
        ({"PATH_INFO": "/es/", "QUERY_STRING": "utm_source=x&fbclid=y"}, 200),
        ({"PATH_INFO": "/", "HTTP_ACCEPT_LANGUAGE": "zh-TW-x," * 2000}, 302),
        ({"PATH_INFO": "/", "HTTP_ACCEPT_LANGUAGE": ";q=x,,,=\xff"}, 302),
        ({"PATH_INFO": "/es/", "HTTP_ACCEPT_ENCODING": "br;q=nan, gzip;q=inf;;;"}, 200),
        ({"PATH_INFO": "/es/", "HTTP_IF_NONE_MATCH": '"' * 10000}, 200),
        ({"PATH_INFO": "/es/", "HTTP_IF_MODIFIED_SINCE": "yesterday"}, 200),
        ({"PATH_INFO": "/es/", "HTTP_RANGE": "bytes=0-1,5-9,99999-"}, 200),
        ({"PATH_INFO": "/robots.txt", "HTTP_HOST": "evil/\\<>"}, 200),
        ({"PATH_INFO": "/sitemap.xml", "HTTP_HOST": "a\xff"}, 200),
        ({"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "99999999999"}, 405),
        ({"REQUEST_METHOD": "OPTIONS"}, 405),
        ({"REQUEST_METHOD": "TRACE"}, 405),
        ({"REQUEST_METHOD": "\xff"}, 405),
    ],
)
def test_hostile_requests_are_answered(
    hardened: Cached, changes: dict[str, str], status: int
) -> None:
    assert answer(hardened.cache, **changes)[0] == status


def test_a_method_that_is_refused_is_told_the_others(hardened: Cached) -> None:
    assert answer(hardened.cache, REQUEST_METHOD="PUT")[1]["Allow"] == "GET, HEAD"


def test_no_redirect_leads_away_from_the_site(hardened: Cached) -> None:
    for path in ("//evil.example/", "/\\evil.example/", "/ES//evil.example", "/es/drugs/testol"):
        status, headers, _ = answer(hardened.cache, PATH_INFO=path, HTTP_HOST="site.example")
        target = headers.get("Location", "/")
        assert status in (308, 404)
        assert target.startswith("/"), path
        assert not target.startswith(("//", "/\\")), path


def test_a_query_makes_no_other_page_and_is_not_kept(hardened: Cached) -> None:
    plain = answer(hardened.cache, PATH_INFO="/es/about/")
    kept = set(hardened.cache.answers)
    for number in range(20):
        asked = answer(hardened.cache, PATH_INFO="/es/about/", QUERY_STRING=f"x={number}")
        assert asked[2] == plain[2]
        found = answer(hardened.cache, PATH_INFO="/es/search/", QUERY_STRING=f"q=x{number}")
        assert found[1]["Cache-Control"] == "no-store"
    assert set(hardened.cache.answers) == kept


def test_what_is_kept_beside_stays_within_its_bound(finished_mini: MiniProject) -> None:
    project = Cached(finished_mini)
    cache = PageCache(project.app.wsgi_app, project.site, most_bytes=100_000)
    client = Client(cache)
    for path in ("/es/", "/he/", "/en/", "/es/about/", "/es/drugs/testol/", "/es/drugs/otherol/"):
        for coding in ("identity", "gzip", "zstd"):
            assert client.get(path, headers={"Accept-Encoding": coding}).status_code == 200
    data = client.get("/es/drugs/testol/index.json").data
    answers = cache.answers.items()
    forms = [form for _, answer in answers for form in answer.variants.values()]
    assert 0 < sum(len(form.body) for form in forms) <= 100_000
    assert all(isinstance(form.held, Place) for form in forms), "on disk, not in memory"
    for _ in range(9):  # the file is full several times, and nobody notices
        for page in ("testol", "otherol"):
            for coding in ("identity", "gzip", "zstd"):
                client.get(f"/es/drugs/{page}/", headers={"Accept-Encoding": coding})
        assert client.get("/es/drugs/testol/index.json").data == data
    pages = [answer.variants["br"] for path, answer in answers if path.endswith("/testol/")]
    assert all(isinstance(page.held, Place) for page in pages), "a new file has the pages"
    for number in range(3000):
        ask(cache, {**create_environ("/es/"), "HTTP_ACCEPT_ENCODING": f"gzip, x{number}"})
    assert len(cache._codings) <= 1000


def test_searches_wait_for_each_other_and_no_page_for_them(finished_mini: MiniProject) -> None:
    """Else many searches at once would share the processor with every reader of a page."""
    project = Cached(finished_mini)
    order: list[str] = []

    def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING", "")
        order.append(f"{query} begun")
        if query == "q=first":
            second.start()
            second.join(0.1)
            assert answer(cache, PATH_INFO="/es/about/")[0] == 200
        order.append(f"{query} done")
        return project.app.wsgi_app(environ, start_response)

    cache = PageCache(application, project.site)
    second = threading.Thread(
        target=lambda: answer(cache, PATH_INFO="/es/search/", QUERY_STRING="q=second")
    )
    answer(cache, PATH_INFO="/es/about/")
    order.clear()
    assert answer(cache, PATH_INFO="/es/search/", QUERY_STRING="q=first")[0] == 200
    second.join()
    assert order == ["q=first begun", "q=first done", "q=second begun", "q=second done"]


def test_a_fault_in_the_application_is_a_short_500(finished_mini: MiniProject) -> None:
    def broken(_environ: Environ, _start: object) -> list[bytes]:
        raise RuntimeError("secret")

    site = Cached(finished_mini).site
    status, _headers, body = ask(PageCache(broken, site), create_environ("/es/"))
    assert status.startswith("500")
    assert b"secret" not in body


def test_the_log_says_nothing_about_the_person() -> None:
    file = io.StringIO()
    log = AccessLog(file)
    log.add((0.0, "GET", "/es/drugs/riluzole/", "200 OK", 0.0123))
    log.add((0.0, "GET", "/maria@example.org\n", "404 Not Found", 0.0))
    log.add((0.0, "X" * 99, "/es/", "405", 0.0))
    log.write()
    first, second, third = map(json.loads, file.getvalue().splitlines())
    assert first == {
        "time": "1970-01-01T00:00:00Z",
        "method": "GET",
        "path": "/es/drugs/riluzole/",
        "status": 200,
        "ms": 12.3,
    }
    assert second["path"] == "other"
    assert third["method"] == "other"
    assert "\n" not in line((0.0, "GET", "/a\n/", "200", 0.0))


@pytest.fixture(scope="module")
def port(finished_mini: MiniProject, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The production server with the options of `make serve`."""
    project = finished_mini.copy(tmp_path_factory.mktemp("served"))
    project.write_code()
    found = free_port()
    process = start(project.root, found, SERVICE_ACCESS_LOG="false")
    yield found
    assert stop(process) < 15, "a stop is graceful and bounded"


PATIENCE = "--http1-header-read-timeout"
"""The option that says for how many milliseconds the server waits for the header of a request."""
CLOSE = b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /es/" + CLOSE + b"\r\n", 200),
        (b"HEAD /es/" + CLOSE + b"\r\n", 200),
        (b"GET /es/\xc3\xa9/\xff" + CLOSE + b"\r\n", 400),
        (b"GET /es/\x00" + CLOSE + b"\r\n", 400),
        (b"GET /es/%00" + CLOSE + b"\r\n", 400),
        (b"GET /es/%ff%fe/" + CLOSE + b"\r\n", 404),
        (b"GET /es/" + CLOSE + b"Accept-Language: \xff\xfe\r\n\r\n", 200),
        (b"GET /es/" + CLOSE + b"X: " + b"b" * 40000 + b"\r\n\r\n", 431),
        (b"GET /es/" + b"a" * 3000 + CLOSE + b"\r\n", 414),
        (b"GET /es/" + CLOSE + b"".join(b"H%d: 1\r\n" % n for n in range(300)) + b"\r\n", 431),
        (b"GARBAGE\r\n\r\n", 400),
        (b"FOO /es/" + CLOSE + b"\r\n", 405),
        (b"POST /es/" + CLOSE + b"Content-Length: 1000000\r\n\r\nabc", 405),
        (b"POST /es/" + CLOSE + b"Transfer-Encoding: chunked\r\n\r\nZZZ\r\n", 405),
        (b"GET http://evil.example/es/" + CLOSE + b"\r\n", 200),
        (b"OPTIONS *" + CLOSE + b"\r\n", 405),
    ],
)
def test_the_server_answers_raw_bytes(port: int, request_: bytes, status: int) -> None:
    received = exchange(port, request_)
    assert received.startswith(b"HTTP/1.1 %d " % status), received[:200]
    assert b"granian" not in received.lower()


def test_head_has_the_length_of_get_and_no_body(port: int) -> None:
    head = exchange(port, b"HEAD /es/about/" + CLOSE + b"\r\n")
    get = exchange(port, b"GET /es/about/" + CLOSE + b"\r\n")
    fields, _, body = get.partition(b"\r\n\r\n")
    assert head.endswith(b"\r\n\r\n")
    assert b"content-length: %d" % len(body) in head
    assert {x.split(b":")[0] for x in head.split(b"\r\n")[1:-2]} == {
        x.split(b":")[0] for x in fields.split(b"\r\n")[1:]
    }


def test_pipelined_requests_are_answered_in_order(port: int) -> None:
    paths = [b"/en/", b"/es/", b"/he/", b"/nope/", b"/es/about/"]
    first = b"".join(b"GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % path for path in paths)
    received = exchange(port, first + b"GET /en/about/" + CLOSE + b"\r\n")
    statuses = [int(part[:3]) for part in received.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [200, 200, 200, 404, 200, 200]
    places = [received.index(b'<html lang="%s"' % tag) for tag in (b"en", b"es", b"he")]
    assert places == sorted(places)


def half_open(port: int) -> socket.socket:
    """A connection with a request that does not go on."""
    connection = socket.create_connection(("127.0.0.1", port), 20)
    connection.sendall(b"GET /es/ HTTP/1.1\r\nHos")
    return connection


def test_clients_that_do_not_finish_hold_nobody_up(port: int) -> None:
    waiting = [half_open(port) for _ in range(40)]
    began = time.monotonic()
    assert exchange(port, b"GET /es/" + CLOSE + b"\r\n").startswith(b"HTTP/1.1 200")
    assert time.monotonic() - began < LATE
    for connection in waiting:
        connection.close()


def test_a_client_that_does_not_finish_is_let_go(
    finished_mini: MiniProject, tmp_path: Path
) -> None:
    """After the time of an option of `make serve`, which is shortened here to wait less."""
    assert OPTIONS[OPTIONS.index(PATIENCE) + 1] == "10000"
    found = free_port()
    project = finished_mini.copy(tmp_path)
    project.write_code()
    process = start(project.root, found, options=[PATIENCE, "300"], SERVICE_ACCESS_LOG="false")
    try:
        with half_open(found) as connection:
            assert connection.recv(100) in (b"", b"HTTP/1.1 408 Request Timeout\r\n\r\n")
    finally:
        stop(process)
