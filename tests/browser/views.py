"""How the browser of a reader is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.support.matrix import TEMPLATES, each


class Theme(StrEnum):
    """What a reader asks of colours in the settings of the system."""

    LIGHT = "light"
    DARK = "dark"
    MORE_CONTRAST = "more-contrast"
    MORE_CONTRAST_DARK = "more-contrast-dark"
    FORCED_COLOURS = "forced-colours"
    FORCED_COLOURS_DARK = "forced-colours-dark"


@dataclass(frozen=True)
class View:
    """A browser window: its size in CSS pixels, colours, and whether scripts run."""

    width: int = 1280
    height: int = 900
    theme: Theme = Theme.LIGHT
    script: bool = True
    touch: bool = False

    @property
    def size(self) -> ViewportSize:
        """The size of the window."""
        return {"width": self.width, "height": self.height}

    @property
    def media(self) -> dict[str, Any]:
        """What the system tells the page that the reader asks for."""
        return {
            "color_scheme": "dark" if self.theme.endswith("dark") else "light",
            "contrast": "more" if self.theme.startswith("more") else "no-preference",
            "forced_colors": "active" if self.theme.startswith("forced") else "none",
            "reduced_motion": "reduce",
        }

    @property
    def options(self) -> dict[str, Any]:
        """The options of a Playwright context."""
        return {
            **self.media,
            "viewport": self.size,
            "java_script_enabled": self.script,
            "has_touch": self.touch,
        }


DESKTOP = View()
PHONE = View(width=320, height=640)
SMALL_PHONE = View(width=360, height=760)

each_page = each(tuple(TEMPLATES.values()), "opened")
"""Runs a test with every template in the fixtures `page`, `resized` and `restyled`."""
each_template = each(tuple(TEMPLATES.values()), "opened", others=False)
"""The same in the languages of the sample alone, for what no letters, fonts or lengths change."""


def address(page: Page) -> str:
    """The address of an open page on the site."""
    return page.url.split("/", 3)[3]


def in_each_theme(page: Page) -> Iterator[Theme]:
    """Show an open page in one theme after the other."""
    for theme in Theme:
        page.emulate_media(**View(theme=theme).media)
        yield theme
