"""Cutting and joining are exact inverses, and extraction sees what rendering shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.catalogs.templates import extract_templates
from service.content.segments import BlockKind, Segment, cut, join, segments
from service.errors import ContentError
from service.state.site import Site
from tests.support.mini import ROOT

PAGES = sorted(ROOT.glob("content/*/*/*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_joining_is_the_inverse_of_cutting(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    pieces = cut(source, path)
    assert join(pieces) == source
    assert all(piece.text in source for piece in segments(pieces))


def test_extraction_and_rendering_see_the_same_texts(site: Site) -> None:
    templates = extract_templates(ROOT, ROOT / "content")
    for page in site.content.all_pages:
        assert set(templates[page.slug]) == page.all_keys


def test_blocks_are_told_apart() -> None:
    source = "## Trials\n\n### One\n\nWords *here*.\n\n- first\n- second\n\n## Dose\n\n1 × 10⁶\n"
    found = segments(cut(source, Path("drugs/x/plain.md")))
    assert [(s.section, s.kind, s.text, s.line) for s in found] == [
        ("trials", BlockKind.HEADING, "One", 3),
        ("trials", BlockKind.PARAGRAPH, "Words *here*.", 5),
        ("trials", BlockKind.ITEM, "first", 7),
        ("trials", BlockKind.ITEM, "second", 8),
        ("dose", BlockKind.PARAGRAPH, "1 × 10⁶", 12),
    ]


def test_pages_with_headings_of_their_own_have_them_translated() -> None:
    found = segments(cut("## What we do\n\nWe write.\n", Path("pages/about/standard.md")))
    assert found[0] == Segment(found[0].register, "part-1", BlockKind.TITLE, "What we do", 1)


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("## Trials\n\none\ntwo\n", 3, "join lines 3 to 4"),
        ("## Trails\n\none\n", 1, "unknown part “Trails”"),
    ],
)
def test_faults_name_line_and_remedy(source: str, line: int, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        cut(source, Path("drugs/x/standard.md"))
    assert caught.value.problems[0].line == line
    assert words in caught.value.problems[0].message
