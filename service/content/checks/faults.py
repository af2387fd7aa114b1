"""What keeps content from being served: references, data and names that do not hold.

How a text reads (`abbreviations`, `readability`) is told to writers and keeps nothing from
readers.
"""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from service.content.checks import facts, names, references
from service.content.reading import Content, content_files
from service.errors import ContentError, Problem


def faults(content: Content, today: datetime.date) -> list[Problem]:
    """Every fault of content that could be read, in the order of files and lines."""
    return sorted(
        [
            *references.check_content(content),
            *facts.check_content(content, today),
            *names.check_content(content),
        ]
    )


def refuse_faults(content: Content, today: datetime.date) -> None:
    """Raises ContentError with all faults of content, if it has any."""
    if problems := faults(content, today):
        raise ContentError(problems)


def digest(root: Path) -> str:
    """What changes when any file of the content folder changes."""
    found = hashlib.sha256()
    for path in content_files(root):
        found.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()
