"""Templates can be read and reviewed line by line."""

from __future__ import annotations

from tests.support.mini import ROOT

LONGEST = 160
WINGS = ("pages", "books", "web", "export")


def test_no_line_of_a_template_is_too_long_to_review() -> None:
    folders = [ROOT / "service" / wing / "templates" for wing in WINGS]
    too_long = [
        f"{path.name}:{number}"
        for folder in folders
        for path in sorted(folder.rglob("*.*ml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert too_long == []
