"""What changes on the screen between two pictures of it."""

from __future__ import annotations

import base64
from typing import Any

from playwright.sync_api import FloatRect, Page

COUNT = """async ([before, after, least]) => {
  const load = async data => {
    const blob = await (await fetch("data:image/png;base64," + data)).blob()
    const bitmap = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext("2d")
    context.drawImage(bitmap, 0, 0)
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data
  }
  const [one, two] = [await load(before), await load(after)]
  const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  const light = (data, at) =>
    0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2])
  let changed = 0
  for (let at = 0; at < one.length; at += 4) {
    const [dark, bright] = [light(one, at), light(two, at)].sort((a, b) => a - b)
    if ((bright + 0.05) / (dark + 0.05) >= least) changed++
  }
  return changed
}"""


def changed(lens: Page, before: bytes, after: bytes, least: float = 3.0) -> int:
    """The pixels whose colours before and after have a contrast of `least` or more.

    `lens` is an empty page, in which the browser itself reads the pictures.
    """
    pictures = [base64.b64encode(picture).decode() for picture in (before, after)]
    count: int = lens.evaluate(COUNT, [*pictures, least])
    return count


def around(box: dict[str, Any], margin: float = 10) -> FloatRect:
    """A part of the screen with an element and what is drawn around it."""
    left, top = max(0.0, box["x"] - margin), max(0.0, box["y"] - margin)
    return FloatRect(
        x=left,
        y=top,
        width=box["x"] + box["width"] + margin - left,
        height=box["y"] + box["height"] + margin - top,
    )
