"""Readers find a drug by any of its names, in any script and spelling, and nothing they type
can break the search."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polib
import pytest

from service.catalogs.catalog import Catalog, load_catalog
from service.catalogs.po_files import write_po
from service.catalogs.workshop import new_catalog
from service.content.reading import load_content
from service.content.registers import Register
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.folding import fold, words
from service.pages.search import MAX_QUERY, Results, SearchIndex
from service.pages.search_folder import SearchFolder
from service.state.site import Site
from tests.support.languages import language
from tests.support.mini import ROOT

CONTENT = load_content(ROOT / "content")
NAMES = [
    (slug, name)
    for slug, page in CONTENT.drugs.items()
    if page.drug
    for name in page.drug.all_names
]

# The translated dose of one page, in words that show what folding is for.
PAGE, SECTION = "lenzumestrocel", "dose"
DOSE = {
    "es": "La médula ósea se extrae primero. ¿Cuántas células? Un millón.",
    "tr": "Önce kemik iliği alınır. DİKKAT: ILIK suyla ışıktan uzak tutulur.",
    "ar": "يُؤخَذُ نِخاعُ العظمِ أوّلًا، ثم تُعطى الجُرعةُ بعد ٢٦ يومًا.",
    "hi": "पहले अस्थि मज्जा निकाली जाती है, फिर २६ दिन बाद ख़ुराक दी जाती है।",
    "zh-Hans": "首先抽取骨髓，然后每次注射一百万个细胞。",
    "ja": "まず骨髄を採取し、次にｶﾃｰﾃﾙで細胞を投与します。",
    "ko": "먼저 골수를 채취한 다음 세포를 주사합니다.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real pages, with one section of one page translated."""
    folder = tmp_path_factory.mktemp("translations")
    catalogs: dict[tuple[str, str], Catalog] = {}
    for tag, dose in DOSE.items():
        locale, path = SiteLocale(tag), folder / f"{tag}.po"
        file = new_catalog(locale)
        for register in Register:
            for segment in CONTENT.drugs[PAGE].documents[register].sections[SECTION]:
                key = {"msgctxt": register.value, "msgid": segment.text}
                file.append(polib.POEntry(msgstr=dose, **key))
        write_po(file, path)
        catalogs[tag, PAGE] = load_catalog(path, language(tag), ())
    return Site(CONTENT, (ENGLISH, *map(SiteLocale, DOSE)), catalogs, {}, {}, {}, {})


@dataclass(frozen=True)
class Searcher:
    """Searches as a reader of one language and register does."""

    site: Site
    index: SearchIndex
    address: Address

    def search(self, query: str) -> Results:
        return self.index.search(self.site, self.address, query)


@pytest.fixture(scope="module")
def searchers(site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Searcher]:
    """By language, in standard words."""
    index = SearchFolder(tmp_path_factory.mktemp("search")).make(site)
    return {locale.tag: Searcher(site, index, Address(locale)) for locale in site.locales}


@pytest.fixture(scope="module")
def english(searchers: dict[str, Searcher]) -> Searcher:
    return searchers["en"]


def slugs(results: Results) -> list[str]:
    return [hit.slug for hit in results.hits]


