"""Drug pages as data: valid by their schema, and the same words as the page."""

from __future__ import annotations

import json

import html5lib
import msgspec
import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from service.books.data import DrugData, schema
from service.pages.inventory import file_addresses
from service.state.site import Site
from tests.support.edits import untranslate
from tests.support.mini import MiniProject
from tests.support.pages import page_getter, text_of

PATH = "/es/drugs/testol/"


def data_at(client: FlaskClient, path: str) -> DrugData:
    return msgspec.json.decode(client.get(f"{path}index.json").data, type=DrugData)


def words_of(html: str) -> str:
    return text_of(html5lib.parseFragment(html, namespaceHTMLElements=False))


@pytest.mark.parametrize("path", ["/en/drugs/testol/", PATH, "/he/plain/drugs/testol/"])
def test_the_words_are_those_of_the_page(mini: MiniProject, path: str) -> None:
    client = mini.app().test_client()
    page, data = page_getter(client)(path), data_at(client, path)
    for part in data.parts:
        if part.id == "glance":
            continue  # its two lines stand in the table of answers
        shown = page.text(part.id)
        assert all(words_of(block.html) in shown for block in part.blocks)
    disclaimer = page.text("disclaimer") + page.text("main")
    assert all(sentence in disclaimer for sentence in data.disclaimer)


def test_a_part_in_english_says_why(mini: MiniProject) -> None:
    mini.edit("es", untranslate)
    data = data_at(mini.app().test_client(), PATH)
    parts = {part.id: part for part in data.parts}
    assert (parts["background"].language, parts["background"].fallback) == ("en", "untranslated")
    assert parts["background"].notice
    assert (parts["dose"].language, parts["dose"].fallback) == ("es", None)
    assert data.translation is not None
    assert data.translation.shown < data.translation.total


def test_the_schema_is_one_and_can_refuse(mini: MiniProject) -> None:
    found = json.loads(schema())
    Draft202012Validator.check_schema(found)
    data = mini.app().test_client().get(f"{PATH}index.json").get_json()
    validator = Draft202012Validator(found)
    validator.validate(data)
    for change in ({"version": "1"}, {"parts": None}, {"approvals": [{"country": "korea"}]}):
        assert not validator.is_valid(data | change)


def test_the_data_of_every_page_is_valid(site: Site, client: FlaskClient) -> None:
    validator = Draft202012Validator(json.loads(schema()))
    paths = [a.path for a in file_addresses(site) if a.path.endswith(".json")]
    for path in paths[:: 1 + len(paths) // 40]:
        validator.validate(client.get(path).get_json())


def test_pages_of_other_sites_may_read_it(mini: MiniProject) -> None:
    client = mini.app().test_client()
    for path in (f"{PATH}index.json", "/schema/drug.json"):
        headers = client.get(path).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    headers = client.get(PATH).headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_links_are_whole_where_the_address_of_the_site_is_known(mini: MiniProject) -> None:
    site = mini.content / "site.toml"
    site.write_text('address = "https://example.org/drugs"\n', encoding="utf-8")
    data = data_at(mini.app().test_client(), PATH)
    assert data.url == f"https://example.org/drugs{PATH}"
    assert data.schema == "https://example.org/drugs/schema/drug.json"


def test_the_page_on_the_data_shows_what_is_there(mini: MiniProject) -> None:
    site = mini.content / "site.toml"
    site.write_text('address = "https://example.org/drugs"\n', encoding="utf-8")
    client = mini.app().test_client()
    for path in ("/en/data/", "/he/plain/data/"):
        page = page_getter(client)(path)
        frame, address, beginning = (text_of(example) for example in page.all("pre"))
        drug = address.removeprefix("https://example.org/drugs").removesuffix("index.json")
        assert f'src="https://example.org/drugs{drug}embed/"' in frame
        assert client.get(f"{drug}embed/").status_code == 200
        fields = json.loads(beginning)
        whole = client.get(f"{drug}index.json").get_json()
        assert fields == {name: whole[name] for name in fields}
        assert {"name", "language"} <= set(fields)
