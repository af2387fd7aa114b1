"""A language's `figures.toml`: what may stand in it, and what a fault in it is told as."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.catalogs.folders import language_in
from service.catalogs.starts import FIGURES_START
from service.content.languages import NO_WORDS, load_language
from service.errors import ContentError
from service.figures import differences
from service.locales.locale import SiteLocale
from tests.support.languages import language

FINNISH = SiteLocale("fi")
FAULTS = {
    "unknown table": ("[unit]\n", 1, "unknown key “unit”"),
    "unknown key": ('[unit_rules]\nfoo = "a"\n', 2, "unknown key “foo”; the keys here are between"),
    "unknown unit": ('[units]\nmg = ["a"]\nmgg = ["b"]\n', 3, "'mgg'; write one of: %, IU"),
    "no list": ('[units]\n"%" = ["a"]\n"°C" = "b"\n', 3, "write a list in square brackets"),
    "no text": ('[units]\nmg = ["a"]\ng = ["b", 3]\n', 3, "put it in quotation marks"),
    "star inside": ('[units]\nmg = ["a*b"]\n', 2, "stand at its end only"),
    "star alone": ('[units]\nmg = ["*"]\n', 2, "write a word"),
    "no place": ('[bounds]\nat_most = ["enintään"]\n', 2, "write {n} where the number stands"),
    "no number": ('[numbers]\n1 = ["yksi"]\ntwo = ["kaksi"]\n', 3, "a whole number in digits"),
    "no month": ('[months]\n13 = ["a"]\n', 2, "write one of: 1, 10"),
    "no letters": ('[unit_rules]\nnot_after = "abc"\n', 2, "such as 가-힣"),
    "letters turned": ('[unit_rules]\nnot_after = "z-a"\n', 2, "turn them round"),
    "no locale": ('[dates]\n\nmonth_locales = ["xx_XX"]\n', 3, "CLDR has no locale “xx_XX”"),
    "no count": ('[frequency]\ntimes = ["twice"]\n', 2, "write {n} where the number stands"),
    "not closed": ('[numbers]\n1 = ["yksi"\n', 2, "the list is not closed"),
}


@pytest.mark.parametrize(("text", "line", "says"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_line_and_remedy(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = tmp_path / "figures.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_language(path, FINNISH)
    assert f"figures.toml:{line}: " in str(error.value)
    assert says in str(error.value)


def said(english: str, text: str, folder: Path) -> list[str]:
    found = differences(english, text, language("en").figures, language_in(folder, FINNISH).figures)
    return [str(each) for each in found]


def test_a_language_without_the_file_has_numerals_and_what_cldr_knows(tmp_path: Path) -> None:
    assert said("Take 50 mg for 3 days.", "Ota 50 mg 3 päivää.", tmp_path) == []
    assert said("Take 50 mg for 3 days.", "Ota 5 mg 3 päivää.", tmp_path) != []
    assert said("It took 3 doses.", "Otti kolme annosta.", tmp_path) != []


def test_a_word_that_is_added_is_known(tmp_path: Path) -> None:
    (tmp_path / "fi").mkdir()
    (tmp_path / "fi" / "figures.toml").write_text('[numbers]\n3 = ["kolme*"]\n', encoding="utf-8")
    assert said("It took 3 doses.", "Otti kolme annosta.", tmp_path) == []
    assert said("It took 4 doses.", "Otti kolme annosta.", tmp_path) != []


def test_the_start_of_a_new_language_is_sound_and_says_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "figures.toml"
    path.write_text(FIGURES_START, encoding="utf-8")
    assert load_language(path, FINNISH).file == NO_WORDS


@pytest.mark.parametrize("word", ["™", "\u200f"])
def test_a_word_of_invisible_characters_alone_is_no_word(tmp_path: Path, word: str) -> None:
    (tmp_path / "fi").mkdir()
    path = tmp_path / "fi" / "figures.toml"
    path.write_text(f'[numbers]\n3 = ["{word}"]\n[units]\nmg = ["{word}"]\n', encoding="utf-8")
    assert said("It took 3 mg.", "Otti 3 mg.", tmp_path) == []
    assert said("It took 3 mg.", "Otti mg.", tmp_path) != []
