"""Included parts that come again: a drug's tables and sources are the same in both registers.

A part is kept where its own source shows that it is made from the interface and the drug alone;
one that uses anything else is written anew each time, so no template has to be marked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, meta, nodes
from jinja2.runtime import Context
from jinja2.utils import missing

from service.template_code import PLAIN_FUNCTIONS

MADE_FROM_INTERFACE = PLAIN_FUNCTIONS - {"drug_name", "site_pages"} | {
    "ngettext",
    "labels",
    "locale",
    "Register",
    "ENGLISH",
}
"""Names that mean the same on all pages in one locale, as long as its interface is the same."""

KEY = "drug"
"""The one value that a kept part may use beside them; it never changes."""

MOST_PARTS = 12
"""Parts kept for each locale (some 8 kB each), the oldest dropped first: a drug's two registers
are made one after the other."""


def included(environment: Environment, name: str, context: Context, local: dict[str, Any]) -> str:
    """The part of this name, kept or written anew; what `{% include %}` stands for."""
    template = environment.get_template(name)
    if environment.auto_reload or not is_kept(environment, name):
        return _written(environment, template, context, local)
    drug = local.get(KEY, missing)
    if drug is missing:
        drug = context.resolve_or_missing(KEY)
    parts = context["_"].parts
    key = (template, id(drug))
    if key not in parts:
        while len(parts) >= MOST_PARTS:
            parts.pop(next(iter(parts)), None)
        # The drug is kept with its part, so that its id names no other object.
        parts[key] = (drug, _written(environment, template, context, local))
    text: str = parts[key][1]
    return text


def _written(environment: Environment, template: Any, context: Context, local: Any) -> str:
    own = template.new_context(context.get_all(), True, local)
    return environment.concat(template.root_render_func(own))


@lru_cache(maxsize=256)
def is_kept(environment: Environment, name: str) -> bool:
    """Whether a part is made from the interface and the drug alone, as its source says."""
    names = free_names(environment, name)
    return names is not None and names <= MADE_FROM_INTERFACE | {KEY}


def free_names(environment: Environment, name: str) -> frozenset[str] | None:
    """The names that a part takes from the page, with those of the parts in it.

    None where its source does not tell, since it names another template by a value.
    """
    assert environment.loader is not None
    tree = environment.parse(environment.loader.get_source(environment, name)[0])
    found = set(meta.find_undeclared_variables(tree))
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for other in meta.find_referenced_templates(tree):
        inner = free_names(environment, other) if other is not None else None
        if inner is None:
            return None
        found |= inner - own
    return frozenset(found)
