"""Deliberate faults: each check is shown failing on one, so that its silence means something."""

from __future__ import annotations

from playwright.sync_api import Page


def change(page: Page, selector: str, **style: str) -> None:
    """Give the first element that fits a selector other values of CSS properties."""
    page.evaluate(
        """([selector, style]) => {
          const element = document.querySelector(selector)
          for (const [name, value] of Object.entries(style)) {
            element.style.setProperty(name.replaceAll("_", "-"), value, "important")
          }
        }""",
        [selector, style],
    )


def insert(page: Page, selector: str, html: str) -> None:
    """Put HTML at the end of the first element that fits a selector."""
    page.evaluate(
        """([selector, html]) => {
          document.querySelector(selector).insertAdjacentHTML("beforeend", html)
        }""",
        [selector, html],
    )


def set_attribute(page: Page, selector: str, name: str, value: str) -> None:
    """Set an attribute of the first element that fits a selector."""
    page.evaluate(
        "([selector, name, value]) => document.querySelector(selector).setAttribute(name, value)",
        [selector, name, value],
    )
