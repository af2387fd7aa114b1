"""Who made a translation and who stands for it: said once, by the right people, and no longer
than it is true."""

from __future__ import annotations

import polib
import pytest

from service.catalogs.people import clean_name, without_addresses
from service.catalogs.provenance import Review
from tests.support.commands import disclaimer, headers, run, sign, sign_offs, spoken
from tests.support.edits import FIRST, entry
from tests.support.mini import MiniProject


def test_two_people_are_named_and_a_third_is_not_needed(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz")
    sign(mini, "José Núñez")
    words = disclaimer(mini)
    assert "Ana Ruiz" in words
    assert "José Núñez" in words
    assert "Ana Ruiz and José Núñez have signed this" in sign(mini, "Eva Gil")
    assert headers(mini)["X-Signed-Off-1"].split("; ")[0::3] == ["standard", "Ana Ruiz"]


def test_plain_words_can_be_signed_alone(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz", "--register", "plain")
    assert "Ana Ruiz" not in disclaimer(mini)
    assert "Ana Ruiz" in disclaimer(mini, "/es/plain/drugs/testol/")
    mini.edit("es", lambda c: setattr(entry(c, FIRST), "msgstr", "Otro texto del todo."))
    assert "Ana Ruiz" in disclaimer(mini, "/es/plain/drugs/testol/"), "other words changed"


def test_a_review_can_be_taken_back(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz")
    assert "“Eva” has not signed this; signed by: Ana Ruiz" in sign(mini, "Eva", "--withdraw")
    sign(mini, "Ana Ruiz", "--withdraw", "--register", "plain")
    assert "Ana Ruiz" in disclaimer(mini)
    sign(mini, "Ana Ruiz", "--withdraw")
    assert "Ana Ruiz" not in disclaimer(mini)
    assert not any(name.startswith("X-Signed") for name in headers(mini))


@pytest.mark.parametrize("domain", ["messages", "glossary"])
def test_the_interface_and_the_glossary_can_be_signed(mini: MiniProject, domain: str) -> None:
    assert "checked by Ana Ruiz" in sign(mini, "Ana Ruiz", page=domain)
    refused = sign(mini, "Ana Ruiz", "--register", "plain", page=domain)
    assert "has no registers; leave --register out" in refused
    signed = sign_offs(mini).of(domain, "all")
    assert [review.name for review in signed.reviews] == ["Ana Ruiz"]


def test_a_plural_that_is_not_whole_keeps_the_interface_from_being_signed(
    mini: MiniProject,
) -> None:
    def drop(catalog: polib.POFile) -> None:
        next(e for e in catalog if e.msgid_plural).msgstr_plural[1] = ""

    mini.edit("es", drop, "messages")
    assert "is not shown in translation; finish it first" in sign(mini, "Ana Ruiz", page="messages")


@pytest.mark.parametrize(
    "head",
    [
        {"Last-Translator": "Ana Ruiz <ana@example.org>"},
        {"X-Translation-Origin": "human", "X-Translation-Origin-By": "ANA RUIZ; 2026-11-01"},
        {},
    ],
)
def test_who_wrote_words_cannot_review_them(mini: MiniProject, head: dict[str, str]) -> None:
    def write(catalog: polib.POFile) -> None:
        catalog.metadata.update(head)
        catalog.header = "" if head else "Ana Ruiz <ana@example.org>, 2026."

    sign(mini, "Ana  Ruiz")
    mini.edit("es", write)
    assert "Ana Ruiz" not in disclaimer(mini), "also where she signed before"
    assert "wrote, suggested or changed words of this page" in sign(mini, "Ana Ruiz")
    assert "checked by Eva Gil" in sign(mini, "Eva Gil")


@pytest.mark.parametrize("name", ["", "  ", "Ana\u202eRuiz", "Ana\x07", "a@b.org", "x" * 81, "-;-"])
def test_what_is_no_name_is_refused(mini: MiniProject, name: str) -> None:
    sign(mini, "Ana Ruiz")
    assert "a name is needed" in sign(mini, name)
    assert "Ana Ruiz" in disclaimer(mini), "the review that was there stays"


def test_a_hidden_character_in_a_header_reaches_no_page(mini: MiniProject) -> None:
    digest = sign_offs(mini).digest("testol", "standard")

    def forge(catalog: polib.POFile) -> None:
        forged = (("2026-11-22", "A\u202eB"), ("2026-99-22", "Eva Gil"))
        for number, (day, name) in enumerate(forged, 1):
            review = Review("standard", day, digest, name)
            catalog.metadata[f"X-Signed-Off-{number}"] = str(review)

    mini.edit("es", forge)
    words = disclaimer(mini)
    assert "\u202e" not in words
    assert "Eva Gil" not in words


def test_names_in_any_script_are_names() -> None:
    for name in ("Ana Ruiz", "李明", "د. سارة", "O’Brien", "Müller-Lüdenscheidt", "क्\u200dष"):
        assert clean_name(name) == name
    assert without_addresses("Ana Ruiz <ana@example.org>, 2026.") == "Ana Ruiz, 2026."


def test_reviews_of_older_files_were_bound_to_less_and_have_lapsed(mini: MiniProject) -> None:
    digest = "0123456789abcdef"

    def old(catalog: polib.POFile) -> None:
        catalog.metadata["X-Reviewed-By"] = "Ana Ruiz"
        catalog.metadata["X-Reviewed-On"] = "2026-11-22"
        catalog.metadata["X-Reviewed-Digest"] = digest
        catalog.metadata["X-Reviewed-By-1"] = f"plain; 2026-11-23; {digest}; Eva Gil"

    mini.edit("es", old)
    assert "Ana Ruiz" not in disclaimer(mini)
    told = run(mini, "catalogs", "status", "es").output
    assert "lapsed: Ana Ruiz, 2026-11-22" in told
    assert "lapsed: Eva Gil, 2026-11-23" in told
    run(mini, "catalogs", "update", "es")
    assert headers(mini)["X-Signed-Off-1"].startswith(f"all; 2026-11-22; {digest}; Ana Ruiz; ended")
    assert headers(mini)["X-Signed-Off-2"].startswith(
        f"plain; 2026-11-23; {digest}; Eva Gil; ended"
    )
    assert not any(name.startswith("X-Reviewed") for name in headers(mini))


def test_status_says_when_a_review_ended_and_by_what(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz", "--register", "standard")
    page = mini.drug / "standard.md"
    words = page.read_text(encoding="utf-8").replace("who made the tablet", "who made this tablet")
    page.write_text(words, encoding="utf-8")
    run(mini, "catalogs", "update", "es")
    told = run(mini, "catalogs", "status", "es").output
    assert "lapsed: Ana Ruiz" in told
    assert "the English of 1 text changed" in told
    line = headers(mini)["X-Signed-Off-1"]
    assert "; ended " in line
    run(mini, "catalogs", "update", "es")
    assert headers(mini)["X-Signed-Off-1"] == line, "said once"


def test_status_names_the_editor_who_ended_a_review(mini: MiniProject) -> None:
    sign(mini, "Ana Ruiz")

    def edit(catalog: polib.POFile) -> None:
        entry(catalog, FIRST).msgstr = "Otro texto del todo."
        catalog.metadata["Last-Translator"] = "Eva Gil <eva@example.org>"
        catalog.metadata["PO-Revision-Date"] = "2099-01-02 10:00+0000"

    mini.edit("es", edit)
    assert ": changed by Eva Gil, 2099-01-02" in run(mini, "catalogs", "status", "es").output


@pytest.mark.parametrize(
    ("origin", "english"),
    [
        ("machine", "A machine drafted this translation. No person has reviewed it."),
        ("human", "A person translated this page. No second person has reviewed it."),
    ],
)
def test_the_origin_is_set_by_a_command(mini: MiniProject, origin: str, english: str) -> None:
    result = run(mini, "catalogs", "origin", "es", "testol", origin, "--by", "Ana Ruiz")
    assert result.output == f"testol in es: {origin}, says Ana Ruiz.\n"
    assert spoken(mini, english) in disclaimer(mini)
    assert headers(mini)["X-Translation-Origin-By"].startswith("Ana Ruiz; 20")
    refused = run(mini, "catalogs", "origin", "es", "testol", "human", "--by", "\u202e")
    assert "a name is needed" in refused.output


def test_where_nobody_said_who_made_it_no_machine_is_blamed(mini: MiniProject) -> None:
    mini.edit("es", lambda c: c.metadata.update({"X-Translation-Origin": ""}))
    unknown = "It is not recorded who made this translation. No person has reviewed it."
    assert spoken(mini, unknown) in disclaimer(mini)
    assert "origin not said; not reviewed" in run(mini, "catalogs", "status", "es").output
