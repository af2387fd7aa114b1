"""How the browser of a reader is set, and the pages that stand for all others."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from service import create_app
from service.content.registers import Register
from service.pages.inventory import PAGES
from service.state.site import Site
from tests.support.mini import ROOT


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
    def options(self) -> dict[str, Any]:
        """The options of a Playwright context."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": "dark" if self.theme.endswith("dark") else "light",
            "contrast": "more" if self.theme.startswith("more") else "no-preference",
            "forced_colors": "active" if self.theme.startswith("forced") else "none",
            "reduced_motion": "reduce",
            "java_script_enabled": self.script,
            "has_touch": self.touch,
        }


DESKTOP = View()
PHONE = View(width=320, height=640)

LOCALES = ("en", "ar", "ja", "es")
"""Languages that stand for the others: original, right to left, no spaces, long words."""

INFOS = sorted(path.name for path in (ROOT / "content" / "pages").iterdir())
TEMPLATES = {
    **{page.name: page.path for page in PAGES if "<slug>" not in page.path},
    **{slug: f"{slug}/" for slug in INFOS},
    "drug": "drugs/riluzole/",
    "compare": "drugs/lenzumestrocel/compare/",
    "search": "search/?q=riluzole",
    "search-form": "search/",
    "nothing-found": "search/?q=riluzoel+zzzz",
    "not-found": "no-such-page/",
    "server-error": "made-to-fail/",
}
"""Every page that is there once, one of each kind of the others, and the states of a template."""


def path_of(tag: str, register: Register, page: str) -> str:
    """The address of a page. Pages of errors have one address for both registers."""
    plain = "plain/" if register is Register.PLAIN and page not in ERRORS else ""
    return f"/{tag}/{plain}{page}"


def words_for(*parts: str) -> Register:
    """Standard or plain words, by turns: the same for the same parts at every run."""
    return list(Register)[zlib.crc32("/".join(parts).encode()) % 2]


ERRORS = (TEMPLATES["not-found"], TEMPLATES["server-error"])


def offered() -> tuple[str, ...]:
    """The tags of all languages that the site offers."""
    site: Site = create_app().extensions["loader"].load()
    return tuple(locale.tag for locale in site.locales)


OFFERED = offered()
SLUGS = sorted(path.name for path in (ROOT / "content" / "drugs").iterdir())
