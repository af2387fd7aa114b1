"""Changes are told within 2 seconds, however they are made, and the watch does not end."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from service.state import watch as module
from service.state.watch import Watcher

WITHIN = 2.0


class Told:
    """A watched folder, and whether a change was told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "translations"
        self.file = self.folder / "es" / "LC_MESSAGES" / "page.po"
        self.file.parent.mkdir(parents=True)
        self.file.write_text("old")
        self.event = threading.Event()
        self.fault: Exception | None = None
        self.watcher = Watcher((self.folder,), self._changed)
        self.watcher.start()
        assert self.event.wait(30), "the first look"

    def _changed(self) -> None:
        self.event.set()
        if self.fault:
            raise self.fault

    def after(self, change: Callable[[], object]) -> None:
        self.event.clear()
        change()
        assert self.event.wait(WITHIN)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    found = Told(tmp_path)
    yield found
    found.watcher.stop()


def save_in_place(told: Told) -> None:
    told.file.write_text("new")


def save_beside(told: Told) -> None:
    beside = told.file.with_suffix(".po~")
    beside.write_text("new")
    beside.replace(told.file)


def save_from_elsewhere(told: Told) -> None:
    elsewhere = told.root / "elsewhere"
    elsewhere.write_text("new")
    elsewhere.replace(told.file)


def delete(told: Told) -> None:
    told.file.unlink()


def delete_the_folder(told: Told) -> None:
    shutil.rmtree(told.folder / "es")


def copy_a_folder(told: Told) -> None:
    shutil.copytree(told.folder / "es", told.folder / "it")


def touch(told: Told) -> None:
    told.file.touch()


CHANGES = (
    save_in_place,
    save_beside,
    save_from_elsewhere,
    delete,
    delete_the_folder,
    copy_a_folder,
    touch,
)


def at_once(root: Path, acts: dict[str, Callable[[Told], None]]) -> None:
    """Do each act in a watched folder of its own, all at once: most of the time is waiting."""

    def act(name: str) -> None:
        told = Told(root / name)
        try:
            acts[name](told)
        except AssertionError as error:
            raise AssertionError(name) from error
        finally:
            told.watcher.stop()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(act, acts))


def tells(change: Callable[[Told], None], told: Told) -> None:
    told.after(lambda: change(told))


def test_each_change_is_told(tmp_path: Path) -> None:
    at_once(tmp_path, {each.__name__: partial(tells, each) for each in CHANGES})


def test_a_change_that_is_not_told_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.state.test_watch.WITHIN", 0.01)
    with pytest.raises(AssertionError, match="nothing"):
        at_once(tmp_path, {"nothing": partial(tells, lambda _: None)})


def test_a_folder_that_was_made_anew_is_watched(told: Told) -> None:
    told.after(lambda: delete_the_folder(told))
    told.after(lambda: told.file.parent.mkdir(parents=True))
    told.after(lambda: save_in_place(told))


def test_a_root_that_was_put_in_anothers_place_is_watched(told: Told) -> None:
    away = told.root / "away"
    shutil.copytree(told.folder, away)

    def change_places() -> None:
        told.folder.rename(told.root / "old")
        away.rename(told.folder)

    told.after(change_places)
    told.after(lambda: save_in_place(told))


def test_a_root_that_is_away_for_a_while_is_watched_again(told: Told) -> None:
    told.after(lambda: told.folder.rename(told.root / "old"))
    told.after(lambda: (told.root / "old").rename(told.folder))
    told.after(lambda: save_in_place(told))


def test_the_watch_outlives_a_change_that_cannot_be_read(tmp_path: Path) -> None:
    def outlives(fault: Exception, told: Told) -> None:
        told.fault = fault
        told.after(lambda: save_in_place(told))
        told.after(lambda: save_beside(told))
        assert told.watcher.is_alive()

    faults = (OSError("odd"), RecursionError(), KeyError("x"))
    at_once(tmp_path, {type(each).__name__: partial(outlives, each) for each in faults})


@pytest.mark.parametrize(("slow", "looks"), [(0.0, 3), (3600.0, 1)])
def test_without_a_word_of_the_system_the_files_are_looked_at_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: float, looks: int
) -> None:
    monkeypatch.setattr(module, "watch", lambda *_, **__: iter([set(), set(), set()]))
    monkeypatch.setattr(module, "SLOW", slow)
    seen: list[None] = []
    Watcher((tmp_path,), lambda: seen.append(None))._watch()
    assert len(seen) == looks


def test_what_changed_before_the_watch_begins_is_told_at_its_first_look(tmp_path: Path) -> None:
    told = threading.Event()
    watcher = Watcher((tmp_path,), told.set, after=3600)
    watcher.start()
    watcher.stop()
    assert not told.is_set(), "it ends at once, though it has not begun"
    watcher = Watcher((tmp_path,), told.set, after=0.01)
    watcher.start()
    assert told.wait(30)
    watcher.stop()
