"""A page that cannot be made is a problem that the operator is told of."""

from __future__ import annotations

import pytest

from service.web import error_pages, views
from tests.support.mini import MiniProject


def fail(*_: object) -> None:
    raise RuntimeError("made to fail")


def test_a_page_that_cannot_be_made_is_named_until_it_can(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = mini.app().test_client()
    assert client.get("/healthz").get_json()["status"] == "ok"
    with monkeypatch.context() as patch:
        patch.setattr(views, "where", fail)
        assert client.get("/es/approvals/").status_code == 500
        assert client.get("/es/approvals/").status_code == 500
        assert client.get("/en/about/").status_code == 200
    health = client.get("/healthz").get_json()
    assert health["status"] == "degraded"
    assert health["problems"] == ["/es/approvals/: cannot be shown; the log says why"]
    assert client.get("/es/approvals/").status_code == 200
    assert client.get("/healthz").get_json()["problems"] == []


def test_a_new_state_of_the_files_begins_without_failures(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = mini.app()
    client = app.test_client()
    with monkeypatch.context() as patch:
        patch.setattr(views, "where", fail)
        client.get("/es/approvals/")
    app.extensions["site"] = app.extensions["loader"].load()
    assert client.get("/healthz").get_json()["problems"] == []


def test_only_so_many_failed_pages_are_remembered(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_pages, "MOST_FAILED", 2)
    monkeypatch.setattr(views, "where", fail)
    monkeypatch.setattr(views, "glossary_view", fail)
    client = mini.app().test_client()
    for path in ("/en/approvals/", "/es/approvals/", "/he/approvals/", "/en/glossary/"):
        client.get(path)
    assert len(client.get("/healthz").get_json()["problems"]) == 2
