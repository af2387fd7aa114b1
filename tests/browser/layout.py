"""Where text stands: within the window, whole, in order, in lines that are easy to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Check = Callable[[Page], list[str]]

TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""
"""The spacing that a reader may set (WCAG 2.2, 1.4.12)."""
DOUBLE_TEXT = "html { font-size: 225% !important }"
"""Twice the size of the sheet's own 112.5 %."""

RESTYLE = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}"""

TEXTS = """const texts = element => {
  const found = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(".sr") || !walker.currentNode.data.trim()) continue
    range.selectNodeContents(walker.currentNode)
    found.push(...[...range.getClientRects()].filter(box => box.width > 1))
  }
  return found
}"""
"""The boxes of an element's text, without what only screen readers speak."""

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth
  const found = []
  if (document.documentElement.scrollWidth > width) {
    found.push("the page is " + document.documentElement.scrollWidth + " wide in " + width)
  }
  const hidden = element => element.closest(".sr, .skip, thead, script, style")
  for (const element of document.body.querySelectorAll("*")) {
    if (hidden(element)) continue
    const box = element.getBoundingClientRect()
    if (box.width && (box.right > width + 1 || box.left < -1)) {
      found.push(`${element.tagName} ${element.className}: ${box.left} to ${box.right}`)
    }
  }
  return found.slice(0, 8)
}"""

CLIPPED = """() => {
  TEXTS
  const found = []
  const told = (element, what) => found.push(
    `${what}: ${element.tagName} ${element.className} ${element.innerText.slice(0, 40)}`)
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".sr, .skip, script, style")) continue
    const style = getComputedStyle(element)
    const head = element.closest("thead")
    if (head && getComputedStyle(head).position === "absolute") continue
    if (style.overflow !== "visible" && element.tagName !== "INPUT"
        && (element.scrollWidth > element.clientWidth + 1
          || element.scrollHeight > element.clientHeight + 1)) {
      told(element, "cut")
    }
    if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") {
      told(element, "shortened")
    }
    const holds = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    if (!holds) continue
    const holder = element.closest("a, button, td, th, dd, dt, p, li, h1, h2, h3, h4") || element
    const box = holder.getBoundingClientRect()
    for (const part of texts(element)) {
      const outside = part.left < box.left - 2 || part.right > box.right + 2
      const middle = (part.top + part.bottom) / 2
      if ((outside || middle < box.top || middle > box.bottom)) {
        told(element, "outside of its box"); break
      }
    }
  }
  return found.slice(0, 8)
}"""

OVERLAPPING = """() => {
  TEXTS
  const kinds = "h1, h2, h3, h4, p, li, dt, dd, caption, label, button"
  const blocks = [...document.querySelectorAll(kinds)].filter(element => (
    !element.closest(".skip") && !element.querySelector("p, ul, ol, dl, li, div")
    && getComputedStyle(element).position !== "absolute" && element.getClientRects().length
  ))
  const boxes = blocks.flatMap(element => texts(element).map(box => (
    // The letters themselves stand in the middle of the box that their font asks for.
    { element, left: box.left, right: box.right,
      top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2 }
  ))).sort((a, b) => a.top - b.top)
  const found = []
  boxes.forEach((one, index) => {
    for (const two of boxes.slice(index + 1)) {
      if (two.top >= one.bottom) break
      const nested = two.element.contains(one.element) || one.element.contains(two.element)
      if (!nested && two.left < one.right - 2 && two.right > one.left + 2) {
        found.push(`${one.element.innerText.slice(0, 40)} / ${two.element.innerText.slice(0, 40)}`)
      }
    }
  })
  return found.slice(0, 8)
}"""

BLOCKS = """() => {
  const part = /\\p{Mn}/u  // a sign over or under a letter
  const wide = /[\\u1100-\\u11ff\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uff60]/
  const found = []
  const kinds = "main p, main li, main dd, main td, main caption, footer p"
  for (const block of document.querySelectorAll(kinds)) {
    if (block.querySelector("p, li, dl, .target, div") || block.closest(".targets")) continue
    const style = getComputedStyle(block)
    const lines = new Map()
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    // A text so short fits into the longest line, however wide its letters count.
    const is_short = block.textContent.length <= 40
    while (!is_short && texts.nextNode()) {
      const node = texts.currentNode
      if (node.parentElement.closest(".sr")) continue
      for (let at = 0; at < node.data.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getClientRects()[0]
        if (!box || !box.width || part.test(node.data[at])) continue
        const line = Math.round((box.top + box.bottom) / 2 / 6)
        const key = lines.has(line - 1) ? line - 1 : lines.has(line + 1) ? line + 1 : line
        lines.set(key, (lines.get(key) || 0) + (wide.test(node.data[at]) ? 2 : 1))
      }
    }
    found.push({
      text: block.innerText.slice(0, 40),
      longest: Math.max(0, ...lines.values()),
      spacing: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
      align: style.textAlign,
    })
  }
  return found
}"""

BROKEN_WORDS = """() => {
  const word = /[\\p{Script=Latin}\\p{Script=Arabic}\\p{Script=Devanagari}\\p{M}\\p{Nd}]{2,}/gu
  const found = []
  const range = document.createRange()
  for (const cell of document.querySelectorAll("th, td")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      if (node.parentElement.closest(".sr, code")) continue
      for (const { 0: letters, index } of node.data.matchAll(word)) {
        range.setStart(node, index)
        range.setEnd(node, index + letters.length)
        const tops = [...range.getClientRects()].map(box => Math.round(box.top))
        if (Math.max(...tops) - Math.min(...tops) > 4) found.push(letters)
      }
    }
  }
  return found.slice(0, 8)
}"""

BARE_NUMBERS = """() => [...document.querySelectorAll("td")]
  .filter(cell => /\\p{N}/u.test(cell.innerText) && !/\\p{L}/u.test(cell.innerText))
  .filter(cell => !/^\\p{N}{4}(–\\p{N}{4})?$/u.test(cell.innerText.trim()))
  .filter(cell => !/\\p{L}/u.test(getComputedStyle(cell, "::before").content))
  // One alone in its row is named by the head of the row.
  .filter(cell => cell.parentElement.querySelectorAll("td:not(:empty)").length > 1)
  .map(cell => cell.parentElement.innerText)
  .slice(0, 8)
