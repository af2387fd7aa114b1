"""Each language has one tag here, whichever way somebody writes it."""

from __future__ import annotations

import pytest

from service.locales.canonical import canonical, may_be, same_language
from service.locales.locale import SiteLocale


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant-HK"),
        ("zh", "zh-Hans"),
        ("iw", "he"),
        ("tl", "fil"),
        ("sh", "sr-Latn"),
        ("sr", "sr-Cyrl"),
        ("pt_br", "pt-BR"),
        ("DE", "de"),
        ("es-419", "es-419"),
        ("en-gb", "en-GB"),
    ],
)
def test_a_language_has_one_tag(written: str, tag: str) -> None:
    found = canonical(written)
    assert found is not None
    assert found.tag == tag


@pytest.mark.parametrize(
    "written",
    ["xx", "", "a", "tlh-elvish", "es_backup", "es.old", "es@euro", "../es", "de-DE-1996"],
)
def test_what_is_no_language_has_none(written: str) -> None:
    assert canonical(written) is None


@pytest.mark.parametrize(
    ("header", "tag", "expected"),
    [
        ("zh", "zh-Hans", True),
        ("zh_CN", "zh-Hans", True),
        ("zh_TW", "zh-Hans", False),
        ("es_MX", "es", True),
        ("pt", "pt-BR", True),
        ("pt_PT", "pt-BR", False),
        ("iw", "he", True),
        ("de", "es", False),
        ("Spanish", "es", False),
    ],
)
def test_a_header_is_compared_with_the_language_of_the_folder(
    header: str, tag: str, expected: bool
) -> None:
    assert may_be(header, SiteLocale(tag)) is expected


def test_likely_parts_make_no_other_language() -> None:
    assert same_language(SiteLocale("de-DE"), SiteLocale("de"))
    assert same_language(SiteLocale("pt"), SiteLocale("pt-BR"))
    assert not same_language(SiteLocale("pt-PT"), SiteLocale("pt-BR"))
