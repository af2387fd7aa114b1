"""The checks of translations: what passes, what fails, and what a translator is told.

A false alarm keeps a good translation from readers, so each check has as many passes as fails.
The figure lock has tests of its own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from service.catalogs.checks.characters import no_direction_marks, no_odd_characters
from service.catalogs.checks.language import right_language
from service.catalogs.checks.markup import no_html, same_marks
from service.catalogs.checks.names import Names
from service.catalogs.checks.placeholders import same_placeholders
from service.catalogs.checks.rules import INTERFACE_RULES, Check, page_rules, run
from service.catalogs.checks.terms import Terms
from service.content.reading import load_content
from service.errors import ContentError
from service.locales.locale import SiteLocale
from tests.support.languages import language
from tests.support.mini import ROOT


def told(check: Check, tag: str, source: str, target: str) -> list[str]:
    return [str(said) for said in check(source, target, SiteLocale(tag))]


def assert_told(messages: list[str], *expected: tuple[str, str]) -> None:
    """One message for each pair: it names the thing, and says what to do about it."""
    assert len(messages) == len(expected), messages
    for message, (thing, advice) in zip(messages, expected, strict=True):
        assert thing in message
        assert message.endswith(advice)


PUT_BACK, TAKE_OUT = "put it back", "take it out"

# Marks

GOAL = "The large [phase 3 trial](#phase-3-trial) did **not** meet its main goal [@chosun2024]."
WITH_RILUZOLE = "It is used with [riluzole](drug:riluzole) [@aju2014] [@nam2023]."
CELLS = "People with *slow* [ALS](#als) got stem cells [@oh2018]."


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        pytest.param(
            "es",
            GOAL,
            "El [ensayo de fase 3](#phase-3-trial), grande, **no** alcanzó su objetivo "
            "principal [@chosun2024].",
            id="es",
        ),
        pytest.param(
            "de",
            GOAL,
            "Die große [Phase-3-Studie](#phase-3-trial) hat ihr Hauptziel **nicht** erreicht "
            "[@chosun2024].",
            id="de: bold words in another place",
        ),
        pytest.param(
            "tr",
            WITH_RILUZOLE,
            "[Riluzol](drug:riluzole)'le birlikte kullanılır [@aju2014] [@nam2023].",
            id="tr: suffix after a link",
        ),
        pytest.param(
            "tr",
            CELLS,
            "*Yavaş* ilerleyen [ALS](#als)'si olan kişilere kök hücre verildi [@oh2018].",
            id="tr: suffix after a term",
        ),
        pytest.param(
            "ar",
            GOAL,
            "**لم** تحقق [تجربة المرحلة 3](#phase-3-trial) الكبيرة هدفها الرئيسي [@chosun2024].",
            id="ar",
        ),
        pytest.param(
            "hi",
            CELLS,
            "*धीमे* [एएलएस](#als) वाले लोगों को स्टेम कोशिकाएँ दी गईं [@oh2018]।",
            id="hi: danda after the source",
        ),
        pytest.param(
            "zh-Hans",
            GOAL,
            "这项大型[3期试验](#phase-3-trial)**未**达到主要目标[@chosun2024]。",
            id="zh: no spaces around marks",
        ),
        pytest.param(
            "ja",
            GOAL,
            "大規模な[第3相試験](#phase-3-trial)は主要目標を**達成しませんでした**[@chosun2024]。",
            id="ja: no spaces around marks",
        ),
        pytest.param(
            "ja",
            "This is **not** proof.",
            "これは「**証拠ではありません**」。",
            id="ja: bold in 「」",
        ),
        pytest.param(
            "ja",
            "This is **not** proof.",
            "これは **「証拠」ではありません** 。",
            id="ja: bold that begins with 「 after a space",
        ),
        pytest.param(
            "ko",
            CELLS,
            "*느리게* 진행되는 [ALS](#als)가 있는 사람들이 줄기세포를 받았습니다[@oh2018].",
            id="ko: particle after a mark",
        ),
        pytest.param(
            "ko",
            WITH_RILUZOLE,
            "[@aju2014] [@nam2023] [릴루졸](drug:riluzole)과 함께 씁니다.",
            id="ko: sources first",
        ),
        pytest.param(
            "es",
            "The difference was 3.38 points (P < 0.001), that is 2 * 1.69.",
            "La diferencia fue de 3,38 puntos (P < 0,001), es decir, 2 * 1,69.",
            id="es: a lone asterisk is no mark",
        ),
        pytest.param(
            "de",
            "See **[ALS](#als)** in the glossary.",
            "Siehe **[ALS](#als)** im Glossar.",
            id="de: a term in bold",
        ),
    ],
)
def test_marks_that_stay_pass(tag: str, source: str, target: str) -> None:
    assert told(same_marks, tag, source, target) == []


@pytest.mark.parametrize(
    ("tag", "source", "target", "expected"),
    [
        pytest.param(
            "es",
            WITH_RILUZOLE,
            "Se usa con [riluzol](drug:riluzole) [@aju2014].",
            [("[@nam2023]", PUT_BACK)],
            id="es: a source is missing",
        ),
        pytest.param(
            "es",
            WITH_RILUZOLE,
            "Se usa con [riluzol](drug:riluzol) [@aju2014] [@nam2023].",
            [("drug:riluzole)", PUT_BACK), ("drug:riluzol)", TAKE_OUT)],
            id="es: the id of a drug is translated",
        ),
        pytest.param(
            "de",
            CELLS,
            "Menschen mit *langsamer* [ALS](#ALS) erhielten Stammzellen [@oh2018].",
            [("(#als)", PUT_BACK), ("(#ALS)", TAKE_OUT)],
            id="de: the id of a term in capitals",
        ),
        pytest.param(
            "de",
            CELLS,
            "Menschen mit *langsamer* [ALS](#als) erhielten Stammzellen [@Oh2018].",
            [("[@oh2018]", PUT_BACK)],
            id="de: the id of a source in capitals",
        ),
        pytest.param(
            "tr",
            GOAL,
            "Büyük [faz 3 çalışması](#phase-3-trial) ana hedefine ulaşmadı [@chosun2024].",
            [("**…**", PUT_BACK)],
            id="tr: bold is missing",
        ),
        pytest.param(
            "ar",
            "None of them died.",
            "**لم يمت** أي منهم.",
            [("**…**", TAKE_OUT)],
            id="ar: bold is added",
        ),
        pytest.param(
            "hi",
            "None of them died.",
            "उनमें से *किसी* की मृत्यु नहीं हुई।",
            [("*…*", TAKE_OUT)],
            id="hi: emphasis is added",
        ),
        pytest.param(
            "hi",
            CELLS,
            "*धीमे* [एएलएस] (#als) वाले लोगों को स्टेम कोशिकाएँ दी गईं [@oh2018]।",
            [("(#als)", PUT_BACK)],
            id="hi: a space inside a mark",
        ),
        pytest.param(
            "zh-Hans",
            WITH_RILUZOLE,
            "与【利鲁唑】（drug:riluzole）合用[@aju2014][@nam2023]。",
            [("drug:riluzole)", PUT_BACK)],
            id="zh: full-width brackets",
        ),
        pytest.param(
            "zh-Hans",
            GOAL,
            "这项大型[3期试验](#phase-3-trial)＊＊未＊＊达到主要目标[@chosun2024]。",
            [("**…**", PUT_BACK)],
            id="zh: full-width asterisks",
        ),
        pytest.param(
            "ja",
            "This is **not** proof.",
            "これは**「証拠」**ではありません。",
            [("“**”", "or a space beside them")],
            id="ja: bold that CommonMark does not close after 」",
        ),
        pytest.param(
            "ja",
            GOAL,
            "大規模な[第3相試験](#phase-3-trial)は主要目標を**達成しませんでした**。",
            [("[@chosun2024]", PUT_BACK)],
            id="ja: a source is missing",
        ),
        pytest.param(
            "ko",
            "**Neuronata-R (the brand)** was approved.",
            "**뉴로나타-R(상표)**는 승인되었습니다.",
            [("“**”", "or a space beside them")],
            id="ko: bold that CommonMark does not close before a particle",
        ),
        pytest.param(
            "ko",
            "The company says so [@prn2025] [@prn2025].",
            "회사는 그렇게 말합니다 [@prn2025].",
            [("[@prn2025]", PUT_BACK)],
            id="ko: one of two equal sources is missing",
        ),
        pytest.param(
            "es",
            "Ask your doctor.",
            "Pregunte a su médico o compre [aquí](https://pharmacy.example/).",
            [("https://pharmacy.example/", TAKE_OUT)],
            id="es: a link to elsewhere",
        ),
    ],
)
def test_marks_that_differ_are_told(
    tag: str, source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert_told(told(same_marks, tag, source, target), *expected)


# HTML


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        pytest.param("es", "La diferencia fue clara (P < 0,001).", id="es: less than, spaced"),
        pytest.param("de", "Der Unterschied war klar (P<0,001).", id="de: less than, not spaced"),
        pytest.param("tr", "Fark 3 < 4 ve 5 > 4 idi.", id="tr: less and greater"),
        pytest.param("ar", "كان الفرق واضحًا (P < 0.001).", id="ar"),
        pytest.param("hi", "अंतर स्पष्ट था (P < 0.001)।", id="hi"),
        pytest.param("zh-Hans", "《柳叶刀》报道了〈结果〉。", id="zh: title marks"),
        pytest.param("ja", "＜主な目標＞は達成されませんでした。", id="ja: full-width signs"),
        pytest.param("ko", "≪결과≫는 <5점보다 작았습니다.", id="ko: less than a number"),
        pytest.param("es", "Investigación & desarrollo; más datos", id="es: ampersand"),
        pytest.param("de", "«Ergebnis» — „nicht erreicht“", id="de: quotation marks"),
    ],
)
def test_text_without_html_passes(tag: str, target: str) -> None:
    assert told(no_html, tag, "The difference was clear.", target) == []


@pytest.mark.parametrize(
    ("tag", "target", "found"),
    [
        pytest.param("es", "La <b>diferencia", "<b>", id="es: bold"),
        pytest.param("de", "Der Unterschied<br/>war klar", "<br/>", id="de: line break"),
        pytest.param("tr", "Fark</em> açıktı", "</em>", id="tr: closing tag"),
        pytest.param("ar", "كان <span dir='rtl'>الفرق", "<span dir='rtl'>", id="ar: direction"),
        pytest.param("hi", "अंतर&nbsp;स्पष्ट था", "&nbsp;", id="hi: named character"),
        pytest.param("zh-Hans", "差异&#8201;明显", "&#8201;", id="zh: numbered character"),
        pytest.param("ja", "差は<!-- 要確認 -->明らか", "<!-- 要確認 -->", id="ja: comment"),
        pytest.param("ko", "<script>alert(1)", "<script>", id="ko: script"),
        pytest.param("es", "La <img src=x onerror=alert(1)", "<img", id="es: unclosed tag"),
        pytest.param("de", "&lt;b>klar", "&lt;", id="de: escaped tag"),
    ],
)
def test_html_is_told(tag: str, target: str, found: str) -> None:
    messages = told(no_html, tag, "The difference was clear.", target)
    assert_told(messages, (found, TAKE_OUT))


def test_what_the_english_has_too_is_no_html() -> None:
    assert told(no_html, "es", "Send it to <name>.", "Envíelo a <name>.") == []


# Placeholders

SHOWN = "%(shown)s of %(total)s texts"


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        pytest.param("es", SHOWN, "%(shown)s de %(total)s textos", id="es"),
        pytest.param("de", "Reviewed on %(date)s", "Geprüft am %(date)s", id="de"),
        pytest.param("tr", SHOWN, "%(total)s metinden %(shown)s tanesi", id="tr: in another order"),
        pytest.param("tr", "%(percent)s done", "%(percent)s'ü tamam", id="tr: suffix after it"),
        pytest.param("ar", SHOWN, "%(shown)s من %(total)s نصوص", id="ar"),
        pytest.param("hi", "%(count)s pages", "%(count)s पृष्ठ", id="hi"),
        pytest.param("zh-Hans", "%(count)s pages", "共%(count)s页", id="zh: no spaces"),
        pytest.param("ja", "%(name)s, %(date)s", "%(date)s、%(name)sさん", id="ja: no spaces"),
        pytest.param("ko", "%(count)d pages", "%(count)d쪽", id="ko: a number"),
        pytest.param(
            "fr", "%(name)s, %(name)s", "%(name)s", id="fr: once where the English says it twice"
        ),
        pytest.param("de", "10% of people", "10 % der Menschen", id="de: percent sign, as English"),
        pytest.param("ar", "Not reviewed", "٪ غير مراجع", id="ar: percent sign of its own script"),
        pytest.param("ja", "Search", "検索", id="ja: none in either"),
    ],
)
def test_placeholders_that_stay_pass(tag: str, source: str, target: str) -> None:
    assert told(same_placeholders, tag, source, target) == []


@pytest.mark.parametrize(
    ("tag", "source", "target", "expected"),
    [
        pytest.param(
            "es",
            "%(count)s pages",
            "páginas",
            [("%(count)s", "put it back as it is")],
            id="es: missing",
        ),
        pytest.param(
            "es",
            "%(count)s pages",
            "%(cuenta)s páginas",
            [("%(count)s", "put it back as it is"), ("%(cuenta)s", TAKE_OUT)],
            id="es: name translated",
        ),
        pytest.param(
            "de",
            "%(count)s pages",
            "%(count)d Seiten",
            [("%(count)s", "put it back as it is"), ("%(count)d", TAKE_OUT)],
            id="de: other letter",
        ),
        pytest.param(
            "tr",
            "%(count)s pages",
            "% (count)s sayfa",
            [("%(count)s", "put it back as it is"), ("percent sign", TAKE_OUT)],
            id="tr: a space in it",
        ),
        pytest.param(
            "ar",
            "%(count)s pages",
            "%(count) صفحات",
            [("%(count)s", "put it back as it is"), ("percent sign", TAKE_OUT)],
            id="ar: letter missing",
        ),
        pytest.param(
            "hi",
            "%(name)s",
            "{name}",
            [("%(name)s", "put it back as it is")],
            id="hi: braces",
        ),
        pytest.param(
            "zh-Hans",
            "%(count)s pages",
            "％（count）s页",
            [("%(count)s", "put it back as it is")],
            id="zh: full-width signs",
        ),
        pytest.param(
            "ja",
            "Search",
            "%(query)s を検索",
            [("%(query)s", TAKE_OUT)],
            id="ja: invented",
        ),
        pytest.param(
            "ko",
            "Not reviewed",
            "100% 검토되지 않음",
            [("percent sign", TAKE_OUT)],
            id="ko: percent sign that the English lacks",
        ),
    ],
)
def test_placeholders_that_differ_are_told(
    tag: str, source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert_told(told(same_placeholders, tag, source, target), *expected)


# Characters


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        pytest.param("es", "¿Qué dosis? 50 mg — «no más»…", id="es: punctuation"),
        pytest.param("fr", "50\N{NO-BREAK SPACE}mg\N{NARROW NO-BREAK SPACE}; oui", id="fr: spaces"),
        pytest.param("de", "Zell\N{SOFT HYPHEN}therapie, 1 × 10⁶ Zellen", id="de: soft hyphen"),
        pytest.param("tr", "Iğdır'da 1/2 \N{MINUS SIGN}3 µg ≥ 5", id="tr: signs"),
        pytest.param(
            "ar", "\N{RIGHT-TO-LEFT MARK}الجرعة ٥٠ مغ\N{LEFT-TO-RIGHT MARK}", id="ar: marks"
        ),
        pytest.param(
            "ar",
            "دواء \N{FIRST STRONG ISOLATE}Neuronata-R\N{POP DIRECTIONAL ISOLATE} جديد",
            id="ar: a closed isolate",
        ),
        pytest.param("fa", "می\N{ZERO WIDTH NON-JOINER}شود", id="fa: non-joiner"),
        pytest.param("hi", "क्\N{ZERO WIDTH JOINER}ष, हृदय", id="hi: joiner"),
        pytest.param("zh-Hans", "剂量：50\N{IDEOGRAPHIC SPACE}毫克。", id="zh: wide space"),
        pytest.param("ja", "カ\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}、髙橋", id="ja"),
        pytest.param("ko", "용량은 50 mg입니다.", id="ko"),
    ],
)
def test_ordinary_characters_pass(tag: str, target: str) -> None:
    assert told(no_odd_characters, tag, "The dose is 50 mg.", target) == []


@pytest.mark.parametrize(
    ("tag", "target", "thing"),
    [
        pytest.param("ar", "الجرعة \N{RIGHT-TO-LEFT OVERRIDE}50 mg", "U+202E", id="ar: override"),
        pytest.param("ar", "\N{RIGHT-TO-LEFT EMBEDDING}الجرعة", "U+202B", id="ar: embedding"),
        pytest.param(
            "ar", "\N{RIGHT-TO-LEFT ISOLATE}الجرعة 50", "not closed", id="ar: isolate left open"
        ),
        pytest.param(
            "ar", "الجرعة\N{POP DIRECTIONAL ISOLATE} 50", "closed twice", id="ar: isolate not begun"
        ),
        pytest.param(
            "ar",
            "\N{POP DIRECTIONAL ISOLATE}الجرعة\N{RIGHT-TO-LEFT ISOLATE}",
            "not closed",
            id="ar: isolate closed before it begins",
        ),
        pytest.param("es", "La dosis\nes de 50 mg", "U+000A", id="es: line break"),
        pytest.param("de", "Die Dosis\tbeträgt 50 mg", "U+0009", id="de: tab"),
        pytest.param("tr", "Doz\x00 50 mg", "U+0000", id="tr: null"),
        pytest.param("hi", "खुराक\x7f 50 mg", "U+007F", id="hi: delete"),
        pytest.param("zh-Hans", "剂量\ue000为50毫克", "U+E000", id="zh: private character"),
        pytest.param("ja", "用量は\x0b50 mg", "U+000B", id="ja: line break of a word processor"),
        pytest.param("ko", "용량은 \uffff50 mg", "U+FFFF", id="ko: no character"),
    ],
)
def test_characters_that_readers_cannot_see_are_told(tag: str, target: str, thing: str) -> None:
    messages = told(no_odd_characters, tag, "The dose is 50 mg.", target)
    assert_told(messages, (thing, TAKE_OUT))


# Language

COMPANY = "In December 2024 the company said that the cells did not do better [@chosun2024]."


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        pytest.param(
            "es", COMPANY, "En diciembre de 2024 la empresa dijo que las células no ayudaron."
        ),
        pytest.param("de", COMPANY, "Im Dezember 2024 hieß es: Was die Zellen tun, ist unklar."),
        pytest.param(
            "tr", COMPANY, "Aralık 2024'te şirket, hücrelerin fark yaratmadığını söyledi."
        ),
        pytest.param("ar", COMPANY, "في ديسمبر 2024 قالت الشركة إن الخلايا لم تُحسّن النتائج."),
        pytest.param("hi", COMPANY, "दिसंबर 2024 में कंपनी ने कहा कि कोशिकाओं से लाभ नहीं हुआ।"),
        pytest.param("zh-Hans", COMPANY, "2024年12月，公司表示细胞没有带来更好的结果。"),
        pytest.param("ja", COMPANY, "2024年12月、会社は細胞に効果がなかったと発表しました。"),
        pytest.param("ko", COMPANY, "2024년 12월 회사는 세포가 더 낫지 않았다고 말했습니다."),
        pytest.param(
            "ja",
            "The brand name is Neuronata-R, and the trial was called ALSUMMIT.",
            "製品名はNeuronata-R、試験名はALSUMMITです。",
            id="ja: names in Latin letters",
        ),
        pytest.param(
            "ar",
            "Corestemchemon makes Neuronata-R (ALSUMMIT, NCT04745299).",
            "تصنع Corestemchemon دواء Neuronata-R (ALSUMMIT, NCT04745299).",
            id="ar: more names than words",
        ),
        pytest.param(
            "ja", "ALSUMMIT (Phase 3)", "ALSUMMIT (Phase 3)", id="ja: hardly more than a name"
        ),
        pytest.param("ko", "NCT04745299", "NCT04745299", id="ko: a number alone"),
        pytest.param(
            "ja",
            "This is a drug for [ALS](#als).",
            "[ALS](#als)の治療薬です。",
            id="ja: one run of letters that begins with a Latin one",
        ),
        pytest.param("zh-Hans", "Did the FDA approve it?", "FDA批准了吗？", id="zh: Latin first"),
        pytest.param("ko", "the FDA approval", "FDA승인", id="ko: Latin first"),
        pytest.param("ja", "the edaravone story", "エダラボンの話", id="ja: katakana first"),
        pytest.param("ja", "other names", "々、その他の名前", id="ja: kanji and kana"),
        pytest.param("ko", "the old name (in Chinese letters)", "舊名", id="ko: hanja"),
        pytest.param(
            "es",
            "The record is on ClinicalTrials.gov.",
            "El registro está en ClinicalTrials.gov, en la lista «Studies of the National "
            "Institutes of Health», que se puede leer en inglés y sin cuenta alguna.",
            id="es: an English title inside",
        ),
        pytest.param(
            "de", "The dose was 5 µg of β", "Die Dosis war 5 µg β", id="de: Greek letters"
        ),
        pytest.param("es", "Status", "Status", id="es: one equal word"),
        pytest.param("es", "", "", id="nothing"),
        pytest.param("el", "2 mg/kg", "2 mg/kg", id="el: symbols of units"),
    ],
)
def test_text_in_the_language_passes(tag: str, source: str, target: str) -> None:
    assert told(right_language, tag, source, target) == []


TRANSLATE = "translate it"


@pytest.mark.parametrize(
    ("tag", "target", "thing", "advice"),
    [
        pytest.param("es", COMPANY, "English", TRANSLATE, id="es: left in English"),
        pytest.param("de", COMPANY, "English", TRANSLATE, id="de: left in English"),
        pytest.param("tr", COMPANY, "English", TRANSLATE, id="tr: left in English"),
        pytest.param("ar", COMPANY, "Arabic", TRANSLATE, id="ar: left in English"),
        pytest.param("hi", COMPANY, "Hindi", TRANSLATE, id="hi: left in English"),
        pytest.param("zh-Hans", COMPANY, "Chinese", TRANSLATE, id="zh: left in English"),
        pytest.param("ja", COMPANY, "Japanese", TRANSLATE, id="ja: left in English"),
        pytest.param("ko", COMPANY, "Korean", TRANSLATE, id="ko: left in English"),
        pytest.param(
            "es",
            "In December 2024 la empresa said that the cells did not do better.",
            "English",
            TRANSLATE,
            id="es: half in English",
        ),
        pytest.param(
            "es",
            "La empresa dijo que \N{CYRILLIC SMALL LETTER ES}élulas no",
            "Cyrillic",
            "replace them",
            id="es: a Cyrillic letter that looks Latin",
        ),
        pytest.param(
            "es",
            "La empre\N{CYRILLIC SMALL LETTER DZE}a dijo que no",
            "Cyrillic",
            "replace them",
            id="es: the same inside a word",
        ),
        pytest.param("de", "Die Firma sagt: 세포", "Hangul", "replace them", id="de: Hangul"),
        pytest.param("tr", "Şirket dedi: خلايا", "Arabic", "replace them", id="tr: Arabic"),
        pytest.param("ko", "En diciembre de 2024", "Korean", TRANSLATE, id="ko: Spanish"),
        pytest.param("ja", "세포는 효과가 없었습니다", "Japanese", TRANSLATE, id="ja: Korean"),
        pytest.param("ar", "कंपनी ने कहा", "Arabic", TRANSLATE, id="ar: Hindi"),
    ],
)
def test_text_in_another_language_is_told(tag: str, target: str, thing: str, advice: str) -> None:
    assert_told(told(right_language, tag, COMPANY, target), (thing, advice))


# Names

NAMES = Names(
    frozenset(
        {
            *("Neuronata-R", "HYNR-CS", "ALSUMMIT", "Tiglutik", "Teglutik", "Radicava"),
            *("Radicava ORS", "NP001", "AMX0035", "MT-1186", "MT-1186-A01", "NurOwn"),
        }
    )
)
BRAND = "The brand name is Neuronata-R."


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        pytest.param("es", BRAND, "El nombre comercial es Neuronata-R.", id="es"),
        pytest.param("de", "the ALSUMMIT trial", "die ALSUMMIT-Studie", id="de: in a compound"),
        pytest.param("tr", "of Neuronata-R", "Neuronata-R'nin", id="tr: suffix"),
        pytest.param("tr", "of Neuronata-R", "Neuronata-R’nin", id="tr: suffix, curly apostrophe"),
        pytest.param("ar", BRAND, "الاسم التجاري هو Neuronata-R.", id="ar"),
        pytest.param("ar", "with ALSUMMIT", "بـALSUMMIT", id="ar: preposition joined to it"),
        pytest.param("hi", BRAND, "ब्रांड का नाम Neuronata-R है।", id="hi"),
        pytest.param("zh-Hans", BRAND, "商品名为Neuronata-R。", id="zh: no spaces"),
        pytest.param("ja", BRAND, "製品名はNeuronata-Rです。", id="ja: no spaces"),
        pytest.param("ko", BRAND, "상표명은 Neuronata-R입니다.", id="ko: ending"),
        pytest.param(
            "fr", "the trial ALSUMMIT", "l'essai ALSUMMIT, dit l’ALSUMMIT", id="fr: article"
        ),
        pytest.param(
            "es", "Radicava ORS is swallowed.", "Radicava ORS se traga.", id="es: a longer name"
        ),
        pytest.param(
            "de", "See [Tiglutik](drug:riluzole).", "Siehe **Tiglutik**.", id="de: inside a mark"
        ),
        pytest.param("es", "riluzole", "riluzol", id="es: the common name is translated"),
        pytest.param("de", "NP0015", "NP0015", id="de: a longer code is another one"),
    ],
)
def test_names_that_stay_pass(tag: str, source: str, target: str) -> None:
    assert told(NAMES.check, tag, source, target) == []


AS_ENGLISH, RIGHT_ONE = "write it as in the English", "is it the right one?"


@pytest.mark.parametrize(
    ("tag", "source", "target", "expected"),
    [
        pytest.param(
            "es",
            BRAND,
            "El nombre comercial es Neuronata.",
            [("“Neuronata-R”", AS_ENGLISH)],
            id="es",
        ),
        pytest.param(
            "es",
            "Tiglutik is a liquid.",
            "Teglutik es un líquido.",
            [("“Tiglutik”", AS_ENGLISH), ("“Teglutik”", RIGHT_ONE)],
            id="es: look-alike",
        ),
        pytest.param(
            "de", "the ALSUMMIT trial", "die Studie Alsummit", [("“ALSUMMIT”", AS_ENGLISH)], id="de"
        ),
        pytest.param(
            "tr", BRAND, "Marka adı Nöronata-R.", [("“Neuronata-R”", AS_ENGLISH)], id="tr"
        ),
        pytest.param(
            "ar", BRAND, "الاسم التجاري هو نيوروناتا-آر.", [("“Neuronata-R”", AS_ENGLISH)], id="ar"
        ),
        pytest.param(
            "hi", BRAND, "ब्रांड का नाम न्यूरोनाटा-आर है।", [("“Neuronata-R”", AS_ENGLISH)], id="hi"
        ),
        pytest.param(
            "zh-Hans", "the code HYNR-CS", "代号HYNR–CS", [("“HYNR-CS”", AS_ENGLISH)], id="zh: dash"
        ),
        pytest.param(
            "ja",
            BRAND,
            "製品名はＮｅｕｒｏｎａｔａ－Ｒです。",
            [("“Neuronata-R”", AS_ENGLISH)],
            id="ja: wide",
        ),
        pytest.param(
            "ko", BRAND, "상표명은 뉴로나타-알입니다.", [("“Neuronata-R”", AS_ENGLISH)], id="ko"
        ),
        pytest.param(
            "es",
            "Ask your doctor.",
            "Pregunte por Radicava.",
            [("“Radicava”", RIGHT_ONE)],
            id="es: added",
        ),
        pytest.param(
            "de",
            "AMX0035 failed.",
            "AMX00355 scheiterte.",
            [("“AMX0035”", AS_ENGLISH)],
            id="de: digit",
        ),
        pytest.param(
            "ja",
            "MT-1186 was tested.",
            "MT-1186-A01が試験されました。",
            [("“MT-1186-A01”", RIGHT_ONE)],
            id="ja: a trial of a drug instead of the drug",
        ),
    ],
)
def test_names_that_differ_are_told(
    tag: str, source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert_told(told(NAMES.check, tag, source, target), *expected)


def test_names_are_those_of_the_drug_pages_that_no_language_translates() -> None:
    names = Names.of(load_content(ROOT / "content")).names
    assert {"Neuronata-R", "HYNR-CS", "ALSUMMIT", "Tiglutik", "Teglutik"} <= names
    assert not {"Lenzumestrocel", "Riluzole", "뉴로나타", "Neuronata R"} & names


# Terms

TERMS = {
    "es": ("clinical trial", ["ensayo clínico", "ensayos clínicos"], ["prueba clínica"]),
    "de": ("side effect", ["Nebenwirkung"], ["Seiteneffekt"]),
    "tr": ("side effect", ["yan etki"], ["yan tesir"]),
    "ar": ("placebo", ["دواء وهمي", "الدواء الوهمي"], ["بلاسيبو"]),
    "hi": ("stem cell", ["स्टेम कोशिका"], ["मूल कोशिका"]),
    "zh-Hans": ("placebo", ["安慰剂"], ["假药"]),
    "ja": ("placebo", ["プラセボ"], ["偽薬"]),
    "ko": ("clinical trial", ["임상시험"], ["임상실험"]),
}


@pytest.fixture
def terms(tmp_path: Path) -> dict[str, Terms]:
    """The fixed terms of each locale, read from its `terms.toml`."""
    found = {}
    for tag, (english, use, avoid) in TERMS.items():
        path = tmp_path / f"{tag}.toml"
        text = f"[[terms]]\nenglish = {english!r}\nuse = {use!r}\navoid = {avoid!r}\n"
        path.write_text(text, encoding="utf-8")
        found[tag] = Terms.load(path, language(tag).sorting)
    return found


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        pytest.param("es", "A clinical trial ended.", "Terminó un ensayo clínico.", id="es"),
        pytest.param(
            "es", "Clinical trials ended.", "Terminaron los ensayos clínicos.", id="es: plural"
        ),
        pytest.param("es", "CLINICAL TRIAL", "ENSAYO CLÍNICO", id="es: capitals"),
        pytest.param("de", "No side effects.", "Keine Nebenwirkungen.", id="de: ending"),
        pytest.param("tr", "The side effects", "Bilinen yan etkilerin", id="tr: endings"),
        pytest.param("ar", "It was a placebo.", "كان دواء وهميًا.", id="ar: ending"),
        pytest.param("ar", "The placebo", "والدواء الوهمي", id="ar: prefix"),
        pytest.param("hi", "stem cells", "स्टेम कोशिकाएँ", id="hi: plural"),
        pytest.param("zh-Hans", "the [placebo](#placebo) group", "[安慰剂](#placebo)组", id="zh"),
        pytest.param("ja", "a placebo group", "プラセボ群", id="ja"),
        pytest.param("ko", "a clinical trial", "임상시험을", id="ko: particle"),
        pytest.param("de", "besides, the effect", "außerdem die Wirkung", id="de: no such term"),
        pytest.param("ja", "a placebo-like drug", "似た薬", id="ja: part of another word"),
        pytest.param("ko", "preclinical trial", "전임상", id="ko: end of another word"),
    ],
)
def test_fixed_terms_that_are_used_pass(
    tag: str, source: str, target: str, terms: dict[str, Terms]
) -> None:
    assert told(terms[tag].check, tag, source, target) == []


USE_THAT, SEE_TERMS = "use that", "see terms.toml"


@pytest.mark.parametrize(
    ("tag", "source", "target", "expected"),
    [
        pytest.param(
            "es",
            "A clinical trial ended.",
            "Terminó un estudio.",
            [("“ensayo clínico” / “ensayos clínicos”", USE_THAT)],
            id="es: another word",
        ),
        pytest.param(
            "de",
            "No side effects.",
            "Keine Seiteneffekte.",
            [("“Nebenwirkung”", USE_THAT), ("“Seiteneffekt”", SEE_TERMS)],
            id="de: the word to avoid",
        ),
        pytest.param(
            "tr",
            "the side effect",
            "yan etki (yan tesir)",
            [("“yan tesir”", SEE_TERMS)],
            id="tr: both words",
        ),
        pytest.param(
            "ar",
            "a placebo",
            "بلاسيبو",
            [("“دواء وهمي”", USE_THAT), ("“بلاسيبو”", SEE_TERMS)],
            id="ar: the word to avoid",
        ),
        pytest.param(
            "hi", "stem cells", "कोशिकाएँ", [("“stem cell”", USE_THAT)], id="hi: half of it"
        ),
        pytest.param(
            "zh-Hans", "Placebos", "对照", [("“安慰剂”", USE_THAT)], id="zh: another word"
        ),
        pytest.param(
            "ja",
            "There was no placebo.",
            "偽薬はありませんでした。",
            [("“プラセボ”", USE_THAT), ("“偽薬”", SEE_TERMS)],
            id="ja: the word to avoid",
        ),
        pytest.param(
            "ko",
            "a [clinical trial](#clinical-trial)",
            "[임상실험](#clinical-trial)",
            [("“임상시험”", USE_THAT), ("“임상실험”", SEE_TERMS)],
            id="ko: the word to avoid, inside a mark",
        ),
    ],
)
def test_fixed_terms_that_are_not_used_are_told(
    tag: str,
    source: str,
    target: str,
    expected: list[tuple[str, str]],
    terms: dict[str, Terms],
) -> None:
    assert_told(told(terms[tag].check, tag, source, target), *expected)


def test_a_locale_without_a_terms_file_has_no_fixed_terms(tmp_path: Path) -> None:
    assert Terms.load(tmp_path / "terms.toml") == Terms()


def test_a_fault_in_a_terms_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.toml"
    path.write_text('[[terms]]\nenglish = "placebo"\nuse = ["プラセボ"]\navoids = []\n', "utf-8")
    with pytest.raises(ContentError, match=r"terms\.toml:4: unknown key “avoids”.*avoid"):
        Terms.load(path)


# All checks together

ENGLISH = (
    "The people who took part in the clinical trial "
    "had lenzumestrocel ([Neuronata-R](#msc)) 2 times [@oh2015]."
)
GOOD = (
    "Las personas que participaron en el ensayo clínico "
    "recibieron lenzumestrocel ([Neuronata-R](#msc)) 2 veces [@oh2015]."
)


@pytest.mark.parametrize(
    ("rule", "target", "blocking"),
    [
        pytest.param("no HTML", GOOD.replace("personas", "<b>personas</b>"), False, id="no HTML"),
        pytest.param(
            "characters",
            GOOD.replace("personas", "\N{RIGHT-TO-LEFT OVERRIDE}personas"),
            True,
            id="characters",
        ),
        pytest.param(
            "language",
            ENGLISH.replace("clinical trial", "ensayo clínico").replace("times", "veces"),
            True,
            id="language",
        ),
        pytest.param("marks", GOOD.replace(" [@oh2015]", ""), True, id="marks"),
        pytest.param("figures", GOOD.replace("2 veces", "3 veces"), True, id="figures"),
        pytest.param("names", GOOD.replace("Neuronata-R", "Neuronata"), True, id="names"),
        pytest.param("terms", GOOD.replace("ensayo clínico", "estudio"), False, id="terms"),
    ],
)
def test_each_check_of_pages_finds_its_fault_and_no_other_does(
    rule: str, target: str, blocking: bool, terms: dict[str, Terms]
) -> None:
    rules = page_rules(NAMES, terms["es"], language("en"), language("es"))
    assert run(rules, ENGLISH, GOOD, SiteLocale("es")) == ()
    found = run(rules, ENGLISH, target, SiteLocale("es"))
    assert {(finding.check, finding.blocking) for finding in found} == {(rule, blocking)}


@pytest.mark.parametrize(
    ("rule", "target"),
    [
        pytest.param("no HTML", "<b>%(count)s</b> Seiten dieser Sprache", id="no HTML"),
        pytest.param("characters", "%(count)s\tSeiten dieser Sprache", id="characters"),
        pytest.param(
            "language", "%(count)s of the pages that we have in this language", id="language"
        ),
        pytest.param("placeholders", "Seiten dieser Sprache", id="placeholders"),
    ],
)
def test_each_check_of_the_interface_finds_its_fault_and_no_other_does(
    rule: str, target: str
) -> None:
    source, german = "%(count)s pages of this language", SiteLocale("de")
    assert run(INTERFACE_RULES, source, "%(count)s Seiten dieser Sprache", german) == ()
    found = run(INTERFACE_RULES, source, target, german)
    assert {finding.check for finding in found} == {rule}


@pytest.mark.parametrize(("tag", "faults"), [("de", 1), ("ja", 1), ("ar", 0)])
def test_direction_marks_are_for_scripts_from_right_to_left(tag: str, faults: int) -> None:
    target = "Text\u200f."
    assert len(list(no_direction_marks("Text.", target, SiteLocale(tag)))) == faults
    assert not list(no_direction_marks(target, target, SiteLocale(tag)))
