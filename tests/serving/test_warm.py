"""The warm-up: what is read most comes first, and people at the desk do not cost their readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from service.pages.inventory import GATHERING, page_addresses
from service.serving.packed import Packed
from service.serving.warm import Warmer
from service.state.site import Site
from tests.support.mini import MiniProject


class Noted:
    """A cache that notes what it is asked to make, and whether at its best."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.warmed: SimpleQueue[tuple[str, bool]] = SimpleQueue()

    def warm(self, path: str, packed: Packed | None = None) -> None:
        self.warmed.put((path, packed is not None))

    def next(self, count: int) -> Iterator[tuple[str, bool]]:
        return (self.warmed.get(timeout=60) for _ in range(count))


@pytest.fixture
def noted(mini: MiniProject) -> Noted:
    return Noted(mini.app().extensions["loader"].load())


def test_after_a_start_all_is_made_and_then_compressed_at_its_best(
    noted: Noted, tmp_path: Path
) -> None:
    paths = {address.path for address in page_addresses(noted.site)}
    Warmer(noted, Packed(tmp_path)).start()  # type: ignore[arg-type]
    assert set(noted.next(len(paths))) == {(path, False) for path in paths}
    assert set(noted.next(len(paths))) == {(path, True) for path in paths}


def test_after_a_change_the_pages_of_texts_come_first_and_the_rest_when_it_is_calm(
    noted: Noted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.serving.warm.SOON", 3600.0)
    addresses = page_addresses(noted.site)
    own = {each.path for each in addresses if each.page not in GATHERING}
    assert "/es/drugs/testol/" in own
    assert "/es/" not in own
    warmer = Warmer(noted, Packed(tmp_path))  # type: ignore[arg-type]
    warmer.start()
    list(noted.next(2 * len(addresses)))
    for _ in range(2):  # a second change comes before it was calm
        warmer.wake()
        assert set(noted.next(len(own))) == {(path, False) for path in own}
    assert noted.warmed.empty()
