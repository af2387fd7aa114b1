"""Volunteers find on the site how to help, and every file that they need."""

from __future__ import annotations

import polib
import pytest
from flask.testing import FlaskClient

from tests.support.mini import MiniProject
from tests.support.pages import page_getter, text_of

DOMAINS = {"messages", "glossary", "testol", "otherol", "about"}


@pytest.fixture
def client(mini: MiniProject) -> FlaskClient:
    return mini.app().test_client()


def downloads(client: FlaskClient, path: str, section: str) -> list[str]:
    return [link for link in page_getter(client)(path).links(section) if "/catalogs/" in link]


@pytest.mark.parametrize("tag", ["es", "he"])
@pytest.mark.parametrize("words", ["", "plain/"])
def test_every_file_of_the_language_is_there(client: FlaskClient, tag: str, words: str) -> None:
    found = downloads(client, f"/{tag}/{words}translate/", "files")
    assert found[0] == f"/{tag}/catalogs/messages.po", "the interface comes first"
    assert set(found) == {f"/{tag}/catalogs/{domain}.po" for domain in DOMAINS}
    for path in found:
        with client.get(path) as response:
            assert response.status_code == 200, path
            assert response.mimetype == "text/x-gettext-translation"
            assert "attachment" in response.headers["Content-Disposition"]
            assert f"Language: {tag}" in response.get_data(as_text=True)


@pytest.mark.parametrize("tag", ["en", "es"])
def test_a_language_that_is_missing_begins_with_empty_files(client: FlaskClient, tag: str) -> None:
    found = downloads(client, f"/{tag}/translate/", "missing")
    assert set(found) == {f"/en/catalogs/{domain}.pot" for domain in DOMAINS}
    for path in found:
        with client.get(path) as response:
            template = polib.pofile(response.get_data(as_text=True))
        assert len(template) > 0
        assert not any(entry.msgstr for entry in template)


def test_english_has_no_files_to_translate(client: FlaskClient) -> None:
    page = page_getter(client)("/en/translate/")
    assert page.by_id("files") is None


@pytest.mark.parametrize(
    "path",
    [
        "/es/catalogs/testol.pot",
        "/en/catalogs/testol.po",
        "/es/catalogs/nothing.po",
        "/en/catalogs/nothing.pot",
        "/es/catalogs/testol",
        "/es/catalogs/terms.toml",
        "/es/catalogs/..%2f..%2fmessages.po",
    ],
)
def test_what_is_no_file_of_the_list_is_not_given_out(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_template_that_was_never_written_is_a_missing_page(
    mini: MiniProject, client: FlaskClient
) -> None:
    (mini.translations / "templates" / "testol.pot").unlink()
    assert client.get("/en/catalogs/testol.pot").status_code == 404


@pytest.mark.parametrize("start", ["/es/", "/es/drugs/testol/", "/es/translations/", "/en/about/"])
def test_the_page_is_found_from_every_page(client: FlaskClient, start: str) -> None:
    tag = start.split("/")[1]
    page = page_getter(client)(start)
    assert f"/{tag}/translate/" in [link.get("href") for link in page.all("a")]


def test_it_says_the_steps_the_marks_and_where_to_send(
    mini: MiniProject, client: FlaskClient
) -> None:
    site = mini.content / "site.toml"
    site.write_text('name = "Ana"\ncontact = "ana@example.org"\n', encoding="utf-8")
    client = mini.app().test_client()
    page = page_getter(client)("/en/translate/")
    steps = page.by_id("steps")
    assert steps is not None
    assert len(list(steps.iter("li"))) == 5
    marks = page.text("marks")
    for mark in ("[placebo](#placebo)", "[riluzole](drug:riluzole)", "[@oh2018]", "%(name)s"):
        assert mark in marks
    assert "mailto:ana@example.org" in page.links("send")
    assert text_of(page.all("h1")[0]) == "Help to translate"


def test_each_file_is_named_by_its_page_and_its_own_name(client: FlaskClient) -> None:
    page = page_getter(client)("/es/translate/")
    sections = [e for e in page.root.iter() if e.get("id") in ("files", "missing")]
    every = [text_of(link) for section in sections for link in section.iter("a")]
    assert len(every) == len(set(every)), "no two links read the same"
    assert any("otherol.po" in name for name in every)
