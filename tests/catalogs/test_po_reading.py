"""A file that GNU gettext reads is read here, with the same texts; what it refuses is explained."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from service.catalogs.po_files import CatalogError, po_text, read_po
from tests.support.mini import ROOT

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
READ = {
    "indented strings": '  msgid "a"\n    "b"\n\tmsgstr "c"\n',
    "a flag without a space": '#,fuzzy\nmsgid "a"\nmsgstr "c"\n',
    "comments without a space": '#comment\n#.note\n#:a.c:1\nmsgid "a"\nmsgstr "c"\n',
    "a tab after the keyword": 'msgid\t"a"\nmsgstr\t"c"\n',
    "nothing after the keyword": 'msgid"a"\nmsgstr"c"\n',
    "two strings on a line": 'msgid "a" "b"\nmsgstr "c\\"" "d"\n',
    "plural forms": 'msgid "a"\nmsgid_plural "b"\nmsgstr [0] "c"\nmsgstr[ 1 ]"d"\n',
    "obsolete without a space": 'msgid "z"\nmsgstr "y"\n\n#~msgid "a"\n#~msgstr "c"\n',
    "earlier English without a space": '#, fuzzy\n#|msgid "o"\nmsgid "a"\nmsgstr "c"\n',
    "no line end at the end": 'msgid "a"\nmsgstr "c"',
}


def compiled(path: Path, folder: Path) -> dict[str, str]:
    """The texts that GNU gettext finds in a file."""
    msgfmt = shutil.which("msgfmt")
    assert msgfmt is not None, "GNU gettext is missing: install the package gettext"
    subprocess.run([msgfmt, "--use-fuzzy", "-o", folder / "out.mo", path], check=True)
    return {entry.msgid: text(entry) for entry in polib.mofile(str(folder / "out.mo"))}


def text(entry: polib.POEntry | polib.MOEntry) -> str:
    return entry.msgstr or " ".join(entry.msgstr_plural.values())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("body", READ.values(), ids=READ)
def test_what_gettext_reads_is_read_alike(body: str, line_end: str, tmp_path: Path) -> None:
    path, evenly = tmp_path / "page.po", tmp_path / "evenly.po"
    path.write_bytes((HEAD + body).replace("\n", line_end).encode())
    evenly.write_text(HEAD + body, encoding="utf-8")
    found = {entry.msgid: text(entry) for entry in read_po(path) if not entry.obsolete}
    assert found == compiled(evenly, tmp_path)


def test_flags_and_comments_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "page.po"
    path.write_text(HEAD + '#comment\n#,fuzzy\n#|msgid "o"\nmsgid "a"\nmsgstr "c"\n')
    entry = read_po(path)[0]
    assert entry.fuzzy
    assert entry.tcomment == "comment"
    assert entry.previous_msgid == "o"


@pytest.mark.parametrize("gap", ["", " ", "  ", "\t"], ids=["none", "one", "two", "tab"])
def test_an_obsolete_text_keeps_its_earlier_english_however_it_is_spaced(
    gap: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.po"
    lines = [f'#~|{gap}msgid "o"', f'#~{gap}msgid "a"', f'#~{gap}msgstr "c"']
    path.write_text(HEAD + "#, fuzzy\n" + "\n".join(lines) + "\n")
    entry = read_po(path)[0]
    assert (entry.msgid, entry.msgstr, entry.previous_msgid) == ("a", "c", "o")
    assert entry.obsolete


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "page.po"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + 'msgid "a"\nmsgstr "c"\n').encode())
    assert read_po(path)[0].msgstr == "c"


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ('msgid "a"\nmsgstr "d"\n', "page.po:8: “a” stands twice, here and in line 5; delete one"),
        (
            '#~ msgid "a"\n#~ msgstr "d"\n',
            "page.po:8: “a” stands once more, as an obsolete text (#~), here and in line 5",
        ),
    ],
)
def test_a_text_that_stands_twice_is_named_with_both_lines(
    second: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.po"
    path.write_text(HEAD + 'msgid "a"\nmsgstr "c"\n\n' + second)
    with pytest.raises(CatalogError, match="stands") as caught:
        read_po(path)
    assert words in str(caught.value)


def test_places_are_broken_as_gettext_breaks_them(tmp_path: Path) -> None:
    """So that Poedit changes no line that nobody touched."""
    msgcat = shutil.which("msgcat")
    assert msgcat is not None, "GNU gettext is missing: install the package gettext"
    for width in range(60, 90):
        catalog = polib.POFile(wrapwidth=0)
        catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        names = ["service/" + "a" * (width - 40), "service/b.html", "c" * 30, "d" * 100, "e.html"]
        places = [(name, "") for name in names]
        catalog.append(polib.POEntry(msgid="a", msgstr="b", occurrences=places))
        path = tmp_path / "page.po"
        path.write_text(po_text(catalog), encoding="utf-8")
        done = subprocess.run(
            [msgcat, "--no-wrap", path], capture_output=True, text=True, check=True
        )
        ours, theirs = (
            [line for line in words.splitlines() if line.startswith("#:")]
            for words in (po_text(catalog), done.stdout)
        )
        assert ours == theirs


def test_our_own_files_satisfy_gettext_without_a_warning() -> None:
    msgfmt = shutil.which("msgfmt")
    assert msgfmt is not None, "GNU gettext is missing: install the package gettext"
    for path in sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))[::5]:
        done = subprocess.run(
            [msgfmt, "--check", "-o", "/dev/null", path], capture_output=True, text=True, check=True
        )
        assert done.stderr == "", path
