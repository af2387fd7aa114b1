"""The floor: the same server, and a callable that gives out constant bytes in turn.

The bytes and headers are those of the pages under measurement (BENCH_ANSWERS), so that the sizes
are the same; nothing of the request is looked at.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

_file = os.environ.get("BENCH_ANSWERS", "")
_Answers = list[tuple[list[tuple[str, str]], bytes]]
_answers = msgspec.msgpack.decode(Path(_file).read_bytes(), type=_Answers) if _file else []
_answers = _answers or [([("Content-Type", "text/plain"), ("Content-Length", "3")], b"ok\n")]
_next = itertools.cycle(_answers).__next__


def application(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Constant bytes."""
    headers, body = _next()
    start_response("200 OK", headers)
    return [body]
