"""The figure lock, over translations that are right and wrong, and over damaged pages."""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from service.content.languages import SiteLanguage
from service.figures import differences, figures
from service.locales.locale import SiteLocale
from tests.support.ids import short_id
from tests.support.languages import language
from tests.support.mini import ROOT

HERE = Path(__file__).parent
PAIRS = tomllib.loads((HERE / "pairs.toml").read_text(encoding="utf-8"))["sentence"]
PAGES = sorted((ROOT / "content" / "drugs").glob("*/*.md"))
EN = language("en").figures

# By language, so that the patterns of its words are compiled once.
RIGHT = sorted((locale, s["english"], text) for s in PAIRS for locale, text in s["right"])
WRONG = sorted(
    (locale, s["english"], text, says) for s in PAIRS for locale, text, says in s["wrong"]
)


def said(english: str, text: str, locale: str) -> list[str]:
    """What the lock says about one translation."""
    return [str(each) for each in differences(english, text, EN, language(locale).figures)]


def ids(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Short names of rows: the language, and how the English begins."""
    return [f"{locale}-{short_id(english)}" for locale, english, *_ in rows]


@pytest.mark.parametrize(("locale", "english", "text"), RIGHT, ids=ids(RIGHT))
def test_a_right_translation_passes(locale: str, english: str, text: str) -> None:
    assert said(english, text, locale) == []


@pytest.mark.parametrize(("locale", "english", "text", "says"), WRONG, ids=ids(WRONG))
def test_a_wrong_translation_is_refused(locale: str, english: str, text: str, says: str) -> None:
    messages = said(english, text, locale)
    assert any(says in message for message in messages), messages


LEAST = 7
"""Right and wrong translations of each language."""
LANGUAGES = ["es", "pt-BR", "fr", "de", "it", "nl", "tr", "ar", "hi", "zh-Hans", "ja", "ko"]


def test_the_tables_cover_what_they_should() -> None:
    right, wrong = (Counter(locale for locale, *_ in rows) for rows in (RIGHT, WRONG))
    assert min(right[locale] for locale in LANGUAGES) >= LEAST, right
    assert min(wrong[locale] for locale in LANGUAGES) >= LEAST, wrong


def test_a_figure_says_what_it_is_and_where() -> None:
    text = "In May 2023, NCT01363401 gave ≥ 1 × 10⁶ cells per kg; −1.24 points (P < 0.001), 95%."
    found = figures(text, EN)
    assert [(f.kind, f.value, f.unit, f.sign, f.comparison, f.text) for f in found] == [
        ("date", "2023-05", "", "", "", "May 2023"),
        ("registry", "NCT01363401", "", "", "", "NCT01363401"),
        ("number", Decimal(10**6), "cell", "", "≥", "≥ 1 × 10⁶ cells"),
        ("unit", "kg", "", "", "", "kg"),
        ("number", Decimal("1.24"), "point", "-", "", "−1.24 points"),
        ("p-value", Decimal("0.001"), "", "", "<", "< 0.001"),
        ("percent", Decimal(95), "%", "", "", "95%"),
    ]
    assert all(text[f.start : f.end] == f.text for f in found)


@pytest.mark.parametrize(
    ("locale", "text", "value", "unclear"),
    [
        ("en", "1,250", 1250, False),
        ("en", "1.250", "1.25", False),
        ("de", "1.250", 1250, False),
        ("de", "1,250", "1.25", False),
        ("de-CH", "1’250", 1250, False),
        ("de-CH", "1.250", "1.25", True),
        ("es", "1.250", 1250, True),
        ("es-MX", "1,250", 1250, True),
        ("es", "1 250".replace(" ", "\u00a0"), 1250, False),
        ("es", "2.98", "2.98", False),
        ("fr", "1 250", 1250, False),
        ("fr", "12 345 678,9".replace(" ", "\u202f"), "12345678.9", False),
        ("hi", "2,00,000", 200000, False),
        ("hi", "२,००,०००", 200000, False),
        ("ar", "١٬٢٥٠", 1250, False),
        ("ar", "١٫٢٥٠", "1.25", False),
        ("ar", "1.250", "1.25", True),
        ("fa", "۲٫۹۸", "2.98", False),
        ("ja", "１，２５０", 1250, False),
        ("zh-Hans", "1.25亿", 125_000_000, False),
        ("ko", "1억 2,500만", 125_000_000, False),
        ("tr", "½", "0.5", False),
    ],
)
def test_numbers_are_read_as_readers_of_the_locale_do(
    locale: str, text: str, value: int | str, unclear: bool
) -> None:
    [figure] = figures(text, language(locale).figures)
    assert (figure.value, figure.unclear) == (Decimal(value), unclear)


ODD = (
    "0123456789٠٣५३０.,٫٬،'’ \u00a0\u202f%٪<>≤=±~-−–/:()×^⁶⁻½₂°µmgkgaIVP"
    "月日年万億개월만\u200f\ufe0f\u0301"
)


def test_no_text_can_stop_the_lock() -> None:
    pick = random.Random(1)
    for _ in range(400):
        here = language(pick.choice(LANGUAGES)).figures
        text = "".join(pick.choice(ODD) for _ in range(pick.randint(0, 50)))
        for figure in figures(text, here):
            assert text[figure.start : figure.end] == figure.text
        differences("50 mg in 2014", text, EN, here)
    for text in ("10^99999999 10⁻⁹⁹⁹⁹", "9" * 50_000, "1," * 5_000, "1万" * 2_000, "½" * 2_000):
        assert differences("50 mg in 2014", text, EN, language("ja").figures)


@pytest.mark.parametrize(
    ("locale", "english", "good", "bad"),
    [
        ("es", "1.5 mg", "1,5 mg", "1\u200f,5 mg"),
        ("de", "5–10 mg", "5–10 mg", "5\u200f–\u200f10 mg"),
        ("fr", "1.5 mg", "1,5 mg", "\u20671,5\u2069 mg"),
        ("ar", "1.5 mg", "1.5 ملغ", "1\u200f.5 ملغ"),
        ("ja", "50 mg", "50 mg", "5\u200b0 mg"),
        ("it", "50 mg", "50 mg", "5\u00ad0 mg"),
        ("nl", "50 mg", "50 mg", "5\u03360 mg"),
        ("ko", "50 mg", "50mg", "50\ufe0fmg"),
        ("nl", "50 mg", "50 mg", "\ufe0f50 mg"),
        ("ko", "1.0 point", "1.0점", "1.\u03010점"),
        ("tr", "130 people", "130 kişi", "130O kişi"),
        ("fr", "1 to 3 minutes", "1 à 3 minutes", "1 à 3I minutes"),
        ("zh-Hans", "50 people", "50人", "5〇人"),
        ("pt-BR", "20 people", "20 pessoas", "2O pessoas"),
    ],
)
def test_what_readers_cannot_see_in_a_figure_is_refused(
    locale: str, english: str, good: str, bad: str
) -> None:
    assert said(english, good, locale) == []
    assert "in or beside a figure; take it out" in said(english, bad, locale)[0]


@pytest.mark.parametrize(
    ("locale", "english", "good", "bad"),
    [
        ("es", "in October 2024", "en octubre de 2024", "en octubre de 2024º"),
        ("ar", "up to 300", "ما يصل إلى 300", "ما يصل إلى 300º"),
        ("de", "phase 2", "Phase 2", "Phase 2º"),
        ("ja", "P = 0.03", "P = 0.03", "P = 0.03º"),
        ("it", "130 people, on 1 May", "130 persone, il 1º maggio", "130º persone, il 1º maggio"),
        ("pt-BR", "from week 9 on", "a partir da 9ª semana", "a partir da 190ª semana"),
        ("es", "above 37 °C", "más de 37 ºC", "más de 37º"),
    ],
)
def test_a_mark_of_an_ordinal_is_for_ordinals(
    locale: str, english: str, good: str, bad: str
) -> None:
    assert said(english, good, locale) == []
    assert said(english, bad, locale)


@pytest.mark.parametrize(
    ("locale", "english", "good", "bad"),
    [
        ("tr", "Refused in 2018, again in 2024.", "2018’de ret, 2024’te yine.",
         "2024’te ret, 2018’de yine."),
        ("de", "May 2019; a record of 2023.", "Mai 2019; ein Eintrag von 2023.",
         "Ein Eintrag von 2023; Mai 2019."),
        ("ja", "Approved in 2010, withdrawn in 2016.", "2010年に承認、2016年に取り下げ。",
         "2016年に承認、2010年に取り下げ。"),
    ],
)  # fmt: skip
def test_years_keep_their_order(locale: str, english: str, good: str, bad: str) -> None:
    assert said(english, good, locale) == []
    assert "in another order here" in said(english, bad, locale)[0]


def visible(line: str) -> str:
    """The visible text of one line of a page."""
    line = re.sub(r"\[@[\w-]+\]", "", line)
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line).replace("*", "").strip(" #-\n")


SENTENCES = sorted(
    {
        text
        for page in PAGES
        for line in page.read_text(encoding="utf-8").splitlines()
        if re.search(r"\d", text := visible(line))
    }
)
OTHER_UNITS = {
    "mg": "g", "g": "mg", "kg": "g", "mL": "L", "µg": "mg", "days": "weeks", "weeks": "months",
    "months": "weeks", "month": "week", "years": "months", "hours": "minutes", "minutes": "hours",
    "points": "months", "kilogram": "millilitre",
}  # fmt: skip
OTHER_SIGNS = {"<": ">", ">": "<", "≥": "≤", "≤": "≥", "=": "<"}


EVERY = 6  # every sixth sentence, to stay fast; all of them (1) take some fifteen seconds


def damaged(text: str, pick: random.Random) -> Iterator[tuple[str, str]]:
    """Every way to damage one figure of `text`, with its name."""
    for match in re.finditer(r"\d", text):
        digit = str((int(match.group()) + pick.randint(1, 9)) % 10)
        yield "digit", text[: match.start()] + digit + text[match.end() :]
    for match in re.finditer(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w,.-]*[A-Za-z\d])", text):
        start, end = match.span()
        number = match.group()
        if number == "0":
            continue  # 0.0 is the same
        moved = number + "0" if "." not in number else number.replace(".", "")
        yield "decimal", text[:start] + moved + text[end:]
        yield "decimal", text[:start] + "0." + number.replace(".", "") + text[end:]
        yield "dropped", text[:start] + text[end:].lstrip()
    for unit, other in OTHER_UNITS.items():
        for match in re.finditer(rf"(?<=\d)([ -]){unit}\b", text):
            yield "unit", text[: match.start()] + match[1] + other + text[match.end() :]
    for match in re.finditer(r"(?<=per |ach )kilogram|(?<=/)kg", text):
        yield "unit", text[: match.start()] + "millilitre" + text[match.end() :]
    for match in re.finditer(r"\b(?=\w*\d)[A-Z][A-Za-z]+-?\d+\b", text):
        name = match.group()
        yield "name", text[: match.start()] + name[1] + name[0] + name[2:] + text[match.end() :]
        yield "name", text[: match.start()] + name[:-1] + text[match.end() :]
    for match in re.finditer(r"[<>≥≤](?= ?\d)|(?<=P )=", text):
        yield "sign", text[: match.start()] + OTHER_SIGNS[match.group()] + text[match.end() :]
    # “15 and 9%” says the same as “15% and 9%”.
    for match in re.finditer(r"(?<=\d)%(?! and \d[\d.]*%)", text):
        yield "percent", text[: match.start()] + text[match.end() :]
    for match in re.finditer(r"(\d[\d.]*) to (\d[\d.]*\d|\d)", text):
        if match[1] != match[2]:
            turned = f"{match[2]} to {match[1]}"
            yield "interval", text[: match.start()] + turned + text[match.end() :]


def test_the_english_pages_agree_with_themselves() -> None:
    assert SENTENCES
    assert [text for text in SENTENCES if differences(text, text, EN, EN)] == []


def test_damage_to_the_english_pages_is_found() -> None:
    pick = random.Random(2026)
    done, escaped = 0, []
    for text in SENTENCES[::EVERY]:
        for name, wrong in damaged(text, pick):
            if wrong != text:
                done += 1
                if not differences(text, wrong, EN, EN):
                    escaped.append(f"{name}: {text}\n    {wrong}")
    assert done > 100
    assert len(escaped) / done <= 0.005, f"{len(escaped)} of {done}:\n" + "\n".join(escaped)


def test_a_language_without_words_has_its_numerals_alone_compared() -> None:
    bare = SiteLanguage(SiteLocale("es")).figures
    english = "Two trials gave 50 mg twice a day."
    assert differences(english, "Dos ensayos dieron 50 mg dos veces al día.", EN, bare) == []
    assert differences(english, "Dos ensayos dieron 5 mg dos veces al día.", EN, bare)
