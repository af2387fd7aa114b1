"""Our catalogs and the tools of translators agree on what every entry is."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from translate.storage import pypo

from service.catalogs import weblate
from tests.support.mini import ROOT

CATALOGS = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))
SAMPLE = CATALOGS[::7]


def states(path: Path) -> list[tuple[str, str, str, bool]]:
    return [(e.msgctxt or "", e.msgid, e.msgstr, e.fuzzy) for e in polib.pofile(str(path))]


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_the_parser_of_weblate_reads_the_same(path: Path, tmp_path: Path) -> None:
    """translate-toolkit reads and writes for Weblate: nothing is lost on the way."""
    store = pypo.pofile(path.read_bytes(), width=-1)
    written = tmp_path / "written.po"
    written.write_bytes(bytes(store))
    assert states(written) == states(path)
    before, after = polib.pofile(str(path)), polib.pofile(str(written))
    assert before.metadata == after.metadata
    assert [e.tcomment for e in before] == [e.tcomment for e in after]


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_gettext_finds_no_fault_and_changes_nothing(path: Path, tmp_path: Path) -> None:
    msgfmt, msgcat = shutil.which("msgfmt"), shutil.which("msgcat")
    assert msgfmt is not None, "GNU gettext is missing: install the package gettext"
    assert msgcat is not None
    subprocess.run([msgfmt, "-c", "-o", "/dev/null", str(path)], check=True)
    written = tmp_path / "written.po"
    subprocess.run([msgcat, "--no-wrap", "-o", str(written), str(path)], check=True)
    assert states(written) == states(path)


def test_weblate_is_told_of_every_catalog_and_its_template() -> None:
    """As `catalogs extract` writes it; the first component holds the repository for the rest."""
    settings = (ROOT / "translations" / "weblate.json").read_text(encoding="utf-8")
    templates = sorted((ROOT / "translations" / "templates").glob("*.pot"))
    assert settings == weblate.text(path.stem for path in templates)
    first, *others = json.loads(settings)
    assert first["slug"] == "messages"
    assert {other["repo"] for other in others} == {"weblate://drug-pages/messages"}
    masks = [component["filemask"] for component in (first, *others)]
    for path in CATALOGS:
        found = [mask for mask in masks if path.relative_to(ROOT).match(mask)]
        assert len(found) == 1, path
    assert sorted(c["new_base"] for c in (first, *others)) == [
        path.relative_to(ROOT).as_posix() for path in templates
    ]
    assert "glossary" not in [c["slug"] for c in (first, *others)], "Weblate has its own"


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_weblate_changes_no_line_that_nobody_touched(path: Path) -> None:
    """Written with the width that `weblate.json` asks for."""
    (width,) = {
        component["file_format_params"]["po_line_wrap"]
        for component in weblate.components(["messages", "riluzole"])
    }
    store = pypo.pofile(path.read_bytes(), width=width)
    assert bytes(store) == path.read_bytes()
