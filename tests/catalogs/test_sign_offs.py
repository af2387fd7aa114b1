"""A sign-off is of exactly what was read: any change ends it, by whomever and in whatever way, and
nobody stands for words of their own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from translate.storage import pypo

from service.catalogs.po_files import write_po
from service.catalogs.provenance import Review, provenance_of
from tests.support.commands import disclaimer, headers, run, sign, sign_offs, spoken
from tests.support.edits import FIRST, entry, write
from tests.support.mini import MiniProject

OTHER = "Otro texto del todo."
TERM = "amyotrophic lateral sclerosis"
NAMES = '[said]\ntestol = "TES-tol"\n\n[brands]\nTestbrand = "Testmarca"\n'
FIXED = '[[terms]]\nenglish = "tablet"\nuse = ["tableta", "texto"]\n'
STANDS = "lapsed: Ana Ruiz"


def signers(mini: MiniProject, register: str = "standard") -> list[str]:
    return [review.name for review in sign_offs(mini).of("testol", register).reviews]


def english(mini: MiniProject, old: str, new: str, name: str = "drugs/testol/standard.md") -> None:
    path = mini.content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def words(mini: MiniProject) -> None:
    mini.edit("es", write(OTHER))


def glossary(mini: MiniProject) -> None:
    mini.edit("es", lambda c: setattr(entry(c, TERM), "msgstr", OTHER), "glossary")


def fuzzy(mini: MiniProject) -> None:
    mini.edit("es", lambda c: entry(c, FIRST).flags.append("fuzzy"))


@pytest.mark.parametrize(
    "change",
    [
        words,
        fuzzy,
        glossary,
        lambda mini: english(mini, "who made the tablet", "who made this tablet"),
        lambda mini: english(mini, "are slowly lost", "are lost", "glossary.toml"),
        lambda mini: english(mini, "We do not know of any plan for another trial.\n", "None.\n"),
        lambda mini: (mini.translations / "es/names.toml").write_text(NAMES),
        lambda mini: (mini.translations / "es/terms.toml").write_text(FIXED),
    ],
    ids=["words", "fuzzy", "glossary", "English", "its glossary", "less", "names", "terms"],
)
def test_any_change_of_what_was_read_ends_it(
    mini: MiniProject, change: Callable[[MiniProject], object]
) -> None:
    sign(mini, "Ana Ruiz", "--register", "standard")
    assert "Ana Ruiz" in disclaimer(mini)
    change(mini)
    assert "Ana Ruiz" not in disclaimer(mini), "before any command has run"
    assert STANDS in run(mini, "catalogs", "status", "es").output
    assert "Ana Ruiz" not in mini.app().test_client().get("/es/translations/").text


def test_what_is_not_on_the_page_does_not_end_it(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz", "--register", "standard")
    english(mini, "who made the pill", "who made this pill", "drugs/testol/plain.md")
    english(mini, "who made the tablet", "who made this tablet", "drugs/otherol/standard.md")
    (mini.translations / "es/names.toml").write_text('[brands]\nOtherbrand = "Otra"\n')
    (mini.translations / "es/terms.toml").write_text(FIXED.replace("tablet", "syringe"))
    assert signers(mini) == ["Ana Ruiz"]


def test_a_change_by_git_ends_it_and_the_words_that_were_read_bring_it_back(
    mini: MiniProject,
) -> None:
    git = shutil.which("git")
    assert git is not None
    settings = ("-c", "user.name=Eva Gil", "-c", "user.email=eva@example.org")

    def at(*command: str) -> None:
        subprocess.run([git, *settings, *command], cwd=mini.root, check=True, capture_output=True)

    sign(mini, "Ana Ruiz", "--register", "standard")
    at("init", "-q")
    at("add", "translations")
    at("commit", "-qm", "signed")
    words(mini)
    at("commit", "-qam", "other words")
    assert signers(mini) == []
    at("revert", "--no-edit", "HEAD")
    assert signers(mini) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "comment",
    [
        "Suggested by Ana Ruiz, 2026-11-20.",
        "a hint\nSuggested by a reader, 2026-11-20, in the words of ana  ruiz.",
    ],
)
@pytest.mark.parametrize(("domain", "text"), [("testol", FIRST), ("glossary", TERM)])
def test_whom_a_comment_names_for_the_words_does_not_count(
    mini: MiniProject, comment: str, domain: str, text: str
) -> None:
    sign(mini, "Ana Ruiz")
    mini.edit("es", lambda c: setattr(entry(c, text), "tcomment", comment), domain)
    assert "Ana Ruiz" not in disclaimer(mini), "also where she signed before"
    assert "Ana Ruiz wrote, suggested or changed words" in sign(mini, "Ana Ruiz")
    assert "checked by Eva Gil" in sign(mini, "Eva Gil")


def test_whoever_changed_the_glossary_last_does_not_count_for_the_pages_that_show_it(
    mini: MiniProject,
) -> None:
    mini.edit("es", lambda c: c.metadata.update({"Last-Translator": "Ana Ruiz"}), "glossary")
    assert "wrote, suggested or changed" in sign(mini, "Ana Ruiz")
    assert "checked by Ana Ruiz" in sign(mini, "Ana Ruiz", page="about"), "it marks no term"


def test_readers_are_told_whether_one_person_checked_it_or_two(mini: MiniProject) -> None:
    drafted = spoken(mini, "A machine drafted this translation.")
    one = "One person checked it against the English: %(person)s."
    two = "Two persons checked it against the English: %(first)s; %(second)s."
    by_command = "%(name)s on %(date)s, recorded by the operator"
    sign(mini, "Ana Ruiz")
    assert drafted in disclaimer(mini)
    assert before(spoken(mini, one)) in disclaimer(mini)
    assert before(spoken(mini, by_command)) in disclaimer(mini)
    sign(mini, "Eva Gil")
    assert drafted in disclaimer(mini)
    assert before(spoken(mini, two)) in disclaimer(mini)
    assert before(spoken(mini, one)) not in disclaimer(mini)
    words(mini)
    assert before(spoken(mini, two)) not in disclaimer(mini)
    assert "Eva Gil" not in disclaimer(mini)


def before(text: str) -> str:
    """A text up to its first placeholder."""
    return text.partition("%")[0]


def test_one_person_under_two_spellings_is_one(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz", "--register", "standard")
    sign(mini, "ana  RUIZ", "--register", "standard")
    assert signers(mini) == ["ana RUIZ"]


def test_a_page_is_not_signed_while_its_glossary_is_not_shown(mini: MiniProject) -> None:
    mini.edit("es", lambda c: setattr(entry(c, TERM), "msgstr", ""), "glossary")
    said = sign(mini, "Ana Ruiz")
    assert "glossary.po" in said
    assert f"“{TERM}” is not shown in translation; finish it first" in said


def signed_twice(mini: MiniProject) -> Path:
    sign(mini, "Ana Ruiz", "--register", "plain")
    sign(mini, "José Núñez-" + "x" * 60, "--register", "plain")
    return mini.path("es")


def polib_again(path: Path) -> None:
    polib.pofile(str(path)).save()


def toolkit(path: Path) -> None:
    path.write_bytes(bytes(pypo.pofile(path.read_bytes())))


def toolkit_saves(path: Path) -> None:
    """As Weblate saves: it brings fields of the header up to date."""
    store = pypo.pofile(path.read_bytes())
    store.updateheader(  # type: ignore[no-untyped-call]
        add=True, last_translator="Weblate <w@example.org>", X_Generator="Weblate"
    )
    path.write_bytes(bytes(store))


def msgmerge(path: Path) -> None:
    found = shutil.which("msgmerge")
    assert found is not None, "GNU gettext is missing: install the package gettext"
    template = path.parents[2] / "templates" / "testol.pot"
    command = [found, "--quiet", "--update", "--backup=none", str(path), str(template)]
    subprocess.run(command, check=True)


@pytest.mark.parametrize("tool", [polib_again, toolkit, toolkit_saves, msgmerge])
def test_the_lines_survive_the_tools_of_translators(
    mini: MiniProject, tool: Callable[[Path], None]
) -> None:
    path = signed_twice(mini)
    kept = [str(review) for review in provenance_of(polib.pofile(str(path))).reviews]
    tool(path)
    assert [str(r) for r in provenance_of(polib.pofile(str(path))).reviews] == kept
    assert len(signers(mini, "plain")) == 2


def test_tools_that_write_the_fields_in_another_order_change_nothing(mini: MiniProject) -> None:
    path = signed_twice(mini)
    names = signers(mini, "plain")
    file = polib.pofile(str(path))
    file.metadata = dict(reversed(file.metadata.items()))
    write_po(file, path)
    assert signers(mini, "plain") == names


@pytest.mark.parametrize(
    "line",
    ["plain; 2026-11-28; 0123456789abcdef; Ana", "all; 2026-11-28; 0123456789abcdef; Ana", "plain"],
)
def test_a_line_that_somebody_made_up_does_not_count(mini: MiniProject, line: str) -> None:
    mini.edit("es", lambda c: c.metadata.update({"X-Signed-Off-1": line}))
    assert signers(mini, "plain") == []


def test_a_line_says_who_recorded_it_and_since_when_it_has_lapsed(mini: MiniProject) -> None:
    review = Review("plain", "2026-11-28", "0" * 16, "Ana", "2026-12-01", "words", recorded=True)
    mini.edit("es", lambda c: c.metadata.update({"X-Signed-Off-7": str(review)}))
    assert provenance_of(polib.pofile(str(mini.path("es")))).reviews == (review,)
    run(mini, "catalogs", "update", "es")
    assert headers(mini)["X-Signed-Off-1"] == str(review)
