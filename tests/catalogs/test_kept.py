"""What is kept of a check goes with the code that made it, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import grimp
import pytest

from service.catalogs.kept import SERVICE, code_digest, code_files


@pytest.fixture
def code(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(SERVICE, tmp_path / "service", ignore=shutil.ignore_patterns("__pycache__"))
    )


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("catalogs/checks/terms.py", True),
        ("catalogs/checks/rules.py", True),
        ("catalogs/po_files.py", True),
        ("catalogs/interface.py", True),
        ("content/markup.py", True),
        ("content/segments.py", True),
        ("figures/numbers.py", True),
        ("locales/locale.py", True),
        ("web/views.py", False),
        ("web/templates/drug.html", False),
        ("web/templates/style.css", False),
        ("pages/page.py", False),
        ("serving/cache.py", False),
        ("catalogs/workshop.py", False),
        ("cli.py", False),
    ],
)
def test_a_result_is_made_anew_when_what_makes_it_changes(
    code: Path, name: str, counts: bool
) -> None:
    before = code_digest(code)
    code_digest.cache_clear()
    with (code / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert (code_digest(code) != before) is counts


def test_all_that_makes_a_result_counts() -> None:
    """Also what is imported by what makes it: a list that forgot one would serve old results."""
    graph = grimp.build_graph("service")
    made_by = {
        "service.catalogs.catalog",
        "service.catalogs.interface",
        "service.content.checks.faults",
    }
    for module in list(made_by):
        made_by |= graph.find_upstream_modules(module)
    named = {path.relative_to(SERVICE.parent) for path in code_files()}
    for module in made_by:
        path = Path(*module.split("."))
        assert {path.with_suffix(".py"), path / "__init__.py"} & named, module
