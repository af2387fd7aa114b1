"""`make look`: screens, sentences, stops and sheets of two drug pages, in some languages.

Height and stops are counted from the top to the end of the part `background`; words, sources,
languages and footer apart (`rest`). A screen is that of a small phone.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from service import create_app
from service.catalogs.folders import locales_in
from service.locales.locale import ENGLISH
from tests.browser.conftest import PATIENCE, serving
from tests.browser.finding import HOW_TO_GET_ONE, find_browser, flags
from tests.support.mini import ROOT

PHONE = {"width": 360, "height": 760}
DRUGS, LOCALES = ("tofersen", "edaravone"), ("en", "tr", "ar")
MARGINS = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
MEASURES = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, [tabindex='0'], summary")]
  const stops = all.filter(e => e.tabIndex >= 0 && e.getClientRects().length)
  const end = document.getElementById("background").getBoundingClientRect().bottom + scrollY
  const lower = document.querySelector("main").getBoundingClientRect().bottom + scrollY
  const whole = document.documentElement.scrollHeight
  const place = e => e.getBoundingClientRect().top + scrollY
  const sentences = [...document.querySelectorAll("main section :is(p, li, dd)")]
    .filter(e => !e.closest(".targets, .sources, table, nav") && !e.querySelector("p, li, dd"))
    .filter(e => place(e) < end)
  const first = document.querySelector("#glance tr, #glance dt")
  return {
    until: end, main: lower, whole,
    text: sentences.reduce((sum, e) => sum + e.getBoundingClientRect().height, 0),
    stops: stops.filter(e => place(e) < end).length, all_stops: stops.length,
    first: first ? first.getBoundingClientRect().bottom + scrollY : 0,
  }
}"""


def sheets(browser: Browser, url: str, folder: Path) -> int:
    """The sheets of A4 that a page prints on."""
    page, path = browser.new_page(), folder / "page.pdf"
    page.goto(url, timeout=PATIENCE)
    page.pdf(path=path, format="A4", margin=MARGINS)  # type: ignore[arg-type]
    page.close()
    told = subprocess.run(("pdfinfo", str(path)), check=True, capture_output=True, text=True)
    found = re.search(r"^Pages:\s+(\d+)", told.stdout, re.MULTILINE)
    return int(found[1]) if found else 0


def measured(browser: Browser, url: str) -> dict[str, Any]:
    """What MEASURES finds on a page in the window of a phone."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(url, timeout=PATIENCE)
    found: dict[str, Any] = page.evaluate(MEASURES)
    page.close()
    return found


def line(tag: str, register: str, drug: str, found: dict[str, Any], paper: int) -> str:
    """A row of the table."""
    high = PHONE["height"]
    return (
        f"{tag:8}{register:9}{drug:10}"
        f"{found['until'] / high:9.1f}{found['main'] / high:8.1f}{found['whole'] / high:8.1f}"
        f"{found['text'] / found['until']:10.0%}"
        f"{found['stops']:8}{found['all_stops']:6}{paper:8}"
        f"{'yes' if 0 < found['first'] <= high else 'no':>7}"
    )


def main() -> None:
    """Print a row for each page that the arguments name."""
    options = argparse.ArgumentParser(description=__doc__)
    drugs = sorted(folder.name for folder in (ROOT / "content" / "drugs").iterdir())
    tags = [ENGLISH.tag, *(locale.tag for locale in locales_in(ROOT / "translations"))]
    options.add_argument("--drugs", nargs="+", default=DRUGS, choices=drugs)
    options.add_argument("--locales", nargs="+", default=LOCALES, choices=tags)
    chosen = options.parse_args()
    path = find_browser()
    if path is None:
        raise SystemExit(f"No browser found. {HOW_TO_GET_ONE}")
    print(
        "language register drug      screens  +words  whole  sentences  stops   all  sheets  first"
    )
    with (
        tempfile.TemporaryDirectory(prefix="look-") as name,
        serving(create_app()) as root,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=flags())
        for tag in chosen.locales:
            for register in ("standard", "plain"):
                for drug in chosen.drugs:
                    prefix = "plain/" if register == "plain" else ""
                    url = f"{root}/{tag}/{prefix}drugs/{drug}/"
                    paper = sheets(browser, url, Path(name))
                    print(line(tag, register, drug, measured(browser, url), paper), flush=True)


if __name__ == "__main__":
    main()
