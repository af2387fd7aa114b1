"""Names in a second script: shown beside the Latin form, found by the search, checked."""

from __future__ import annotations

import pytest

from service.catalogs.commands.check import Check
from service.catalogs.workshop import Workshop
from tests.support.mini import MiniProject

PAGE = "/es/drugs/testol/"


def write(mini: MiniProject, text: str) -> None:
    (mini.translations / "es" / "names.toml").write_text(text, encoding="utf-8")


def faults(mini: MiniProject) -> list[str]:
    shop = Workshop(mini.root, mini.content, mini.translations)
    return [str(fault) for fault in Check(shop, shop.locales).faults]


def test_a_brand_and_how_a_name_is_said_stand_beside_the_latin_form(mini: MiniProject) -> None:
    write(mini, '[said]\ntestol = "TES-tol-es"\n[brands]\nTestbrand = "Ñestbrand"\n')
    client = mini.app().test_client()
    page = client.get(PAGE).get_data(as_text=True)
    assert "<bdi>Testbrand</bdi> (<bdi>Ñestbrand</bdi>)" in page
    assert "<bdi>TES-tol-es</bdi>" in page
    assert "Ñestbrand" not in client.get("/he/drugs/testol/").get_data(as_text=True)
    assert PAGE in client.get("/es/search/?q=ñestbrand").get_data(as_text=True)
    assert faults(mini) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[said]\nother = "x"\n', "names.toml:2: no drug has the folder “other”"),
        ('[brands]\nTestbrnad = "x"\n', "names.toml:2: no drug has the brand “Testbrnad”"),
        ('[brands]\nTestbrand = ""\n', "names.toml:2"),
        ('[brand]\nTestbrand = "x"\n', "names.toml"),
        ("brands", "names.toml:1"),
    ],
)
def test_a_name_that_fits_nothing_is_told_with_its_line(
    mini: MiniProject, text: str, told: str
) -> None:
    write(mini, text)
    assert any(told in fault for fault in faults(mini)), faults(mini)


def test_a_file_that_cannot_be_read_changes_no_page(mini: MiniProject) -> None:
    before = mini.app().test_client().get(PAGE).get_data()
    write(mini, "[brands")
    client = mini.app().test_client()
    assert client.get(PAGE).get_data() == before
    assert any("names.toml" in each for each in client.get("/healthz").get_json()["problems"])
