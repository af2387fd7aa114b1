"""Checks all catalogs once, in a process of its own, before the workers load what it kept.

After a change of the code every text is checked anew, which takes many seconds and much memory.
One worker has it done; the others wait for it.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

from service.kept import code_digest

MARK = "code"
"""The file in the folder of kept results that names the code that they were made with."""


def prepare(folder: Path) -> None:
    """Have all catalogs checked, unless this was done with the same code before."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark = (folder / MARK).open("a+b")
    except OSError:
        return  # nothing can be kept here: each worker checks for itself
    with mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        mark.seek(0)
        if mark.read() != code_digest():
            done = subprocess.run([sys.executable, "-m", "service.prepare"], check=False)
            if done.returncode == 0:
                mark.truncate(0)
                mark.write(code_digest())


def main() -> None:
    """Load everything, which keeps the results."""
    from service import create_app

    create_app().extensions["loader"].load()


if __name__ == "__main__":
    main()
