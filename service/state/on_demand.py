"""A mapping that reads a value when it is first asked for, so that a start reads what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class OnDemand(Mapping[K, V], Generic[K, V]):
    """Values by name, each read once; a name whose value cannot be read is not in it.

    `read` may be called from several threads at a time.
    """

    def __init__(self, names: tuple[K, ...], read: Callable[[K], V | None]) -> None:
        self._names = dict.fromkeys(names)
        self._read = read
        self._found: dict[K, V | None] = {}

    def __getitem__(self, name: K) -> V:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._found:
            self._found.setdefault(name, self._read(name))
        if (value := self._found[name]) is None:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[K]:
        return (name for name in self._names if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