# Names


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        pytest.param("Lenzumestrocel", "lenzumestrocel", id="common name"),
        pytest.param("lenzumestrocel", "lenzumestrocel", id="small letters"),
        pytest.param("EDARAVONE", "edaravone", id="capitals"),
        pytest.param("Neuronata-R", "lenzumestrocel", id="brand"),
        pytest.param("neuronata r", "lenzumestrocel", id="brand without its hyphen"),
        pytest.param("Rilutek", "riluzole", id="older brand"),
        pytest.param("HYNR-CS", "lenzumestrocel", id="code"),
        pytest.param("MCI-186", "edaravone", id="code of letters and digits"),
        pytest.param("amx0035", "amx0035", id="code in small letters"),
        pytest.param("エダラボン", "edaravone", id="Japanese name"),
        pytest.param("ｴﾀﾞﾗﾎﾞﾝ", "edaravone", id="Japanese name in half-width letters"),
        pytest.param("ラジカット", "edaravone", id="Japanese brand"),
        pytest.param("뉴로나타", "lenzumestrocel", id="Korean brand"),
        pytest.param("依达拉奉", "edaravone", id="Chinese name"),
        pytest.param("эдаравон", "edaravone", id="Russian name"),
        pytest.param("masatinib", "masitinib", id="misspelling"),
        pytest.param("édaravone", "edaravone", id="French name with its accent"),
        pytest.param("edaravóne", "edaravone", id="an accent that no name has"),
        pytest.param("ＡＭＸ００３５", "amx0035", id="wide letters and digits"),
        pytest.param("MCI-١٨٦", "edaravone", id="Arabic digits"),
        pytest.param("RİLUZOLE", "riluzole", id="Turkish capital i with its dot"),
        pytest.param("rıluzole", "riluzole", id="Turkish i without a dot"),
        pytest.param("lenzu", "lenzumestrocel", id="beginning of a name"),
        pytest.param("エダラ", "edaravone", id="beginning of a Japanese name"),
        pytest.param("뉴로", "lenzumestrocel", id="beginning of a Korean name"),
        pytest.param("  riluzole \t", "riluzole", id="spaces around it"),
        pytest.param("“Riluzole”", "riluzole", id="in quotation marks"),
        pytest.param("riluzole?", "riluzole", id="with a question mark"),
    ],
)
def test_a_name_brings_its_page_first(query: str, slug: str, english: Searcher) -> None:
    assert slugs(english.search(query))[0] == slug


@pytest.mark.parametrize(("slug", "name"), NAMES)
def test_every_name_of_a_drug_finds_its_page(slug: str, name: str, english: Searcher) -> None:
    assert slug in slugs(english.search(name))


def test_every_common_name_brings_its_page_first(english: Searcher) -> None:
    first = {
        slug: slugs(english.search(page.drug.name))[0]
        for slug, page in CONTENT.drugs.items()
        if page.drug
    }
    assert first == {slug: slug for slug in CONTENT.drugs}


@pytest.mark.parametrize("register", Register)
@pytest.mark.parametrize("tag", DOSE)
def test_names_are_found_in_every_language_and_register(
    tag: str, register: Register, searchers: dict[str, Searcher]
) -> None:
    searcher = replace(searchers[tag], address=Address(SiteLocale(tag), register))
    for query in ("Neuronata-R", "뉴로나타", "hynr-cs"):
        assert slugs(searcher.search(query)) == [PAGE]


# Words


@pytest.mark.parametrize(
    ("tag", "query"),
    [
        pytest.param("es", "médula", id="es: with accents"),
        pytest.param("es", "medula osea", id="es: two words without accents"),
        pytest.param("es", "CÉLULAS", id="es: capitals"),
        pytest.param("es", "celul", id="es: beginning of a word"),
        pytest.param("tr", "dikkat", id="tr: İ is found by i"),
        pytest.param("tr", "ılık", id="tr: I is found by ı"),
        pytest.param("tr", "ILIK", id="tr: capitals"),
        pytest.param("tr", "isik", id="tr: plain letters of a keyboard"),
        pytest.param("ar", "نخاع", id="ar: without vowel signs"),
        pytest.param("ar", "نِخاعُ", id="ar: with vowel signs"),
        pytest.param("ar", "الجرعه", id="ar: ه for ة"),
        pytest.param("ar", "اولا", id="ar: alif without hamza"),
        pytest.param("ar", "26", id="ar: digits of the West"),
        pytest.param("ar", "نـخـاع", id="ar: stretched letters"),
        pytest.param("hi", "मज्जा", id="hi"),
        pytest.param("hi", "26", id="hi: digits of the West"),
        pytest.param("zh-Hans", "骨髓", id="zh: a word in the middle of a sentence"),
        pytest.param("zh-Hans", "骨髓 细胞", id="zh: two words"),
        pytest.param("ja", "骨髄", id="ja: kanji"),
        pytest.param("ja", "カテーテル", id="ja: full-width for half-width"),
        pytest.param("ko", "골수", id="ko: a word without its particle"),
        pytest.param("ko", "세포를 주사", id="ko: two words"),
    ],
)
def test_words_of_a_translation_are_found_as_readers_type_them(
    tag: str, query: str, searchers: dict[str, Searcher]
) -> None:
    results = searchers[tag].search(query)
    (hit,) = [hit for hit in results.hits if hit.slug == PAGE]
    found = [p for p in hit.passages if p.locale.tag == tag]
    assert [(p.section, p.text) for p in found[:1]] == [(SECTION, DOSE[tag])]


