"""Names stand in the order in which readers of a language look for them.

The orders are those of CLDR's collations, as ICU sorts.
"""

from __future__ import annotations

import pytest

from service.locales.collation import index_letter, sort_key
from service.locales.formats import country
from service.locales.locale import SiteLocale
from tests.support.languages import language


def in_order(names: list[str], tag: str) -> list[str]:
    sorting = language(tag).sorting
    return sorted(names, key=lambda name: sort_key(name, sorting))


ORDERS = {
    "es: accents count for nothing": (
        "es",
        "Eslovaquia, España, Estados Unidos, México, Moldavia, Mónaco, Níger, Nigeria, Perú",
    ),
    "es: ñ is a letter after n": ("es", "Nueva Zelanda, Ñuñoa, Ocano, Ocaña, Ocaso"),
    "de: ä, ö and ü stand with a, o and u": (
        "de",
        "Ägypten, Albanien, Norwegen, Oman, Österreich, Polen, Südkorea, Tschechien, Türkei",
    ),
    "de: ß stands with ss": ("de", "Masern, Maß, Masse, Mast"),
    "fr: accents count for nothing": (
        "fr",
        "Égypte, Émirats arabes unis, Équateur, Espagne, Estonie, États-Unis, Éthiopie, Inde",
    ),
    "pt-BR: accents count for nothing": (
        "pt-BR",
        "África do Sul, Alemanha, Austrália, Áustria, Índia, Irã, Itália",
    ),
    "tr: ç, ğ, ö, ş and ü are letters after c, g, o, s and u": (
        "tr",
        "Cezayir, Çin, Danimarka, Portekiz, Suriye, Şili, Tunus, Umman, Ürdün",
    ),
    "tr: ı is a letter before i": (
        "tr",
        "Hırvatistan, Hindistan, Irak, Isparta, İran, İsveç, İsviçre, Japonya",
    ),
    "tr: ö stands between o and p": ("tr", "Norveç, Oman, Özbekistan, Portekiz"),
    "zh-Hans: by pinyin": (
        "zh-Hans",
        "澳大利亚, 巴西, 德国, 法国, 韩国, 加拿大, 美国, 欧盟, 日本, 瑞士, 泰国, 西班牙, 意大利, "
        "印度, 英国, 中国",
    ),
    "zh-Hant: by strokes": ("zh-Hant", "日本, 加拿大, 法國, 美國, 泰國, 德國, 韓國"),
    "th: by consonant, also after a vowel that is written before it": (
        "th",
        "กรีซ, เกาหลีใต้, แคนาดา, ญี่ปุ่น, ไต้หวัน, ไทย, ฝรั่งเศส, เยอรมนี, สเปน, อินเดีย",
    ),
    "th: tones count for nothing": ("th", "ขา, ข่าว, ข้าวสาร"),
    "ru: й is a letter after и": ("ru", "Ирландия, Исландия, Йемен, Канада"),
    "pl: ą, ć, ł and ś are letters after a, c, l and s": (
        "pl",
        "Anglia, Ąćki, Chile, Ćmielów, Litwa, Łotwa, Seul, Szwecja, Świat, Tajlandia",
    ),
    "sv: å, ä and ö are the last letters": ("sv", "Australien, Zambia, Åland, Ärtan, Österrike"),
    "uk: і, ї and й are letters after и": ("uk", "Ера, Ира, Індія, Їжа, Йорданія, Канада"),
    "fa: by letter": (
        "fa",
        "ایران, برزیل, ژاپن, سوئد, کانادا, گرجستان, لهستان, مالزی, نروژ, ویتنام, هند, یونان",
    ),
    "fa: آ comes before ا": ("fa", "آرژانتین, آلمان, اتریش, اسلوونی, ایتالیا, باهاما, بحرین"),
    "el: accents count for nothing": ("el", "Αυστραλία, Ελβετία, Έλληνας, Ιαπωνία, Ισπανία"),
    "bn: by letter": ("bn", "ইতালি, ইরান, কানাডা, চীন, জাপান, ফ্রান্স, ব্রাজিল, ভারত"),
    "he: by letter": ("he", "אוסטרליה, בלגיה, גרמניה, יפן, צרפת"),
    "ja: by kana": (
        "ja",
        "アメリカ合衆国, イギリス, イタリア, カナダ, スイス, スペイン, タイ, ドイツ, トルコ, "
        "フランス, マレーシア",
    ),
    "ja: kana before kanji": ("ja", "アメリカ合衆国, フランス, 日本"),
    "ko: by consonant, vowel, last consonant": (
        "ko",
        "가나, 가하, 각, 간, 대한민국, 독일, 미국, 브라질, 스위스, 영국, 일본, 중국, 캐나다, 태국, "
        "프랑스",
    ),
    "ar: by letter": (
        "ar",
        "البرازيل, البرتغال, السويد, الصين, النرويج, الهند, اليابان, بلجيكا, بولندا, تايلاند, "
        "سويسرا, فرنسا, كندا, كوريا الجنوبية, ماليزيا, مصر",
    ),
    "hi: by letter": (
        "hi",
        "इटली, ईरान, ऑस्ट्रेलिया, कनाडा, चीन, जर्मनी, जापान, दक्षिण कोरिया, फ़्रांस, ब्राज़ील, भारत",
    ),
    "en: capitals count for nothing": ("en", "AMX0035, Arimoclomol, ebola, Edaravone, tofersen"),
    "en: shorter first": ("en", "Niger, Nigeria"),
    "en: a space before a letter": ("en", "New Zealand, Newfoundland"),
}


