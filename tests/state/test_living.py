"""The running service follows its files, and nothing that happens to them takes it down."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.state.keeper import Keeper
from service.state.site import Site
from service.state.watch import Watcher
from tests.support.edits import write
from tests.support.mini import MiniProject

PAGE = "/es/drugs/testol/"
WITHIN = 2.0


class Running:
    """A mini project that is served and watched."""

    def __init__(self, project: MiniProject) -> None:
        self.project = project
        self.app = project.app()
        self.client: FlaskClient = self.app.test_client()
        self.client.get("/healthz")
        self.published = threading.Event()
        loader = self.app.extensions["loader"]
        self.keeper = Keeper(loader, self._publish, self.app.extensions["site"])
        self.watcher = Watcher(loader.folders, self.keeper.look)
        self.keeper.start()
        self.watcher.start()

    def stop(self) -> None:
        self.watcher.stop()
        self.keeper.stop()

    def _publish(self, site: Site) -> None:
        self.app.extensions["site"] = site
        self.published.set()

    def page(self) -> str:
        return self.client.get(PAGE).get_data(as_text=True)

    def after(self, change: Callable[[], object]) -> str:
        """The page once the service has noticed a change; at most 2 seconds later."""
        self.published.clear()
        start = time.monotonic()
        change()
        assert self.published.wait(WITHIN), "the change was not noticed within 2 seconds"
        assert time.monotonic() - start < WITHIN
        return self.page()

    @property
    def problems(self) -> list[str]:
        problems: list[str] = self.client.get("/healthz").get_json()["problems"]
        return problems


@pytest.fixture
def running(mini: MiniProject) -> Iterator[Running]:
    service = Running(mini)
    yield service
    service.stop()


def test_a_saved_catalog_is_served_within_two_seconds(running: Running) -> None:
    page = running.after(lambda: running.project.edit("es", write("Un párrafo nuevo del todo.")))
    assert "Un párrafo nuevo del todo." in page


def test_a_broken_catalog_leaves_the_last_good_one_and_recovers(running: Running) -> None:
    path = running.project.path("es")
    good = path.read_bytes()
    page = running.after(lambda: path.write_bytes(good[: len(good) // 3] + b'"\nmsgid'))
    assert "El primer párrafo" in page
    assert len(running.problems) == 1
    assert "testol.po" in running.problems[0]
    page = running.after(lambda: path.write_bytes(good.replace(b"El primer", b"El nuevo")))
    assert "El nuevo párrafo" in page
    assert running.problems == []


def test_a_deleted_folder_leaves_the_language_up(running: Running, tmp_path: Path) -> None:
    folder = running.project.translations / "es"
    page = running.after(lambda: folder.rename(tmp_path / "away"))
    assert "El primer párrafo" in page
    assert any("has gone" in problem for problem in running.problems)
    running.after(lambda: (tmp_path / "away").rename(folder))
    assert running.problems == []


def test_broken_content_leaves_the_last_good_and_recovers(running: Running) -> None:
    path = running.project.drug / "standard.md"
    good = path.read_text(encoding="utf-8")
    page = running.after(lambda: path.write_text("## Wrong\n\nNo.\n", encoding="utf-8"))
    assert "El primer párrafo" in page
    assert any("unknown part" in problem for problem in running.problems)
    running.after(lambda: path.write_text(good, encoding="utf-8"))
    assert running.problems == []


def test_a_new_language_appears_when_it_is_complete(running: Running) -> None:
    away = running.project.root / "away"
    assert running.client.get("/it/").status_code == 404
    shutil.copytree(running.project.translations / "es", away)
    for path in (away / "LC_MESSAGES").iterdir():
        path.write_bytes(path.read_bytes().replace(b"Language: es", b"Language: it"))
    running.after(lambda: away.rename(running.project.translations / "it"))
    assert running.client.get("/it/").status_code == 200


def test_readers_never_meet_a_mixed_page_during_rewrites(running: Running) -> None:
    """Two versions of a catalog in turn: every answer is wholly the one or wholly the other."""
    path = running.project.path("es")
    old = path.read_bytes()
    new = old.replace(b"Texto standard", b"Palabras").replace(b"El primer", b"Palabras")
    stop = threading.Event()
    answers: list[tuple[bool, bool]] = []
    faults: list[str] = []

    def read() -> None:
        client = running.app.test_client()
        while not stop.is_set():
            response = client.get(PAGE)
            text = response.get_data(as_text=True)
            if response.status_code != 200:
                faults.append(response.status)
            answers.append(("Texto standard" in text, "Palabras" in text))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for version in (new, old, new):
        running.after(partial(path.write_bytes, version))
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(answers) > 100
    assert set(answers) == {(True, False), (False, True)}
