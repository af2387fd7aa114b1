"""Inline Markdown, as far as it is allowed: strong, emphasis, marked terms, drugs, citations.

Catalog text is untrusted: whatever is not one of these comes out as text. Link targets are not
free addresses but names (`#placebo`, `drug:riluzole`, `@oh2018`) that the page resolves.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_INLINE = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link"])
# Only a text with one of these can hold emphasis, a link or a break; most texts do not.
_MARKED = re.compile(r"[*_\n\r\0]|\]\(")
# Before a mark where a citation stood, and after one of full width (`**承認なし。** まだ`).
_SPACE_TOO_MANY = re.compile(
    r"((?<=[。！？：、，；])[^\S\u00a0\u202f]+|[^\S\u00a0\u202f]+(?=[\u00a0\u202f]?[.,;:،؛؟।。、，；：！？]))"
)
_CITATION = re.compile(r"\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_LATIN_WORD = r"[A-Za-z0-9](?:[\w.,/+\-–%°µ⁰-⁹²³]*[A-Za-z0-9+%°µ⁰-⁹²³])?"
# A sign counts only between two of them: in “P = ۰٫۰۱۴” it belongs to the text around.
_SIGN = "[ \u00a0][<>=≤≥×]"
_LEFT_TO_RIGHT = re.compile(rf"{_LATIN_WORD}(?:(?:{_SIGN})*[ \u00a0]{_LATIN_WORD})*", re.ASCII)
_SIGN_OF_A_NUMBER = re.compile(r" ([<>=≤≥×]) (?=[−-]?\d)")
REMEMBERED = 256
"""Texts whose parse is remembered: those of one page, which asks for each several times. With
4,096 a worker held 6 MB for pages that are kept as bytes."""


@dataclass(frozen=True)
class Inline:
    """A run of inline content. `kind`: text, strong, em, term, drug, cite or foreign link.

    `target` is the id of the term, drug or source; `children` is what a mark encloses.
    """

    kind: str
    text: str = ""
    target: str = ""
    children: tuple[Inline, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def parse(text: str) -> tuple[Inline, ...]:
    """Parse inline Markdown (CommonMark 0.31 emphasis and links; Pandoc's form of citations)."""
    if not _MARKED.search(text):
        return tuple(_text_runs(text))
    return _parse_marked(text)


def _parse_marked(text: str) -> tuple[Inline, ...]:
    stack: list[tuple[str, str, list[Inline]]] = [("root", "", [])]
    for token in _INLINE.parseInline(text)[0].children or ():
        if token.nesting == 1:
            kind, target = _mark(token.type, str(token.attrGet("href") or ""))
            stack.append((kind, target, []))
        elif token.nesting == -1:
            kind, target, children = stack.pop()
            stack[-1][2].append(Inline(kind, "", target, tuple(children)))
        else:
            stack[-1][2].extend(_text_runs(token.content))
    return tuple(stack[0][2])


def _mark(token_type: str, href: str) -> tuple[str, str]:
    if token_type != "link_open":
        return token_type.removesuffix("_open"), ""
    if href.startswith("#"):
        return "term", href[1:]
    if href.startswith("drug:"):
        return "drug", href[5:]
    return "foreign", href


def _text_runs(text: str) -> Iterator[Inline]:
    for index, run in enumerate(_CITATION.split(text)):
        if index % 2:
            yield Inline("cite", target=run)
        elif run:
            yield Inline("text", run)


def structure(text: str) -> tuple[tuple[str, str], ...]:
    """What a translation must keep: each mark, link and citation, sorted."""
    return _structure(text) if _MARKED.search(text) or _CITATION.search(text) else ()


# That of the English is asked for again for each language.
@lru_cache(maxsize=4096)
def _structure(text: str) -> tuple[tuple[str, str], ...]:
    def walk(nodes: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
        for node in nodes:
            if node.kind != "text":
                yield node.kind, node.target
            yield from walk(node.children)

    return tuple(sorted(walk(parse(text))))


# Every check asks for the words of a text, and of the English for each language.
@lru_cache(maxsize=8192)
def plain_text(text: str) -> str:
    """The words alone as a reader sees them: no space is left that marks alone asked for.

    A no-break space stays: in French one stands before some marks.
    """
    return _SPACE_TOO_MANY.sub("", bare_text(text)).strip()


def in_words(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of a text's `plain_text` as places of its `words`, which have spaces more."""
    every = bare_text(text)
    left = len(every) - len(every.lstrip())
    gone = [range(left), *(range(*m.span(1)) for m in _SPACE_TOO_MANY.finditer(every))]
    if not any(gone):
        return list(places)
    out = {at for span in gone for at in span}
    kept = [at for at in range(len(every)) if at not in out]
    return [(kept[start], kept[end - 1] + 1) for start, end in places]


def targets(text: str, kind: str) -> list[str]:
    """The ids of all marks of one kind, in the order of the text."""
    return [target for found, target in _targets(text) if found == kind]


@lru_cache(maxsize=REMEMBERED)
def _targets(text: str) -> tuple[tuple[str, str], ...]:
    def walk(nodes: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
        for node in nodes:
            if node.target:
                yield node.kind, node.target
            yield from walk(node.children)

    return tuple(walk(parse(text)))


def bare_text(text: str) -> str:
    """The words of inline Markdown one after the other, without its marks and citations."""

    def walk(nodes: tuple[Inline, ...]) -> Iterator[str]:
        for node in nodes:
            yield node.text
            yield from walk(node.children)

    return "".join(walk(parse(text)))


@dataclass(frozen=True)
class Resolver:
    """How a page writes the three kinds of marks.

    `term` and `drug` take an id and the marked words and give a link; `cite` takes the id of a
    source. `isolate` says whether left-to-right runs need a `<bdi>`, as in right-to-left text;
    `whole` is a name that no line may break in.
    `figures` gives the places of the figures in the `words` of a text, if they are to be marked:
    the start and the end of each, in one row.
    """

    term: Callable[[str, Markup], Markup]
    drug: Callable[[str, Markup], Markup]
    cite: Callable[[str], Markup]
    isolate: bool = False
    whole: str = ""
    figures: Callable[[str], Sequence[int]] | None = None


def render(text: str, resolver: Resolver) -> Markup:
    """The HTML of inline Markdown; everything that is not an allowed mark is escaped text.

    No line ends beside the sign of a number, as in “P = 0.05”.
    """
    nodes = parse(_SIGN_OF_A_NUMBER.sub("\u00a0\\1\u00a0", text))
    if resolver.figures is not None:
        row = resolver.figures(text)
        places = list(zip(row[::2], row[1::2], strict=True))
        nodes, _ = _with_figures(nodes, places, 0)
    return Markup("".join([_render(node, resolver) for node in nodes]))


def _with_figures(
    nodes: tuple[Inline, ...], places: list[tuple[int, int]], at: int
) -> tuple[tuple[Inline, ...], int]:
    """The nodes with their figures as nodes of their own; a figure may go on in the next node.

    `at` is where the nodes begin in the words of the text; where they end is given back.
    """
    found: list[Inline] = []
    for node in nodes:
        if node.kind != "text":
            children, at = _with_figures(node.children, places, at)
            found.append(replace(node, children=children))
            continue
        text, done = node.text, 0
        first = bisect_right(places, at, key=itemgetter(1))
        last = bisect_left(places, at + len(text), key=itemgetter(0))
        for start, end in places[first:last]:
            start, end = max(start - at, done), min(end - at, len(text))
            found += [Inline("text", text[done:start])] if done < start else []
            found.append(Inline("figure", children=(Inline("text", text[start:end]),)))
            done = end
        found += [Inline("text", text[done:])] if done < len(text) else []
        at += len(text)
    return tuple(found), at


def _render(node: Inline, resolver: Resolver) -> str:
    """The HTML of a node. A plain str, since each Markup takes time that a page has not."""
    if node.kind == "text":
        if resolver.whole and resolver.whole in node.text:
            name = Markup('<span class="whole">{}</span>').format(resolver.whole)
            return name.join(map(escape, node.text.split(resolver.whole)))
        return isolate(node.text) if resolver.isolate else escape(node.text)
    if node.kind == "cite":
        return resolver.cite(node.target)
    inner = "".join([_render(child, resolver) for child in node.children])
    match node.kind:
        case "strong":
            return f"<strong>{inner}</strong>"
        case "em":
            return f"<em>{inner}</em>"
        case "figure":
            return f'<span class="figure">{inner}</span>'
        case "term":
            return resolver.term(node.target, Markup(inner))
        case "drug":
            return resolver.drug(node.target, Markup(inner))
    return inner


def isolate(text: str) -> Markup:
    """Escaped text with its left-to-right runs in `<bdi>` (W3C, Inline markup and bidirectional
    text): Latin names, registry numbers and products such as `1 × 10⁶` keep their order."""
    parts: list[str] = []
    end = 0
    for run in _LEFT_TO_RIGHT.finditer(text):
        if re.search("[A-Za-z×]", run[0]):
            parts += [escape(text[end : run.start()]), f"<bdi>{escape(run[0])}</bdi>"]
            end = run.end()
    return Markup("".join([*parts, escape(text[end:])]))