@pytest.mark.parametrize(("tag", "names"), ORDERS.values(), ids=ORDERS)
def test_names_stand_in_the_order_of_the_language(tag: str, names: str) -> None:
    expected = names.split(", ")
    assert in_order(expected[::-1], tag) == expected
    assert in_order(sorted(expected), tag) == expected


# The countries of the site's first approvals, in CLDR's names.
CODES = "AU BR CA CH CN ES EU FR GB JP KR US"
IN_ORDER = {
    "en": "AU BR CA CN EU FR JP KR ES CH GB US",
    "es": "AU BR CA CN KR ES US FR JP GB CH EU",
    "pt-BR": "AU BR CA CN KR ES US FR JP GB CH EU",
    "fr": "AU BR CA CN KR ES US FR JP GB CH EU",
    "de": "AU BR CN EU FR JP CA CH ES KR US GB",
    "it": "AU BR CA CN KR FR JP GB ES US CH EU",
    "nl": "AU BR CA CN EU FR JP ES GB US KR CH",
    "tr": "US EU AU GB BR CN FR KR ES CH JP CA",
    "hi": "AU CA CN JP KR FR BR GB EU US ES CH",
    "zh-Hans": "AU BR FR KR CA US EU JP CH ES GB CN",
    "ko": "KR US BR CH ES GB AU EU JP CN CA FR",
}


@pytest.mark.parametrize(("tag", "codes"), IN_ORDER.items(), ids=IN_ORDER)
def test_countries_stand_in_the_order_of_their_names(tag: str, codes: str) -> None:
    locale = SiteLocale(tag)
    names = {country(code, locale): code for code in CODES.split()}
    assert " ".join(names[name] for name in in_order(list(names), tag)) == codes


def test_names_that_differ_in_an_accent_alone_have_a_fixed_order() -> None:
    assert in_order(["Perú", "Peru"], "es") == in_order(["Peru", "Perú"], "es")


def test_two_ways_to_write_a_letter_sort_alike() -> None:
    split = "O\N{COMBINING DIAERESIS}sterreich"
    german = language("de").sorting
    assert sort_key(split, german) == sort_key("Österreich", german)
    assert in_order(["Ocaso", "Ocan\N{COMBINING TILDE}a", "Ocano"], "es")[0] == "Ocano"


def test_the_order_of_one_language_is_not_that_of_another() -> None:
    names = ["Çin", "Cuba"]
    assert in_order(names, "en") == ["Çin", "Cuba"]
    assert in_order(names, "tr") == ["Cuba", "Çin"]


LETTERS = {
    "en": {"A": ["ALS", "äther"], "2": ["2 groups"]},
    "es": {"Ñ": ["ñandú"], "E": ["ética"]},
    "tr": {"İ": ["ilaç"], "I": ["ırk"], "Ç": ["çift kör"], "Ö": ["ölçek"]},
    "ar": {"ا": ["اختبار", "أثر"], "ع": ["علاج"]},
    "hi": {"अ": ["अध्ययन"], "द": ["दवा"]},
    "ja": {
        "A": ["ALS"],
        "ハ": ["プラセボ", "ひと"],
        "カ": ["がん", "血液"],
        "ア": ["安全性"],
        "ヤ": ["薬"],
        "他の漢字": ["痙縮"],
    },
    "zh-Hans": {"A": ["ALS", "安慰剂"], "Z": ["肿瘤"], "Y": ["药物"], "S": ["双盲"]},
    "ko": {"ㄱ": ["각성", "까치"], "ㅇ": ["위약"], "ㅎ": ["효과"]},
}


@pytest.mark.parametrize("tag", LETTERS)
def test_a_name_stands_under_the_letter_where_readers_look_for_it(tag: str) -> None:
    sorting = language(tag).sorting
    for letter, names in LETTERS[tag].items():
        assert [index_letter(name, sorting) for name in names] == [letter] * len(names)


def test_hiragana_and_katakana_sort_alike() -> None:
    assert in_order(["ひと", "カナ", "アイ", "うた"], "ja") == ["アイ", "うた", "カナ", "ひと"]
