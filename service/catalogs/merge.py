"""Brings a catalog in step with the English, and loses no translator's work.

The rules:
- a text that is still there keeps its translation, wherever it moved;
- a changed text is fuzzy, with the previous English kept (`#|`), so that it is not shown;
- a removed text stays in the file as obsolete, and gets its translation back if it returns.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import polib

from service.catalogs.likeness import pair
from service.catalogs.templates import Template, entries
from service.catalogs.texts import Key

SameMeaning = Callable[[polib.POEntry, str], bool]
"""Whether somebody says that a text means what an earlier English meant, and may say so."""


def _nobody_says_so(_entry: polib.POEntry, _earlier: str) -> bool:
    return False


def merge(
    old: polib.POFile, template: Template, same_meaning: SameMeaning = _nobody_says_so
) -> polib.POFile:
    """The catalog `old` over the texts of `template`, in the template's order.

    Where `same_meaning` holds, a translation goes on being shown though the English changed.
    """
    merged = polib.POFile(wrapwidth=0)
    merged.header = old.header
    merged.metadata = old.metadata
    merged.metadata_is_fuzzy = old.metadata_is_fuzzy
    forms = _plural_forms(old)
    current = {_key(entry): entry for entry in old if not entry.obsolete}
    obsolete = [entry for entry in old if entry.obsolete]
    retired = {_key(entry): entry for entry in obsolete}
    removed = [e for key, e in current.items() if key not in template and _has_text(e)]
    new = [key for key in template if key not in current and key not in retired]
    by_key = {_key(entry): entry for entry in removed}
    changed = {key: by_key[old_key] for key, old_key in pair(list(by_key), new).items()}
    for entry in entries(template):
        key = _key(entry)
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(forms), "")
        if kept := current.get(key) or retired.get(key):
            _keep(entry, kept)
            if entry.fuzzy and entry.previous_msgid and same_meaning(entry, entry.previous_msgid):
                _mark_current(entry)
        elif key in changed:
            _keep_as_changed(entry, changed[key], same_meaning)
        merged.append(entry)
    for entry in [*removed, *obsolete]:
        revived = _key(entry) in template and retired.get(_key(entry)) is entry
        if not revived and _is_own_work(entry, changed):
            merged.append(_retire(entry))
    return merged


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _plural_forms(catalog: polib.POFile) -> int:
    """How many plural forms the language has, as the header says (GNU gettext: nplurals)."""
    found = re.search(r"nplurals\s*=\s*(\d)", catalog.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 2


def _has_text(entry: polib.POEntry) -> bool:
    """Whether a translator has put anything into an entry."""
    return bool(entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment)


def _keep(entry: polib.POEntry, kept: polib.POEntry) -> None:
    """Carry over all that a translator may have put into an entry."""
    entry.tcomment = kept.tcomment
    entry.previous_msgctxt = kept.previous_msgctxt
    entry.previous_msgid = kept.previous_msgid
    entry.previous_msgid_plural = kept.previous_msgid_plural
    flags = dict.fromkeys([*kept.flags, *entry.flags])
    entry.flags = sorted(flags, key=lambda flag: flag != "fuzzy")
    _keep_text(entry, kept)
    if (entry.msgid_plural or "") != (kept.msgid_plural or "") and _is_said(entry):
        _mark_changed(entry, kept)


def _keep_text(entry: polib.POEntry, kept: polib.POEntry) -> None:
    """The translation itself, also where the English got or lost a plural."""
    if not entry.msgid_plural:
        entry.msgstr = kept.msgstr or next(reversed(kept.msgstr_plural.values()), "")
        return
    forms = kept.msgstr_plural or dict.fromkeys(entry.msgstr_plural, kept.msgstr)
    entry.msgstr_plural = {number: forms.get(number, "") for number in entry.msgstr_plural}


def _is_said(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))


def _keep_as_changed(entry: polib.POEntry, kept: polib.POEntry, same_meaning: SameMeaning) -> None:
    _keep(entry, kept)
    if not _is_said(entry) or (_same_words(entry.msgid, kept.msgid) and not kept.fuzzy):
        return
    if same_meaning(entry, kept.previous_msgid or kept.msgid):
        _mark_current(entry)
    else:
        _mark_changed(entry, kept)


def _mark_current(entry: polib.POEntry) -> None:
    """No longer fuzzy: the translation is one of the English as it is now."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def _mark_changed(entry: polib.POEntry, kept: polib.POEntry) -> None:
    """Fuzzy, with the English that the translation was made from."""
    if not entry.fuzzy:
        entry.flags.insert(0, "fuzzy")
    entry.previous_msgctxt = kept.previous_msgctxt or kept.msgctxt
    entry.previous_msgid = kept.previous_msgid or kept.msgid
    entry.previous_msgid_plural = kept.previous_msgid_plural or kept.msgid_plural or None


def _same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but spaces: no translation changes for that."""
    return one.split() == other.split()


def _is_own_work(entry: polib.POEntry, changed: dict[Key, polib.POEntry]) -> bool:
    """Whether an obsolete entry holds a translation that stands nowhere else.

    A fuzzy one is the translation of an earlier text, which is kept under that text, or went on
    to the text that replaced it.
    """
    return _has_text(entry) and not (entry.fuzzy and entry in changed.values())


def _retire(entry: polib.POEntry) -> polib.POEntry:
    entry.obsolete = True
    entry.occurrences = []
    entry.comment = ""
    return entry
