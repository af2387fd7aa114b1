"""Writers are told of each fault of the English original, with file, line and what to do.

The page that is spoilt here is a real one. Each test spoils one thing and expects one message.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.content.checks.findings import check_findings
from service.content.checks.run import check_content
from service.content.checks.sources import (
    MAX_SOURCES,
    REFUSED,
    check_sources,
    refused_hosts,
)
from service.content.reading import load_page
from service.content.segments import SECTIONS
from service.content.toml_lines import line_of
from service.errors import Problem
from tests.support.mini import ROOT

CONTENT = ROOT / "content"
PAGE, OTHER = "drugs/lenzumestrocel", "drugs/other-cells"
DRUG, STANDARD, PLAIN = f"{PAGE}/drug.toml", f"{PAGE}/standard.md", f"{PAGE}/plain.md"
GLOSSARY, SITE, FIGURES = "glossary.toml", "site.toml", "figures.toml"
COUNTRIES = "countries.toml"
TODAY = datetime.date(2100, 1, 1)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, bytes]]:
    """A content folder and its files: a drug page, somewhat shortened, its terms, a page."""
    root = tmp_path_factory.mktemp("base") / "content"
    for folder in (PAGE, "pages/about"):
        shutil.copytree(CONTENT / folder, root / folder)
    for file in (GLOSSARY, SITE, FIGURES, COUNTRIES):
        shutil.copy(CONTENT / file, root / file)
    for file in (STANDARD, PLAIN):
        sub(root / file, r"\[([^\]]+)\]\(drug:[a-z0-9-]+\)", r"\1", count=0)
    sub(root / PLAIN, r"\n### (?:(?!\n### ).)+?(?=\n## Side effects)", "", flags=re.DOTALL)
    words = "".join((root / file).read_text(encoding="utf-8") for file in (STANDARD, PLAIN))
    used = "|".join({*re.findall(r"\]\(#([a-z0-9-]+)\)", words), "observational-study"})
    sub(root / GLOSSARY, rf'^\[\[terms\]\]\nid = "(?!(?:{used})")(?:.+\n)+\n', "", count=0)
    return root, {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(base: tuple[Path, dict[Path, bytes]]) -> Iterator[Path]:
    """The content folder, to spoil. It is put right again after each test."""
    folder, files = base
    yield folder
    for path, text in files.items():
        if not path.exists() or path.read_bytes() != text:
            path.write_bytes(text)
    shutil.rmtree(folder / OTHER, ignore_errors=True)


def sub(path: Path, old: str, new: str, *, count: int = 1, flags: int = re.MULTILINE) -> None:
    """Replace what matches the pattern `old`, and be sure that something did."""
    text, found = re.subn(old, new, path.read_text(encoding="utf-8"), count=count, flags=flags)
    assert found, f"nothing in {path.name} matches {old}"
    path.write_text(text, encoding="utf-8")


def problems_of(root: Path, today: datetime.date = TODAY) -> list[Problem]:
    return check_content(root, today)[0]


def line_with(path: Path, text: str) -> int:
    """The number of the first line of a file that holds a text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@dataclass(frozen=True)
class Fault:
    """An edit of a file (`old` is a pattern), and the one message that must come of it.

    `at` is a text of the line that must be named; without one it is line 1. `words` stand in
    the message.
    """

    file: str
    old: str
    new: str
    words: tuple[str, ...]
    at: str = ""
    count: int = 1


def sentence(text: str) -> tuple[str, str]:
    """An edit that adds a paragraph to the part “Dose”."""
    return r"^## Dose\n", rf"## Dose\n\n{text}\n"


def source(key: str = "new2020", url: str = "https://example.org/") -> str:
    return (
        f'\n[[sources]]\nid = "{key}"\nauthor = "New"\ntitle = "A paper"\n'
        f'url = "{url}"\nkind = "journal"\n'
    )


def searched(
    country: str = "TW", date: str = "2026-11-27", url: str = "https://list.example/"
) -> str:
    return (
        f'\n[[searched]]\ncountry = "{country}"\nregister = "A list"\n'
        f'date = "{date}"\nurl = "{url}"\n'
    )


