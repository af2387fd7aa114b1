"""The way of the Tab key: which stops, in which order, how they show, whether they are covered."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

Stop = dict[str, Any]
MOST = 600
"""No page has so many stops; a walk that is longer goes in a circle."""

STOP = """() => {
  const element = document.activeElement
  if (!element || element === document.body || element === document.documentElement) return null
  // A browser brings the line with the caret into the window, not the whole of a large field.
  if (element.matches("textarea")) element.scrollIntoView({ block: "center" })
  // A link that goes on in the next line is looked at where it begins.
  const lines = [...element.getClientRects()].filter(line => line.width > 1)
  const box = lines[0] || element.getBoundingClientRect()
  const style = getComputedStyle(element)
  // Boxes of inline text are as high as their font asks for: the lines around lie over their rims.
  const inset = style.display === "inline" ? box.height * 0.25 : 2
  // Within a line, words of two directions share the ends of a link.
  const aside = style.display === "inline" ? box.width * 0.25 : 2
  const middle = [box.x + box.width / 2, box.y + box.height / 2]
  const points = [
    middle,
    [box.x + aside, middle[1]], [box.right - aside, middle[1]],
    [middle[0], box.y + inset], [middle[0], box.bottom - inset],
  ]
  const hits = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y)
    return hit && element.contains(hit)
  }).length
  let ground = element.parentElement
  while (ground && /^rgba.*, 0\\)$/.test(getComputedStyle(ground).backgroundColor)) {
    ground = ground.parentElement
  }
  const all = [...document.querySelectorAll("*")]
  return {
    index: all.indexOf(element),
    name: (element.innerText || element.name || element.id).replace(/\\s+/g, " ").trim(),
    href: element.href || "",
    kind: element.tagName + "|" + element.className + "|"
      + (element.closest("nav, form, table, #disclaimer")?.className || "") + "|"
      + (element.closest("nav, form, table, #disclaimer")?.tagName || "")
      + (element.hasAttribute("aria-current") ? "|current" : ""),
    is_skip: element.matches(".skip"),
    x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height,
    hits,
    shown: style.opacity !== "0" && box.width > 0 && box.height > 0,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    outline_colour: style.outlineColor,
    ground: ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)",
    direction: getComputedStyle(element.parentElement).direction,
    column: [...document.querySelectorAll(".pair > div")].indexOf(element.closest(".pair > div")),
    section: element.closest("section, header, footer, nav")?.id || "",
    url: location.href,
    windows: window.length,
  }
}"""


def walk(page: Page, key: str = "Tab") -> list[Stop]:
    """Every stop of a key from where the focus is until it leaves the page.

    Raises AssertionError where the focus never leaves: a trap.
    """
    stops: list[Stop] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["index"] == stops[0]["index"] and len(stops) > 1):
            return stops
        assert not stops or stop["index"] != stops[-1]["index"], f"trapped at {stop['name']!r}"
        stops.append(stop)
    raise AssertionError(f"{key} goes in a circle: {[s['name'] for s in stops[-8:]]}")


def controls(page: Page) -> list[Stop]:
    """Every control that the Tab key can stop at, focused one after the other by a script."""
    page.keyboard.press("Tab")  # a browser shows the focus to those who use keys
    stops: list[Stop] = page.evaluate(
        f"""() => {{
          const stop = {STOP}
          const kinds = "a[href], button, input, select, textarea, summary, [tabindex]"
          return [...document.querySelectorAll(kinds)]
            .filter(e => e.tabIndex >= 0 && e.type !== "hidden")
            .map(element => {{ element.focus(); return stop() }})
        }}"""
    )
    return stops


def out_of_order(stops: list[Stop], direction: str) -> list[str]:
    """Neighbours in the walk of which the second does not follow the first as one reads."""
    faults = []
    for one, two in pairwise([stop for stop in stops if not stop["is_skip"]]):
        if one["column"] != two["column"]:
            continue  # the English, and then from the top the words beside it
        middle = one["y"] + one["height"] / 2
        is_below = two["y"] + two["height"] / 2 > one["y"] + one["height"] - 4
        if two["y"] + two["height"] / 2 < middle - one["height"] / 2:
            faults.append(f"{two['name']!r} stands above {one['name']!r}")
        elif not is_below:
            # Both stand in English text on a page from right to left, or both are of the page.
            way = one["direction"] if one["direction"] == two["direction"] else direction
            ahead = two["x"] - one["x"] if way == "ltr" else one["x"] - two["x"]
            if ahead < 0:
                faults.append(f"{two['name']!r} stands before {one['name']!r}")
    indices = [stop["index"] for stop in stops]
    if indices != sorted(indices):
        faults.append("the stops do not follow the order of the document")
    return faults


def obscured(stops: list[Stop]) -> list[str]:
    """Stops of which any of five points is covered or outside of the window (2.4.12)."""
    return [f"{s['name']!r}: {s['hits']} of 5 points are free" for s in stops if s["hits"] < 5]
