"""Dates, numbers, percentages and countries as readers of each language write them (CLDR)."""

from __future__ import annotations

import pytest

from service.locales.formats import country, date, duration, listed, number, percent, year
from service.locales.locale import SiteLocale

LOCALES = ["en", "es", "pt-BR", "fr", "de", "it", "nl", "tr", "ar", "hi", "zh-Hans", "ja", "ko"]
NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
each_locale = pytest.mark.parametrize("tag", LOCALES)

DATES = {
    "en": ("July 31, 2014", "July 2014", "2014"),
    "es": ("31 de julio de 2014", "julio de 2014", "2014"),
    "pt-BR": ("31 de julho de 2014", "julho de 2014", "2014"),
    "fr": ("31 juillet 2014", "juillet 2014", "2014"),
    "de": ("31. Juli 2014", "Juli 2014", "2014"),
    "it": ("31 luglio 2014", "luglio 2014", "2014"),
    "nl": ("31 juli 2014", "juli 2014", "2014"),
    "tr": ("31 Temmuz 2014", "Temmuz 2014", "2014"),
    "ar": ("31 يوليو 2014", "يوليو 2014", "2014"),
    "hi": ("31 जुलाई 2014", "जुलाई 2014", "2014"),
    "zh-Hans": ("2014年7月31日", "2014年7月", "2014年"),
    "ja": ("2014年7月31日", "2014年7月", "2014年"),
    "ko": ("2014년 7월 31일", "2014년 7월", "2014년"),
}


@each_locale
def test_a_date_has_as_much_as_is_known_of_it(tag: str) -> None:
    locale = SiteLocale(tag)
    values = ("2014-07-31", "2014-07", "2014")
    assert tuple(date(value, locale) for value in values) == DATES[tag]


@each_locale
@pytest.mark.parametrize("value", ["2014-07-31", "2014-07", "2014"])
def test_the_year_of_a_date_stands_alone(tag: str, value: str) -> None:
    assert year(value, SiteLocale(tag)) == DATES[tag][2]


@pytest.mark.parametrize(
    ("value", "tag", "expected"),
    [
        pytest.param("2024-02-29", "en", "February 29, 2024", id="leap day"),
        pytest.param("2024-01-01", "fr", "1 janvier 2024", id="first day of the year"),
        pytest.param("2024-12-31", "de", "31. Dezember 2024", id="last day of the year"),
        pytest.param("2024-12", "ja", "2024年12月", id="last month"),
        pytest.param("2024-03", "de", "März 2024", id="letters of the language"),
        pytest.param("2024-05", "tr", "Mayıs 2024", id="dotless i"),
        pytest.param("1999", "ko", "1999년", id="last century"),
        pytest.param("2018-09-02", "th", "2 กันยายน ค.ศ. 2018", id="era"),
        pytest.param("2018-09", "th", "กันยายน ค.ศ. 2018", id="era of a month"),
        pytest.param("2018", "th", "ค.ศ. 2018", id="era of a year"),
    ],
)
def test_dates_at_the_edges(value: str, tag: str, expected: str) -> None:
    assert date(value, SiteLocale(tag)) == expected


NUMBERS = {
    "en": "1,234,567",
    "es": "1.234.567",
    "pt-BR": "1.234.567",
    "fr": f"1{NARROW}234{NARROW}567",
    "de": "1.234.567",
    "it": "1.234.567",
    "nl": "1.234.567",
    "tr": "1.234.567",
    "ar": "1,234,567",
    "hi": "12,34,567",
    "zh-Hans": "1,234,567",
    "ja": "1,234,567",
    "ko": "1,234,567",
}


@each_locale
def test_a_large_number_is_grouped(tag: str) -> None:
    assert number(1_234_567, SiteLocale(tag)) == NUMBERS[tag]


@each_locale
@pytest.mark.parametrize("value", [0, 8, 64, 999])
def test_a_small_number_is_only_digits(tag: str, value: int) -> None:
    assert number(value, SiteLocale(tag)) == str(value)


PERCENT = {
    "en": "29%",
    "es": f"29{NO_BREAK}%",
    "pt-BR": "29%",
    "fr": f"29{NO_BREAK}%",
    "de": f"29{NO_BREAK}%",
    "it": "29%",
    "nl": "29%",
    "tr": "%29",
    "ar": "29%",
    "hi": "29%",
    "zh-Hans": "29%",
    "ja": "29%",
    "ko": "29%",
}


