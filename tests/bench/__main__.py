"""`make bench`: every measurement in one run, on a copy of the project; some ten minutes."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import costs, warm
from tests.bench.servers import copy_of_project

PARTS = ("miss", "cold", "memory", "used", "export", "warm", "catalogs")


def main() -> None:
    """Measure what the arguments name, or everything."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("parts", nargs="*", default=PARTS, help=" ".join(PARTS))
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=3)
    chosen = options.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        project = copy_of_project(folder / "project")
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
        if "miss" in chosen.parts:
            costs.miss(project)
        if "cold" in chosen.parts:
            costs.cold(project, chosen.rounds)
        if "memory" in chosen.parts:
            costs.filled(project)
        if "used" in chosen.parts:
            costs.used(project)
        if "export" in chosen.parts:
            costs.export_times(project, folder)
        if "warm" in chosen.parts:
            export = folder / "packed" if (folder / "packed").exists() else None
            warm.compare(project, export, folder, chosen.rounds, chosen.seconds)
        if "catalogs" in chosen.parts:
            costs.catalog_growth(project, folder)


if __name__ == "__main__":
    main()
