"""The figure lock, over translations that are right and wrong, and over damaged pages."""

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from service.figures import differences

HERE = Path(__file__).parent
PAIRS = tomllib.loads((HERE / "figure_pairs.toml").read_text(encoding="utf-8"))["sentence"]
PAGES = sorted((HERE.parent / "content" / "drugs").glob("*/*.md"))
EN = Locale("en")

RIGHT = [(locale, s["english"], text) for s in PAIRS for locale, text in s["right"]]
WRONG = [(locale, s["english"], text, says) for s in PAIRS for locale, text, says in s["wrong"]]


def said(english: str, text: str, locale: str) -> list[str]:
    """What the lock says about one translation."""
    return [str(each) for each in differences(english, text, Locale.parse(locale, sep="-"))]


@pytest.mark.parametrize(("locale", "english", "text"), RIGHT)
def test_a_right_translation_passes(locale: str, english: str, text: str) -> None:
    assert said(english, text, locale) == []


@pytest.mark.parametrize(("locale", "english", "text", "says"), WRONG)
def test_a_wrong_translation_is_refused(locale: str, english: str, text: str, says: str) -> None:
    messages = said(english, text, locale)
    assert any(says in message for message in messages), messages


def test_the_tables_cover_what_they_should() -> None:
    locales = {locale for locale, *_ in RIGHT} & {locale for locale, *_ in WRONG}
    assert {"es", "pt-BR", "fr", "de", "it", "nl", "tr", "ar", "hi", "zh-Hans", "ja", "ko"} <= locales
    assert len(RIGHT) + len(WRONG) >= 200
    assert len(WRONG) / (len(RIGHT) + len(WRONG)) >= 0.45


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


SHARE = 0.2  # of all damage, to stay fast; 1.0 takes some ten seconds


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
    for match in re.finditer(r"(?<=\d)%", text):
        yield "percent", text[: match.start()] + text[match.end() :]
    for match in re.finditer(r"(\d[\d.]*) to (\d[\d.]*\d|\d)", text):
        if match[1] != match[2]:
            yield "interval", f"{text[: match.start()]}{match[2]} to {match[1]}{text[match.end() :]}"


def test_the_english_pages_agree_with_themselves() -> None:
    assert SENTENCES
    assert [text for text in SENTENCES if differences(text, text, EN)] == []


def test_damage_to_the_english_pages_is_found() -> None:
    pick = random.Random(2026)
    done, escaped = 0, []
    for text in SENTENCES:
        for name, wrong in damaged(text, pick):
            if wrong != text and pick.random() < SHARE:
                done += 1
                if not differences(text, wrong, EN):
                    escaped.append(f"{name}: {text}\n    {wrong}")
    assert done > 100
    assert len(escaped) / done <= 0.005, f"{len(escaped)} of {done}:\n" + "\n".join(escaped)
