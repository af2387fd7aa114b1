"""The texts of a catalog: each with its state, checked when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from sys import intern
from typing import NamedTuple

from service.catalogs.checks.rules import Finding
from service.catalogs.comments import Changed

Key = tuple[str, str]
"""`msgctxt` and `msgid`."""
LOOKS = 8
"""At every so many texts one looks whether another process has checked the catalog meanwhile."""


class State(StrEnum):
    """Whether a text can be shown, and if not, why not."""

    SHOWN = "shown"
    UNTRANSLATED = "untranslated"
    CHANGED = "changed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a catalog. `text` is the translation, also where it is not shown.

    `figures` is where figures stand in the words of a shown text (`figure_places`), `changes`
    what of it was changed at the desk.
    """

    key: Key
    text: str
    state: State
    line: int
    findings: tuple[Finding, ...] = ()
    figures: tuple[int, ...] = ()
    changes: tuple[Changed, ...] = ()

    def __post_init__(self) -> None:
        """Share the English, which is the same in the catalogs of all languages: in memory, too."""
        context, english = self.key
        object.__setattr__(self, "key", (intern(context), intern(english)))


class Entry(NamedTuple):
    """One text as it stands in the file."""

    english: str
    text: str
    fuzzy: bool
    comment: str
    line: int
    forms: tuple[str, ...]


class Texts(Mapping[Key, Message]):
    """The messages of a catalog, each checked when it is first asked for.

    To check a text takes long, and a page shows few of all. What comes out depends on the file
    and the rules alone, so nobody can tell when it was done, but by the time it takes.
    """

    def __init__(
        self,
        entries: Mapping[Key, Entry],
        check: Callable[[Key, Entry], Message],
        find: Callable[[], Iterable[Message] | None],
    ) -> None:
        self._entries: Mapping[Key, Entry | Message] = entries
        self._checked: dict[Key, Message] = {}
        self._check = check
        self._find = find

    @property
    def is_checked(self) -> bool:
        """Whether all texts are checked."""
        return len(self._checked) == len(self._entries)

    def may_show(self, key: Key) -> bool:
        """Whether a text is shown, as far as is known without a check."""
        entry = self._entries.get(key)
        if isinstance(entry, Entry) and key not in self._checked:
            return bool(entry.text.strip()) and not entry.fuzzy
        return key in self._checked and self._checked[key].state is State.SHOWN

    def __getitem__(self, key: Key) -> Message:
        found = self._checked.get(key)
        return found if found is not None else self._check_now(key)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def _check_now(self, key: Key) -> Message:
        entry = self._entries[key]
        if not isinstance(entry, Entry):
            return entry  # another thread has just checked the last one
        # The whole catalog may have been checked meanwhile, in another process.
        looks = len(self._checked) % LOOKS == 0
        if looks and (kept := self._find()) is not None:
            self._checked = {message.key: message for message in kept}
        else:
            self._checked[key] = self._check(key, entry)
        found = self._checked[key]
        if self.is_checked:  # the file's own words are needed no more
            self._entries = self._checked = {k: self._checked[k] for k in self._entries}
        return found
