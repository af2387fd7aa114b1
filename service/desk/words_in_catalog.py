"""A text of a catalog gets other words, and nothing else in the file changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polib

from service.catalogs.catalog import entry_of, findings_on
from service.catalogs.checks.rules import Finding
from service.catalogs.commands.update import settle_reviews
from service.catalogs.people import note_author
from service.catalogs.po_files import parse_po, po_text, read_bytes
from service.catalogs.provenance import SIGNED, provenance_of
from service.catalogs.texts import Entry, Key
from service.catalogs.workshop import Workshop
from service.desk.answers import Refused
from service.desk.proposals import no_text
from service.desk.sentences import NOT_SHOWN, SAVED_MEANWHILE, cannot
from service.desk.standing import Standing, key_of, written
from service.said import Said, say
from service.whole_files import write_whole


@dataclass(frozen=True)
class Change:
    """Other words for a text. Its `writers` cannot sign the page; the `note` is for the
    translator's comment, and `why` says in the header what ended a review. Of words of which
    somebody is unsure, readers get the English."""

    words: str
    writers: Sequence[str]
    note: str
    why: str
    is_unsure: bool = False


def with_change(shop: Workshop, stands: Standing, change: Change) -> tuple[bytes, list[str]]:
    """The catalog with the new words, and whose reviews end. Raises Refused where the checks keep
    the words from readers, or anything else in the file would change."""
    file, entry, new = stands.file, stands.entry, change.words
    is_checked = new != stands.now or not change.is_unsure
    if is_checked and (reasons := faults(shop, stands, new)):
        told = "; ".join(map(str, reasons))
        raise Refused(say(NOT_SHOWN, f"readers would not be shown it: {told}"), reasons)
    reviews = provenance_of(file).reviews
    before = shop.catalog(stands.locale, stands.domain) if reviews else None
    stands.put(new)
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if change.is_unsure:
        entry.flags.append("fuzzy")
    else:
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    for writer in filter(None, change.writers):
        note_author(file, writer, shop.today.year)
    if change.note not in entry.tcomment.splitlines():
        entry.tcomment = "\n".join(filter(None, [entry.tcomment, change.note]))
    if before is not None:
        settle_reviews(shop, before, file, why=change.why)
    content = po_text(file).encode()
    if not _changes_only(stands, content, stands.key, new):
        name = stands.path.name
        raise Refused(cannot(f"{name} would change in other places, too; save it with Poedit"))
    ended = [review.name for review in provenance_of(file).reviews if review.ended]
    return content, [name for name in ended if name not in {r.name for r in reviews if r.ended}]


def findings(shop: Workshop, stands: Standing, words: str) -> tuple[Finding, ...]:
    """What the checks of the catalogs find in words for a text; a check that its translator's
    comment waives finds nothing."""
    by = shop.checked_by(stands.locale, stands.domain)
    forms = stands.forms_of(words)
    entry: Entry = entry_of(stands.entry)._replace(text=words, forms=forms, fuzzy=False)
    return findings_on(entry, by.language.locale, by.rules)


def faults(shop: Workshop, stands: Standing, words: str) -> list[Said]:
    """Why words cannot stand for a text; nothing where they can."""
    found = findings(shop, stands, words)
    said = [each for form in stands.forms_of(words) for each in no_text(stands.english, form)]
    return list(dict.fromkeys(said or [f.said for f in found if f.blocking]))


def _changes_only(stands: Standing, content: bytes, key: Key, words: str) -> bool:
    """Whether exactly one entry of a catalog is another one, and has the words, and the header says
    what it said but for reviews."""
    old, new = parse_po(stands.path, stands.content), parse_po(stands.path, content)
    pairs = zip(old, new, strict=False)
    changed = [after for before, after in pairs if str(before) != str(after)]
    return (
        len(old) == len(new)
        and [(key_of(entry), written(entry)) for entry in changed] == [(key, words)]
        and _header(old) == _header(new)
    )


def _header(file: polib.POFile) -> dict[str, str]:
    return {name: text for name, text in file.metadata.items() if not name.startswith(SIGNED)}


def write(stands: Standing, content: bytes) -> None:
    """Put a catalog in its place. Raises Refused where an editor saved it meanwhile, or where it
    cannot be written."""
    name = stands.path.name
    if read_bytes(stands.path) != stands.content:
        raise Refused(
            say(SAVED_MEANWHILE, f"{name} was saved by somebody just now; run this again")
        )
    try:
        write_whole(stands.path, content, lasting=True)
    except OSError as error:
        raise Refused(cannot(f"{name} cannot be written: {error.strerror or error}")) from None
