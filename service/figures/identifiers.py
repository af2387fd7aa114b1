"""Names that hold digits: registry ids, and names of genes, proteins and study drugs.

A registry id must stay character by character. A name (SOD1, TDP-43, MCI186-19) must keep its
Latin letters and digits; case and a hyphen inside may vary (C9orf72, C9ORF72; TDP43). What a
language hangs on to a name is no part of it: SOD1-ALS and ELA-SOD1 both hold SOD1.
"""

import re
from dataclasses import dataclass

from .language import Language

LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿͰ-Ͽ"

_REGISTRIES = (
    r"NCT[0-9]{8}",
    r"(?:EUCTR)?[0-9]{4}-[0-9]{6}-[0-9]{2}(?:-[0-9A-Z]{2})?",
    r"ISRCTN[0-9]{8}",
    r"ACTRN[0-9]{14}p?",
    r"jRCT[A-Za-z]?[0-9]{9,10}",
    r"UMIN(?:-CTR)?-?[0-9]{9}",
    r"JapicCTI-?[0-9]{6}",
    r"JMA-IIA[0-9]{5}",
    r"ChiCTR-?(?:[A-Z]+-)?[0-9]{6,12}",
    r"KCT[0-9]{7}",
    r"CTRI/[0-9]{4}/[0-9]{2}/[0-9]{6}",
    r"DRKS[0-9]{8}",
    r"IRCT[0-9]+N[0-9]+",
    r"PACTR[0-9]{15}",
    r"TCTR[0-9]{11}",
    r"RBR-[0-9a-z]{5,9}",
    r"10\.[0-9]{4,9}/[0-9A-Za-z][0-9A-Za-z./()_-]*[0-9A-Za-z]",
)
_REGISTRY = re.compile(
    rf"(?<![{LATIN}0-9])(?:{'|'.join(_REGISTRIES)})(?![0-9]|-[0-9])"
)  # a Latin letter may follow where a language adds an ending without a mark

_NAME_OF_LETTERS = re.compile(rf"([{LATIN}]+)[0-9][{LATIN}0-9]*")
_NAME_OF_DIGITS = re.compile("[0-9]+[A-Z][A-Z0-9]*[A-Z0-9]")
_DOSE_IN_CAPITALS = re.compile("[0-9]+(?:MG|ML|KG|MCG|IU|UI)")
_CAPITALS, _CAPITALS_OR_GREEK = re.compile("[A-Z]{2,}"), re.compile("[A-ZͰ-Ͽ]+")
_DIGIT, _NO_WORD = re.compile("[0-9]"), re.compile("[0-9-]+")
_INTERVAL, _PERCENT = re.compile("[A-Z]{2,3}[0-9]{2}"), re.compile("[ \u00a0]?%")
_WORD = re.compile(rf"[{LATIN}0-9]+(?:-[{LATIN}0-9]+)*")  # with a digit or without


@dataclass(frozen=True)
class Name:
    """A name or registry id at `start` to `end` of the normal text."""

    start: int
    end: int
    value: str
    registry: bool


def same_name(value: str) -> str:
    """What two spellings of one name share."""
    return value.replace("-", "").casefold()


def registry_ids(text: str) -> list[Name]:
    """The registry ids of a normal text."""
    return [
        Name(match.start(), match.end(), match.group(), registry=True)
        for match in _REGISTRY.finditer(text)
    ]


def _mixed(part: str, language: Language) -> bool:
    """Whether a part without hyphens is a name by itself: SOD1, C9orf72, 3TC, p75."""
    if match := _NAME_OF_LETTERS.fullmatch(part):
        return not language.numbered.fullmatch(match[1])
    return bool(_NAME_OF_DIGITS.fullmatch(part) and not _DOSE_IN_CAPITALS.fullmatch(part))


def _core(parts: list[str], language: Language) -> tuple[int, int] | None:
    """First and last part of a hyphenated word that belong to its name, if it holds one."""
    named = [index for index, part in enumerate(parts) if _mixed(part, language)]
    joined = [
        index
        for index in range(1, len(parts))
        if parts[index].isdigit() and _CAPITALS_OR_GREEK.fullmatch(parts[index - 1])
        if not language.numbered.fullmatch(parts[index - 1])
    ]
    if not named and not joined:
        return None
    first, last = min(named + joined), max(named + joined)
    while last + 1 < len(parts) and parts[last + 1].isdigit():
        last += 1  # MCI186-19
    before = parts[first - 1] if first else ""
    if first in joined or (
        _CAPITALS.fullmatch(before) and before not in language.words.names.diseases
    ):
        first -= 1
    return first, last


def names(text: str, language: Language) -> list[Name]:
    """The names with digits in a normal text from which registry ids are blanked out."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not _DIGIT.search(word) or _NO_WORD.fullmatch(word):
            continue
        parts = word.split("-")
        core = _core(parts, language)
        percent = _PERCENT.match(text, match.end())
        if core is None or (percent and _INTERVAL.fullmatch(word)):
            continue  # IC95 % is an interval, not a name
        first, last = core
        start = match.start() + sum(len(part) + 1 for part in parts[:first])
        value = "-".join(parts[first : last + 1])
        found.append(Name(start, start + len(value), value, registry=False))
    return found