def test_a_passage_that_is_not_translated_says_that_it_is_english(
    searchers: dict[str, Searcher],
) -> None:
    results = searchers["ar"].search("mesenchymal")
    passages = [p for hit in results.hits if hit.slug == PAGE for p in hit.passages]
    assert passages
    assert {p.locale for p in passages} == {ENGLISH}


def test_a_word_of_chinese_is_not_found_where_its_characters_stand_apart(
    searchers: dict[str, Searcher],
) -> None:
    assert slugs(searchers["zh-Hans"].search("髓骨")) == []
    assert slugs(searchers["zh-Hans"].search("骨细")) == []


def test_two_words_must_both_be_there(english: Searcher) -> None:
    assert slugs(english.search("neuronata riluzole")) == [PAGE]
    assert slugs(english.search("neuronata ciprofloxacin")) == []


def test_words_are_not_found_inside_other_words(english: Searcher) -> None:
    assert slugs(english.search("luzole")) == []


def test_a_hit_shows_at_most_two_passages_with_the_word_in_them(english: Searcher) -> None:
    hits = english.search("people").hits
    assert {len(hit.passages) for hit in hits} == {2}
    texts = [passage.text for hit in hits for passage in hit.passages]
    assert all("people" in text.casefold() and "](" not in text for text in texts)


def test_each_page_is_listed_once(english: Searcher) -> None:
    found = slugs(english.search("people"))
    assert sorted(found) == sorted(set(found)) == sorted(CONTENT.drugs)


# What readers type


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Edarabone", "edaravone"),
        ("Rilozul", "riluzole"),
        ("Tofferson", "tofersen"),
        ("Neuronatta", "lenzumestrocel"),
        ("エダラボソ", "edaravone"),
    ],
)
def test_where_nothing_is_found_a_name_like_it_is_suggested(
    query: str, slug: str, english: Searcher
) -> None:
    results = english.search(query)
    assert results.hits == ()
    assert slug in results.suggestions
    assert len(results.suggestions) == len(set(results.suggestions)) <= 3


def test_where_no_name_is_like_it_nothing_is_suggested(english: Searcher) -> None:
    assert english.search("xyzzyqwert") == Results("xyzzyqwert", ())


@pytest.mark.parametrize(
    "query", ["", " ", "\t\n", "?", "-", "…", "。", "🙂", "\N{COMBINING ACUTE ACCENT}"]
)
def test_a_query_without_a_word_finds_nothing(query: str, english: Searcher) -> None:
    assert english.search(query) == Results(query.strip(), ())


