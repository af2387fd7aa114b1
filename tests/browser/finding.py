"""Finds the browser of the machine: Chromium or one of its kin, of the system, not downloaded."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = (
    "chromium-headless-shell",  # the same engine without a browser's window: a tenth less CPU
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave-browser",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
HOW_TO_GET_ONE = (
    "Install Chromium (Debian: apt-get install chromium-headless-shell fonts-noto-core "
    "fonts-noto-cjk) or Google Chrome, or name a browser of that family in the variable "
    "BROWSER_PATH."
)
FLAGS = [
    "--disable-gpu",
    # One process draws and one lays out all pages: fonts and scripts are read once, and it takes a
    # twentieth less time.
    "--in-process-gpu",
    "--renderer-process-limit=1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser() -> str | None:
    """The path of a browser, or None. `BROWSER_PATH` comes first, and must exist if it is set."""
    if named := os.environ.get("BROWSER_PATH"):
        return shutil.which(named)
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in ELSEWHERE if Path(path).exists()), None)


def flags() -> list[str]:
    """Flags for a browser that asks nobody on the net; root cannot run Chromium's sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else FLAGS
