"""How templates become Python: Jinja's own compiler, with the hot paths of these pages cut short.

A drug page looks up some 500 texts and writes some 2,000 values. Three things are written more
directly than Jinja does, with the same result (`tests/test_template_code.py` compares whole
pages): a constant text is one subscript of the locale's texts, a function of the page context is
called without asking what it wants passed, and a value is escaped without being wrapped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

PLAIN_FUNCTIONS = frozenset(
    {"_", "gettext", "ngettext", "style", "record_url", "registry_of", "format_date"}
    | {"format_year", "format_number", "format_percent", "drug_name", "site_pages"}
    | {"language_name", "country", "isolated"}
)
"""Functions of the page context that take no Jinja context."""


class Texts(dict[str, Markup]):
    """The texts of one interface by their English, escaped, each looked up once.

    Called with values for the placeholders (`%(name)s`), it fills them in, escaped as well.
    """

    def __init__(self, look_up: Callable[[str], str]) -> None:
        super().__init__()
        self._look_up = look_up
        self.parts: dict[tuple[object, ...], tuple[object, str]] = {}

    def __missing__(self, message: str) -> Markup:
        text = self[message] = escape(self._look_up(message))
        return text

    def __call__(self, message: str, **values: object) -> Markup:
        text = self[message]
        if not values:
            return text
        filled = {name: _filled(value) for name, value in values.items()}
        return Markup(str.__mod__(text, filled))


def _filled(value: object) -> object:
    """A value for a placeholder; whole numbers stay numbers, for `%(num)d`."""
    kind = type(value)
    return value if kind is int or kind is Markup else escape(value)


def out(value: object) -> str:
    """A value as it stands in the page: markup as it is, anything else escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    return _escape_short(value) if kind is str and len(value) < 100 else escape(value)  # type: ignore[arg-type]


@lru_cache(maxsize=8192)
def _escape_short(text: str) -> str:
    """Names, paths and dates come again on every page; kept escaped (under 2 MB)."""
    return escape(text)


class PageCodeGenerator(CodeGenerator):
    """Jinja's code generator (`Environment.code_generator_class`) for the pages."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from service.template_code import out")
        self.writeline("from service.template_parts import included")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        callee = node.node
        plain = isinstance(callee, nodes.Getattr) or (
            isinstance(callee, nodes.Name) and callee.name in PLAIN_FUNCTIONS
        )
        if forward_caller or not plain or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(callee, frame)
        if is_constant_text(node):
            self.write("[")
            self.visit(node.args[0], frame)
            self.write("]")
            return
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        named = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        if not named or not node.with_context or node.ignore_missing:
            super().visit_Include(node, frame)
            return
        self.start_write(frame, node)
        self.write("included(environment, ")
        self.visit(node.template, frame)
        self.write(f", context, {self.dump_local_context(frame)})")
        self.end_write(frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(" if is_constant_text(node) else "out(")


def is_constant_text(node: nodes.Node) -> bool:
    """Whether a node is a text of the interface without placeholders: `_("Search")`."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in ("_", "gettext")
        and len(node.args) == 1
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )
