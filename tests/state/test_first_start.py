"""A start answers at once: texts are checked when a page first needs them, never later."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from werkzeug.test import create_environ

from service.catalogs import store
from service.catalogs.folders import catalog_path
from service.catalogs.interface import Compiled, compiled, looks_ready
from service.catalogs.kept import Kept
from service.errors import ContentError
from service.locales.locale import SiteLocale
from service.pages.inventory import page_addresses
from service.serving.asking import ask
from service.state import checking
from service.state.checking import check_many
from service.state.keeper import Keeper
from service.state.loading import Loader
from service.state.site import Site
from tests.support.edits import FIRST, entry
from tests.support.mini import ROOT, MiniProject

NAME = ("es", "testol")


def loader(mini: MiniProject) -> Loader:
    return Loader(mini.content, mini.translations, Kept(mini.root / ".cache" / "catalogs"))


def test_a_begun_site_has_checked_nothing_and_shows_what_a_checked_one_shows(
    mini: MiniProject,
) -> None:
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Toma 999 mg."))
    begun = Loader(mini.content, mini.translations).begin()
    checked = loader(mini).load()
    assert not begun.catalogs[NAME].is_checked
    assert not begun.is_checked
    assert begun.locales == checked.locales
    app = mini.app()
    for address in page_addresses(checked):
        environ = {**create_environ(), "PATH_INFO": address.path}
        shown = [ask(app.wsgi_app, {**environ, "service.site": x}) for x in (begun, checked)]
        assert shown[0] == shown[1], address.path
        # The comparison says why a translation is not shown, and names the wrong figure.
        says_why = address.page.endswith("compare/")
        assert says_why or b"999" not in shown[0][2], "a wrong dose waits for no check"


def test_a_text_is_checked_when_it_is_asked_for_and_no_other(fresh_mini: MiniProject) -> None:
    catalog = loader(fresh_mini).begin().catalogs[NAME]
    first, *others = catalog.messages
    assert catalog.message(first).text
    assert not catalog.is_checked
    for key in others:
        catalog.message(key)
    assert catalog.is_checked
    assert list(catalog.messages) == [first, *others], "in the order of the file"


def test_what_another_process_has_checked_meanwhile_is_taken_over(fresh_mini: MiniProject) -> None:
    catalog = loader(fresh_mini).begin().catalogs[NAME]
    loader(fresh_mini).load()
    assert not catalog.is_checked
    catalog.message(next(iter(catalog.messages)))
    assert catalog.is_checked


def test_a_language_is_offered_on_trust_until_its_checks_say_otherwise(mini: MiniProject) -> None:
    """The contract is kept once all is checked: at least one page can be shown whole."""
    for page in ("testol", "otherol"):
        mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Toma 999 mg."), page)
    service = loader(mini)
    assert "es" in [locale.tag for locale in service.begin().locales]
    assert "es" not in [locale.tag for locale in service.load().locales]
    assert "es" not in [locale.tag for locale in service.begin().locales], "what is known, stays"


def test_a_start_parses_only_the_interface_that_is_asked_for(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other languages are named by a glance at their files."""
    parsed: list[str] = []

    def parse(path: Path, content: bytes, locale: SiteLocale) -> Compiled:
        parsed.append(locale.tag)
        return compiled(path, content, locale)

    monkeypatch.setattr(store, "compiled", parse)
    begun = Loader(mini.content, mini.translations).begin()
    assert [locale.tag for locale in begun.locales] == ["en", "es", "he"]
    assert parsed == []
    assert begun.interface(SiteLocale("es")).is_ready
    assert parsed == ["es"]


def test_a_language_whose_interface_cannot_be_read_has_no_page_from_the_start(
    mini: MiniProject,
) -> None:
    """A glance may take it for ready; a page in it is not made."""
    path = catalog_path(mini.translations, SiteLocale("es"), "messages")
    path.write_bytes(path.read_bytes() + b'\nmsgid "cut o')
    begun = Loader(mini.content, mini.translations).begin()
    assert begun.locale("es") is None
    environ = {**create_environ(), "PATH_INFO": "/es/drugs/testol/", "service.site": begun}
    assert ask(mini.app().wsgi_app, environ)[0].startswith("404")


