"""Checks all catalogs once, in a process of its own, before the workers load what it kept.

After a change of the code every text is checked anew, which takes many seconds and much memory.
One worker has it done; the others wait for it.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

from service.catalogs.kept import Kept, code_digest
from service.state.loading import Loader

MARK = "code"
"""The file in the folder of kept results that names the code that they were made with."""


def prepare(content: Path, translations: Path, folder: Path) -> None:
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
            command = [sys.executable, "-m", __name__, *map(str, (content, translations, folder))]
            done = subprocess.run(command, check=False)
            if done.returncode == 0:
                mark.truncate(0)
                mark.write(code_digest())


def main() -> None:
    """Load everything, which keeps the results."""
    content, translations, folder = map(Path, sys.argv[1:])
    Loader(content, translations, Kept(folder)).load()


if __name__ == "__main__":
    main()
