"""Work in a process of its own that stands back behind readers."""

from __future__ import annotations

import subprocess
import sys

NICE = 10
"""How far it stands back (POSIX nice): it gets a tenth of a core that readers want."""


def run_politely(module: str, *arguments: str) -> int:
    """Run `main()` of a module with arguments, and give the exit status.

    It stands back before it imports anything: to import the service takes half a second of CPU. It
    has a group of its own: Ctrl+C is for the server alone.
    """
    code = f"import os; os.nice({NICE}); from {module} import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], check=False, process_group=0
    ).returncode
