"""The commands, as translators and authors use them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from click.testing import Result

from service.catalogs.workshop import Workshop
from tests.support.edits import FIRST, SECOND, entry, untranslate
from tests.support.mini import ROOT, MiniProject
from tests.support.pages import page_getter

STANDARD = ("--register", "standard")


def run(mini: MiniProject, *arguments: str) -> Result:
    return mini.app().test_cli_runner().invoke(args=arguments)


def test_check_is_content_with_complete_catalogs(mini: MiniProject) -> None:
    run(mini, "catalogs", "extract")
    result = run(mini, "catalogs", "check")
    lines = result.output.splitlines()
    assert re.fullmatch(r"es: (\d+) of \1 texts are shown", lines[0])
    assert lines[-1] == "All catalogs are sound."
    assert result.exit_code == 0


def test_check_names_file_line_and_remedy_for_each_fault(mini: MiniProject) -> None:
    def break_it(catalog: polib.POFile) -> None:
        dose = entry(catalog, "In the trial people took one tablet of 50 mg each morning.")
        dose.msgstr = dose.msgstr.replace("50 mg", "500 mg")
        trial = "People who took it did not do better than the others [@oh2018]."
        entry(catalog, trial).msgstr = "Texto <b>sin</b> fuente"

    mini.edit("es", break_it)
    result = run(mini, "catalogs", "check", "es")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    text = mini.path("es").read_text(encoding="utf-8").splitlines()
    found: dict[int, str] = {}
    for line in [line for line in lines if "testol.po:" in line]:
        path, number, message = line.split(":", 2)
        assert path.endswith("es/LC_MESSAGES/testol.po")
        found[int(number)] = found.get(int(number), "") + message
        near = " ".join(text[int(number) - 1 : int(number) + 2])
        assert message.split("“")[1].split("…")[0].split("”")[0] in near, "the line is the text's"
    everything = " ".join(found.values())
    for words in ("500 mg", "HTML", "[@oh2018]"):
        assert words in everything
    assert run(mini, "catalogs", "check", "he").exit_code == 0


def test_what_is_missing_is_reported_and_no_fault(mini: MiniProject) -> None:
    def leave(catalog: polib.POFile) -> None:
        untranslate(catalog)
        entry(catalog, FIRST).flags.append("fuzzy")

    mini.edit("es", leave)
    result = run(mini, "catalogs", "check", "es")
    assert result.exit_code == 0
    assert "texts are shown; 1 not translated; 1 fuzzy" in result.output
    assert len(result.output.splitlines()) == 2, "a line for the language, and the verdict"
    named = run(mini, "catalogs", "check", "es", "--missing")
    assert f"“{SECOND[:39]}…” is not translated" in named.output
    assert f"“{FIRST[:39]}…” is fuzzy" in named.output
    assert named.exit_code == 0


def test_a_broken_file_is_one_clear_line(mini: MiniProject) -> None:
    mini.path("es").write_text('msgid ""\nmsgstr ""\n\nmsgid "a\n', encoding="utf-8")
    result = run(mini, "catalogs", "check", "es")
    assert "testol.po:4: cannot be read as PO" in result.output
    assert "Traceback" not in result.output


def test_update_keeps_work_and_is_idle_the_second_time(mini: MiniProject) -> None:
    page = mini.drug / "standard.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("who made the tablet", "who made this tablet"),
        encoding="utf-8",
    )
    out_of_step = run(mini, "catalogs", "check", "es")
    assert "not in step with the English; run “catalogs update es”" in out_of_step.output
    assert out_of_step.exit_code == 0, "a day's edit does not break the house"
    assert "testol.po" in run(mini, "catalogs", "update").output
    assert run(mini, "catalogs", "update").output == "Nothing to do.\n"
    changed = entry(
        polib.pofile(str(mini.path("es"))),
        "The second paragraph says who made this tablet and where.",
    )
    assert changed.fuzzy
    assert changed.previous_msgid == SECOND
    assert changed.msgstr == "El segundo párrafo dice quién hizo la tableta y dónde."


def test_extract_writes_a_template_for_each_page(mini: MiniProject) -> None:
    run(mini, "catalogs", "extract")
    template = polib.pofile(str(mini.translations / "templates" / "testol.pot"))
    assert {e.msgctxt for e in template} == {"standard", "plain", "name"}
    assert all(not e.msgstr for e in template)


def test_the_check_knows_of_the_same_texts_as_the_templates() -> None:
    workshop = Workshop(ROOT, ROOT / "content", ROOT / "translations")
    assert workshop.keys == {domain: set(found) for domain, found in workshop.templates.items()}


def test_status_is_a_table_by_locale_page_and_register(mini: MiniProject) -> None:
    mini.edit("es", untranslate)
    rows = [line.split() for line in run(mini, "catalogs", "status").output.splitlines()]
    assert ["es", "testol", "standard", "17/18", "0", "0"] in [row[:6] for row in rows]
    assert ["he", "testol", "plain", "18/18", "0", "0"] in [row[:6] for row in rows]


def test_a_sign_off_names_the_reviewer_until_the_next_change(mini: MiniProject) -> None:
    result = run(mini, "catalogs", "review", "es", "testol", "--by", "Ana Ruiz", *STANDARD)
    assert "checked by Ana Ruiz" in result.output
    get_page = page_getter(mini.app().test_client())
    assert "Ana Ruiz" in get_page("/es/drugs/testol/").text("disclaimer")
    assert "Ana Ruiz" in get_page("/es/translations/").text("main")
    assert "checked by Ana Ruiz" in run(mini, "catalogs", "status").output
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Otro texto del todo."))
    get_page = page_getter(mini.app().test_client())
    assert "Ana Ruiz" not in get_page("/es/drugs/testol/").html
    assert "Ana Ruiz" not in get_page("/es/translations/").html
    ended = "lapsed: Ana Ruiz, "
    assert "not reviewed; " + ended in run(mini, "catalogs", "status").output


def test_an_unfinished_page_cannot_be_signed(mini: MiniProject) -> None:
    mini.edit("es", untranslate)
    result = run(mini, "catalogs", "review", "es", "testol", "--by", "Ana Ruiz")
    assert result.exit_code == 1
    assert "finish it first" in result.output


def test_a_new_language_starts_with_its_plural_forms(mini: MiniProject) -> None:
    run(mini, "catalogs", "add", "pt_br")
    catalog = polib.pofile(str(mini.path("pt-BR", "messages")))
    assert "X-Translation-Origin" not in catalog.metadata, "nobody has made any yet"
    assert catalog.metadata["Language"] == "pt_BR"
    assert catalog.metadata["Plural-Forms"].startswith("nplurals=2")
    assert (mini.translations / "pt_BR" / "figures.toml").exists()
    assert mini.app().test_client().get("/pt-BR/").status_code == 404, "not offered yet"
    unknown = run(mini, "catalogs", "add", "tlh-elvish")
    assert unknown.exit_code == 2
    assert "no language that CLDR knows" in unknown.output


def test_an_unknown_locale_is_answered_with_those_there(mini: MiniProject) -> None:
    result = run(mini, "catalogs", "check", "xx")
    assert result.exit_code == 2
    assert "es, he" in result.output


def test_pybabel_extracts_the_same_texts(tmp_path: Path) -> None:
    """Babel's own command reads `babel.cfg` and finds interface and content."""
    output = tmp_path / "all.pot"
    command = ["-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg"]
    subprocess.run([sys.executable, *command, "-o", str(output), "."], cwd=ROOT, check=True)
    found = {(e.msgctxt or "", e.msgid) for e in polib.pofile(str(output))}
    assert ("", "Short answer") in found
    assert ("term", "placebo") in found
    assert any(context == "plain" and "Lenzumestrocel" in text for context, text in found)


@pytest.mark.parametrize("command", ["check", "update", "extract"])
def test_broken_content_is_said_in_one_line(mini: MiniProject, command: str) -> None:
    (mini.drug / "plain.md").write_text("## Nonsense\n\nText.\n", encoding="utf-8")
    result = run(mini, "catalogs", command)
    assert result.exit_code == 1
    assert "plain.md:1: unknown part “Nonsense”" in result.output
    assert "Traceback" not in result.output
