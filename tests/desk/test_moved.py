"""Words that were typed outlive a change of the text that they were for."""

from __future__ import annotations

import polib
import pytest

from service.desk.parts import ANSWER
from tests.desk.reader import BETTER, Reader
from tests.support.mini import MiniProject

ENGLISH = "In the trial people took one tablet of 50 mg each morning."


def reload(reader: Reader) -> None:
    reader.app.extensions["site"] = reader.app.extensions["loader"].load()


def translated(mini: MiniProject, words: str, english: str = ENGLISH) -> None:
    def change(file: polib.POFile) -> None:
        for entry in file:
            if entry.msgid == english and entry.msgctxt == "standard":
                entry.msgstr = words

    mini.edit("es", change)


def test_a_text_translated_anew_shows_three_texts(mini: MiniProject) -> None:
    reader = Reader(mini.app())
    reader.open()
    reader.type(BETTER)
    new = "Durante el ensayo se tomaron 50 mg por la mañana en una tableta."
    translated(mini, new)
    reload(reader)
    assert reader.send().status_code == 422
    assert reader.fields[reader.names[0]] == BETTER
    assert new in reader.main
    assert "50 mg" in reader.page.text("english-1")
    assert reader.send().status_code == 200, "once told, it may be sent"


def test_what_was_left_alone_takes_the_new_words(mini: MiniProject) -> None:
    reader = Reader(mini.app())
    reader.open(f"/es/drugs/testol/suggest/?part={ANSWER}")
    reader.type("Texto que dice que no está autorizado en ningún lugar.", 4)
    new = "Testol es una tableta que se ha probado en personas con [ELA](#als)."
    translated(mini, new, "Testol is a tablet that was tried in people living with [ALS](#als).")
    reload(reader)
    assert reader.send().status_code == 200, reader.errors
    assert reader.fields[reader.names[2]] == new


def test_words_for_an_english_that_changed_go_to_its_place(mini: MiniProject) -> None:
    reader = Reader(mini.app())
    reader.open()
    reader.type(BETTER)
    path = mini.drug / "standard.md"
    words = path.read_text(encoding="utf-8").replace(ENGLISH, ENGLISH.replace("people", "they"))
    path.write_text(words, encoding="utf-8")
    reload(reader)
    assert reader.send().status_code == 422
    assert reader.fields[reader.names[0]] == BETTER
    assert "they took" in reader.page.text("english-1")


@pytest.mark.parametrize("part", ["dose", "status"])
def test_words_for_a_part_that_is_gone_are_shown(mini: MiniProject, part: str) -> None:
    reader = Reader(mini.app())
    reader.open()
    reader.type(BETTER)
    reader.path = reader.path.replace("dose", f"no-{part}")
    reader.send()
    assert BETTER in reader.main
