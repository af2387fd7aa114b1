"""On the real pages: a word is found however readers spell it, and nothing that is another word.

What is found is compared with the texts themselves, never with a folding.
"""

from __future__ import annotations

import re
import unicodedata

import pytest

from service.content.markup import plain_text
from service.content.registers import Register
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.search import SearchIndex
from service.pages.search_index import trials_of
from service.pages.titles import drug_name
from service.pages.translated import translated_sections
from service.state.site import Site

HINDI = ("पेट", "सील", "सेल", "दिन", "दान", "दूनो", "मौत", "मात", "पैर", "खान", "दवा")
"""Words that are one another's neighbours once their vowel signs are lost."""


def found(index: SearchIndex, site: Site, tag: str, query: str) -> set[str]:
    address = Address(SiteLocale(tag))
    return {hit.slug for hit in index.search(site, address, query).hits}


def with_word(site: Site, tag: str, start: str) -> set[str]:
    """The pages on which a word stands that begins so, letter by letter."""
    locale = SiteLocale(tag)
    marks = "".join(chr(c) for c in range(0x900, 0x980) if unicodedata.category(chr(c))[0] == "M")
    before = "" if tag in ("ja", "ko", "th", "zh-Hans", "zh-Hant") else rf"(?<![\w{marks}])"
    pattern = re.compile(before + re.escape(start), re.I)
    return {
        slug
        for slug, page in site.content.drugs.items()
        for section in translated_sections(
            page, Register.STANDARD, locale, site.catalog(locale, slug)
        )
        if any(pattern.search(plain_text(block.text)) for block in section.blocks)
    }


@pytest.mark.parametrize(
    ("tag", "written", "typed"),
    [
        *(("de", "Übelkeit", typed) for typed in ("Uebelkeit", "uebelkeit", "ÜBELKEIT")),
        ("de", "Müdigkeit", "Muedigkeit"),
        ("de", "Rückenmark", "Rueckenmark"),
        ("de", "Rückenmark", "Rueckenm"),
        ("de", "können", "koennen"),
        ("de", "Ärzt", "Aerzt"),
        ("de", "häufig", "haeufig"),
        ("de", "neue", "neue"),
        ("de", "Dauer", "Dauer"),
        ("fr", "cœur", "coeur"),
        ("fr", "cœur", "COEUR"),
        ("zh-Hans", "细胞", "細胞"),
        ("zh-Hans", "药物", "藥物"),
        ("zh-Hans", "试验", "試驗"),
        ("zh-Hant", "細胞", "细胞"),
        ("zh-Hant", "藥物", "药物"),
        ("th", "ยาหลอก", "ยาหลอก"),
        ("th", "กล้ามเนื้อ", "กล้ามเนื้อ"),
        ("th", "กลืน", "กลืน"),
        ("ru", "лёгк", "легк"),
        ("he", "שריר", "שְׁרִיר"),
        ("pl", "mięśni", "miesni"),
        ("sv", "sjukhus", "SJUKHUS"),
        ("uk", "ліків", "ЛІКІВ"),
        ("el", "γιατρ", "ΓΙΑΤΡ"),
        ("fa", "کبد", "كبد"),
        ("bn", "ওষুধ", "ওষুধ"),
        ("ja", "プラセボ", "ぷらせぼ"),
        ("ja", "リルゾール", "りるぞーる"),
        ("ja", "エダラボン", "えだらぼん"),
        ("ja", "プラセボ", "ﾌﾟﾗｾﾎﾞ"),
        ("ar", "خلية", "خلیة"),
        ("ar", "دواء وهمي", "دواء وهمی"),
        ("ar", "ريلوزول", "ریلوزول"),
        ("hi", "पेट", "पेट"),
        ("hi", "मौत", "मौत"),
        ("hi", "पैर", "पैर"),
        ("hi", "दिन", "दिन"),
        ("hi", "सेल", "सेल"),
        ("hi", "खून", "ख़ून"),
        ("hi", "केंद्र", "केन्द्र"),
        ("tr", "ilaç", "İLAC"),
        ("en", "placebo", "place\u00adbo"),
        ("en", "placebo", "place\u200bbo"),
        ("en", "placebo", "\u200eplace\ufeffbo\u2069"),
        ("es", "placebo", "pla\u00adce\u200dbo"),
        ("ko", "위약", "위\u200b약"),
        ("hi", "मौत", "मौ\u200cत"),
    ],
)
def test_a_word_is_found_however_it_is_typed(
    tag: str, written: str, typed: str, index: SearchIndex, site: Site
) -> None:
    pages = with_word(site, tag, written)
    assert pages
    assert pages <= found(index, site, tag, typed) == found(index, site, tag, written)


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("hi", word)
        for word in ["पेट", "सील", "सेल", "दिन", "दान", "दूनो", "मौत", "मात", "पैर", "खान", "दवा"]
    ],
)
def test_a_word_of_hindi_is_found_where_it_stands_and_nowhere_else(
    tag: str, word: str, index: SearchIndex, site: Site
) -> None:
    assert found(index, site, tag, word) == with_word(site, tag, word)


@pytest.mark.parametrize(
    ("tag", "split", "others"),
    [
        ("en", "50 mg", ("50mg", "50-mg", "50\u00a0mg", "５０ｍｇ", "50\u2009MG")),
        ("de", "50 mg", ("50mg",)),
        ("fr", "50 mg", ("50mg",)),
        ("ar", "50 ملغ", ("50ملغ", "٥٠ملغ", "٥٠ ملغ")),
        ("hi", "50 मिग्रा", ("50मिग्रा", "५०मिग्रा")),
        ("ko", "3상", ("3 상", "３상")),
        ("ja", "50 mg", ("50mg", "５０ｍｇ")),
        ("zh-Hans", "3期", ("3 期", "３期")),
        ("en", "IL-2", ("IL2", "il 2", "IL‑2")),
        ("es", "IL-2", ("IL2", "il2")),
        ("en", "phase 3", ("phase3", "Phase-3")),
        ("fr", "phase 3", ("phase3",)),
        ("de", "Phase 3", ("Phase3", "phase-3")),
        ("en", "follow-up", ("followup", "Follow\u2011up", "FOLLOWUP")),
        ("en", "CNM-Au8", ("CNMAu8", "cnm au8", "cnm‐au8")),
        ("en", "double-blind", ("doubleblind",)),
        ("en", "placebo-controlled", ("placebocontrolled",)),
        ("fr", "l'essai", ("lessai", "l’essai")),
    ],
)
def test_joined_and_split_find_the_same(
    tag: str, split: str, others: tuple[str, ...], index: SearchIndex, site: Site
) -> None:
    expected = found(index, site, tag, split)
    assert expected
    assert {other: found(index, site, tag, other) for other in others} == dict.fromkeys(
        others, expected
    )


@pytest.mark.parametrize("tag", ["en", "de", "ar", "ja"])
def test_every_trial_is_found_by_its_name_and_its_number(
    tag: str, index: SearchIndex, site: Site
) -> None:
    missing = [
        (slug, trial)
        for slug, page in site.content.drugs.items()
        for trial in trials_of(page)
        if slug not in found(index, site, tag, trial)
    ]
    assert missing == []


def test_a_number_brings_its_page_first(index: SearchIndex, site: Site) -> None:
    hits = index.search(site, Address(SiteLocale("es")), "NCT02623699").hits
    assert hits[0].slug == "tofersen"


@pytest.mark.parametrize(
    ("tag", "query"), [("tr", "türkiye"), ("es", "todo"), ("de", "danke"), ("en", "hello")]
)
def test_a_word_like_no_name_suggests_none(
    tag: str, query: str, index: SearchIndex, site: Site
) -> None:
    assert index.search(site, Address(SiteLocale(tag)), query).suggestions == ()


def test_a_slip_in_one_of_two_words_is_seen(index: SearchIndex, site: Site) -> None:
    results = index.search(site, Address(SiteLocale("en")), "rilozole xyzzy")
    assert results.suggestions[0] == "riluzole"


@pytest.mark.parametrize("tag", ["ar", "es", "hi", "ko", "zh-Hans"])
def test_the_name_that_a_language_writes_is_found(tag: str, index: SearchIndex, site: Site) -> None:
    locale = SiteLocale(tag)
    for slug, page in site.content.drugs.items():
        assert slug in found(index, site, tag, drug_name(site, page, locale))
