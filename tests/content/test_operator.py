"""`site.toml`: who runs a copy, where it stands, what it is called, its colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.content.colours import GROUNDS, LEAST, contrast
from service.content.operator import LARGEST_LOGO, Operator, load_logo, load_operator
from service.errors import ContentError
from service.locales.locale import SiteLocale
from tests.support.mini import ROOT

WHOLE = """\
name = "Asociación ELA"
logo = "logo.png"
contact = "ela@example.org"
address = "https://ela.example.org/drugs"
embed = ["https://els.example", "https://*.els.example:8443"]

[title]
en = "ELA drug pages"
es = "Páginas de fármacos de ELA"

[colours]
light = "#5a1a00"
dark = "#ffd9c4"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "site.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_it_may_say_is_read(tmp_path: Path) -> None:
    operator = load_operator(written(tmp_path, WHOLE))
    assert operator.contact == "ela@example.org"
    assert operator.title_in(SiteLocale("es")) == ("Páginas de fármacos de ELA", SiteLocale("es"))
    assert operator.title_in(SiteLocale("de")) == ("ELA drug pages", SiteLocale("en"))
    assert operator.colours.light == "#5a1a00"


def test_it_may_be_empty(tmp_path: Path) -> None:
    assert load_operator(written(tmp_path, "")).title_in(SiteLocale("en")) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("https://ela.example.org/drugs", "ela.example.org", "https://drugs.example.org"),
        ("https://ela.example.org/drugs", "https://ela.example.org/", "without a slash at the end"),
        ("https://ela.example.org/drugs", "https://ela.example.org/?a", "https://drugs.example"),
        ("ela@example.org", "https://example.org/mail", "write an e-mail address"),
        ("ela@example.org", "Ana <ela@example.org>", "write an e-mail address"),
        ('"Asociación ELA"', '""', "say in “name” to whom readers write"),
        ("logo.png", "../logo.png", "write logo.svg, logo.png or logo.webp"),
        ("logo.png", "logo.gif", "write logo.svg, logo.png or logo.webp"),
        ("Asociación ELA", "Asociación\\u0007ELA", "write it in one line"),
        ('"Asociación ELA"', '" "', "write it in one line"),
        ("ELA drug pages", "ELA\\u0007pages", "write it in one line"),
        ("https://ela.example.org/drugs", "https://ela.example.org/drugs\\n", "write it as https"),
        ("ela@example.org", "ela@example.org\\n", "write an e-mail address"),
        ("https://els.example", "https://els.example\\n", "write the beginning of an address"),
        ("#5a1a00", "#5a1a00\\n", "write a colour as #0a4752"),
        ("https://ela.example.org/drugs", "https://u:p@ela.example.org", "write it as https"),
        ("es = ", "zh-CN = ", "“zh-CN” is zh-Hans here"),
        ("es = ", "castellano = ", "“castellano” is no language"),
        ("en = ", "de = ", "the name in English is missing"),
        ("https://els.example", "https://els.example/", "write the beginning of an address"),
        ("https://els.example", "els.example", "write the beginning of an address"),
        ("https://els.example", "https://els.example; script-src *", "write the beginning of"),
        ("#5a1a00", "red", "write a colour as #0a4752"),
        ("#5a1a00", "#3388cc", "choose a darker one"),
        ("#ffd9c4", "#777777", "choose a lighter one"),
    ],
)
def test_a_fault_is_a_line_with_what_to_write(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in WHOLE
    text = WHOLE.replace(old, new)
    with pytest.raises(ContentError) as told:
        load_operator(written(tmp_path, text))
    (problem,) = told.value.problems
    assert words in problem.message
    assert new in text.splitlines()[problem.line - 1] or "name in English" in words


def test_a_logo_without_a_name_has_nothing_to_be_read_aloud(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="whose logo it is"):
        load_operator(written(tmp_path, 'logo = "logo.svg"\n'))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "the file is missing"),
        (b"<svg/>", "is no PNG file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_LOGO), f"{LARGEST_LOGO} are the most"),
    ],
)
def test_a_file_that_is_no_logo_is_told(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(ContentError) as told:
        load_logo(tmp_path, Operator(name="Ana", logo="logo.png"))
    (problem,) = told.value.problems
    assert problem.path == tmp_path / "logo.png"
    assert words in problem.message


def test_a_weak_colour_is_told_with_its_contrast_and_ground(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as told:
        load_operator(written(tmp_path, WHOLE.replace("#5a1a00", "#3388cc")))
    (problem,) = told.value.problems
    assert re.search(r"#3388cc has 3\.\d:1 on #\w{6}, and 7:1 is needed", problem.message)
    assert "WCAG 2.2, 1.4.6" in problem.message


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1; #767676 on white is the well-known edge of 4.5:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


@pytest.mark.parametrize("scheme", GROUNDS)
def test_the_grounds_are_those_of_the_style_sheet_and_its_own_colour_is_strong(
    scheme: str,
) -> None:
    text = (ROOT / "service" / "web" / "templates" / "style.css").read_text(encoding="utf-8")
    place = text.index("prefers-color-scheme: dark") if scheme == "dark" else 0
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", text[place:][: text[place:].index("}")]))
    whole = {name: re.sub(r"^#(\w)(\w)(\w)$", r"#\1\1\2\2\3\3", c) for name, c in colours.items()}
    assert {whole[name] for name in ("paper", "panel", "tint", "warn")} == set(GROUNDS[scheme])
    (own,) = re.findall(rf"--own-{scheme}, (#\w+)\)", text)
    assert all(contrast(own, ground) >= LEAST for ground in GROUNDS[scheme])
