"""Names of parametrised tests that can be read and typed."""

from __future__ import annotations

import re

MOST = 40


def short_id(text: str) -> str:
    """The beginning of a text in Latin letters and digits; empty where it has none."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text[:400])[:MOST].strip("-")