SHORT_PAGE = (
    "## At a glance\n\n- **This.**\n- **That.**\n\n"
    "## Short answer\n\n- This\n- is\n- much\n- too short.\n"
) + "".join(
    f"\n## {part}\n\nWe do not know.\n"
    for part, section in SECTIONS.items()
    if section not in ("answer", "glance")
)
TRIAL_3 = r'^registry = \["NCT04745299", "KCT0005954"\]'
TOML_FAULTS = {
    "unknown key": Fault(
        DRUG,
        r"^\[dates\]",
        '[dates]\nreviewed = "2027-05-22"',
        ("unknown key “reviewed”", "checked"),
        at="reviewed =",
    ),
    "unknown key at the top": Fault(
        DRUG,
        r"^name =",
        'colour = "red"\nname =',
        ("unknown key “colour”", "brands"),
        at="colour =",
    ),
    "unknown table": Fault(
        DRUG, r"\Z", "\n[prices]\nkorea = 60\n", ("unknown key “prices”",), at="[prices]"
    ),
    "missing key": Fault(DRUG, r"^kind = .*\n", "", ("the key “kind” is missing", "add it")),
    "missing key in a table": Fault(
        DRUG, r"^checked = .*\n", "", ("the key “checked” is missing", "add it"), at="[dates]"
    ),
    "bad enum value": Fault(
        DRUG,
        r"^kind = .*",
        'kind = "cells"',
        ("'cells'", "write one of", "small-molecule", "cell-therapy"),
        at='kind = "cells"',
    ),
    "bad enum value in a trial": Fault(
        DRUG, r'^phase = "3"', 'phase = "5"', ("'5'", "1/2", "expanded-access"), at='phase = "5"'
    ),
    "bad enum value in a list of a trial": Fault(
        DRUG,
        '"sham-controlled"',
        '"sham"',
        ("'sham'", "sham-controlled"),
        at='"sham"',
    ),
    "country code in small letters": Fault(
        DRUG, r'^country = "KR"', 'country = "kr"', ("two capital letters",), at='"kr"'
    ),
    "country code that no country has": Fault(
        DRUG, r'^country = "KR"', 'country = "XX"', ("“XX”", "ISO 3166", "correct it"), at='"XX"'
    ),
    "country code of a trial that no country has": Fault(
        DRUG,
        r'^countries = \["KR"\]',
        'countries = ["KR", "UK"]',
        ("“UK”", "write GB"),
        at='"UK"',
    ),
    "country code that has gone": Fault(
        DRUG, r'^country = "KR"', 'country = "DD"', ("“DD”", "write DE"), at='"DD"'
    ),
    "id of a source in capitals": Fault(
        DRUG, r'^id = "oh2015"', 'id = "Oh2015"', ("small letters",), at='id = "Oh2015"'
    ),
    "no people at all": Fault(DRUG, r"^people = \d+", "people = 0", (">= 1",), at="people = 0"),
    "a number in quotation marks": Fault(
        DRUG, r"^people = \d+", 'people = "8"', ("`int", "`str`"), at='people = "8"'
    ),
    "TOML: key twice": Fault(
        DRUG, r"^(people = )\d+", r"\g<1>8\n\g<1>9", ("the key stands twice",), at="people = 9"
    ),
    "TOML: text not closed": Fault(
        DRUG, r"^kind = .*", 'kind = "cells', ("the text is not closed", '"…"'), at='"cells'
    ),
    "TOML: text in one quotation mark": Fault(
        DRUG, r"^kind = .*", "kind = 'cells", ("the text is not closed",), at="'cells"
    ),
    "TOML: long text not closed": Fault(
        DRUG, r"^kind = .*", 'kind = """cells', ("the text is not closed",), at='"""cells'
    ),
    "TOML: curly quotation marks": Fault(
        DRUG, r"^kind = .*", "kind = “protein”", ("straight quotation marks",), at="“protein”"
    ),
    "TOML: text without quotation marks": Fault(
        DRUG, r"^kind = .*", "kind = protein", ("straight quotation marks",), at="= protein"
    ),
    "TOML: date without quotation marks": Fault(
        DRUG,
        r"^checked = .*",
        "checked = 2026-02",
        ("straight quotation marks",),
        at="= 2026-02",
    ),
    "TOML: no equals sign": Fault(
        DRUG, r"^kind = .*", 'kind "protein"', ("followed by =",), at='kind "'
    ),
    "TOML: list not closed": Fault(
        DRUG, r"^codes = .*\]", 'codes = ["XY1"', ("the list is not closed", "]"), at='"XY1"'
    ),
    "TOML: table not closed": Fault(
        DRUG, r"^\[dates\]", "[dates", ("in brackets", "[dates]"), at="[dates"
    ),
    "TOML: words beside keys": Fault(
        DRUG, r"^\[dates\]", "more to come\n[dates]", ("followed by =",), at="more to come"
    ),
    "glossary: unknown key": Fault(
        GLOSSARY, r"^term = ", 'terms = "x"\nterm = ', ("unknown key “terms”",), at="terms ="
    ),
    "site: unknown key": Fault(
        SITE, r"^contact =", "phone =", ("unknown key “phone”", "name, logo, contact"), at="phone ="
    ),
}
WORD_FAULTS = {
    "missing part": Fault(
        PLAIN, r"^## Mechanism\n(?:(?!## ).*\n)+", "", ("“## Mechanism”", "missing", "write it")
    ),
    "wrong order": Fault(
        STANDARD,
        r"^(## Dose\n(?:(?!## ).*\n)+)(## What people ask\n(?:(?!## ).*\n)+)",
        r"\2\1",
        ("order", "Dose, What people ask, Status"),
    ),
    "five answer lines": Fault(
        PLAIN,
        r"^- Ask your doctor:",
        "- Another line.\n- Ask your doctor:",
        ("5 lines", "write 4"),
        at="- Lenzumestrocel (brand",
    ),
    "unknown heading": Fault(
        PLAIN, r"^## Dose", "## Doses", ("“Doses”", "“Dose”, “What people ask”"), at="## Doses"
    ),
    "paragraph over two lines": Fault(
        PLAIN, *sentence(r"This goes on\non the next line."), ("join lines",), at="This goes on"
    ),
    "table": Fault(
        PLAIN,
        *sentence(r"| arm | people |\n|---|---|\n| drug | 8 |"),
        ("a table", "drug.toml", "write sentences or a list"),
        at="| arm",
    ),
    "quotation over two lines": Fault(
        PLAIN, *sentence(r"> They said\n> so."), ("a quotation",), at="> They"
    ),
    "code": Fault(PLAIN, *sentence(r"```\nx = 1\n```"), ("code",), at="```"),
    "numbered list": Fault(PLAIN, *sentence("1) They came."), ("“- ”",), at="1) They"),
    "picture": Fault(PLAIN, *sentence("![Cells](cells.png)"), ("a picture",), at="![Cells]"),
    "HTML": Fault(PLAIN, *sentence("They <b>came</b>."), ("HTML", "**strong**"), at="<b>"),
    "line across": Fault(PLAIN, *sentence("---"), ("a line across", "delete"), at="---"),
    "footnote": Fault(PLAIN, *sentence("They came [^1]."), ("a footnote",), at="[^1]"),
    "bare address": Fault(
        PLAIN, *sentence("See https://news.example/."), ("cite a source",), at="news.example"
    ),
    "heading of level 4": Fault(
        PLAIN, *sentence("#### More"), ("level 4", "“###”"), at="#### More"
    ),
    "heading of level 6": Fault(
        STANDARD, *sentence("###### More"), ("level 6", "“###”"), at="###### More"
    ),
    "heading of level 4 on another page": Fault(
        "pages/about/plain.md", r"\Z", "\n#### More\n", ("level 4", "“###”"), at="#### More"
    ),
    "heading without its space": Fault(
        PLAIN, *sentence("###More"), ("write a space behind the #",), at="###More"
    ),
    "list item without its space": Fault(PLAIN, *sentence("-They came."), ("“- ”",), at="-They"),
    "unit without its space": Fault(
        STANDARD, *sentence("They took 50mg."), ("“50mg”", "write “50 mg”"), at="50mg"
    ),
    "unit of time without its space": Fault(
        STANDARD, *sentence("They waited 24hours."), ("write “24 hours”",), at="24hours"
    ),
    "decimal number without its space": Fault(
        STANDARD, *sentence("They took 0.5mL."), ("write “0.5 mL”",), at="0.5mL"
    ),
    "space before the per cent sign": Fault(
        STANDARD, *sentence("That was 95 % of them."), ("write “5%”",), at="95 %"
    ),
    "citation without source": Fault(
        PLAIN,
        *sentence("So it was told [@nobody2020]."),
        ("“nobody2020”", "no source in drug.toml", "add it"),
        at="nobody2020",
    ),
    "unknown term": Fault(
        PLAIN,
        *sentence("It is [a word](#no-such-term)."),
        ("“no-such-term”", "glossary.toml", "correct"),
        at="no-such-term",
    ),
    "unknown drug": Fault(
        PLAIN,
        *sentence("See [that drug](drug:rilusole)."),
        ("“rilusole”", "no drug page", "correct the link"),
        at="rilusole",
    ),
    "foreign link": Fault(
        PLAIN,
        *sentence("See [the news](https://news.example/)."),
        ("“https://news.example/”", "cite a source instead"),
        at="news.example",
    ),
    "foreign link on another page": Fault(
        "pages/about/plain.md",
        r"\Z",
        "\nSee [the news](https://news.example/).\n",
        ("“https://news.example/”",),
        at="news.example",
    ),
    "number that stands nowhere else": Fault(
        PLAIN,
        *sentence("One person had 7311 doses."),
        ("7311", "neither in standard.md nor in drug.toml"),
        at="7311",
    ),
    "lonely percentage": Fault(
        PLAIN,
        *sentence("That was 95% of them."),
        ("a percentage stands alone", "1 in 10"),
        at="95%",
    ),
    "sentence of 21 words": Fault(
        PLAIN,
        *sentence("Then they " + "came and " * 9 + "went."),
        ("more than 20 words", "split it", "“Then they came and"),
        at="Then they came",
    ),
    "unexplained abbreviation": Fault(
        PLAIN,
        *sentence("They did an XQZ test."),
        ("“XQZ” is never explained", "glossary", "spell it out"),
        at="XQZ",
    ),
    "unmarked term of the glossary": Fault(
        PLAIN,
        *sentence("It was an observational study."),
        ("“observational study”", "[observational study](#observational-study)"),
        at="observational study",
    ),
    "grade too high": Fault(
        PLAIN,
        r"\b(people(?! ask)|cells|[Dd]octors|[Tt]he|[Tt]hey|a(?! glance))\b",
        "representatives",
        ("reading grade", "up to grade 6"),
        count=0,
    ),
    "page too long": Fault(
        PLAIN, *sentence("They went home. " * 40), ("words", "write 380 to 700")
    ),
    "page too short": Fault(PLAIN, r"(?s)\A.*\Z", SHORT_PAGE, ("words", "write 380 to 700")),
}
FACT_FAULTS = {
    "source that nothing cites": Fault(
        DRUG, r"\Z", source(), ("“new2020” is never cited", "cite it or delete it")
    ),
    "unknown source of a trial": Fault(
        DRUG,
        r'^sources = \["nam2022"',
        'sources = ["nobody2020", "nam2022"',
        ("“nobody2020” is no source", "add it or correct it"),
        at="nobody2020",
    ),
    "malformed registry number": Fault(
        DRUG, TRIAL_3, 'registry = ["NCT0474529"]', ("“NCT0474529”", "correct it"), at="NCT0474529"
    ),
    "http address": Fault(DRUG, r'^url = "https:', 'url = "http:', ("https://",), at="[[sources]]"),
    "address with a space": Fault(
        DRUG, r'^(url = "https://[^"]*)"', r'\1 x"', ("character", "correct it"), at="[[sources]]"
    ),
    "address without a host": Fault(
        DRUG, r'^url = ".*"', 'url = "https:///paper"', ("host name",), at="[[sources]]"
    ),
    "a check in the future": Fault(
        DRUG,
        r"^checked = .*",
        'checked = "2199-01-01"',
        ("2199-01-01", "in the future"),
        at="2199-01-01",
    ),
    "approval in the future": Fault(
        DRUG, r"^date = .*", 'date = "2199"', ("2199", "in the future"), at='date = "2199"'
    ),
    "end before start": Fault(
        DRUG, r"^end = .*", 'end = "1999-01"', ("1999-01 comes before",), at='end = "1999-01"'
    ),
    "30 February": Fault(
        DRUG, r"^start = .*", 'start = "2011-02-30"', ("2011-02-30", "calendar"), at="2011-02-30"
    ),
    "month 13": Fault(DRUG, r"^date = .*", 'date = "2014-13"', ("calendar",), at="2014-13"),
    "one registry number for two trials": Fault(
        DRUG,
        TRIAL_3,
        'registry = ["NCT04745299", "NCT04745299"]',
        ("“NCT04745299” stands for two trials", "part"),
        at="NCT04745299",
    ),
    "a search in a country that no code is of": Fault(
        DRUG, r"\Z", searched(country="XX"), ("“XX”", "ISO 3166"), at='"XX"'
    ),
    "a search on no whole day": Fault(
        DRUG, r"\Z", searched(date="2026-11"), ("a full date as 2026-02-19",), at='"2026-11"'
    ),
    "a search in the future": Fault(
        DRUG, r"\Z", searched(date="2199-01-01"), ("in the future",), at="2199-01-01"
    ),
    "a search on no day of the calendar": Fault(
        DRUG, r"\Z", searched(date="2026-02-30"), ("calendar",), at="2026-02-30"
    ),
    "a search in vain where an approval was found": Fault(
        DRUG, r"\Z", searched(country="KR"), ("“KR”", "[[approvals]]", "delete one")
    ),
    "a regulator of no country": Fault(
        COUNTRIES, r"^GB = ", "UK = ", ("“UK”", "write GB"), at="UK ="
    ),
    "a member of the Union that is no country": Fault(
        COUNTRIES, '"AT", ', '"XX", ', ("“XX”", "ISO 3166"), at="european_union ="
    ),
    "a search that names no page": Fault(
        DRUG, r"\Z", searched(url="http://list.example/"), ("https://",), at="list.example"
    ),
    "one register twice": Fault(
        DRUG,
        r"\Z",
        searched() + searched(date="2026-11-28"),
        ("“TW” was searched twice", "keep the newest"),
    ),
    "glossary: unknown source": Fault(
        GLOSSARY, r"^sources = \[", 'sources = ["nobody", ', ("“nobody” is no source",), at="nobody"
    ),
    "glossary: http address": Fault(
        GLOSSARY, r'^url = "https:', 'url = "http:', ("https://",), at="[[sources]]"
    ),
}
FAULTS = {**TOML_FAULTS, **WORD_FAULTS, **FACT_FAULTS}


