"""The desk's forms behind the kept answers: they alone take a POST, and nobody keeps them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from service.serving.access_log import AccessLog
from service.serving.limits import FORM, MOST_BODY
from tests.desk.member import invited
from tests.desk.reader import BETTER, DOSE, OURS, fields_of
from tests.support.cached import Cached
from tests.support.exporting import export_of
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage


@pytest.fixture
def served(mini: MiniProject) -> Cached:
    return Cached(mini)


def post(served: Cached, path: str, fields: dict[str, str]) -> TestResponse:
    return Client(served.cache).post(
        path, data=fields, headers=OURS, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}
    )


def test_the_whole_way_through_the_server(served: Cached) -> None:
    kept = served.kept()
    got = Client(served.cache).get(DOSE, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    page = ParsedPage(got.get_data(as_text=True))
    fields = fields_of(page)
    fields[next(name for name in fields if name.startswith("text-"))] = BETTER
    preview = post(served, DOSE, fields)
    assert preview.status_code == 200
    assert preview.headers["Cache-Control"] == "no-store"
    sent = post(served, DOSE, {**fields, "step": "send"})
    assert sent.status_code == 303
    receipt = served.get(sent.headers["Location"].partition("#")[0])
    assert receipt.status_code == 200
    assert receipt.headers["Cache-Control"] == "no-store"
    assert served.kept() == kept


def test_the_desk_is_given_out_to_its_people_alone(served: Cached, mini: MiniProject) -> None:
    kept = served.kept()
    link = invited(mini)
    sent = post(served, link, {"act": "in"})
    assert sent.status_code == 303
    cookie = sent.headers["Set-Cookie"].partition(";")[0]
    client = Client(served.cache, use_cookies=False)
    for headers, status in (({"Cookie": cookie}, 200), ({}, 303), ({"Cookie": "desk=x"}, 303)):
        found = client.get("/desk/", headers=headers)
        assert found.status_code == status
        assert found.headers["Cache-Control"] == "no-store"
    assert served.kept() == kept


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (DOSE, 422),
        ("/es/drugs/testol/", 405),
        ("/es/search/?q=x", 405),
        ("/", 405),
        ("/healthz", 405),
        ("/es/none/suggest/", 404),
        ("/es/suggest/received/x/", 404),
        ("/desk/", 403),
        ("/desk/es/testol/x/", 403),
        ("/desk/a/b/c/d/e/", 405),
    ],
)
def test_only_forms_take_a_post(served: Cached, path: str, status: int) -> None:
    assert post(served, path, {"step": "send"}).status_code == status


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"CONTENT_LENGTH": str(MOST_BODY + 1)}, 413),
        ({"CONTENT_LENGTH": "9" * 5000}, 413),
        ({"CONTENT_LENGTH": ""}, 413),
        ({"CONTENT_LENGTH": "-1"}, 413),
        ({"CONTENT_TYPE": "multipart/form-data; boundary=x"}, 415),
        ({"CONTENT_TYPE": "text/plain"}, 415),
        ({"REQUEST_METHOD": "PUT"}, 405),
    ],
)
def test_what_is_no_form_is_not_read(served: Cached, changes: dict[str, str], status: int) -> None:
    wanted = {"CONTENT_TYPE": FORM, **changes}
    response = Client(served.cache).post(DOSE, data=b"a=b", environ_overrides=wanted)
    assert response.status_code == status


def test_the_log_does_not_hold_the_address_of_a_receipt() -> None:
    file = io.StringIO()
    log = AccessLog(file)
    log.add((0.0, "GET", "/es/suggest/received/abcDEF_-123/", "200 OK", 0.0))
    log.write()
    assert json.loads(file.getvalue())["path"] == "/es/suggest/received/…/"


@pytest.mark.parametrize(
    ("setting", "link"),
    [
        ("", ""),
        (
            'desk = "https://live.example.org/drugs"\n',
            "https://live.example.org/drugs/es/drugs/testol/suggest/?part=dose",
        ),
    ],
)
def test_an_export_leads_to_the_live_desk_or_nowhere(
    mini: MiniProject, tmp_path: Path, setting: str, link: str
) -> None:
    (mini.content / "site.toml").write_text(setting, encoding="utf-8")
    export_of(mini, tmp_path / "out")
    page = ParsedPage((tmp_path / "out/es/drugs/testol/index.html").read_text(encoding="utf-8"))
    assert [x for x in page.links() if "suggest" in x and "dose" in x] == ([link] if link else [])
