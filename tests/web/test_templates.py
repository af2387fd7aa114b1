"""Templates can be read and reviewed line by line."""

from __future__ import annotations

import re

from tests.support.mini import ROOT

LONGEST = 160
SENTENCE = re.compile(r'_\("[^"]*"')
"""A text of the interface, which gettext wants in one piece."""
OWN_MARK = re.compile(r"(\}\}|endif %\})[:.](\s|<|$|\{)|\}\}(: |\. )")
"""A mark that a template sets itself behind words: languages write theirs otherwise."""


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


def test_no_template_sets_the_marks_of_a_language() -> None:
    """Colon and full stop are the language's own: a space before in French, “。” in Japanese."""
    own = [
        f"{path.name}:{number} {line.strip()}"
        for wing in ("web", "export", "pages", "desk")
        for path in sorted((ROOT / "service" / wing / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OWN_MARK.search(line)
    ]
    assert own == []
