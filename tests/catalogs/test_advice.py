"""Advice: a lost "not", care or reporter is told to a person; what is right mostly is not."""

from __future__ import annotations

import random
import re

import pytest

from service.catalogs.checks.advice import Advice
from service.catalogs.texts import State
from service.content.glossary import GLOSSARY
from service.state.site import Site
from tests.catalogs.test_slips import slips
from tests.support.languages import language

NOT = {
    "es": "no|ni|ningún|ninguna|ninguno|nadie|sin|nunca|tampoco",
    "pt-BR": "não|nem|nenhum|nenhuma|ninguém|sem|nunca|tampouco",
    "fr": "ne|n’|pas|aucun|aucune|sans|jamais|ni|non",
    "de": "nicht|kein|keine|keinen|keiner|keinem|niemand|ohne|nie|weder",
    "it": "non|nessun|nessuno|nessuna|senza|mai|né",
    "nl": "niet|geen|niemand|zonder|nooit|evenmin",
    "ar": "لا|لم|ليس|ليست|لن|دون|بدون|غير|عدم|ولا|ولم",
    "hi": "नहीं|न|बिना|मत",
}
"""Words that say no, fewer than the advice knows; by the same hand, so `mutations` counts too."""
WITHIN = {
    "ja": "ませ|ない|なか|なく|ず",
    "ko": "않|없|못|아니|아닙|아닌",
    "zh-Hans": "不|没|未|无|非",
}
"""Those that stand within a run of letters."""
SAMPLE = 150
SENTENCE = re.compile(r"(?<=[.!?。।؟])\s*")


def advice_in(tag: str) -> Advice:
    return Advice(language("en"), language(tag))


CASES = [
    ("es", "It did not slow ALS.", "No frenó la ELA.", "Frenó la ELA.", "not"),
    ("pt-BR", "Nobody knows if it helps.", "Ninguém sabe se ajuda.", "Sabe-se que ajuda.", "not"),
    ("fr", "Do not take it.", "Ne le prenez pas.", "Prenez-le.", "not"),
    ("de", "It is not approved.", "Es ist nicht zugelassen.", "Es ist zugelassen.", "not"),
    ("it", "It cannot be had.", "Non si può avere.", "Si può avere.", "not"),
    ("nl", "It did not help.", "Het hielp niet.", "Het hielp.", "not"),
    ("tr", "It is not known.", "Bilinmiyor.", "Biliniyor.", "not"),
    ("ar", "It did not help.", "لم يساعد.", "ساعد.", "not"),
    ("hi", "It did not help.", "इससे मदद नहीं मिली।", "इससे मदद मिली।", "not"),
    ("ja", "It did not help.", "役に立ちませんでした。", "役に立ちました。", "not"),
    ("ko", "It did not help.", "도움이 되지 않았습니다.", "도움이 되었습니다.", "not"),
    ("zh-Hans", "It did not help.", "没有帮助。", "有帮助。", "not"),
    ("ar", "The goal was missed.", "لم يتحقق الهدف.", "تحقق الهدف.", "not"),
    ("es", "It missed its goal.", "No alcanzó su objetivo.", "Alcanzó su objetivo.", "not"),
    ("fr", "No. It is not approved.", "Non. Il n’est pas permis.", "Non. Il est permis.", "not"),
    ("nl", "It is not known, and nobody asked.", "Het is niet bekend; niemand vroeg.",
     "Het is bekend; niemand vroeg.", "not"),
    ("de", "It is not yet approved.", "Es ist noch nicht zugelassen.", "Es ist zugelassen.", "not"),
    ("tr", "It is not known if it helps.", "Yarayıp yaramadığı bilinmiyor.",
     "Yarayıp yaramadığı biliniyor.", "not"),
    ("ja", "It had no effect.", "効果は見られず。", "効果が見られた。", "not"),
    ("ko", "Nobody knew which.", "아무도 몰랐습니다.", "모두 알았습니다.", "not"),
    ("es", "It may harm the liver.", "Puede dañar el hígado.", "Daña el hígado.", "careful"),
    ("de", "It may harm the liver.", "Es kann der Leber schaden.", "Es schadet.", "careful"),
    ("fr", "The company says that it helped.", "Selon elle, il aide.", "Il aide.", "who says"),
    ("ar", "The company says that it helped.", "تقول الشركة إنه ساعد.", "ساعد.", "who says"),
    ("es", "Of the people, 12 died and 15 left.", "12 murieron y 15 se fueron.",
     "15 murieron y 12 se fueron.", "order"),
    ("es", "In all, 12 of 40 people died.", "De 40 personas murieron 12.",
     "En total, 12 de 40 murieron; no, quizá no.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "english", "right", "wrong", "told"), CASES)
def test_what_is_lost_is_told_and_what_is_right_is_not(
    tag: str, english: str, right: str, wrong: str, told: str
) -> None:
    advice = advice_in(tag)
    assert list(advice.on(english, right)) == []
    found = [str(said) for said in advice.on(english, wrong)]
    assert (len(found) == 1 and told in found[0]) if told else found == []


def test_a_language_without_words_gives_no_advice() -> None:
    assert list(advice_in("ckb").on("It did not help. It may harm.", "x")) == []


def shown(site: Site, tag: str) -> list[tuple[str, str]]:
    """A sample of the shown texts of the drug pages, each with its English."""
    texts = [
        (message.key[1], message.text)
        for (of, domain), catalog in site.catalogs.items()
        if of == tag and domain != GLOSSARY
        for message in catalog.messages.values()
        if message.state is State.SHOWN
    ]
    return random.Random(11).sample(texts, min(SAMPLE, len(texts)))


def test_few_shipped_texts_are_advised_on(site: Site) -> None:
    told = total = 0
    for tag in site.languages:
        texts = shown(site, tag)
        total += len(texts)
        told += sum(any(advice_in(tag).on(*text)) for text in texts)
    assert told <= 0.03 * total


def without_not(text: str, tag: str) -> str:
    """A text of which the first sentence that says no says it no more; empty if there is none."""
    words = re.compile(WITHIN.get(tag) or rf"(?<!\w)(?:{NOT[tag]})(?!\w)", re.IGNORECASE)
    sentences = SENTENCE.split(text)
    for index, sentence in enumerate(sentences):
        if words.search(sentence):
            sentences[index] = words.sub("", sentence)
            return " ".join(sentences)
    return ""


def test_most_lost_nots_are_told(site: Site) -> None:
    lost = found = 0
    for tag in site.languages:
        if tag not in NOT and tag not in WITHIN:
            continue
        advice = advice_in(tag)
        for english, text in shown(site, tag):
            changed = without_not(text, tag)
            if changed and re.search(r"\b(not|no|never|cannot|nobody|none)\b", english):
                lost += 1
                found += any(advice.on(english, changed))
    print(f"{found} of {lost} lost nots are told")
    assert found >= 0.8 * lost > 0


def test_negations_dropped_by_who_did_not_see_the_lists_are_told(site: Site) -> None:
    """The aim is 0.8 in each language; of all 0.86 are told, in the first twelve 0.92."""
    every = sorted(slips(site, "negation")["negation"], key=lambda slip: slip[0].tag)
    advice = {locale.tag: advice_in(locale.tag) for locale, _, _ in every}
    told = sum(any(advice[locale.tag].on(english, text)) for locale, english, text in every)
    assert told >= 0.85 * len(every)
