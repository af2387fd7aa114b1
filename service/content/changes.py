"""`[[changes]]` of a drug page: what was changed on it, and when, in a sentence for readers."""

from __future__ import annotations

from enum import StrEnum

from service.content.toml_forms import FullDate, Text, TomlTable

CHANGE = "change"
"""The `msgctxt` of the sentence on a change, in the catalog of its page."""


class ChangeKind(StrEnum):
    APPROVAL = "approval"
    RESULT = "result"
    SAFETY = "safety"
    WORDING = "wording"


class Change(TomlTable, frozen=True):
    """One `[[changes]]`. `facts` is the digest of the page's facts and safety as they were then,
    so that `content check` can tell when they have changed since."""

    date: FullDate
    what: ChangeKind
    text: Text
    facts: str = ""