def test_the_page_as_it_is_has_no_fault(root: Path) -> None:
    assert problems_of(root) == []


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_one_fault_gives_one_message_with_its_place(fault: Fault, root: Path) -> None:
    path = root / fault.file
    sub(path, fault.old, fault.new, count=fault.count)
    (problem,) = problems_of(root)
    assert problem.path == path
    if fault.at or fault.file.endswith(".md") or "is missing" in problem.message:
        assert problem.line == (line_with(path, fault.at) if fault.at else 1)
    for word in fault.words:
        assert word in problem.message
    assert str(problem).endswith(f"{path.name}:{problem.line}: {problem.message}")


@pytest.mark.parametrize(
    "file",
    [
        DRUG,
        STANDARD,
        PLAIN,
        GLOSSARY,
        SITE,
        FIGURES,
        "pages/about/plain.md",
        "pages/about/page.toml",
    ],
)
def test_a_missing_file_is_told(file: str, root: Path) -> None:
    (root / file).unlink()
    assert problems_of(root) == [Problem(root / file, 1, "the file is missing; write it")]


@pytest.mark.parametrize("file", [DRUG, STANDARD, GLOSSARY, SITE, FIGURES])
def test_a_file_in_another_encoding_is_told(file: str, root: Path) -> None:
    (root / file).write_bytes("# Côte d’Ivoire\n".encode("cp1252"))
    (problem,) = problems_of(root)
    assert problem.path == root / file
    assert "is not UTF-8 text" in problem.message


