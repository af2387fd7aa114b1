"""Properties of everything that reads what comes from outside: any input, no surprise."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.test import create_environ

from service.catalogs.catalog import load_catalog
from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import page_rules
from service.catalogs.checks.terms import Terms
from service.catalogs.po_files import CatalogError, write_po
from service.content.markup import Resolver, render, targets
from service.content.reading import load_content
from service.errors import ContentError
from service.locales.locale import ENGLISH, SiteLocale, likely_script
from service.locales.negotiation import lookup, negotiate
from service.pages.addresses import Address
from service.pages.search import MAX_QUERY
from service.serving.answers import Answer, is_known
from service.serving.asking import ask
from service.serving.coding import CODINGS, choose_coding
from service.state.loading import Loader
from tests.support.cached import Cached
from tests.support.languages import language
from tests.support.mini import MiniProject

LOCALES = [SiteLocale(tag) for tag in ("en", "es", "pt-BR", "zh-Hans", "he", "ar", "tr")]
LATIN = st.text(st.characters(max_codepoint=0xFF), max_size=300)
"""What a WSGI server hands on: bytes read as Latin-1 (PEP 3333)."""
FIELDS = [
    *("HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_HOST", "HTTP_IF_NONE_MATCH"),
    *("HTTP_RANGE", "HTTP_COOKIE", "HTTP_IF_RANGE", "CONTENT_TYPE", "CONTENT_LENGTH"),
]
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(st.text(max_size=60))
def test_any_language_range_finds_a_locale_or_none(text: str) -> None:
    assert lookup(text, LOCALES) in (None, *LOCALES)
    assert len(likely_script(text)) == 2


@given(st.lists(st.tuples(st.text(max_size=20), st.floats(allow_nan=False)), max_size=30))
def test_negotiation_always_ends_with_a_locale_of_the_site(ranges: list[tuple[str, float]]) -> None:
    assert negotiate(ranges, LOCALES) in LOCALES
    assert negotiate([], LOCALES) == ENGLISH


@given(LATIN)
def test_any_accept_encoding_gives_a_coding(accepted: str) -> None:
    assert choose_coding(accepted) in ("identity", *CODINGS)


@given(st.permutations(["br", "gzip", "zstd", "identity", "deflate"]), st.integers(0, 4))
def test_a_coding_that_is_refused_is_never_chosen(order: list[str], refused: int) -> None:
    accepted = ", ".join(f"{c};q=0" if n <= refused else c for n, c in enumerate(order))
    assert choose_coding(accepted) not in {*order[: refused + 1]} - {"identity"}


@given(LATIN, LATIN)
def test_any_condition_can_be_read(none_match: str, since: str) -> None:
    variant = Answer.of([], b"page", 0.0).variant("br")
    assert is_known(variant, none_match, since) in (True, False)
    assert is_known(variant, f"{none_match}, {variant.etag}", since)


@FEW
@given(
    st.text(st.characters(max_codepoint=0xFF), max_size=60),
    LATIN,
    st.dictionaries(
        st.sampled_from(FIELDS),
        LATIN,
    ),
    st.sampled_from(["", "/es", "/es/search", "/es/catalogs", "/es/drugs/testol", "/he/plain"]),
)
def test_any_request_is_answered_and_never_with_a_500(
    shared: Cached, tail: str, query: str, headers: dict[str, str], start: str
) -> None:
    environ = {**create_environ(), **headers, "PATH_INFO": f"{start}/{tail}", "QUERY_STRING": query}
    status, fields, _ = ask(shared.cache, environ)
    assert int(status[:3]) in (200, 206, 302, 304, 308, 400, 404, 412, 414, 416), environ
    assert all("\n" not in value and "\r" not in value for _, value in fields)
    assert len(shared.cache.answers) < 200


@FEW
@given(st.text(max_size=MAX_QUERY * 2))
def test_any_search_gives_results(shared: Cached, query: str) -> None:
    index = shared.app.extensions["search"](shared.site)
    for tag in ("es", "he"):
        assert len(index.search(shared.site, Address(SiteLocale(tag)), query).hits) <= 2


@given(st.text(max_size=200))
def test_any_text_of_a_catalog_comes_out_without_markup_of_its_own(text: str) -> None:
    resolver = Resolver(
        term=lambda _id, words: words, drug=lambda _slug, words: words, cite=lambda _id: Markup()
    )
    html = str(render(text, resolver)).replace("<strong>", "").replace("</strong>", "")
    html = html.replace("<em>", "").replace("</em>", "")
    assert "<" not in html
    assert isinstance(targets(text, "term"), list)


@pytest.fixture(scope="module")
def shared(finished_mini: MiniProject, tmp_path_factory: pytest.TempPathFactory) -> Cached:
    return Cached(finished_mini.copy(tmp_path_factory.mktemp("fuzz")))


def damaged(whole: bytes, seed: int) -> bytes:
    """A file with bytes flipped, cut off, doubled, or a piece moved."""
    chance = random.Random(seed)
    content = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(content))
        match chance.randrange(5):
            case 0:
                content[place] ^= 1 << chance.randrange(8)
            case 1:
                del content[place:]
            case 2:
                content[place:place] = content[: chance.randrange(200)]
            case 3:
                del content[place : place + chance.randrange(1, 40)]
            case 4:
                content[place:place] = chance.randbytes(chance.randrange(1, 8))
        if not content:
            return b""
    return bytes(content)


@pytest.mark.parametrize("seed", range(120))
def test_a_damaged_catalog_is_read_or_refused(
    finished_mini: MiniProject, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "testol.po"
    path.write_bytes(damaged(finished_mini.path("es").read_bytes(), seed))
    rules = page_rules(Names(frozenset()), Terms(), language("en"), language("es"))
    with contextlib.suppress(CatalogError):
        assert load_catalog(path, language("es"), rules).locale == SiteLocale("es")


@pytest.mark.parametrize("seed", range(60))
def test_damaged_content_is_read_or_refused(
    finished_mini: MiniProject, tmp_path: Path, seed: int
) -> None:
    project = finished_mini.copy(tmp_path)
    files = sorted(p for p in project.content.rglob("*") if p.suffix in (".md", ".toml"))
    path = files[seed % len(files)]
    path.write_bytes(damaged(path.read_bytes() or b"\n", seed))
    with contextlib.suppress(ContentError):
        assert load_content(project.content).drugs


def test_the_service_goes_on_with_what_was_good(mini: MiniProject) -> None:
    """Every file damaged in turn, without a restart: each page is still there."""
    loader = Loader(mini.content, mini.translations)
    loader.load()
    files = [*mini.content.rglob("*.md"), *mini.content.rglob("*.toml")]
    files += [*mini.translations.rglob("*.po")]
    for seed, path in enumerate(sorted(files)):
        whole = path.read_bytes()
        path.write_bytes(damaged(whole or b"\n", seed))
        site = loader.load()
        assert {locale.tag for locale in site.locales} >= {"en"}
        assert set(site.content.drugs) == {"testol", "otherol"}
        path.write_bytes(whole)
    assert loader.load().problems == ()
    assert [locale.tag for locale in loader.load().locales] == ["en", "es", "he"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000 + "a" + "]" * 5000,
        "*" * 20000,
        "**_" * 4000,
        "[a](#" * 3000,
        "[@a" * 5000,
        "<" * 20000,
        "1" * 30000,
        "1,234.5 mg " * 2000,
        "\u202e" * 5000,
    ],
)
def test_a_text_made_to_be_slow_is_not(tmp_path: Path, text: str) -> None:
    """Nested and repeated marks cost no more than a bounded time (seconds for 20,000 marks)."""
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalog.append(polib.POEntry(msgctxt="standard", msgid="Take 1 mg.", msgstr=text))
    write_po(catalog, tmp_path / "slow.po")
    rules = page_rules(Names(frozenset({"Testbrand"})), Terms(), language("en"), language("es"))
    found = load_catalog(tmp_path / "slow.po", language("es"), rules)
    assert len(found.messages) == 1
