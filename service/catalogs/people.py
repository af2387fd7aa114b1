"""Names of people as catalogs hold them. Headers and comments are untrusted, and are public."""

from __future__ import annotations

import re
import unicodedata

import polib

LONGEST = 80
NOBODY = "nobody yet"
_PLACEHOLDERS = (NOBODY, "machine draft, not reviewed")
"""What stands in `Last-Translator` where no person has translated."""
_ADDRESS = re.compile(r"\s*[<(\[]?\s*[^\s<>()\[\],;]+@[^\s<>()\[\],;]+\s*[>)\]]?")
_AUTHOR = re.compile(r"(?P<name>.+?)\s*(?:<[^>]*>)?,\s*(?:\d{4}[\s,–-]*)+\.?")
"""A translator in the comment at the head of a file: `Ana Ruiz <ana@example.org>, 2026.`
(GNU gettext manual, "Filling in the Header Entry")."""
_JOINERS = "\u200c\u200d"
"""Zero-width joiners, which names in Persian or in Indian scripts are written with."""


def clean_name(text: str) -> str:
    """A name as it may be shown and kept in a header, or nothing where it cannot be one.

    Refused are control, direction and other hidden characters, signs that the header itself
    uses, what has no letter, and what is longer than a name.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if len(name) > LONGEST or any(sign in name for sign in ";<>@\ufffd"):
        return ""
    if any(unicodedata.category(c)[0] in "C" and c not in _JOINERS for c in name):
        return ""
    return name if any(character.isalpha() for character in name) else ""


def without_addresses(text: str) -> str:
    """A header or comment without the e-mail addresses that editors write into it."""
    return _ADDRESS.sub("", text)


def folded(name: str) -> str:
    """A name for comparing: case, width and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def translator(file: polib.POFile) -> str:
    """The last translator of a catalog, by name; empty where that is no person."""
    named = clean_name(without_addresses(file.metadata.get("Last-Translator", "")))
    return "" if named in _PLACEHOLDERS else named


def writers(file: polib.POFile) -> list[str]:
    """Who wrote words of a catalog, as far as it says: its last translator, the authors in the
    comment at its head, and who called it a person's work."""
    claimed = [translator(file)]
    if file.metadata.get("X-Translation-Origin", "").strip().lower() == "human":
        claimed.append(file.metadata.get("X-Translation-Origin-By", "").split(";")[0])
    authors = (_AUTHOR.fullmatch(line.strip()) for line in file.header.splitlines())
    claimed += [author["name"] for author in authors if author]
    names = (clean_name(without_addresses(text)) for text in claimed)
    return list(dict.fromkeys(name for name in names if name))


def note_author(file: polib.POFile, name: str, year: int) -> None:
    """Add a person to the authors in the comment at the head of a file."""
    if folded(name) not in map(folded, writers(file)):
        file.header = "\n".join(filter(None, [file.header.strip(), f"{name}, {year}."]))
