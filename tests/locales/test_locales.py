"""Which language a reader is given, with the headers that real browsers send."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from service.locales.locale import SiteLocale, likely_script
from service.locales.negotiation import lookup, negotiate

TAGS = ("en", "ar", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt-BR", "tr", "zh-Hans")
SHIPPED = [SiteLocale(tag) for tag in TAGS]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "en"),
        ("*", "en"),
        ("es-MX,es;q=0.9,en-US;q=0.8,en;q=0.7", "es"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("pt-PT,pt;q=0.9,en;q=0.8", "pt-BR"),
        ("pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7", "pt-BR"),
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh-Hans-CN,zh-Hans;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("ar-EG,ar;q=0.9,en-US;q=0.8,en;q=0.7", "ar"),
        ("ja,en-US;q=0.7,en;q=0.3", "ja"),
        ("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"),
        ("fr-CA,fr;q=0.8,en;q=0.5", "fr"),
        ("nl-BE", "nl"),
        ("hi-IN,hi;q=0.9,en;q=0.8", "hi"),
        ("cmn-Hans-CN", "zh-Hans"),
        ("zho", "zh-Hans"),
        ("wuu", "zh-Hans"),
        ("arz", "ar"),
        ("arb-EG", "ar"),
        ("ary-MA,fr;q=0.5", "ar"),
        ("apc", "ar"),
        ("deu-DE", "de"),
        ("ger", "de"),
        ("por-BR", "pt-BR"),
        ("por-PT", "pt-BR"),
        ("fra-FR", "fr"),
        ("fre-CA", "fr"),
        ("spa-419", "es"),
        ("ita", "it"),
        ("nld-BE", "nl"),
        ("tur", "tr"),
        ("hin-IN", "hi"),
        ("jpn-JP", "ja"),
        ("kor", "ko"),
        ("eng-GB", "en"),
        ("gsw-CH", "de"),
        ("lb-LU,en;q=0.5", "de"),
        ("ca", "en"),
        ("ca,es;q=0.5", "es"),
        ("zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", "en"),
        ("zh-HK,zh;q=0.8,en;q=0.5", "en"),
        ("zh-Hant-TW,zho;q=0.8,ja;q=0.5", "ja"),
        ("yue-HK,yue;q=0.9,zh;q=0.8,en;q=0.7", "en"),
        ("zh-TW,zh-CN;q=0.9,zh;q=0.8", "zh-Hans"),
        ("zh,zh-TW;q=0.9", "zh-Hans"),
        ("yue-Hans", "zh-Hans"),
        ("zh-TW,de;q=0.9,zh;q=0.8", "de"),
        ("sv-SE,sv;q=0.9,de;q=0.8", "de"),
        ("sv", "en"),
        ("en;q=0.1,tr;q=0.9", "tr"),
        ("de;q=0,en", "en"),
        ("es;q=0,es-MX", "en"),
        ("tlh, x-elvish, ,;;q=abc", "en"),
        ("\x00\xff", "en"),
        ("de" * 4000, "en"),
    ],
)
def test_browser_gets_its_language(header: str, expected: str) -> None:
    accepted = list(parse_accept_header(header, LanguageAccept))
    assert negotiate(accepted, SHIPPED).tag == expected


def test_traditional_chinese_is_preferred_where_it_is_shipped() -> None:
    shipped = [*SHIPPED, SiteLocale("zh-Hant")]
    for header, expected in (("zh-TW,zh;q=0.9", "zh-Hant"), ("yue", "zh-Hant"), ("zh", "zh-Hans")):
        accepted = list(parse_accept_header(header, LanguageAccept))
        assert negotiate(accepted, shipped).tag == expected
    found = {tag: lookup(tag, shipped) for tag in ("zh-TW", "zh-HK", "zh-Hant-TW", "zh")}
    assert {tag: locale and locale.tag for tag, locale in found.items()} == {
        "zh-TW": "zh-Hant",
        "zh-HK": "zh-Hant",
        "zh-Hant-TW": "zh-Hant",
        "zh": "zh-Hans",
    }


def test_another_script_is_not_offered() -> None:
    assert lookup("zh-TW", SHIPPED) is None
    assert likely_script("zh-TW") == ("zh", "Hant")


@pytest.mark.parametrize(
    ("tag", "folder", "direction", "autonym", "script"),
    [
        ("pt-BR", "pt_BR", "ltr", "português (Brasil)", "Latn"),
        ("zh-Hans", "zh_Hans", "ltr", "简体中文", "Hans"),
        ("ar", "ar", "rtl", "العربية", "Arab"),
        ("ja", "ja", "ltr", "日本語", "Jpan"),
    ],
)
def test_a_locale_knows_its_names(
    tag: str, folder: str, direction: str, autonym: str, script: str
) -> None:
    locale = SiteLocale(tag)
    assert locale.folder == folder
    assert locale.direction == direction
    assert locale.autonym == autonym
    assert locale.script == script


@pytest.mark.parametrize(
    ("tag", "other", "name"),
    [
        ("zh-Hant", "zh-Hant", "繁體中文"),
        ("zh-Hans", "he", "סינית פשוטה"),
        ("zh-Hans", "ru", "китайский, упрощенное письмо"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("ja", "el", "Ιαπωνικά"),
    ],
)
def test_a_name_of_a_language_is_one_name_where_cldr_has_one(
    tag: str, other: str, name: str
) -> None:
    assert SiteLocale(tag).name_in(SiteLocale(other)) == name
