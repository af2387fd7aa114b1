"""The warm-up: what is read most comes first, and people at the desk do not cost their readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from service.pages.inventory import GATHERING, page_addresses
from service.serving.packed import Packed
from service.serving.warm import Pace, Warmer
from service.state.site import Site
from tests.support.mini import MiniProject


class Noted:
    """A cache that notes what it is asked to make, and whether at its best."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.warmed: SimpleQueue[tuple[str, bool]] = SimpleQueue()
        self.before_first: Callable[[], None] | None = None

    def warm(self, path: str, packed: Packed | None = None) -> None:
        if (called := self.before_first) is not None:
            self.before_first = None
            called()
        self.warmed.put((path, packed is not None))

    def next(self, count: int) -> Iterator[tuple[str, bool]]:
        return (self.warmed.get(timeout=20) for _ in range(count))


@pytest.fixture
def noted(mini: MiniProject) -> Noted:
    return Noted(mini.app().extensions["loader"].load())


@pytest.fixture
def warmer(noted: Noted, tmp_path: Path) -> Warmer:
    warmer = Warmer(noted, Packed(tmp_path))  # type: ignore[arg-type]
    warmer.start()
    return warmer


@pytest.fixture(autouse=True)
def never_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.serving.warm.LATER", Pace(share=0.5, soon=3600, calm=3600))


def test_after_a_start_all_is_made_and_then_compressed_at_its_best(
    noted: Noted, warmer: Warmer
) -> None:
    paths = {address.path for address in page_addresses(noted.site)}
    warmer.wake()
    assert set(noted.next(len(paths))) == {(path, False) for path in paths}
    assert set(noted.next(len(paths))) == {(path, True) for path in paths}


def test_a_change_during_the_first_warm_up_does_not_slow_it(noted: Noted, warmer: Warmer) -> None:
    paths = {address.path for address in page_addresses(noted.site)}
    noted.before_first = warmer.wake
    warmer.wake()
    first, *others = noted.next(1 + len(paths))
    assert set(others) == {(path, False) for path in paths}, f"all again after {first}"
    assert set(noted.next(len(paths))) == {(path, True) for path in paths}


def test_after_a_change_the_pages_of_texts_come_first_and_the_rest_when_it_is_calm(
    noted: Noted, warmer: Warmer
) -> None:
    addresses = page_addresses(noted.site)
    own = {each.path for each in addresses if each.page not in GATHERING}
    assert "/es/drugs/testol/" in own
    assert "/es/" not in own
    warmer.wake()
    list(noted.next(2 * len(addresses)))
    for _ in range(3):  # each but the first comes before it was calm
        warmer.wake()
        assert set(noted.next(len(own))) == {(path, False) for path in own}