"""
"""Cells that hold but a number that is no year, where the heads of columns are not seen."""

GAPS = """() => {
  const found = []
  for (const block of document.querySelectorAll("main section p + p")) {
    const style = getComputedStyle(block)
    const line = parseFloat(style.lineHeight), size = parseFloat(style.fontSize)
    const above = block.previousElementSibling.getBoundingClientRect().bottom
    const gap = block.getBoundingClientRect().top - above + line - size
    found.push({ text: block.innerText.slice(0, 40), gap, least: 1.5 * line })
  }
  return found
}"""

ORDER = """() => {
  const kinds = "h1, h2, h3, h4, p, li, dt, dd, caption, th, td, label"
  const blocks = [...document.querySelectorAll(kinds)].filter(block => (
    !block.closest(".skip, .pair, thead") && block.getClientRects().length
    && !block.querySelector("p, li, dt, dd, th, td")
    // The cells of a row that is written as prose go on in the next line.
    && getComputedStyle(block).display !== "inline"
  ))
  const rtl = document.documentElement.dir === "rtl"
  const found = []
  for (let at = 1; at < blocks.length; at++) {
    // Of cards side by side, the cards stand in order; the lines of one go on below.
    const cards = [blocks[at - 1], blocks[at]].map(block => block.closest(".drugs > li") || block)
    const [one, two] = (cards[0] === cards[1] ? [blocks[at - 1], blocks[at]] : cards)
      .map(element => element.getBoundingClientRect())
    const same_row = two.top < one.bottom - 4 && one.top < two.bottom - 4
    const before = rtl ? two.right > one.right + 1 : two.left < one.left - 1
    if (same_row ? before : two.bottom < one.top + 4) {
      const [first, second] = [blocks[at - 1], blocks[at]].map(b => b.innerText.slice(0, 40))
      found.push(`${second} after ${first}`)
    }
  }
  return found.slice(0, 8)
}"""


def restyle(page: Page, css: str) -> None:
    """Add a reader's own rules to the page, as the browser's settings or an add-on do."""
    page.evaluate(RESTYLE, css)


def without_styles(page: Page) -> None:
    """Switch the site's style sheet off."""
    page.evaluate("() => { for (const sheet of document.styleSheets) sheet.disabled = true }")


