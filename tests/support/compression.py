"""Bytes compressed once for all applications and exports of a process."""

from __future__ import annotations

from functools import lru_cache

import brotli
import zstandard

HELD = 4096
"""Bodies whose compressed form is held, some 20 kB each."""


def compress_once() -> None:
    """Let all exports share what pages of the same bytes are compressed to.

    A dozen tests export the small project; its best compression was half of their time.
    """
    brotli.compress = lru_cache(HELD)(brotli.compress)
    zstandard.compress = lru_cache(HELD)(zstandard.compress)  # type: ignore[assignment]
