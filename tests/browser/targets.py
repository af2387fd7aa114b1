"""Targets: what a finger, a head pointer or a gaze must hit (WCAG 2.2, 2.5.5 and 2.5.8)."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SMALLEST = 44
"""CSS pixels a target is wide and high at least."""
LOWEST_LINE = 24
"""CSS pixels that a line of text with a link in it is high at least (2.5.8)."""
ROOM = 5
"""CSS pixels between two targets at least."""

FIND = """() => {
  const fields = "input:not([type=hidden]), select, textarea"
  const controls = `a[href], button, ${fields}, summary, [tabindex='0']`
  const found = []
  for (const element of document.querySelectorAll(controls)) {
    if (element.type === "hidden" || element.closest("[hidden]")) continue
    const before = document.activeElement
    if (element.matches(".skip")) element.focus()
    const box = element.getBoundingClientRect()
    const block = element.parentElement.closest("p, li, dt, dd, th, td, h1, h2, h3, h4, div")
    const style = getComputedStyle(element)
    found.push({
      name: element.innerText || element.name || "",
      href: element.href || "",
      x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height,
      in_sentence: style.display === "inline"
        && block.innerText.trim().length > element.innerText.trim().length,
      line: parseFloat(getComputedStyle(block || element).lineHeight),
      is_skip: element.matches(".skip"),
      blocks: element.querySelectorAll("p, ul, ol, dl, table, h1, h2, h3").length,
      section: element.closest("section")?.id || "",
    })
    if (element.matches(".skip")) element.blur()
  }
  return found
}"""


def targets(page: Page) -> list[dict[str, Any]]:
    """All controls of the page with their boxes; a skip link is measured where it shows itself."""
    found: list[dict[str, Any]] = page.evaluate(FIND)
    return found


def too_small(found: list[dict[str, Any]]) -> list[str]:
    """Targets under 44 x 44 CSS pixels; of links inside a sentence, those in a line too low."""
    return [
        f"{target['name']!r} is {target['width']:.1f} x {target['height']:.1f}"
        for target in found
        if (
            target["line"] < LOWEST_LINE
            if target["in_sentence"]
            else min(target["width"], target["height"]) < SMALLEST - 0.01
        )
    ]


def too_close(found: list[dict[str, Any]]) -> list[str]:
    """Pairs of targets with less room between them than a trembling pointer needs."""
    boxes = [t for t in found if not t["in_sentence"] and not t["is_skip"]]
    faults = []
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            across = max(
                other["x"] - one["x"] - one["width"], one["x"] - other["x"] - other["width"]
            )
            down = max(
                other["y"] - one["y"] - one["height"], one["y"] - other["y"] - other["height"]
            )
            if max(across, down) < ROOM:
                faults.append(f"{one['name']!r} and {other['name']!r}: {max(across, down):.1f}")
    return faults


def holding_text(found: list[dict[str, Any]]) -> list[str]:
    """Targets that hold reading text: a gaze that rests on it to read would press it."""
    return [target["name"] for target in found if target["blocks"]]