def test_a_source_that_stands_twice_is_told_at_both_places(root: Path) -> None:
    sub(root / DRUG, r"\Z", source("oh2015"))
    problems = [problem for problem in problems_of(root) if "cites" not in problem.message]
    assert [p.message for p in problems] == ["the source id “oh2015” stands twice; rename one"] * 2
    text = (root / DRUG).read_text("utf-8")
    last = text.count("[[sources]]") - 1
    tables = [line_of(text, f"$.sources[{i}]") for i in (0, last)]
    assert [p.line for p in problems] == tables


def test_parts_of_one_trial_need_their_numbers(root: Path) -> None:
    sub(root / DRUG, r"^part = \d\n", "", count=0)
    line = line_of((root / DRUG).read_text(encoding="utf-8"), "$.trials[1].registry")
    told = [p for p in problems_of(root) if "“NCT01363401” stands for two trials" in p.message]
    assert [(p.path, p.line) for p in told] == [(root / DRUG, line)]


def second_page(root: Path) -> Path:
    """A second page, on several drugs, with the same names and trials; its folder."""
    other = shutil.copytree(root / PAGE, root / OTHER)
    sub(other / "drug.toml", r"^kind = .*", 'kind = "several"')
    return other


def test_one_trial_on_two_pages_is_fine_where_both_say_the_same(root: Path) -> None:
    second_page(root)
    assert problems_of(root) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(r'^phase = "3"', 'phase = "2"'), (r'^name = "ALSUMMIT"', 'name = "OTHER"')],
    ids=["another phase", "another name"],
)
def test_one_registry_number_for_other_trials_on_two_pages_is_told(
    old: str, new: str, root: Path
) -> None:
    other = second_page(root)
    if "name" in old:
        for file in ("standard.md", "plain.md"):
            text = (other / file).read_text(encoding="utf-8").replace("ALSUMMIT", "OTHER")
            (other / file).write_text(text, encoding="utf-8")
    sub(other / "drug.toml", old, new)
    problems = problems_of(root)
    for number, problem in zip(("KCT0005954", "NCT04745299"), problems, strict=True):
        assert problem.path == other / "drug.toml"
        assert problem.line == line_with(problem.path, number)
        assert f"“{number}” is another trial on the page lenzumestrocel" in problem.message


