"""Behind a proxy two clients are two: the address that nginx saw counts, not what a client says."""

from __future__ import annotations

import http.client
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from service.desk.limits import AN_HOUR, PROBLEMS
from tests.desk.reader import OURS, fields_of
from tests.export.test_nginx import MAIN, NGINX
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage
from tests.support.serving import free_port, start, stop, wait_for

SITE = """\
server {{
    listen 127.0.0.1:{port};
    access_log off;
    location / {{
        proxy_pass http://127.0.0.1:{behind};
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }}
}}
"""
WITHIN = 30.0
REPORT = "/en/report/?page=testol"


@dataclass
class Client:
    """A browser at an address of its own; all of 127.0.0.0/8 is this machine."""

    port: int
    address: str

    def ask(self, method: str, body: str = "", **headers: str) -> tuple[int, str]:
        where = (self.address, 0)
        found = http.client.HTTPConnection("127.0.0.1", self.port, WITHIN, source_address=where)
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        found.request(method, REPORT, body or None, fields)
        response = found.getresponse()
        text = response.read().decode()
        found.close()
        return response.status, text

    def tell(self, **headers: str) -> int:
        """Open the form, and send it; the status of the answer."""
        status, text = self.ask("GET", **headers)
        assert status == 200
        if "token" not in (fields := fields_of(ParsedPage(text))):
            return 503
        body = urlencode({**fields, "kind": "fact"})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", body, **OURS, **kind, **headers)[0]


@pytest.fixture(params=["1", "0"], ids=["told", "not told"])
def served(mini: MiniProject, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[int]:
    """The service behind nginx, told of it or not; nginx's port, or 0 where it was not told."""
    if NGINX is None:
        assert not os.environ.get("CI"), "CI installs nginx-light (.ci/run)"
        pytest.skip("nginx is not installed: the address behind it is NOT tested")
    mini.write_code()
    port, behind = free_port(), free_port()
    (tmp_path / "site.conf").write_text(SITE.format(port=port, behind=behind), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(MAIN.format(folder=tmp_path, user=user), encoding="utf-8")
    service = start(mini.root, behind, SERVICE_PROXIES=request.param, SERVICE_ACCESS_LOG="false")
    nginx = subprocess.Popen([NGINX, "-c", str(tmp_path / "nginx.conf"), "-e", "stderr"])
    try:
        wait_for(port, nginx)
        yield port if request.param == "1" else -port
    finally:
        nginx.terminate()
        nginx.wait(WITHIN)
        stop(service)


@pytest.mark.sqlite
def test_two_clients_behind_nginx_are_counted_apart(served: int) -> None:
    one, two = Client(abs(served), "127.0.0.2"), Client(abs(served), "127.0.0.3")
    if served < 0:
        assert one.tell() == 503, "all readers would seem to be one"
        return
    assert [one.tell() for _ in range(AN_HOUR[PROBLEMS])] == [303] * AN_HOUR[PROBLEMS]
    assert one.tell() == 429
    assert one.tell(X_Forwarded_For="192.0.2.9") == 429, "what a client says counts for nothing"
    assert two.tell() == 303