@pytest.mark.parametrize(
    "query",
    [
        *('"', '""', "'", "*", "NEAR(", "NEAR(a b, 3)", "-", "- riluzole", ":", "names:riluzole"),
        *("(", ")", "(riluzole", "^riluzole", "{names}: x", "+", "a + b", "riluzole*", "\\", "%"),
        *("AND", "OR", "NOT", "riluzole AND", "NOT riluzole", "a OR b", "_", "_a_", "a_b"),
        *('rilu"zole', 'riluzole" OR "x', "'; DROP TABLE passages; --", "\x00", "rilu\x00zole"),
        *("\ud800", "\N{RIGHT-TO-LEFT OVERRIDE}x", "ﷺ", "ⅷ", "½", "𠮷野家", "क्ष", "a\u0301" * 9),
    ],
    ids=ascii,
)
def test_signs_with_a_meaning_for_the_database_break_nothing(query: str, english: Searcher) -> None:
    results = english.search(query)
    assert set(slugs(results)) <= set(CONTENT.drugs)


@pytest.mark.parametrize(
    "query", ["riluzole*", '"riluzole"', "^riluzole", "-riluzole", "riluzole:"]
)
def test_signs_around_a_name_do_not_hide_it(query: str, english: Searcher) -> None:
    assert slugs(english.search(query))[0] == "riluzole"


@pytest.mark.parametrize(
    "query",
    ["a" * 100_000, "riluzole " * 10_000, "エ" * 10_000, '"' * 10_000, "( " * 5_000],
    ids=["one long word", "many words", "many kana", "many quotation marks", "many brackets"],
)
def test_a_very_long_query_is_cut(query: str, english: Searcher) -> None:
    results = english.search(query)
    assert len(results.query) <= MAX_QUERY
    assert slugs(results)[:1] == (["riluzole"] if "riluzole" in query else [])


def test_the_query_is_given_back_as_it_was_typed(english: Searcher) -> None:
    assert english.search("  Neuronata-R  <b> ").query == "Neuronata-R <b>"


# Folding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Édaravone", "edaravone", id="accent"),
        pytest.param("e\N{COMBINING ACUTE ACCENT}daravone", "édaravone", id="two forms of é"),
        pytest.param("GROẞE STRAẞE", "große Strasse", id="sharp s"),
        pytest.param("İlaç", "ilac", id="Turkish capital i with its dot"),
        pytest.param("IŞIK", "ışık", id="Turkish i without a dot"),
        pytest.param("ÖLÇÜ", "olcu", id="Turkish letters"),
        pytest.param("دَوَاءٌ", "دواء", id="Arabic vowel signs"),
        pytest.param("مُحَدَّد", "محدد", id="Arabic doubling sign"),
        pytest.param("أدوية", "ادويه", id="hamza on alif, and ة"),
        pytest.param("إلى", "الي", id="hamza below alif, and ى"),
        pytest.param("آثار", "اثار", id="alif with madda"),
        pytest.param("دواء\N{ARABIC TATWEEL}", "دواء", id="stretched letter"),
        pytest.param("٢٠٢٤", "2024", id="Arabic digits"),
        pytest.param("۲۰۲۴", "2024", id="Persian digits"),
        pytest.param("२०२४", "2024", id="Devanagari digits"),
        pytest.param("ＡＢＣ１２３", "abc123", id="wide letters"),
        pytest.param("ｴﾀﾞﾗﾎﾞﾝ", "エダラボン", id="half-width kana"),
        pytest.param("한글", "한글", id="two forms of Hangul"),
    ],
)
def test_spellings_of_one_word_are_equal_once_folded(one: str, other: str) -> None:
    assert words(fold(one, ENGLISH)) == words(fold(other, ENGLISH))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("カ", "ガ", id="kana with and without the voicing mark"),
        pytest.param("दवा", "दवे", id="Devanagari vowel signs"),
        pytest.param("가", "각", id="Hangul with and without the last consonant"),
        pytest.param("سلم", "شلم", id="Arabic dots"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert words(fold(one, ENGLISH)) != words(fold(other, ENGLISH))


def test_folding_twice_changes_nothing_more() -> None:
    for _, name in NAMES:
        once = fold(name, ENGLISH)
        assert words(fold(once, ENGLISH)) == words(once)
