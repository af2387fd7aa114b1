"""Content in, HTML out: one topic a pair of files in `cases/`, input and expected output."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from service.catalogs.catalog import figure_places
from service.content.markup import (
    Resolver,
    _parse_marked,
    _structure,
    bare_text,
    isolate,
    parse,
    plain_text,
    render,
    structure,
)
from tests.support.languages import language

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
RESOLVER = Resolver(
    term=lambda term, words: Markup('<a href="/glossary/#{}">{}</a>').format(term, words),
    drug=lambda slug, words: Markup('<a href="/drugs/{}/">{}</a>').format(slug, words),
    cite=lambda source: Markup("[{}]").format(source),
)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_markdown_becomes_html(case: Path) -> None:
    lines = case.read_text(encoding="utf-8").splitlines()
    expected = case.with_suffix(".html").read_text(encoding="utf-8").splitlines()
    assert [str(render(line, RESOLVER)) for line in lines] == expected


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("قيمة P < 0.001 هنا", "قيمة <bdi>P &lt; 0.001</bdi> هنا"),
        ("التجربة NCT04745299.", "التجربة <bdi>NCT04745299</bdi>."),
        ("جرعة 1 × 10⁶ خلية", "جرعة <bdi>1 × 10⁶</bdi> خلية"),
        ("تفاوت (P = ۰٫۰۱۴)", "تفاوت (<bdi>P</bdi> = ۰٫۰۱۴)"),
        (
            "پس از P\u00a0<\u00a0۰٫۰۵ و n = 12",
            "پس از <bdi>P</bdi>\u00a0&lt;\u00a0۰٫۰۵ و <bdi>n = 12</bdi>",
        ),
        ("بعد 26 يوما", "بعد 26 يوما"),
        ("<b> ALSFRS-R", "&lt;<bdi>b</bdi>&gt; <bdi>ALSFRS-R</bdi>"),
    ],
)
def test_left_to_right_runs_are_isolated(text: str, html: str) -> None:
    assert str(isolate(text)) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("(P = 0,076)", "(P\u00a0=\u00a00,076)"),
        ("**P < 0.001**", "<strong>P\u00a0&lt;\u00a00.001</strong>"),
        ("3 × 10⁶ خلية", "3\u00a0×\u00a010⁶ خلية"),
        ("تفاوت P = ۰٫۰۱۴", "تفاوت P\u00a0=\u00a0۰٫۰۱۴"),
        ("a = b, or 3 < x", "a = b, or 3 < x".replace("<", "&lt;")),
    ],
)
def test_a_sign_stays_on_the_line_of_its_number(text: str, html: str) -> None:
    assert str(render(text, RESOLVER)) == html


def test_a_name_is_kept_whole_where_lines_are_broken_by_a_dictionary() -> None:
    thai = replace(RESOLVER, whole="โทเฟอร์เซน")
    name = '<span class="whole">โทเฟอร์เซน</span>'
    assert str(render("ยา **โทเฟอร์เซน** <1 และโทเฟอร์เซน", thai)) == (
        f"ยา <strong>{name}</strong> &lt;1 และ{name}"
    )


def test_bare_words_lose_marks_and_sources() -> None:
    assert plain_text("A **big** [trial](#clinical-trial) [@oh2018] [@x1].") == "A big trial."
    assert plain_text("Le but\u00a0: oui [@oh2018]\u202f; non.") == "Le but\u00a0: oui\u202f; non."
    assert plain_text("यह काम नहीं आया [@oh2018]। फिर भी") == "यह काम नहीं आया। फिर भी"
    assert plain_text("لم ينجح [@oh2018]، و [@x1]؛ ثم") == "لم ينجح، و؛ ثم"
    assert plain_text("**承認なし。** まだ [@x1]？ はい") == "承認なし。まだ？はい"
    assert plain_text("هل نجح [@oh2018]؟") == "هل نجح؟"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Take 50 mg [@x1] twice.", "Take {50 mg} [x1] twice."),
        ("[phase 3](#p) of 2", '<a href="/glossary/#p">phase {3}</a> of {2}'),
        ("a **50** mg <dose>", "a <strong>{50}</strong>{ mg} &lt;dose&gt;"),
        ("none", "none"),
        ("Take 50 mg [@x1], then 2 [@x1].", "Take {50 mg} [x1], then {2} [x1]."),
        (" [@x1] 7 left", " [x1] {7} left"),
    ],
)
def test_figures_are_marked_whole_also_across_other_marks(text: str, html: str) -> None:
    marking = replace(RESOLVER, figures=lambda text: figure_places(text, language("en")))
    marked = html.replace("{", '<span class="figure">').replace("}", "</span>")
    assert str(render(text, marking)) == marked
    places = figure_places(text, language("en"))
    assert all(0 <= place <= len(bare_text(text)) for place in places)


@given(st.text(st.sampled_from("ab *_[](#@1-)\\`<>&!\n") | st.characters()))
def test_the_short_way_for_texts_without_marks_gives_what_the_parser_gives(text: str) -> None:
    assert parse(text) == _parse_marked(text)
    assert structure(text) == _structure(text)


def test_structure_counts_what_a_translation_keeps() -> None:
    assert structure("[@f] **a** [b](#c) [d](drug:e) [@f] [g](https://h.example)") == (
        ("cite", "f"),
        ("cite", "f"),
        ("drug", "e"),
        ("foreign", "https://h.example"),
        ("strong", ""),
        ("term", "c"),
    )
