"""Whether the newest entry of a page's changes still speaks of the facts that the page has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from service.content.reading import Page

TEXTS = ("side-effects", "safety", "dose")
"""The parts whose words count as facts: a change there can be a change of what someone does."""


def facts_digest(page: Page) -> str:
    """A digest of the page's approvals, verdict, results, side effects and of the English of
    `TEXTS`, in both registers: 12 hexadecimal digits."""
    drug = page.drug
    assert drug is not None
    found = hashlib.sha256()
    for row in (*drug.approvals, *drug.verdict, *drug.results, *drug.effects):
        found.update(f"{row}\0".encode())
    for document in page.documents.values():
        for name in TEXTS:
            for segment in document.sections.get(name, ()):
                found.update(f"{segment.text}\0".encode())
    return found.hexdigest()[:12]


def untold(pages: Iterable[Page]) -> Iterator[str]:
    """A line for each page whose facts or safety are not those of its newest change."""
    for page in pages:
        assert page.drug is not None
        newest = max(page.drug.changes, key=lambda change: change.date, default=None)
        digest = facts_digest(page)
        if newest and newest.facts != digest:
            yield (
                f"{page.slug}: facts or safety have changed since {newest.date}; if readers should "
                f'know, add [[changes]] with facts = "{digest}", else write that into the newest'
            )
