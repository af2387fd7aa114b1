"""What there is to translate, by domain: Babel's extraction, sorted into one template a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import polib
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from service.catalogs.interface import DOMAIN
from service.catalogs.kept import Kept
from service.errors import ContentError, Problem

KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "say": None,
}
TRANSLATORS = "Translators:"
CONFIGURATION = "babel.cfg"
CONTENT = "content/"
"""How the patterns for the content begin, and the names of its files in the catalogs."""


@dataclass
class TemplateMessage:
    """One text to translate. `files` and `notes` are for the translator."""

    context: str
    text: str
    plural: str = ""
    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


Template = dict[tuple[str, str], TemplateMessage]


def extract_templates(root: Path, content: Path) -> dict[str, Template]:
    """All texts of the code under `root` and of the content, by domain and key, in the order of
    the pages.

    Reads `babel.cfg` as `pybabel extract -F babel.cfg` does; the content may lie elsewhere.
    Raises ContentError for content that cannot be cut, and where there is no `babel.cfg`.
    """
    found: dict[str, Template] = {}
    everything = [*_extracted(root, _methods_for_code(root)), *_of_content(root, content)]
    for name, _line, message, notes, context in sorted(everything, key=_reading_order):
        text, plural = message if isinstance(message, tuple) else (message, "")
        template = found.setdefault(_domain(name), {})
        entry = template.setdefault((context or "", text), TemplateMessage(context or "", text))
        entry.plural = entry.plural or plural
        entry.files += [name] if name not in entry.files else []
        entry.notes += [note for note in notes if note not in entry.notes]
    return dict(sorted(found.items()))


class InterfaceKeys(msgspec.Struct, frozen=True):
    """The keys of the interface as they are kept."""

    keys: list[tuple[str, str]]


def interface_keys(root: Path, kept: Kept | None = None) -> set[tuple[str, str]]:
    """The keys of the interface alone, without reading the content once more.

    They are taken from what is kept as long as no file that they may stand in has changed: to
    find them took a third of the time of a check of a language where all else is kept.
    """
    source, key = root / CONFIGURATION, b""
    if kept is not None:
        key = kept.key(_code_bytes(root), f"keys of the interface, jinja2 {version('jinja2')}")
        if found := kept.find(source, key, InterfaceKeys):
            return set(found.keys)
    keys = {
        (context or "", message[0] if isinstance(message, tuple) else message)
        for _, _, message, _, context in _extracted(root, _methods_for_code(root))
    }
    if kept is not None:
        kept.keep(source, key, InterfaceKeys(sorted(keys)))
    return keys


def _code_bytes(root: Path) -> bytes:
    """A digest for each file that texts of the interface may stand in, and for what finds them."""
    patterns = [CONFIGURATION, *(pattern for pattern, _ in _methods_for_code(root))]
    # Babel's `**.py` is any file so named in any folder; that of pathlib, any folder.
    names = (path for pattern in patterns for path in root.glob(pattern.replace("**.", "**/*.")))
    return b"".join(
        str(path.relative_to(root)).encode() + hashlib.sha256(path.read_bytes()).digest()
        for path in sorted(set(names))
    )


def _methods_for_code(root: Path) -> list[tuple[str, str]]:
    return [(p, method) for p, method in _methods(root) if not p.startswith(CONTENT)]


def _of_content(root: Path, content: Path) -> Iterator[Any]:
    """What Babel finds in the content, each file named as if it lay in the project's folder."""
    methods = [
        (pattern.removeprefix(CONTENT), method)
        for pattern, method in _methods(root)
        if pattern.startswith(CONTENT)
    ]
    for name, *found in _extracted(content, methods):
        yield f"{CONTENT}{name}", *found


def _methods(root: Path) -> list[tuple[str, str]]:
    """The patterns of `babel.cfg`, and what reads the files that match."""
    try:
        with (root / CONFIGURATION).open(encoding="utf-8") as file:
            methods, _options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    except OSError:
        message = "is missing; run this in the project's folder, which holds the code's texts"
        raise ContentError([Problem(root / CONFIGURATION, 1, message)]) from None
    return list(methods)


def _extracted(folder: Path, methods: list[tuple[str, str]]) -> Iterator[Any]:
    return extract_from_dir(
        folder,
        method_map=methods,
        keywords=KEYWORDS,
        comment_tags=[TRANSLATORS],
        strip_comment_tags=True,
    )


def _reading_order(extracted: tuple[object, ...]) -> tuple[int, str, int]:
    """Standard words before plain ones before data: a translator meets the full text first."""
    name, line = str(extracted[0]), extracted[1]
    assert isinstance(line, int)
    order = ("standard.md", "plain.md", "drug.toml", "page.toml")
    place = next((n for n, end in enumerate(order) if name.endswith(end)), 0)
    return place, name, line


def _domain(name: str) -> str:
    """The domain that a file's texts belong to: its page, the glossary, or the interface."""
    path = Path(name)
    if path.parts[0] != "content":
        return DOMAIN
    return path.stem if path.parent.name == "content" else path.parent.name


def entries(template: Template) -> Iterator[polib.POEntry]:
    """The template's messages as empty PO entries, without line numbers: they make every
    difference look like a change."""
    for message in template.values():
        entry = polib.POEntry(
            msgctxt=message.context or None,
            msgid=message.text,
            comment="\n".join(message.notes),
            occurrences=[(name, "") for name in message.files],
        )
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = {0: "", 1: ""}
        if "%(" in message.text:
            entry.flags.append("python-format")
        yield entry
