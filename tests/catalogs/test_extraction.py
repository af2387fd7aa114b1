"""Translators are given every text of the interface that the code asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from service.catalogs.interface import DOMAIN
from service.catalogs.templates import KEYWORDS, extract_templates
from tests.support.mini import ROOT


def asked_for(path: Path) -> Iterator[str]:
    """The literal texts that a module hands to gettext, also from within an f-string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            first = node.args[name == "pgettext" and len(node.args) > 1]  # after the context
            if name in KEYWORDS and isinstance(first, ast.Constant):
                yield str(first.value)


def test_every_text_that_the_code_asks_for_is_in_the_template() -> None:
    template = {text for _, text in extract_templates(ROOT, ROOT / "content")[DOMAIN]}
    missing = {
        f"{path.name}: {text}"
        for path in (ROOT / "service").rglob("*.py")
        for text in asked_for(path)
        if text not in template
    }
    assert missing == set()