def with_own_styles_only(page: Page) -> None:
    """Take a reader's rules off again, and switch the site's style sheet on."""
    page.evaluate(
        """() => {
          document.adoptedStyleSheets = []
          for (const sheet of document.styleSheets) sheet.disabled = false
        }"""
    )


def unseen(page: Page) -> list[str]:
    """Blocks of text that are not laid out at all."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, caption')]"
        ".filter(block => !block.getClientRects().length).map(block => block.textContent)"
    )
    return found


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the window."""
    found: list[str] = page.evaluate(SIDEWAYS)
    return found


def clipped(page: Page) -> list[str]:
    """Text that is cut off, shortened or pushed out of its box."""
    found: list[str] = page.evaluate(CLIPPED.replace("TEXTS", TEXTS))
    return found


def overlapping(page: Page) -> list[str]:
    """Texts that lie on one another."""
    found: list[str] = page.evaluate(OVERLAPPING.replace("TEXTS", TEXTS))
    return found


def misplaced(page: Page) -> list[str]:
    """Texts that do not stand where their order in the document says."""
    found: list[str] = page.evaluate(ORDER)
    return found


def hard_to_read(page: Page) -> list[str]:
    """Blocks of text that break 1.4.8: over 80 characters a line (a Chinese, Japanese or Korean
    one counts as two), lines closer than 1.5, both edges straight, or too small a gap between."""
    blocks: list[dict[str, Any]] = page.evaluate(BLOCKS)
    gaps: list[dict[str, Any]] = page.evaluate(GAPS)
    return [
        *(f"{b['longest']} characters: {b['text']}" for b in blocks if b["longest"] > 80),
        *(f"lines {b['spacing']:.2f}: {b['text']}" for b in blocks if b["spacing"] < 1.499),
        *(f"justified: {b['text']}" for b in blocks if b["align"] == "justify"),
        *(
            f"a gap of {g['gap']:.1f}, not {g['least']:.1f}: {g['text']}"
            for g in gaps
            if g["gap"] < g["least"] - 0.5
        ),
    ]


def broken_words(page: Page) -> list[str]:
    """Words in cells of tables that go on in the next line."""
    return list(page.evaluate(BROKEN_WORDS))


def bare_numbers(page: Page) -> list[str]:
    """Rows in a narrow window with a number of which nothing says what it counts."""
    return list(page.evaluate(BARE_NUMBERS))


RUN_TOGETHER = """() => {
    const before = detail => {
        const range = document.createRange();
        range.setStart(detail.closest('td, th'), 0);
        range.setEndBefore(detail);
        return range.toString().trim();
    };
    return [...document.querySelectorAll('td:not([data-name]) .detail, tbody th .detail')]
        .filter(detail => before(detail) && !detail.textContent.trim().startsWith('('))
        .filter(detail => getComputedStyle(detail, '::before').content === 'none')
        .map(detail => `${before(detail).slice(-30)} | ${detail.textContent.trim()}`);
}"""


def run_together(page: Page) -> list[str]:
    """Details in a narrow row that nothing parts from the words before them."""
    return list(page.evaluate(RUN_TOGETHER))