@each_locale
def test_a_percentage_has_its_sign_where_readers_expect_it(tag: str) -> None:
    # A mark of direction beside the sign, as CLDR has it for Arabic, is no difference.
    written = percent(29, SiteLocale(tag)).replace("\N{LEFT-TO-RIGHT MARK}", "")
    assert written.replace(NARROW, NO_BREAK) == PERCENT[tag]


def test_no_percentage_is_rounded_to_another() -> None:
    written = [percent(value, SiteLocale("en")) for value in range(101)]
    assert written == [f"{value}%" for value in range(101)]


COUNTRIES = {
    "en": ("South Korea", "United Kingdom", "European Union", "Japan"),
    "es": ("Corea del Sur", "Reino Unido", "Unión Europea", "Japón"),
    "pt-BR": ("Coreia do Sul", "Reino Unido", "União Europeia", "Japão"),
    "fr": ("Corée du Sud", "Royaume-Uni", "Union européenne", "Japon"),
    "de": ("Südkorea", "Vereinigtes Königreich", "Europäische Union", "Japan"),
    "it": ("Corea del Sud", "Regno Unito", "Unione europea", "Giappone"),
    "nl": ("Zuid-Korea", "Verenigd Koninkrijk", "Europese Unie", "Japan"),
    "tr": ("Güney Kore", "Birleşik Krallık", "Avrupa Birliği", "Japonya"),
    "ar": ("كوريا الجنوبية", "المملكة المتحدة", "الاتحاد الأوروبي", "اليابان"),
    "hi": ("दक्षिण कोरिया", "यूनाइटेड किंगडम", "यूरोपीय संघ", "जापान"),
    "zh-Hans": ("韩国", "英国", "欧盟", "日本"),
    "ja": ("韓国", "イギリス", "欧州連合", "日本"),
    "ko": ("대한민국", "영국", "유럽 연합", "일본"),
}


@each_locale
def test_a_country_has_the_name_that_readers_know(tag: str) -> None:
    names = tuple(country(code, SiteLocale(tag)) for code in ("KR", "GB", "EU", "JP"))
    assert names == COUNTRIES[tag]


def test_a_code_that_no_country_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        country("XX", SiteLocale("en"))


def test_names_are_listed_with_the_signs_of_the_language() -> None:
    for tag, wanted in {"en": "A, B, and C", "de": "A, B und C", "ar": "A وB وC"}.items():
        assert listed("ABC", SiteLocale(tag)) == wanted
    assert listed("ABC", SiteLocale("ja")) == "A、B、C"


LRM, MINUS = "\N{LEFT-TO-RIGHT MARK}", "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", (f"{MINUS}8", f"{MINUS}8%", f"{MINUS}8 weeks")),
        ("sv", (f"{MINUS}8", f"{MINUS}8{NO_BREAK}%", f"{MINUS}8 veckor")),
        ("tr", (f"{MINUS}8", f"{MINUS}%8", f"{MINUS}8 hafta")),
        ("he", (f"{LRM}{MINUS}8", f"{LRM}{MINUS}8%", f"{LRM}{MINUS}8 שבועות")),
        ("ar", (f"{LRM}{MINUS}8", f"{LRM}{MINUS}8%", f"{LRM}{MINUS}8 أسابيع")),
        ("fa", (f"{LRM}{MINUS}۸", f"{LRM}{MINUS}۸٪", f"{LRM}{MINUS}۸ هفته")),
        ("bn", (f"{MINUS}৮", f"{MINUS}৮%", f"{MINUS}৮ সপ্তাহ")),
    ],
)
def test_a_sign_stands_before_its_number_from_right_to_left_as_well(
    tag: str, written: tuple[str, ...]
) -> None:
    locale = SiteLocale(tag)
    assert (number(-8, locale), percent(-8, locale), duration(-8, "week", locale)) == written


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("fa", ("۱۴٫۸", "۱۵٪", "۳۱ ژوئیهٔ ۲۰۱۴", "۲۰۱۴")),
        ("bn", ("১৪.৮", "১৫%", "৩১ জুলাই, ২০১৪", "২০১৪")),
        (
            "ar",
            ("14.8", "15%", "31 يوليو 2014", "2014"),
        ),
    ],
)
def test_digits_are_those_of_the_language(tag: str, numbers: tuple[str, ...]) -> None:
    locale = SiteLocale(tag)
    found = (number(14.8, locale), percent(15, locale), date("2014-07-31", locale))
    assert (*found, year("2014-07-31", locale)) == numbers
