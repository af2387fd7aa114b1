"""Where readers find the way to suggest, and where there is none."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support.mini import MiniProject
from tests.support.pages import GetPage, page_getter, text_of


@pytest.fixture
def get(mini: MiniProject) -> GetPage:
    client: FlaskClient = mini.app().test_client()
    return page_getter(client)


PARTS = ("answer", "trials", "side-effects", "approvals", "dose", "status", "mechanism")


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/es/drugs/testol/", [f"drugs/testol/suggest/?part={part}" for part in PARTS]),
        ("/es/plain/drugs/testol/", [f"plain/drugs/testol/suggest/?part={p}" for p in PARTS]),
        ("/es/drugs/testol/compare/", [f"drugs/testol/suggest/?part={part}" for part in PARTS]),
        ("/es/about/", ["about/suggest/?part=part-1", "about/suggest/?part=part-2"]),
        ("/es/glossary/", ["glossary/suggest/?part=als"]),
        ("/en/drugs/testol/", []),
        ("/en/glossary/", []),
        ("/es/", []),
    ],
)
def test_each_part_of_a_translated_page_has_one_link(
    get: GetPage, path: str, links: list[str]
) -> None:
    page = get(path)
    found = [a for a in page.all("a") if "/suggest/" in a.get("href", "")]
    here = [a.get("href", "") for a in found]
    assert len(here) == len(set(here))
    root = "/".join(path.split("/")[:2])
    assert {f"{root}/{link}" for link in links} <= set(here)
    assert bool(here) == bool(links)
    names = [text_of(a) for a in found]
    assert len(names) == len(set(names)), "each says what it is about (WCAG 2.2, 2.4.9)"
