"""Kept answers are the same as fresh ones, in every coding, before and after changes."""

from __future__ import annotations

import datetime
import gzip
from collections.abc import Callable
from dataclasses import replace

import brotli
import polib
import pytest
import zstandard

from service.serving.coding import choose_coding
from service.serving.dependencies import Dependencies
from service.state.site import Site
from tests.support.cached import Cached
from tests.support.edits import write
from tests.support.mini import MiniProject

READ: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
}


@pytest.fixture
def cached(mini: MiniProject) -> Cached:
    return Cached(mini)


def assert_all_as_fresh(cached: Cached, turn: int | None = None) -> None:
    """In every coding; with a turn, each page in one of them, and in another at the next turn."""
    codings = list(READ)
    for at, path in enumerate(cached.paths):
        for coding in codings if turn is None else [codings[(at + turn) % len(codings)]]:
            read = READ[coding]
            response = cached.get(path, **{"Accept-Encoding": coding})
            assert response.status_code == 200, path
            assert response.headers.get("Content-Encoding", "identity") == coding
            assert int(response.headers["Content-Length"]) == len(response.data)
            assert read(response.data) == cached.fresh(path), f"{path} as {coding}"


@pytest.mark.parametrize("coding", READ)
def test_for_a_moment_after_a_change_a_page_is_that_of_before(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, coding: str
) -> None:
    cached, path = Cached(mini, patience=(1.0, 1.0)), "/es/drugs/testol/"
    now = [100.0]
    monkeypatch.setattr("service.serving.cache.time.monotonic", lambda: now[0])

    def words(path: str = path) -> str:
        return READ[coding](cached.get(path, **{"Accept-Encoding": coding}).data).decode()

    assert "El primer párrafo" in words()
    mini.edit("es", write("Otro texto del todo."))
    cached.reload()
    assert "El primer párrafo" in words(), "it is given out until the new one is made"
    assert "Otro texto del todo." in words("/es/plain/drugs/testol/compare/") + words(
        "/es/drugs/testol/compare/"
    ), "what was not kept is new"
    cached.cache.warm(path)
    assert "Otro texto del todo." in words(), "once it is made, nobody gets the old one"
    mini.edit("es", write("Palabras de paso."))
    cached.reload()
    now[0] += 0.6
    mini.edit("es", write("Palabras distintas ahora."))
    cached.reload()
    assert "Otro texto del todo." in words(), "many changes in a row do not stop readers, either"
    now[0] += 0.6
    assert "Palabras distintas ahora." in words(), "the moment is that after the first change"
    mini.edit("es", write("Palabras finales ahora."))
    cached.reload()
    now[0] += 1.1
    assert "Palabras finales ahora." in words(), "and after the moment none of before"


