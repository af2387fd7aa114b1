"""The criteria of WCAG 2.2 as data: which apply, whether they are met, and what shows it.

`content/accessibility.toml` is the one list. The accessibility statement is made from it, and a
test asserts that every test named in it exists, so that the statement claims nothing untested.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from service.content.toml_files import read_toml
from service.content.toml_forms import TomlTable

CRITERION = "criterion"
"""The `msgctxt` of the texts of this file."""


class Level(StrEnum):
    """The level of conformance that a criterion belongs to."""

    A = "A"
    AA = "AA"
    AAA = "AAA"


class Verdict(StrEnum):
    """What can be said of a criterion. `JUDGEMENT`: tests show a part, a person must say more."""

    MET = "met"
    NOT_APPLICABLE = "not-applicable"
    JUDGEMENT = "needs-judgement"


class Criterion(TomlTable, frozen=True):
    """One success criterion: its number and name, and in `how` why it holds or does not apply.

    `tests` names functions of the test suite as pytest does: `browser/test_axe.py::test_…`.
    """

    number: Annotated[str, msgspec.Meta(pattern=r"^\d\.\d\.\d+$")]
    name: str
    level: Level
    verdict: Verdict
    how: str
    tests: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The gettext keys of its name and of `how`."""
        return (CRITERION, self.name), (CRITERION, self.how)


class Criteria(TomlTable, frozen=True):
    """`accessibility.toml`."""

    criteria: tuple[Criterion, ...] = ()


def load_criteria(path: Path) -> tuple[Criterion, ...]:
    """The criteria in the order of the file; none where a content folder has no such file.

    Raises ContentError for a fault in the file.
    """
    return read_toml(path, Criteria).criteria if path.is_file() else ()