@pytest.mark.parametrize("key", ["aliases", "misspellings", "brands", "codes"])
def test_a_name_of_another_drug_is_told(key: str, root: Path) -> None:
    other = shutil.copytree(CONTENT / "drugs" / "edaravone", root / OTHER) / "drug.toml"
    sub(root / DRUG, rf"^{key} = \[", f'{key} = ["RADICAVA", ')
    told = [p for p in problems_of(root) if "RADICAVA" in p.message or "Radicava" in p.message]
    (problem,) = told
    path = {problem.path: 0}
    assert set(path) <= {root / DRUG, other}
    assert "delete it on one of them" in problem.message
    assert problem.line == line_with(
        problem.path, f"{key} =" if problem.path != other else "brands"
    )


def test_a_page_on_several_drugs_may_repeat_their_names(root: Path) -> None:
    shutil.copytree(CONTENT / "drugs" / "edaravone", root / OTHER)
    sub(root / DRUG, r"^aliases = \[", 'aliases = ["Radicava", ')
    sub(root / DRUG, r"^kind = .*", 'kind = "several"')
    assert not [p for p in problems_of(root) if "Radicava" in p.message]


@pytest.mark.parametrize(
    ("name", "better"), [("Testium_X", "testium-x"), ("né 2", "n-2"), ("a--b", "a-b")]
)
def test_a_folder_that_is_no_address_is_told(name: str, better: str, root: Path) -> None:
    folder = root / "drugs" / name
    try:
        shutil.copytree(root / PAGE, folder)
        (problem,) = problems_of(root)
    finally:
        shutil.rmtree(folder)
    assert problem.path == folder
    assert f"rename it, to “{better}”" in problem.message


