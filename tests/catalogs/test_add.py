"""A language is begun once, under its one tag, whoever began it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from service.catalogs.po_files import po_text
from service.catalogs.workshop import new_catalog
from service.locales.locale import SiteLocale
from tests.support.commands import run
from tests.support.mini import MiniProject


@pytest.mark.parametrize(
    ("asked", "folder"), [("zh-CN", "zh_Hans"), ("iw", None), ("pl", "pl"), ("es-ES", None)]
)
def test_a_tag_leads_to_the_one_folder_of_its_language(
    mini: MiniProject, asked: str, folder: str | None
) -> None:
    before = {path.name for path in mini.translations.iterdir() if path.is_dir()}
    result = run(mini, "catalogs", "add", asked)
    assert result.exit_code == 0, result.output
    new = {path.name for path in mini.translations.iterdir() if path.is_dir()} - before
    assert new == ({folder} if folder else set())


@pytest.mark.parametrize("asked", ["EN", "en", "en-GB"])
def test_english_is_refused(mini: MiniProject, asked: str) -> None:
    result = run(mini, "catalogs", "add", asked)
    assert result.exit_code == 2
    assert "English is the language that the pages are written in" in result.output
    assert not (mini.translations / "en").exists()


def test_a_second_time_there_is_nothing_to_do(mini: MiniProject) -> None:
    assert "written: " in run(mini, "catalogs", "add", "pl").output
    assert run(mini, "catalogs", "add", "pl").output == "Nothing to do.\n"


def test_a_language_that_weblate_began_is_made_whole(mini: MiniProject) -> None:
    """Weblate starts one file, in a folder of its own spelling, without the interface."""
    begun = mini.translations / "zh_CN" / "LC_MESSAGES"
    begun.mkdir(parents=True)
    shutil.copy(mini.path("es"), begun / "testol.po")
    catalog = polib.pofile(str(begun / "testol.po"))
    catalog.metadata["Language"] = "zh_CN"
    catalog.save()
    stray = run(mini, "catalogs", "check")
    assert "zh_CN:1: is zh-Hans by another name; run “catalogs add zh-Hans”" in stray.output
    assert stray.exit_code == 1
    assert "zh-CN is zh-Hans here." in run(mini, "catalogs", "add", "zh-CN").output
    assert not (mini.translations / "zh_CN").exists()
    assert mini.path("zh-Hans", "messages").exists()
    kept = polib.pofile(str(mini.path("zh-Hans")))
    assert any(entry.msgstr for entry in kept), "what was translated there stays"


def test_a_language_begun_with_one_file_is_known(mini: MiniProject) -> None:
    begun = mini.translations / "pl" / "LC_MESSAGES"
    begun.mkdir(parents=True)
    (begun / "testol.po").write_text(po_text(new_catalog(SiteLocale("pl"))), encoding="utf-8")
    result = run(mini, "catalogs", "check", "pl")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("pl: 0 of ")


def test_a_folder_of_no_language_is_named(mini: MiniProject) -> None:
    shutil.copytree(mini.translations / "es", mini.translations / "es_backup")
    result = run(mini, "catalogs", "check")
    assert "es_backup:1: is no name of a language as CLDR writes it" in result.output
    assert result.exit_code == 1


def test_a_new_catalog_satisfies_gnu_gettext(mini: MiniProject, tmp_path: Path) -> None:
    run(mini, "catalogs", "add", "pl")
    msgfmt = shutil.which("msgfmt")
    assert msgfmt is not None, "GNU gettext is missing: install the package gettext"
    done = subprocess.run(
        [msgfmt, "--check", "-o", tmp_path / "out.mo", mini.path("pl")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == ""