def test_an_interface_that_is_only_begun_looks_it(fresh_mini: MiniProject) -> None:
    path = catalog_path(fresh_mini.translations, SiteLocale("es"), "messages")
    whole = path.read_bytes()
    assert looks_ready(whole)
    assert not looks_ready(re.sub(rb'(?m)^msgstr .*\n(".*"\n)*', b'msgstr ""\n', whole))
    assert not looks_ready(whole.replace(b"\nmsgid ", b"\n#, fuzzy\nmsgid "))
    assert not looks_ready(b"")


def test_values_stay_the_same_from_the_first_site_to_the_checked_one(mini: MiniProject) -> None:
    """So no kept answer is dropped when the checks are done."""
    service = loader(mini)
    begun = service.begin()
    catalog = begun.catalogs[NAME]
    checked = service.load()
    assert checked.catalogs[NAME] is catalog
    assert checked.interfaces["es"] is begun.interfaces["es"]
    assert checked.content is begun.content


def test_many_catalogs_are_checked_by_other_processes_that_say_how_far_they_are(
    fresh_mini: MiniProject, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checking, "FEW", 0)
    service = loader(fresh_mini)
    total = len(service.unchecked())
    assert total > 0
    check_many(service)
    assert service.unchecked() == []
    assert f"{total} of {total} files" in capfd.readouterr().err


def test_the_checking_ends_with_who_asked_for_it(fresh_mini: MiniProject) -> None:
    """A worker that is killed leaves no process behind: here it is gone before the start."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    kept = fresh_mini.root / ".cache" / "catalogs"
    folders = map(str, (fresh_mini.content, fresh_mini.translations, kept, gone.pid))
    command = [sys.executable, "-c", "from service.state.checking import main; main()", *folders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert "Checking the translations" not in done.stderr
    assert loader(fresh_mini).unchecked() != []


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(
    fresh_mini: MiniProject,
) -> None:
    (fresh_mini.root / ".cache").write_text("a file where the folder should be")
    service = loader(fresh_mini)
    assert [locale.tag for locale in service.begin().locales] == ["en", "es", "he"]
    assert [locale.tag for locale in service.load().locales] == ["en", "es", "he"]


class Published:
    """Takes the Sites that a keeper publishes."""

    def __init__(self) -> None:
        self.sites: list[Site] = []
        self.checked = threading.Event()

    def __call__(self, site: Site) -> None:
        self.sites.append(site)
        if site.is_checked:
            self.checked.set()


def test_the_checked_site_follows_the_begun_one(mini: MiniProject) -> None:
    service, published = loader(mini), Published()
    keeper = Keeper(service, published, service.begin())
    keeper.start()
    assert published.checked.wait(30)
    keeper.stop()
    assert all(catalog.is_checked for catalog in published.sites[-1].catalogs.values())


@pytest.mark.parametrize(
    "error", [RuntimeError("odd"), RecursionError(), ContentError([]), MemoryError(), OSError(28)]
)
def test_a_reading_that_fails_is_told_and_tried_again(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    service, published = loader(mini), Published()
    first = service.load()
    keeper = Keeper(service, published, first)

    def fail(_self: Loader) -> Site:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(Loader, "load", fail)
        keeper.reload()
        keeper.reload()
    assert published.sites[-1].catalogs is first.catalogs
    assert len(published.sites[-1].problems) == 1
    assert type(error).__name__ in published.sites[-1].problems[0]
    keeper.look()
    assert not published.sites[-1].problems


def test_files_that_cannot_be_listed_are_told(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, published = loader(mini), Published()
    keeper = Keeper(service, published, service.load())

    def fail(_self: Loader) -> dict[Path, None]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Loader, "files", fail)
    keeper.look()
    assert "PermissionError" in published.sites[-1].problems[0]