@pytest.mark.parametrize("name", ["glossary", "plain", "site-map", "lenzumestrocel"])
def test_a_folder_with_the_address_of_another_page_is_told(name: str, root: Path) -> None:
    folder = root / "pages" / name
    try:
        shutil.copytree(root / "pages" / "about", folder)
        (problem,) = problems_of(root)
    finally:
        shutil.rmtree(folder)
    assert problem.path == folder
    assert "give the folder another name" in problem.message


def test_all_faults_of_a_file_are_told_at_once(root: Path) -> None:
    sub(root / DRUG, r"^kind = .*", 'kind = "cells"')
    sub(root / DRUG, r"^\[dates\]", '[dates]\nreviewed = "2027-05-22"')
    sub(root / DRUG, r"^checked = .*\n", "")
    sub(root / DRUG, r'^country = "KR"', 'country = "Korea"')
    sub(root / DRUG, r"^people = \d+", "people = 0")
    sub(root / DRUG, r'"sham-controlled"', '"sham"')
    found = [problem.message for problem in problems_of(root)]
    wanted = ("'cells'", "“reviewed”", "“checked” is missing", "capital letters", ">= 1", "'sham'")
    assert len(found) == len(wanted)
    for words in wanted:
        assert any(words in message for message in found), words


def test_every_fault_of_the_data_is_told_at_once_in_the_order_of_the_files(root: Path) -> None:
    sub(root / DRUG, r"^url = .https:", 'url = "http:')
    sub(root / PLAIN, *sentence("It is [a word](#no-such-term)."))
    sub(root / STANDARD, r"\Z", "\nSo it was told [@nobody2020].\n")
    assert [(p.path.name, p.message.split("”")[0]) for p in problems_of(root)] == [
        ("drug.toml", "the address of “oh2015"),
        ("plain.md", "“no-such-term"),
        ("standard.md", "“nobody2020"),
    ]


def test_every_file_that_cannot_be_read_is_told_at_once(root: Path) -> None:
    sub(root / DRUG, r"^kind = .*", 'kind = "cells"')
    sub(root / PLAIN, r"^## Dose", "## Doses")
    sub(root / GLOSSARY, r"^facts = .*\n", "")
    (root / STANDARD).unlink()
    found = [str(problem.path.relative_to(root)) for problem in problems_of(root)]
    assert found == [DRUG, PLAIN, STANDARD, GLOSSARY]


def test_the_report_has_the_length_and_grade_of_each_page(root: Path) -> None:
    _, report = check_content(root, TODAY)
    rows = [line.split() for line in report.splitlines() if line.startswith("lenzumestrocel")]
    assert [row[1] for row in rows] == ["standard", "plain"]
    words, grade = rows[1][2:4]
    assert 380 <= int(words) <= 700
    assert 0 < float(grade) <= 6


