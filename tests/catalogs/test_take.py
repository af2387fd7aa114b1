"""A volunteer's file comes back by mail: what was changed there is taken, nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

from tests.support.commands import disclaimer, headers, run, sign, spoken
from tests.support.edits import FIRST, SECOND, entry
from tests.support.mini import MiniProject

DOSE = "In the trial people took one tablet of 50 mg each morning."
BETTER = "El primer párrafo explica por qué se llegó a probar esta tableta."
Change = Callable[[polib.POFile], None]


def download(mini: MiniProject, name: str = "sent.po", domain: str = "testol") -> Path:
    """The file as a volunteer gets it from the page."""
    response = mini.app().test_client().get(f"/es/catalogs/{domain}.po")
    assert response.status_code == 200
    path = mini.root / name
    path.write_bytes(response.data)
    return path


def worked_on(mini: MiniProject, change: Change, name: str = "sent.po") -> Path:
    """The downloaded file after a volunteer worked on it, in an editor that rewraps lines."""
    path = download(mini, name)
    catalog = polib.pofile(str(path))
    change(catalog)
    catalog.save()
    return path


def take(mini: MiniProject, path: Path) -> Result:
    return run(mini, "catalogs", "take", str(path))


def answer(path: Path) -> str:
    return path.with_name(f"{path.name}.answer.txt").read_text(encoding="utf-8")


def write(text: str, said: str) -> Change:
    return lambda catalog: setattr(entry(catalog, text), "msgstr", said)


def said(mini: MiniProject, text: str) -> str:
    return entry(polib.pofile(str(mini.path("es"))), text).msgstr


def test_only_what_was_changed_is_taken(mini: MiniProject) -> None:
    path = worked_on(mini, write(FIRST, BETTER))
    mini.edit("es", write(SECOND, "Otro texto, cambiado aquí mientras tanto."))
    result = take(mini, path)
    assert result.exit_code == 0, result.output
    assert "sent.po: testol in es: 1 taken, 0 refused" in result.output
    assert said(mini, FIRST) == BETTER
    assert said(mini, SECOND) == "Otro texto, cambiado aquí mientras tanto."
    assert "as downloaded" not in mini.path("es").read_text(encoding="utf-8")


def test_what_was_changed_on_both_sides_is_left_and_told(mini: MiniProject) -> None:
    path = worked_on(mini, write(FIRST, BETTER))
    mini.edit("es", write(FIRST, "Otro texto, cambiado aquí mientras tanto."))
    assert "0 taken, 1 refused" in take(mini, path).output
    assert said(mini, FIRST) == "Otro texto, cambiado aquí mientras tanto."
    letter = answer(path)
    assert BETTER in letter
    assert FIRST in letter
    reason = "somebody else has changed this text since you got the file; it now says: %(text)s"
    assert spoken(mini, reason).split("%")[0] in letter


def test_the_same_change_on_both_sides_is_no_quarrel(mini: MiniProject) -> None:
    path = worked_on(mini, write(FIRST, BETTER))
    mini.edit("es", write(FIRST, BETTER))
    assert "0 taken, 0 refused" in take(mini, path).output
    assert spoken(mini, "Nothing was changed in this file.") in answer(path)


def test_a_wrong_dose_is_refused_with_the_reason_in_the_volunteers_language(
    mini: MiniProject,
) -> None:
    path = worked_on(mini, write(DOSE, "Tomaron una tableta de 500 mg cada mañana."))
    before = said(mini, DOSE)
    assert "0 taken, 1 refused" in take(mini, path).output
    assert said(mini, DOSE) == before
    letter = answer(path)
    assert "Texto web" in letter, "the made-up Spanish of the interface"
    assert "English" not in letter
    assert "500 mg" in letter


def test_a_text_marked_as_needing_work_is_kept_and_not_shown(mini: MiniProject) -> None:
    def draft(catalog: polib.POFile) -> None:
        entry(catalog, FIRST).msgstr = BETTER
        entry(catalog, FIRST).flags.append("fuzzy")

    path = worked_on(mini, draft)
    assert "1 taken" in take(mini, path).output
    assert entry(polib.pofile(str(mini.path("es"))), FIRST).fuzzy
    remark = "it is marked as needing work, so readers are not shown it yet"
    assert spoken(mini, remark) in answer(path)


def test_a_text_whose_english_changed_is_told(mini: MiniProject) -> None:
    path = worked_on(mini, write(SECOND, "El segundo párrafo dice quién la hizo y dónde."))
    page = mini.drug / "standard.md"
    words = page.read_text(encoding="utf-8").replace("who made the tablet", "who made this tablet")
    page.write_text(words, encoding="utf-8")
    run(mini, "catalogs", "update")
    assert "0 taken, 1 refused" in take(mini, path).output
    reason = "the English has changed since you got the file; please get the file again"
    assert spoken(mini, reason) in answer(path)


def test_an_emptied_text_takes_nothing_away(mini: MiniProject) -> None:
    path = worked_on(mini, write(FIRST, ""))
    before = said(mini, FIRST)
    assert "0 taken, 1 refused" in take(mini, path).output
    assert said(mini, FIRST) == before


def test_a_file_without_digests_fills_only_what_is_empty(mini: MiniProject) -> None:
    """An editor may drop the comments, or the file may come from git."""

    def forget(catalog: polib.POFile) -> None:
        for one in catalog:
            one.comment = ""
        entry(catalog, FIRST).msgstr = BETTER
        entry(catalog, SECOND).msgstr = "El segundo párrafo dice quién la hizo y dónde."

    path = worked_on(mini, forget)
    mini.edit("es", write(SECOND, ""))
    assert "1 taken, 1 refused" in take(mini, path).output
    assert said(mini, SECOND) == "El segundo párrafo dice quién la hizo y dónde."
    assert said(mini, FIRST) != BETTER


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"Language": "pl"}, "its header names no language of this site"),
        ({"X-Page": ""}, "its header names no page (X-Page)"),
        ({"X-Page": "nothing"}, "there is no page of the name nothing"),
        ({"X-Page": "otherol"}, "most of its texts are not those of the page otherol"),
        ({"Language": "he"}, "its words are those of another language: español"),
    ],
)
def test_a_wrong_pair_is_refused(mini: MiniProject, head: dict[str, str], words: str) -> None:
    for page in ("standard", "plain"):  # the two made-up drugs are alike but for this
        path = mini.content / "drugs" / "otherol" / f"{page}.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("the ", "that ").replace("was", "had been"), encoding="utf-8")
    run(mini, "catalogs", "update")
    path = worked_on(mini, lambda catalog: catalog.metadata.update(head))
    result = take(mini, path)
    assert result.exit_code == 1
    assert words in result.output
    assert answer(path)


def test_a_file_that_cannot_be_read_is_answered_in_its_language(mini: MiniProject) -> None:
    path = mini.root / "testol.es.po"
    path.write_text('msgid "a\n', encoding="utf-8")
    result = take(mini, path)
    assert result.exit_code == 1
    assert "testol.es.po:1: cannot be read as PO" in result.output
    assert "could not be used" not in answer(path)


def test_several_files_are_taken_at_once(mini: MiniProject) -> None:
    one = worked_on(mini, write(FIRST, BETTER), "one.po")
    two = download(mini, "two.po", "otherol")
    result = run(mini, "catalogs", "take", str(one), str(two))
    assert result.exit_code == 0
    assert "one.po: testol in es: 1 taken" in result.output
    assert "two.po: otherol in es: 0 taken" in result.output


def test_a_review_ends_and_its_volunteer_is_an_author(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz", "--register", "standard")

    def edit(catalog: polib.POFile) -> None:
        entry(catalog, FIRST).msgstr = BETTER
        catalog.metadata["Last-Translator"] = "Eva Gil <eva@example.org>"

    take(mini, worked_on(mini, edit))
    assert "Ana Ruiz" not in disclaimer(mini)
    assert headers(mini)["X-Signed-Off-1"].endswith("Eva Gil changed 1 of its texts")
    assert "Eva Gil, 20" in polib.pofile(str(mini.path("es"))).header
    assert "suggested or changed words of this page" in sign(mini, "Eva Gil")
    assert "example.org" not in mini.path("es").read_text(encoding="utf-8")


def test_what_is_sent_names_page_and_language_and_no_address(mini: MiniProject) -> None:
    def addresses(catalog: polib.POFile) -> None:
        catalog.metadata["Last-Translator"] = "Eva Gil <eva@example.org>"
        catalog.metadata["Language-Team"] = "Spanish <team@example.org>"
        catalog.header = "Eva Gil <eva@example.org>, 2026."
        entry(catalog, FIRST).tcomment = "asked jo@example.org"
        catalog.metadata.pop("X-Page")

    mini.edit("es", addresses)
    catalog = polib.pofile(str(download(mini)))
    assert catalog.metadata["X-Page"] == "testol"
    assert catalog.metadata["Language"] == "es"
    assert catalog.metadata["Last-Translator"] == "Eva Gil"
    assert b"@example.org" not in (mini.root / "sent.po").read_bytes()
    assert "as downloaded: " in entry(catalog, FIRST).comment


def test_the_reason_stands_beside_the_text_in_the_comparison(mini: MiniProject) -> None:
    mini.edit("es", write(DOSE, "Tomaron <b>500 mg</b> cada mañana."))
    client = mini.app().test_client()
    page = client.get("/es/drugs/testol/compare/").get_data(as_text=True)
    dose = page.split('<section id="dose"')[1].split("</section>")[0]
    assert spoken(mini, "Why a translation is not shown") in dose
    assert DOSE in dose
    reason = "the English says %(english)s, and here stands %(here)s; write what the English says"
    assert spoken(mini, reason).split("%")[0].strip() in dose
    assert "<b>" not in dose
    assert "500 mg" not in client.get("/es/drugs/testol/").get_data(as_text=True)


def test_the_reason_stands_under_marks(mini: MiniProject) -> None:
    mini.edit("es", write(DOSE, "Tomaron 500 mg cada mañana."))
    app = mini.app()
    app.debug = True
    page = app.test_client().get("/es/drugs/testol/?marks=1").get_data(as_text=True)
    dose = page.split('<section id="dose"')[1].split("</section>")[0]
    assert "failed</span>" in dose
    reason = "the English says %(english)s, and here stands %(here)s; write what the English says"
    assert spoken(mini, reason).split("%")[0].strip() in dose
