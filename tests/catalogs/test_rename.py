"""A drug page gets another name, or goes: nothing of it is lost on the way, nothing is left."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.commands import disclaimer, headers, run, sign
from tests.support.mini import MiniProject
from tests.support.pages import page_getter

LINK = "It may calm the cells that surround the nerves."
LINKED = "It may calm the cells, as [Testol](drug:testol) does."


def link(mini: MiniProject) -> None:
    """Let the other drug's page link to the one, in English and in translation."""
    page = mini.content / "drugs" / "otherol" / "standard.md"
    page.write_text(page.read_text(encoding="utf-8").replace(LINK, LINKED), encoding="utf-8")
    run(mini, "catalogs", "update")

    def translate(catalog: object) -> None:
        for entry in catalog:  # type: ignore[attr-defined]
            if entry.msgid == LINKED:
                entry.msgstr = "Calma las células, como [Testol](drug:testol)."
                entry.flags, entry.previous_msgid = [], None

    mini.edit("es", translate, "otherol")


def test_translations_links_and_reviews_move_along(mini: MiniProject) -> None:
    link(mini)
    run(mini, "catalogs", "extract")
    sign(mini, "Ana Ruiz")
    sign(mini, "Eva Gil", page="otherol")
    result = run(mini, "content", "rename", "testol", "newol")
    assert result.exit_code == 0, result.output
    get_page = page_getter(mini.app().test_client())
    page = get_page("/es/drugs/newol/")
    assert "El primer párrafo" in page.text("background")
    assert "Ana Ruiz" in page.text("disclaimer")
    other = get_page("/es/drugs/otherol/")
    assert "Calma las células" in other.text("mechanism")
    assert "/es/drugs/newol/" in other.html
    assert "Eva Gil" in other.text("disclaimer"), "not a word of it was changed"
    assert headers(mini, "newol")["X-Page"] == "newol"
    assert not mini.path("es").exists()
    assert not (mini.translations / "templates" / "testol.pot").exists()
    check = run(mini, "catalogs", "check")
    assert check.exit_code == 0, check.output
    assert "step" not in check.output


def test_the_old_address_leads_on_for_good(mini: MiniProject) -> None:
    run(mini, "content", "rename", "testol", "newol")
    run(mini, "content", "rename", "newol", "lastol")
    client = mini.app().test_client()
    for words, old, rest in product(("", "plain/"), ("testol", "newol"), ("", "compare/", "?a=b")):
        path = f"/es/{words}drugs/{old}/{rest}"
        response = client.get(path)
        assert response.status_code == 308, path
        assert response.location.endswith(f"/es/{words}drugs/lastol/{rest}"), path


def test_a_name_that_is_taken_back_is_a_page_again(mini: MiniProject) -> None:
    run(mini, "content", "rename", "testol", "newol")
    run(mini, "content", "rename", "newol", "testol")
    client = mini.app().test_client()
    assert client.get("/es/drugs/testol/").status_code == 200
    assert client.get("/es/drugs/newol/").status_code == 308


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("nothing", "newol", "there is no such drug page"),
        ("testol", "otherol", "there is a page of this name already"),
        ("testol", "glossary", "there is a page of this name already"),
        ("testol", "../x", "a name in an address is small letters"),
        ("testol", "New_Ol", "a name in an address is small letters"),
    ],
)
def test_what_cannot_be_renamed_is_said(mini: MiniProject, old: str, new: str, words: str) -> None:
    result = run(mini, "content", "rename", old, new)
    assert result.exit_code == 1
    assert words in result.output
    assert mini.drug.exists()


def test_a_redirect_that_leads_nowhere_is_a_fault_of_the_content(mini: MiniProject) -> None:
    path = mini.content / "redirects.toml"
    path.write_text('[drugs]\nold = "gone"\n"testol" = "otherol"\n', encoding="utf-8")
    result = run(mini, "catalogs", "extract")
    result = run(mini, "catalogs", "check")
    assert "redirects.toml:2: “old” leads to “gone”, which is no drug page" in result.output
    assert "redirects.toml:3: “testol” is a drug page itself; delete this line" in result.output


def test_a_page_that_others_link_to_is_not_removed(mini: MiniProject) -> None:
    link(mini)
    result = run(mini, "content", "remove", "testol")
    assert result.exit_code == 1
    assert "otherol/standard.md:" in result.output
    assert "links to testol; take the link out first" in result.output
    assert mini.drug.exists()


def test_a_removed_page_takes_its_catalogs_along(mini: MiniProject) -> None:
    run(mini, "catalogs", "extract")
    run(mini, "content", "rename", "testol", "newol")
    result = run(mini, "content", "remove", "newol")
    assert "deleted: " in result.output
    assert run(mini, "catalogs", "check").exit_code == 0
    client = mini.app().test_client()
    for slug in ("testol", "newol"):
        assert client.get(f"/es/drugs/{slug}/").status_code == 404


def test_catalogs_without_a_page_are_named_and_cleaned(mini: MiniProject) -> None:
    run(mini, "catalogs", "extract")
    gone, sent = (mini.path("es").with_name(name) for name in ("gone.po", "testol.es.po"))
    gone.write_bytes(mini.path("es").read_bytes().replace(b"X-Page: testol", b"X-Page: gone"))
    sent.write_bytes(mini.path("es").read_bytes())
    (mini.translations / "templates" / "gone.pot").write_text("", encoding="utf-8")
    result = run(mini, "catalogs", "check")
    assert result.exit_code == 1
    assert "gone.po:1: belongs to no page" in result.output
    assert "gone.pot:1: belongs to no page" in result.output
    assert "testol.es.po:1: is a file of testol by another name" in result.output
    assert len(run(mini, "catalogs", "clean").output.splitlines()) == 2
    assert not gone.exists()
    assert sent.exists(), "a volunteer's work is not thrown away"
    sent.unlink()
    assert run(mini, "catalogs", "check").exit_code == 0
    assert run(mini, "catalogs", "clean").output == "Nothing to do.\n"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("Language", "de", "its header says “Language: de”, and this is the folder of es"),
        ("X-Page", "otherol", "its header says “X-Page: otherol”, and this is the place of testol"),
    ],
)
def test_a_file_in_the_wrong_place_is_not_served(
    fresh_mini: MiniProject, field: str, value: str, words: str
) -> None:
    fresh_mini.edit("es", lambda catalog: catalog.metadata.update({field: value}))
    result = run(fresh_mini, "catalogs", "check", "es")
    assert words in result.output
    assert result.exit_code == 1
    assert (
        "El primer párrafo"
        not in page_getter(fresh_mini.app().test_client())("/es/drugs/testol/").html
    )
    assert disclaimer(fresh_mini)


def test_the_list_for_weblate_follows_the_pages(mini: MiniProject) -> None:
    run(mini, "catalogs", "extract")
    listed = mini.translations / "weblate.json"
    run(mini, "content", "rename", "testol", "newol")
    assert '"newol"' in listed.read_text(encoding="utf-8")
    assert '"testol"' not in listed.read_text(encoding="utf-8")
    listed.write_text("[]", encoding="utf-8")
    result = run(mini, "catalogs", "check")
    assert "weblate.json:1: is not in step with the English" in result.output
    run(mini, "catalogs", "extract")
    assert run(mini, "catalogs", "check").exit_code == 0