HARMLESS = {
    "sentence of 20 words": (PLAIN, *sentence("They " + "came and " * 9 + "went.")),
    "percentage that is said twice": (PLAIN, *sentence("That was 95%, or 19 in 20 people.")),
    "odds alone": (PLAIN, *sentence("It was 1 out of every 77 people.")),
    "number with a comma": (STANDARD, *sentence("They had 7,311 cells.")),
    "abbreviation spelled out": (PLAIN, *sentence("They did a long test (XQZ). The XQZ ended.")),
    "everyday abbreviation": (PLAIN, *sentence("The US and the UK said so.")),
    "marked term": (PLAIN, *sentence("An [observational study](#observational-study) ran.")),
    "single word that is a term too": (PLAIN, *sentence("They hurt an arm and a leg.")),
    "number of the data": (PLAIN, *sentence("Then 126 people came, and 115 stayed.")),
    "approval in the European Union": (DRUG, r'^country = "KR"', 'country = "EU"'),
    "approval with a full date": (DRUG, r"^date = .*", 'date = "2014-07-31"'),
    "approval without a date": (DRUG, r"^date = .*\n", ""),
    "search without a find": (DRUG, r"\Z", searched()),
    "searches in two countries": (DRUG, r"\Z", searched() + searched(country="SG")),
    "trial that began in some year": (DRUG, r"^start = .*", 'start = "2011"'),
    "trial that still runs": (
        DRUG,
        r'^end = "2026-05-03"((?:\n.*)+?\n)outcome = .*',
        r'end = "2199-05"\1outcome = "running"',
    ),
    "leap day": (DRUG, r"^start = .*", 'start = "2008-02-29"'),
    "registry of Japan": (DRUG, TRIAL_3, 'registry = ["NCT04745299", "jRCT2031210001"]'),
    "registry of Korea": (DRUG, TRIAL_3, 'registry = ["KCT0005955", "NCT04745299"]'),
    "registry of the European Union": (DRUG, TRIAL_3, 'registry = ["2018-000137-11"]'),
    "address with a port and a query": (
        DRUG,
        r'^url = ".*"',
        'url = "https://example.org:8443/a_(b)/?q=%20&x=1#part"',
    ),
    "comment": (DRUG, r"^\[dates\]", "# The dates of this page\n[dates]"),
}


@pytest.mark.parametrize(("file", "old", "new"), HARMLESS.values(), ids=HARMLESS)
def test_what_is_right_is_not_told(file: str, old: str, new: str, root: Path) -> None:
    sub(root / file, old, new)
    assert problems_of(root) == []


@pytest.mark.parametrize(
    ("date", "told"),
    [("2026-02-18", False), ("2026-02-19", False), ("2026-02-20", True), ("2026-02", False)],
)
def test_today_is_not_the_future(date: str, told: bool, root: Path) -> None:
    sub(root / DRUG, r"^date = .*", f'date = "{date}"')
    messages = [problem.message for problem in problems_of(root, datetime.date(2026, 2, 19))]
    assert (f"{date} lies in the future; correct it" in messages) == told


SECOND = """
[[verdict]]
id = "unknown"
sources = ["oh2018"]

[[results]]
trial = "first"
what = "ALSFRS-R points lost"
unit = "points"
of = 48
better = "lower"
analysis = "main"
arms = [{arm = "drug", value = 3.5, n = 33}, {arm = "other-drug", value = 6.5}]
difference = 3.0
interval = [1.48, 4.47]
sources = ["oh2018"]

[[effects]]
effect = "Fever"
arms = [{arm = "drug", n = 33, people = 5}]
sources = ["oh2018"]
"""
"""The tables that every page has."""
SECOND_FAULTS = {
    "no verdict": (r'\n\[\[verdict\]\]\nid = "unknown"\nsources = .*\n', "", "0 [[verdict]]"),
    "a verdict without its reason": ('id = "unknown"', 'id = "stopped"', "needs “reason”"),
    "a verdict with a slot of another": (
        'id = "unknown"',
        'id = "unknown"\nreason = "harm"',
        "has no “reason”",
    ),
    "a verdict that only safety was tested beside a trial of an effect": (
        'id = "unknown"',
        'id = "safety"',
        "only safety was tested, and a trial looked for an effect",
    ),
    "a verdict that a trial runs where none does": (
        'id = "unknown"',
        'id = "running"',
        "a trial is going on, and none here",
    ),
    "a trial that is not there": ('trial = "first"', 'trial = "second"', "the id of no trial"),
    "an interval turned round": (r"\[1.48, 4.47\]", "[4.47, 1.48]", "from high to low"),
    "a difference outside": ("difference = 3.0", "difference = 5.0", "outside its interval"),
    "more points than the scale": ("value = 6.5", "value = 65", "larger than the whole scale"),
    "no value": (
        r"arms = \[\{arm = \"drug\", v.*\ndifference = .*\ninterval",
        "interval",
        "no value",
    ),
    "an effect without its count": (", people = 5", "", "neither percent nor people"),
    "more people than the arm has": ("people = 5", "people = 50", "more people than"),
    "no sources": (r"interval = (.*)\nsources = .*", r"interval = \1", "has no sources"),
    "a source of a refused host": (
        r'^url = ".*"',
        'url = "https://www.drugs.com/x"',
        "aggregators",
    ),
}


@pytest.mark.parametrize(("old", "new", "words"), SECOND_FAULTS.values(), ids=SECOND_FAULTS)
def test_a_fault_of_the_second_edition_is_told(old: str, new: str, words: str, root: Path) -> None:
    sub(root / DRUG, r"^\[\[(verdict|results|effects)\]\]\n(?:.+\n)+\n", "", count=0)
    sub(root / DRUG, r"^\[\[trials\]\]\n", '[[trials]]\nid = "first"\n')
    with (root / DRUG).open("a", encoding="utf-8") as file:
        file.write(SECOND)
    (root / REFUSED).write_text('aggregators = ["drugs.com"]\n', encoding="utf-8")
    page = load_page(root / PAGE, is_drug=True)
    hosts = refused_hosts(root)
    told = [*check_findings(page), *check_sources(page, hosts)]
    assert [problem for problem in told if "cites" not in problem.message] == []
    sub(root / DRUG, old, new)
    page = load_page(root / PAGE, is_drug=True)
    messages = [p.message for p in (*check_findings(page), *check_sources(page, hosts))]
    assert [message for message in messages if words in message]


