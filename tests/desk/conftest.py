"""The small project with readers who suggest, each from a network of their own."""

from __future__ import annotations

import pytest

from tests.desk.reader import Reader
from tests.support.mini import MiniProject


@pytest.fixture
def reader(mini: MiniProject) -> Reader:
    return Reader(mini.app())
