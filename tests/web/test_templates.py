"""Templates can be read and reviewed line by line."""

from __future__ import annotations

import re

from tests.support.mini import ROOT

LONGEST = 160
SENTENCE = re.compile(r'_\("[^"]*"')
"""A text of the interface, which gettext wants in one piece."""


def test_no_line_of_a_template_is_too_long_to_review() -> None:
    folders = [ROOT / "service" / wing / "templates" for wing in ("web", "export", "pages", "desk")]
    too_long = [
        f"{path.name}:{number}"
        for folder in folders
        for path in sorted((*folder.rglob("*.html"), *folder.rglob("*.xml")))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(SENTENCE.sub("_()", line)) > LONGEST
    ]
    assert too_long == []
