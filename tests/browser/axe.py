"""axe-core with every rule it has, those of Level AAA, best practice and experiments included."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

IMPLIED = "color-contrast"
"""The rule of 1.4.3 (4.5:1): its stricter form, color-contrast-enhanced (7:1), runs instead."""
CONTRAST = ("color-contrast-enhanced", "link-in-text-block")
"""Rules of colours, which take most of the time; all languages have the same colours."""

# What is `hidden` is for nobody: the field that people leave empty.
RUN = """async ([only, without]) => {
  const all = axe.getRules().map(rule => rule.ruleId)
  const runs = id => (!only.length || only.includes(id)) && !without.includes(id)
  const enabled = id => ({ enabled: runs(id) })
  const rules = Object.fromEntries(all.map(id => [id, enabled(id)]))
  const seen = { exclude: [["[hidden]"]] }
  const found = await axe.run(seen, { rules, resultTypes: ["violations", "incomplete"] })
  const short = list => list.map(rule => ({
    id: rule.id,
    help: rule.help,
    nodes: rule.nodes.map(node => ({
      target: node.target.join(" "),
      html: node.html.slice(0, 160),
      summary: [...node.any, ...node.all, ...node.none].map(check => check.message).join(" "),
    })),
  }))
  return { violations: short(found.violations), incomplete: short(found.incomplete) }
}"""


@cache
def script() -> str:
    """The source of axe-core, as the package axe-playwright-python brings it."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def results(page: Page, *only: str, without: Sequence[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """What axe-core finds on the page; `only` names rules, else all run that `without` has not."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())
    found: dict[str, list[dict[str, Any]]] = page.evaluate(RUN, [list(only), list(without)])
    return found


def violations(page: Page, *only: str, without: Sequence[str] = ()) -> list[str]:
    """One line for each place that breaks a rule."""
    return [
        f"{rule['id']}: {node['target']}: {node['summary']} {node['html']}"
        for rule in results(page, *only, without=without)["violations"]
        for node in rule["nodes"]
    ]