def test_a_page_of_the_second_edition_has_its_parts(root: Path) -> None:
    sub(root / PLAIN, r"^## Before you take it\n(?:(?!## ).*\n)+", "")
    sub(root / PLAIN, r"^- \*\*Needles .*\n", "")
    sub(root / DRUG, r"^\[\[verdict\]\]\n(?:.+\n)+\n", "")
    messages = " ".join(problem.message for problem in problems_of(root))
    assert "the part “## Before you take it” is missing" in messages
    assert "“At a glance” has 1 lines; write 2" in messages
    assert "the page has 0 [[verdict]]; write one or two" in messages


def test_a_search_on_a_refused_host_is_told(root: Path) -> None:
    with (root / DRUG).open("a", encoding="utf-8") as file:
        file.write(searched(url="https://www.drugs.com/list"))
    page = load_page(root / PAGE, is_drug=True)
    told = check_sources(page, {"drugs.com": "aggregators"})
    [problem] = [problem for problem in told if "A list" in problem.message]
    assert problem.line == line_with(root / DRUG, "drugs.com/list")
    assert "no source is taken from (aggregators)" in problem.message


def test_an_approval_of_the_union_counts_in_its_members(root: Path) -> None:
    sub(root / DRUG, r'^country = "KR"', 'country = "EU"')
    sub(root / DRUG, r"\Z", searched(country="DE"))
    [problem] = problems_of(root)
    assert problem.message.startswith("“DE” has an approval of EU in [[approvals]]")


def test_a_text_with_too_many_sources_is_told(root: Path) -> None:
    ids = [f"new{number}" for number in range(MAX_SOURCES)]
    with (root / DRUG).open("a", encoding="utf-8") as file:
        file.writelines(source(name) for name in ids)
    sub(root / STANDARD, *sentence(f"So it is {' '.join(f'[@{name}]' for name in ids)}."))
    page = load_page(root / PAGE, is_drug=True)
    [problem] = check_sources(page, {})
    assert f"cites {len(page.sources)} sources; cite at most 15" in problem.message


# Lines of TOML files

TOML = """\
name = "Testol"
routes = [
  "oral",
  "intravenous",
]
note = "[[trials]] and phase = 1 stand here as words"

[dates]
facts = "2026-02"

[[trials]]
phase = "1"
registry = ["NCT00000001"]

[[trials]]
registry = ["NCT00000002"]
phase = "2"
phase-notes = "none"

[[sources]]
id = "oh2018"
"""


@pytest.mark.parametrize(
    ("path", "key", "line"),
    [
        pytest.param("$.name", "", 1, id="a key at the top"),
        pytest.param("$", "name", 1, id="a key below the top"),
        pytest.param("$.routes[1]", "", 2, id="an item of a list"),
        pytest.param("$.note", "", 6, id="a text that looks like TOML"),
        pytest.param("$.dates", "", 8, id="a table"),
        pytest.param("$.dates.facts", "", 9, id="a key of a table"),
        pytest.param("$.dates", "facts", 9, id="a key below a table"),
        pytest.param("$.trials[0]", "", 11, id="the first of several tables"),
        pytest.param("$.trials[1]", "", 15, id="the second of several tables"),
        pytest.param("$.trials[0].phase", "", 12, id="a key of the first"),
        pytest.param("$.trials[1].phase", "", 17, id="the same key of the second"),
        pytest.param("$.trials[1]", "phase-notes", 18, id="a key that begins like another"),
        pytest.param("$.trials[1].registry[0]", "", 16, id="an item of a list of the second"),
        pytest.param("$.sources[0].id", "", 21, id="a key of the last table"),
        pytest.param("$.dates.review", "", 8, id="a missing key: its table"),
        pytest.param("$.trials[1].start", "", 15, id="a missing key of the second: its table"),
        pytest.param("$", "kind", 1, id="a missing key at the top: line 1"),
        pytest.param("$.trials[7].phase", "", 1, id="a table that is not there: line 1"),
        pytest.param("$", "", 1, id="the file as a whole"),
    ],
)
def test_the_line_of_a_value_is_found(path: str, key: str, line: int) -> None:
    assert line_of(TOML, path, key) == line


def test_the_line_in_an_empty_file_is_the_first() -> None:
    assert line_of("", "$.name") == 1
