"""A text of a catalog gets other words, and nothing else in the file changes."""

from __future__ import annotations

import polib

from service.catalogs.catalog import entry_of, findings_on
from service.catalogs.commands.update import settle_reviews
from service.catalogs.comments import suggested
from service.catalogs.people import clean_name, note_author
from service.catalogs.po_files import parse_po, po_text, read_bytes
from service.catalogs.provenance import SIGNED, provenance_of
from service.catalogs.texts import Key
from service.catalogs.workshop import Workshop
from service.desk.answers import Refused
from service.desk.proposals import no_text
from service.desk.standing import Standing, key_of
from service.desk.tables import Suggestion
from service.whole_files import write_whole

WHY = "a reader's suggestion was accepted"
"""What ended a review, as the catalog says it."""


def with_words(
    shop: Workshop, each: Suggestion, stands: Standing, new: str, by: str
) -> tuple[bytes, list[str]]:
    """The catalog with the new words, and whose reviews end. Raises Refused where the checks keep
    the words from readers, or anything else in the file would change."""
    file, entry, domain = stands.file, stands.entry, each.domain
    reviews = provenance_of(file).reviews
    before = shop.catalog(stands.locale, domain) if reviews else None
    entry.msgstr = new
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    rules = shop.checked_by(stands.locale, domain).rules
    found = findings_on(entry_of(entry), stands.locale, rules)
    reasons = no_text(stands.english, new) or [f.said for f in found if f.blocking]
    if reasons:
        raise Refused(f"readers would not be shown it: {'; '.join(map(str, reasons))}")
    # Who wrote the words cannot sign the page; a reader is named only if they asked for it.
    name = clean_name(each.name) if each.show_name else ""
    is_own = new not in (each.words, each.final)
    for writer in (name, by if is_own else ""):
        if writer:
            note_author(file, writer, shop.today.year)
    note = suggested(name, shop.today, by if is_own else "")
    if note not in entry.tcomment.splitlines():
        entry.tcomment = "\n".join(filter(None, [entry.tcomment, note]))
    if before is not None:
        settle_reviews(shop, before, file, why=WHY)
    content = po_text(file).encode()
    if not _changes_only(stands, content, stands.key, new):
        raise Refused(f"{stands.path.name} would change in other places, too; save it with Poedit")
    ended = [review.name for review in provenance_of(file).reviews if review.ended]
    return content, [name for name in ended if name not in {r.name for r in reviews if r.ended}]


def _changes_only(stands: Standing, content: bytes, key: Key, words: str) -> bool:
    """Whether exactly one entry of a catalog is another one, and has the words, and the header says
    what it said but for reviews."""
    old, new = parse_po(stands.path, stands.content), parse_po(stands.path, content)
    pairs = zip(old, new, strict=False)
    changed = [after for before, after in pairs if str(before) != str(after)]
    return (
        len(old) == len(new)
        and [(key_of(entry), entry.msgstr) for entry in changed] == [(key, words)]
        and _header(old) == _header(new)
    )


def _header(file: polib.POFile) -> dict[str, str]:
    return {name: text for name, text in file.metadata.items() if not name.startswith(SIGNED)}


def write(stands: Standing, content: bytes) -> None:
    """Put a catalog in its place. Raises Refused where an editor saved it meanwhile, or where it
    cannot be written."""
    if read_bytes(stands.path) != stands.content:
        raise Refused(f"{stands.path.name} was saved by somebody just now; run this again")
    try:
        write_whole(stands.path, content, lasting=True)
    except OSError as error:
        said = error.strerror or error
        raise Refused(f"{stands.path.name} cannot be written: {said}") from None
