"""`catalogs check` reads headers, too: what other tools go by, and what readers are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.catalogs.catalog import load_catalog
from service.catalogs.commands.check import Check, strays
from service.catalogs.headers import header_problems
from service.catalogs.po_files import read_header
from service.catalogs.workshop import Workshop, new_catalog
from service.locales.locale import SiteLocale
from tests.support.commands import sign_offs
from tests.support.languages import language
from tests.support.mini import MiniProject

PLURALS = "Plural-Forms"
REVIEWER = "X-Signed-Off-1"


def problems(changes: dict[str, str], tag: str = "es") -> list[str]:
    """What is said of the header of a new catalog with some fields changed."""
    locale = SiteLocale(tag)
    header = {**new_catalog(locale).metadata, **changes}
    return [problem.message for problem in header_problems(Path("x.po"), header, locale)]


@pytest.mark.parametrize("tag", ["es", "pt-BR", "fr", "ar", "zh-Hans", "ja", "hi", "ru", "pl"])
def test_the_header_of_a_new_catalog_is_right(tag: str) -> None:
    assert problems({}, tag) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"Content-Type": "text/plain; charset=CHARSET"}, "charset=UTF-8"),
        ({"Content-Type": "text/plain; charset=ISO-8859-1"}, "charset=UTF-8"),
        ({"Content-Type": "text/plain; charset=unicode_escape"}, "charset=UTF-8"),
        ({"Content-Type": "text/plain"}, "charset=UTF-8"),
        ({"Content-Type": ""}, "charset=UTF-8"),
        ({"Language": "fr"}, "Language: es"),
        ({"Language": ""}, "Language: es"),
        ({PLURALS: ""}, "nplurals=2"),
        ({PLURALS: "nplurals=INTEGER; plural=EXPRESSION;"}, "nplurals=2"),
        ({PLURALS: "nplurals=2; plural=n%0;"}, "nplurals=2"),
        ({PLURALS: "nplurals=2; plural=n/(n-7);"}, "nplurals=2"),
        ({PLURALS: "nplurals=1; plural=0;"}, "nplurals=2"),
        ({PLURALS: "nplurals=2; plural=(n > 1);"}, "nplurals=2"),
        ({PLURALS: f"nplurals=2; plural={'(' * 60}n{')' * 60};"}, "nplurals=2"),
        ({PLURALS: "nplurals=2; plural=__import__('os');"}, "nplurals=2"),
        ({REVIEWER: "Ana \u202eaieP"}, "U+202E"),
        ({REVIEWER: "Ana\u2028Paz"}, "U+2028"),
        ({REVIEWER: "Ana\x07"}, "U+0007"),
        ({"Last-Translator": "\u2066Ana"}, "isolate"),
        ({"Last-Translator": "A" * 300}, "more than 200"),
        ({"X-Odd": "\ufffd"}, "U+FFFD"),
    ],
)
def test_a_wrong_field_is_told(changes: dict[str, str], words: str) -> None:
    found = problems(changes)
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize(
    ("changes", "tag"),
    [
        ({"Content-Type": "text/plain; charset=utf-8"}, "es"),
        ({"Language": "pt-BR"}, "pt-BR"),
        ({PLURALS: "nplurals=2; plural=(n!=1);"}, "es"),
        ({PLURALS: "nplurals=2; plural=n != 1 ? 1 : 0"}, "es"),
        ({REVIEWER: "Ana María Péres-Núñez <ana@example.org>"}, "es"),
        ({REVIEWER: "محمد علي"}, "ar"),
    ],
)
def test_another_way_to_say_the_same_is_fine(changes: dict[str, str], tag: str) -> None:
    assert problems(changes, tag) == []


def test_a_catalog_without_a_header_is_told() -> None:
    found = list(header_problems(Path("x.po"), {}, SiteLocale("es")))
    assert "no header" in found[0].message


@pytest.mark.parametrize("name", ["Ana \u202eaieP", "Ana\u2066Paz", "Ana\ufffd", "A" * 300])
def test_a_name_with_hidden_characters_reaches_no_page(mini: MiniProject, name: str) -> None:
    digest = sign_offs(mini).digest("testol", "standard")
    review = f"standard; 2026-11-22; {digest}; {name}"
    mini.edit("es", lambda c: c.metadata.update({REVIEWER: review, "Last-Translator": name}))
    catalog = load_catalog(mini.path("es"), language("es"), ())
    assert catalog.provenance.translator == ""
    assert sign_offs(mini).of("testol", "standard").reviews == ()


def test_the_command_tells_headers_and_stray_folders(mini: MiniProject) -> None:
    mini.edit("es", lambda c: c.metadata.update({PLURALS: "nplurals=INTEGER"}), "messages")
    stray = mini.translations / "es copy" / "LC_MESSAGES"
    stray.mkdir(parents=True)
    workshop = Workshop(mini.root, mini.content, mini.translations)
    faults = [*Check(workshop, workshop.locales).faults, *strays(workshop)]
    found = "\n".join(map(str, faults))
    assert "Plural-Forms: nplurals=2" in found
    assert "es copy:1: is no name of a language" in found


def test_a_header_is_found_wherever_it_stands(tmp_path: Path) -> None:
    header, entry = 'msgid ""\nmsgstr "Language: es\\n"\n', 'msgid "a"\nmsgstr "b"\n'
    path = tmp_path / "x.po"
    for content in (header, f"# A title.\n\n{header}\n{entry}", f"{entry}\n{header}\n{entry}"):
        path.write_text(content.replace('"a"', '"c"', 1))
        assert read_header(path) == {"Language": "es"}
    for content in (entry, f'msgctxt "standard/dose"\n{entry}\n{entry.replace("a", "c")}'):
        path.write_text(content)
        assert read_header(path) == {}
    path.write_text(f'msgctxt "standard/dose"\n{entry}\n{header}')
    assert read_header(path) == {"Language": "es"}


def test_fixed_terms_that_cannot_be_read_stop_the_check_of_no_other_language(
    mini: MiniProject,
) -> None:
    (mini.translations / "es" / "terms.toml").mkdir()
    mini.edit("he", lambda c: c.metadata.update({"Language": "es"}))
    workshop = Workshop(mini.root, mini.content, mini.translations)
    found = "\n".join(map(str, Check(workshop, workshop.locales).faults))
    assert "terms.toml:1: Is a directory" in found
    assert "“Language: es”, and this is the folder of he" in found
