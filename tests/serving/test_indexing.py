"""The search index is made in a process of its own; until it is there the search says so."""

from __future__ import annotations

import threading
from dataclasses import replace
from queue import SimpleQueue

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.serving.indexing import PAUSE, Indexer
from service.state.site import Site
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage


def served(mini: MiniProject) -> tuple[Flask, FlaskClient, Indexer]:
    """The application as a worker has it, its indexer not yet at work."""
    app = mini.app()
    client = app.test_client()
    client.get("/healthz")
    indexer = Indexer(mini.content, mini.translations, app.config["KEPT"])
    app.extensions["search"] = indexer.index
    return app, client, indexer


def test_before_the_first_index_the_answer_says_so_at_once(mini: MiniProject) -> None:
    _, client, _ = served(mini)
    answer = client.get("/es/search/?q=testol")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    page = ParsedPage(answer.get_data(as_text=True))
    field = page.by_id("q")
    assert field is not None
    assert field.get("value") == "testol"
    assert "/es/drugs/testol/" not in page.links()
    assert "/es/" in page.links()
    assert "Texto" in page.text("main")  # translated, as everything in the small project


def test_the_form_is_there_before_the_first_index(mini: MiniProject) -> None:
    _, client, _ = served(mini)
    assert client.get("/es/search/").status_code == 200
    assert client.get("/es/search/?q=+").status_code == 200


def test_an_index_made_by_another_process_answers(mini: MiniProject) -> None:
    app, client, indexer = served(mini)
    assert indexer.renew(app.extensions["site"])
    answer = client.get("/es/search/?q=testol")
    assert answer.status_code == 200
    assert "/es/drugs/testol/" in ParsedPage(answer.get_data(as_text=True)).links()


def test_the_last_index_answers_while_the_next_is_made(mini: MiniProject) -> None:
    app, client, indexer = served(mini)
    assert indexer.renew(app.extensions["site"])
    mini.edit("es", lambda catalog: setattr(catalog[1], "msgstr", "Una jirafa."))
    app.extensions["site"] = app.extensions["loader"].load()
    assert client.get("/es/search/?q=testol").status_code == 200
    assert indexer.renew(app.extensions["site"])
    assert "jirafa" in client.get("/es/search/?q=jirafa").get_data(as_text=True)


def test_changes_in_a_row_are_one_index_of_the_last(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _, indexer = served(mini)
    site = app.extensions["site"]
    assert indexer.renew(site)
    pausing, goes_on = threading.Event(), threading.Event()
    renewed: SimpleQueue[Site] = SimpleQueue()

    def pause(seconds: float) -> None:
        assert seconds == PAUSE
        pausing.set()
        assert goes_on.wait(20)

    def renew(site: Site) -> bool:
        renewed.put(site)
        return True

    monkeypatch.setattr("service.serving.indexing.time.sleep", pause)
    monkeypatch.setattr(indexer, "renew", renew)
    indexer.start()
    indexer.wake(replace(site))
    assert pausing.wait(20)
    indexer.wake(replace(site))
    indexer.wake(last := replace(site))
    goes_on.set()
    assert renewed.get(timeout=20) is last
    assert renewed.empty()
