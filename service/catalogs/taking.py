"""What of a volunteer's file is taken: decided text by text, by what was changed where.

A digest of each text, written into the file when it was downloaded, tells three ways apart:
changed there, changed here, changed on both sides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import polib

from service.catalogs.catalog import entry_of, findings_on, translation_of
from service.catalogs.checks.rules import Rule
from service.catalogs.download import downloaded_digest, text_digest
from service.catalogs.texts import Key
from service.content.languages import SiteLanguage
from service.said import Said, say


@dataclass(frozen=True)
class Answered:
    """One text of a volunteer's file that was changed there, and what is answered."""

    english: str
    said: str
    reasons: tuple[Said, ...] = ()


@dataclass
class Taken:
    """What was taken, what was taken with a remark, and what was not, and why."""

    taken: list[Answered] = field(default_factory=list)
    remarked: list[Answered] = field(default_factory=list)
    refused: list[Answered] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many texts of the catalog are new."""
        return len(self.taken) + len(self.remarked)


def take(
    theirs: polib.POFile, ours: polib.POFile, language: SiteLanguage, rules: tuple[Rule, ...]
) -> Taken:
    """Put into `ours` what was changed in `theirs` and may be taken."""
    answer = Taken()
    here = {_key(entry): entry for entry in ours if not entry.obsolete}
    for entry in theirs:
        if entry.obsolete or not _is_changed(entry, here):
            continue
        own = here.get(_key(entry))
        told = Answered(entry.msgid, translation_of(entry), tuple(_reasons(entry, own)))
        if own is None or told.reasons:
            answer.refused.append(told)
            continue
        findings = (
            findings_on(entry_of(_with_comment(entry, own)), language.locale, rules)
            if told.said
            else ()
        )
        if any(finding.blocking for finding in findings):
            reasons = tuple(finding.said for finding in findings)
            answer.refused.append(Answered(told.english, told.said, reasons))
            continue
        remarks = [finding.said for finding in findings]
        if entry.fuzzy:
            remarks.append(say("it is marked as needing work, so readers are not shown it yet"))
        _put(entry, own)
        where = answer.remarked if remarks else answer.taken
        where.append(Answered(told.english, told.said, tuple(remarks)))
    return answer


def share_in_common(theirs: polib.POFile, keys: Collection[Key]) -> float:
    """The share of a file's texts that a page has (0 to 1)."""
    live = [_key(entry) for entry in theirs if not entry.obsolete]
    return sum(key in keys for key in live) / len(live) if live else 0.0


def share_alike(theirs: polib.POFile, others: polib.POFile) -> float:
    """The share of a file's translations that another file has letter by letter (0 to 1)."""
    there = {_key(entry): translation_of(entry) for entry in others if not entry.obsolete}
    said = [(_key(entry), translation_of(entry)) for entry in theirs if translation_of(entry)]
    return sum(there.get(key) == text for key, text in said) / len(said) if said else 0.0


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _is_changed(entry: polib.POEntry, here: Mapping[Key, polib.POEntry]) -> bool:
    """Whether the volunteer changed a text, and not to what stands here already."""
    own = here.get(_key(entry))
    if own is not None and text_digest(own) == text_digest(entry):
        return False
    start = downloaded_digest(entry)
    return text_digest(entry) != start if start else bool(translation_of(entry))


def _reasons(entry: polib.POEntry, own: polib.POEntry | None) -> Iterator[Said]:
    """Why a changed text cannot be taken, whatever it says."""
    start = downloaded_digest(entry)
    if own is None:
        yield say("the English has changed since you got the file; please get the file again")
    elif not translation_of(entry):
        yield say("you emptied this text; what was there stays")
    elif start and text_digest(own) != start:
        yield say(
            "somebody else has changed this text since you got the file; it now says: %(text)s",
            text=translation_of(own),
        )
    elif not start and translation_of(own) and not own.fuzzy:
        yield say(
            "the file does not say what you started from, and this text is translated already; "
            "please get the file from the page and change it there"
        )


def _with_comment(entry: polib.POEntry, own: polib.POEntry) -> polib.POEntry:
    """The text with the comments of both sides: a check may be waived in either."""
    both = polib.POEntry(msgid=entry.msgid, msgstr=entry.msgstr, msgid_plural=entry.msgid_plural)
    both.msgstr_plural = entry.msgstr_plural
    both.tcomment = "\n".join(dict.fromkeys(filter(None, [own.tcomment, entry.tcomment])))
    return both


def _put(entry: polib.POEntry, own: polib.POEntry) -> None:
    own.msgstr, own.msgstr_plural = entry.msgstr, entry.msgstr_plural
    own.tcomment = _with_comment(entry, own).tcomment
    own.flags = [flag for flag in own.flags if flag != "fuzzy"]
    if entry.fuzzy:
        own.flags.insert(0, "fuzzy")
    else:
        own.previous_msgctxt = own.previous_msgid = own.previous_msgid_plural = None
