"""What a segment is: the one piece of text that is translated, shown and checked as a whole.

`cut` takes a page's Markdown apart into its segments and the text between them, and `join` puts
it together again. Extraction and rendering both go through `cut`, so that what a translator is
given is what a reader is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from markdown_it import MarkdownIt

from service.content.forms import form_fault, spacing_fault
from service.content.registers import Register
from service.errors import ContentError, Problem

SECTIONS = {
    "At a glance": "glance",
    "Short answer": "answer",
    "Trials": "trials",
    "Side effects": "side-effects",
    "Before you take it": "safety",
    "Approvals": "approvals",
    "Dose": "dose",
    "What people ask": "questions",
    "Status": "status",
    "Mechanism": "mechanism",
    "Background": "background",
}
"""The headings of a drug page's parts, in their order, and the ids that they have in the HTML."""

UNKNOWN = "unknown"
"""The section of what stands under a heading that no page has."""

# The blocks alone: what stands inside each is read by `markup`, when it is shown.
_BLOCKS = MarkdownIt("zero", {"html": False}).enable(["heading", "list"]).disable("inline")


class BlockKind(StrEnum):
    """The kind of block that a segment fills."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True)
class Segment:
    """One block of text. `text` is inline Markdown in English; with the register, its key."""

    register: Register
    section: str
    kind: BlockKind
    text: str
    line: int

    @property
    def key(self) -> tuple[str, str]:
        """The gettext key: `msgctxt` and `msgid`."""
        return self.register.value, self.text


def cut(source: str, path: Path) -> list[str | Segment]:
    """Cut a page into its segments and, as plain strings, all that stands between them.

    `path` names the file; its stem is the register. In drug pages the level 2 headings are
    structure and no segments (`SECTIONS`). Other pages have headings of their own: each is a
    segment, and the id of its section is its place (`part-2`).

    Raises ContentError for a form that pages do not have (`forms`), for a paragraph of several
    lines, and for a heading that `SECTIONS` lacks.
    """
    register = Register(path.stem)
    titles = SECTIONS if path.parent.parent.name == "drugs" else None
    lines = source.splitlines(keepends=True)
    pieces: list[str | Segment] = []
    problems: list[Problem] = []
    section, parts, done = "", 0, 0
    seen: set[str] = set()
    tokens = _BLOCKS.parse(source)
    for position, token in enumerate(tokens):
        if token.type == "ordered_list_open" and token.map:
            problems.append(Problem(path, token.map[0] + 1, "write lists with “- ”"))
        if token.type != "inline" or token.map is None:
            continue
        number, end = token.map[0], token.map[1]
        if message := _fault(token.content, tokens[position - 1].tag, number + 1, end):
            problems.append(Problem(path, number + 1, message))
            continue
        kind = _kind(tokens[position - 1].tag, in_list=token.level > 1)
        if kind is BlockKind.TITLE:
            parts += 1
            section = f"part-{parts}" if titles is None else titles.get(token.content, "")
            if titles is not None:
                if not section:
                    names = ", ".join(f"“{name}”" for name in titles)
                    message = f"unknown part “{token.content}”; the parts are {names}"
                    problems.append(Problem(path, number + 1, message))
                    section = UNKNOWN
                elif section in seen:
                    message = f"the part “{token.content}” stands twice; make it one"
                    problems.append(Problem(path, number + 1, message))
                seen.add(section)
                continue
        if not section:
            problems.append(Problem(path, number + 1, "text before the first “## …” heading"))
            continue
        if not token.content or token.content not in lines[number]:
            message = "a character that cannot be seen stands here; type the line again"
            problems.append(Problem(path, number + 1, message))
            continue
        before, after = lines[number].split(token.content, 1)
        pieces.append("".join(lines[done:number]) + before)
        pieces.append(Segment(register, section, kind, token.content, number + 1))
        lines[number], done = after, number
    pieces.append("".join(lines[done:]))
    if problems:
        raise ContentError(problems)
    return pieces


def join(pieces: Sequence[str | Segment]) -> str:
    """Put the pieces of `cut` together again: its exact inverse."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def segments(pieces: Sequence[str | Segment]) -> list[Segment]:
    """Only the segments, in the order of the page."""
    return [piece for piece in pieces if isinstance(piece, Segment)]


def _fault(text: str, tag: str, first: int, last: int) -> str:
    """Why a block can be no segment, or nothing. `tag` is the HTML element that it would be."""
    if message := form_fault(text):
        return message
    if last > first:
        return f"a paragraph stands on one line; join lines {first} to {last} into one"
    if tag == "h1" or text.startswith("# "):
        return "a page has no title line; delete it"
    if tag in ("h4", "h5", "h6"):
        return f"a heading of level {tag[1]} is too deep; headings inside a part are “###”"
    return spacing_fault(text)


def _kind(tag: str, *, in_list: bool) -> BlockKind:
    if tag == "h2":
        return BlockKind.TITLE
    if tag.startswith("h"):
        return BlockKind.HEADING
    return BlockKind.ITEM if in_list else BlockKind.PARAGRAPH
