"""What translators do to the catalogs of the small project, as changes that tests make."""

from __future__ import annotations

from collections.abc import Callable

import polib

FIRST = "The first paragraph explains why this tablet was tried at all."
SECOND = "The second paragraph says who made the tablet and where."


def entry(catalog: polib.POFile, text: str) -> polib.POEntry:
    """The entry of an English text."""
    return next(e for e in catalog if e.msgid == text and not e.obsolete)


def write(text: str) -> Callable[[polib.POFile], None]:
    """A change that translates the first paragraph by a text."""
    return lambda catalog: setattr(entry(catalog, FIRST), "msgstr", text)


def untranslate(catalog: polib.POFile) -> None:
    """Leave the second paragraph without a translation."""
    entry(catalog, SECOND).msgstr = ""
