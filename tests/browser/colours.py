"""Colours of text and of edges as the browser computes them (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from playwright.sync_api import CDPSession, Page

TEXT = 7.0
EDGES = 3.0

FIND = """(only) => {
  const clear = colour => /^rgba.*, 0\\)$/.test(colour)
  const ground = element => {
    while (element.parentElement && clear(getComputedStyle(element).backgroundColor)) {
      element = element.parentElement
    }
    return getComputedStyle(element).backgroundColor
  }
  const found = new Map()
  const roots = only ? document.querySelectorAll(only) : [document.body]
  for (const root of roots) {
    for (const element of [root, ...root.querySelectorAll("*")]) {
      if (element.closest("script, style")) continue
      const holds = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
      if (!holds && !element.matches("input")) continue
      const style = getComputedStyle(element)
      const pair = {
        colour: style.color, ground: ground(element),
        sample: element.tagName.toLowerCase() + ": " + element.innerText.trim().slice(0, 40),
        is_link: !!element.closest("a[href]"),
      }
      found.set(pair.colour + pair.ground + pair.is_link, pair)
    }
  }
  return [...found.values()]
}"""

EDGE = """() => {
  const clear = colour => /^rgba.*, 0\\)$/.test(colour)
  const found = new Map()
  for (const element of document.querySelectorAll("button, input, .targets a, .target")) {
    const style = getComputedStyle(element)
    let around = element.parentElement
    while (around && clear(getComputedStyle(around).backgroundColor)) around = around.parentElement
    const outside = around ? getComputedStyle(around).backgroundColor : "rgb(255, 255, 255)"
    const has_border = parseFloat(style.borderBlockEndWidth)
    const edge = has_border ? style.borderBlockEndColor : style.backgroundColor
    if (clear(edge)) continue  // a plain link shows itself by its line under the text
    found.set(edge + outside, {
      colour: edge, ground: outside, is_link: false,
      sample: element.tagName.toLowerCase() + ": " + (element.innerText || element.id).slice(0, 40),
    })
  }
  return [...found.values()]
}"""

TOKENS = """() => {
  const probe = document.createElement("i")
  document.body.append(probe)
  const value = name => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color }
  const sheet = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
  const rules = list => list.flatMap(rule => [rule, ...rules([...(rule.cssRules || [])])])
  const visited = rules(sheet).filter(rule => (rule.selectorText || "").includes(":visited"))
  const names = visited.map(rule => rule.style.color.match(/--\\w+/)[0])
  const found = Object.fromEntries(names.map(name => [name, value(name)]))
  probe.remove()
  return found
}"""


Channels = tuple[float, float, float]


def channels(colour: str, ground: Channels = (255, 255, 255)) -> Channels:
    """Red, green and blue of a computed colour, from 0 to 255, as it shows on a ground."""
    red, green, blue, *rest = (float(number) for number in re.findall(r"[\d.]+", colour))
    alpha = rest[0] if rest else 1.0
    mixed = [
        one * alpha + other * (1 - alpha)
        for one, other in zip((red, green, blue), ground, strict=True)
    ]
    return mixed[0], mixed[1], mixed[2]


def luminance(colour: Channels) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(channel: float) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of a computed colour on a ground, from 1 to 21."""
    below = channels(ground)
    lighter, darker = sorted((luminance(channels(colour, below)), luminance(below)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weak(pairs: list[dict[str, Any]], least: float) -> list[str]:
    """The pairs of colours with a contrast below `least`."""
    return [
        f"{ratio:.2f}: {pair['colour']} on {pair['ground']}, {pair['sample']}"
        for pair in pairs
        if (ratio := contrast(pair["colour"], pair["ground"])) < least
    ]


def text_pairs(page: Page, only: str = "") -> list[dict[str, Any]]:
    """Every pair of text colour and background on the page, or inside some elements."""
    found: list[dict[str, Any]] = page.evaluate(FIND, only)
    return found


def edge_pairs(page: Page) -> list[dict[str, Any]]:
    """Every pair of a control's edge and what is around it."""
    found: list[dict[str, Any]] = page.evaluate(EDGE)
    return found


def visited_pairs(page: Page) -> list[dict[str, Any]]:
    """What links look like once visited. No page may ask that of the browser, so it is computed:
    the colours of the `:visited` rules on every background that a link stands on."""
    colours: dict[str, str] = page.evaluate(TOKENS)
    assert colours, "the sheet says how visited links look"
    grounds = {pair["ground"] for pair in text_pairs(page) if pair["is_link"]}
    return [
        {"colour": colour, "ground": ground, "sample": f"visited link, {name}", "is_link": True}
        for name, colour in colours.items()
        for ground in grounds
    ]


def pairs_in_states(
    page: Page, kinds: Sequence[str], states: Sequence[str]
) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """The pairs of the first element of each kind, a selector, in each state: `hover`, `active`
    or `focus`. A page may lack a kind."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for kind in kinds:
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": kind})["nodeId"]
        for state in states if node else ():
            forced = [state, "focus-visible"] if state == "focus" else [state]
            session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": forced})
            yield kind, state, text_pairs(page, kind)
        if node:
            session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})
    session.detach()
