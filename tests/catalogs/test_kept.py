"""What is kept of a check goes with the code that made it, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import grimp
import pytest

from service.catalogs import catalog, templates
from service.catalogs.commands import check
from service.catalogs.interface import DOMAIN
from service.catalogs.kept import SERVICE, Kept, code_digest, code_files
from service.catalogs.templates import CONFIGURATION, interface_keys
from service.catalogs.texts import LOOKS, Entry, Key, Message, State, Texts
from service.state.loading import Loader
from tests.support.commands import run
from tests.support.edits import FIRST, entry
from tests.support.mini import MiniProject


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
        "service.catalogs.templates",
        "service.content.checks.faults",
    }
    for module in list(made_by):
        made_by |= graph.find_upstream_modules(module)
    named = {path.relative_to(SERVICE.parent) for path in code_files()}
    for module in made_by:
        path = Path(*module.split("."))
        assert {path.with_suffix(".py"), path / "__init__.py"} & named, module


@pytest.mark.parametrize("few", [0, 99], ids=["by all cores", "by one"])
def test_the_service_and_the_command_need_not_check_again_what_the_other_has(
    fresh_mini: MiniProject, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(check, "FEW", few)
    mini = fresh_mini
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Toma 999 mg."))
    mini.path("he", "otherol").write_text("no catalog")
    told = run(mini, "catalogs", "check")
    assert "testol.po" in told.output
    assert "otherol.po:1" in told.output
    loader: Loader = mini.app().extensions["loader"]
    unchecked = [name for name in loader.unchecked() if name != ("he", "otherol")]
    assert {domain for _, domain in unchecked} == {DOMAIN}, "an interface is the service's alone"
    again = run(mini, "catalogs", "check")
    assert (again.exit_code, again.output) == (told.exit_code, told.output)

    def never(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(catalog, "findings_on", never)
    assert run(mini, "catalogs", "check").output == told.output


def test_what_another_process_checks_in_the_midst_of_a_catalog_is_taken_soon() -> None:
    done = {
        key: Message(key, "y", State.SHOWN, 1) for key in (("", str(n)) for n in range(3 * LOOKS))
    }
    checked: list[Key] = []

    def check(key: Key, _: Entry) -> Message:
        checked.append(key)
        return done[key]

    entries = dict.fromkeys(done, Entry("x", "y", False, "", 1, ("y",)))
    texts = Texts(entries, check, lambda: list(done.values()) if checked else None)
    assert dict(texts) == done
    assert len(checked) == LOOKS


NEW = "A text that no code had before"


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("service/web/templates/new.html", "{{ gettext('%s') }}"),
        ("service/desk/templates/deeper/new.html", "{{ gettext('%s') }}"),
        ("service/web/deeper/still/new.py", "_('%s')"),
        ("service/new.py", "_('%s')"),
    ],
)
def test_the_kept_keys_of_the_interface_are_those_of_the_code_as_it_is(
    fresh_mini: MiniProject, monkeypatch: pytest.MonkeyPatch, name: str, added: str
) -> None:
    root, kept = fresh_mini.root, Kept(fresh_mini.root / ".cache")
    keys = interface_keys(root)
    assert interface_keys(root, kept) == keys
    extract = templates._extracted
    monkeypatch.setattr(templates, "_extracted", lambda *_: pytest.fail("looked for again"))
    assert interface_keys(root, kept) == keys
    monkeypatch.setattr(templates, "_extracted", extract)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    for text in (NEW, NEW.upper()):
        (root / name).write_text(added % text, encoding="utf-8")
        assert interface_keys(root, kept) == keys | {("", text)}
    (root / name).rename((root / name).with_name("no_code.txt"))
    assert interface_keys(root, kept) == keys
    settings = (root / CONFIGURATION).read_text(encoding="utf-8")
    (root / CONFIGURATION).write_text(
        settings.replace("[jinja2: service/web/", "[jinja2: no/"), encoding="utf-8"
    )
    assert interface_keys(root, kept) < keys


def test_where_nothing_can_be_kept_the_command_checks_all_the_same(fresh_mini: MiniProject) -> None:
    (fresh_mini.root / ".cache").write_text("a file where the folder should be")
    assert "All catalogs are sound." in run(fresh_mini, "catalogs", "check").output