def test_a_page_that_gathers_may_follow_a_little_later(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached, now = Cached(mini, patience=(1.0, 9.0)), [100.0]
    monkeypatch.setattr("service.serving.cache.time.monotonic", lambda: now[0])
    own = ("/es/drugs/testol/", "/es/plain/drugs/testol/compare/")
    gathering = ("/es/", "/es/plain/approvals/", "/he/translations/")
    for path in (*own, *gathering):
        cached.get(path)
    mini.edit("es", write("Un párrafo nuevo."))
    cached.reload()

    def new() -> set[str]:
        """Those of them that are made anew where they are asked for."""
        asked = [path for path in (*own, *gathering) if cached.get(path).status_code == 200]
        return cached.kept().intersection(asked)

    assert new() == set()
    now[0] += 1.1
    assert new() == set(own), "what stands on a page is on it within 2 seconds"
    now[0] += 8.0
    assert new() == {*own, *gathering}


def reword(catalog: polib.POFile) -> None:
    """Change every text, marks and figures left alone."""
    for entry in catalog:
        entry.msgstr = entry.msgstr.replace("a", "á", 1)


def test_no_kept_answer_differs_from_a_fresh_one_under_changes(cached: Cached) -> None:
    project = cached.project
    assert_all_as_fresh(cached)
    rename = ("Testol es", "Testol sigue siendo")
    spanish = project.path("es").read_text(encoding="utf-8")
    changes: list[Callable[[], object]] = [
        lambda: project.edit("es", write("Un párrafo nuevo.")),
        lambda: project.path("es").write_text(spanish.replace(*rename), encoding="utf-8"),
        lambda: project.edit("es", reword, "about"),
        lambda: project.edit("es", reword, "glossary"),
        lambda: project.path("he", "glossary").write_text("broken", encoding="utf-8"),
        lambda: project.path("es", "otherol").unlink(),
        lambda: (project.translations / "es" / "names.toml").write_text(
            '[brands]\nTestbrand = "Marca"\n', encoding="utf-8"
        ),
        lambda: (project.drug / "plain.md").write_text(
            (project.drug / "plain.md")
            .read_text(encoding="utf-8")
            .replace("felt sick", "felt ill"),
            encoding="utf-8",
        ),
    ]
    for turn, change in enumerate(changes):
        change()
        cached.reload()
        assert_all_as_fresh(cached, turn)


def test_a_changed_catalog_drops_its_own_pages_only(cached: Cached) -> None:
    assert_all_as_fresh(cached)
    cached.project.edit("es", write("Un párrafo nuevo."))
    cached.reload()
    kept = cached.kept()
    assert "/es/drugs/testol/" not in kept
    assert "/es/" not in kept
    assert "/es/translations/" not in kept
    others = {"/es/drugs/otherol/", "/he/drugs/testol/", "/en/", "/es/about/", "/es/glossary/"}
    assert {*others, "/es/search/", "/es/site-map/"} <= kept


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", "identity"),
        ("identity", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=1.0, br;q=0.1", "identity"),
        ("identity;q=0.5, gzip;q=0.4, br;q=0.6", "br"),
        ("identity, br", "br"),
        ("identity;q=0.5, *;q=0.2", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("br;q=0, *", "zstd"),
        ("*", "br"),
        ("br;q=0, gzip;q=0, zstd;q=0", "identity"),
        ("BR", "br"),
        (";;;q=,,x" * 500, "identity"),
    ],
)
def test_the_coding_is_one_that_the_client_likes_best(accepted: str, coding: str) -> None:
    assert choose_coding(accepted) == coding


def test_a_client_that_has_the_page_is_told_so(cached: Cached) -> None:
    first = cached.get("/es/", **{"Accept-Encoding": "br"})
    tag = first.headers["ETag"]
    for asked in (tag, f'"x", W/{tag}', "*"):
        again = cached.get("/es/", **{"Accept-Encoding": "br", "If-None-Match": asked})
        assert again.status_code == 304
        assert again.data == b""
        assert again.headers["ETag"] == tag
    other = cached.get("/es/", **{"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert other.status_code == 200, "a strong tag names one coding"


def test_a_day_drops_a_page_only_where_it_changes_what_it_says(site: Site) -> None:
    def on(day: str) -> tuple[object, ...] | None:
        today = datetime.date.fromisoformat(day)
        return Dependencies(replace(site, today=today)).of("/es/drugs/riluzole/")

    assert on("2026-11-28") == on("2026-11-29")
    assert on("2026-11-28") != on("2031-11-28"), "a check is overdue by then"


def test_head_is_get_without_the_body(cached: Cached) -> None:
    get, head = cached.get("/es/about/"), cached.get("/es/about/", "HEAD")
    assert head.data == b""
    assert list(head.headers) == list(get.headers)


def test_what_is_not_a_finite_page_is_not_kept(cached: Cached) -> None:
    for path in ("/es/search/?q=testol", "/nope/", "/es/drugs/none/", "/healthz", "/", "/ES/"):
        cached.get(path)
    cached.client.post("/es/")
    assert cached.kept() == set()
