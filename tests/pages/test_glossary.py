"""The glossary stands in the order in which readers of a language look for words."""

from __future__ import annotations

from service.locales.locale import SiteLocale
from service.pages.glossary import glossary_view
from service.state.site import Site


def letters(site: Site, tag: str) -> list[str]:
    return [letter for letter, _ in glossary_view(site, SiteLocale(tag))["letters"]]


def test_strokes_are_counted_up(site: Site) -> None:
    strokes = [int(each.removesuffix("畫")) for each in letters(site, "zh-Hant") if "畫" in each]
    assert min(strokes) < 10 < max(strokes)
    assert strokes == sorted(strokes)


def test_latin_letters_and_pinyin_share_their_rows(site: Site) -> None:
    found = letters(site, "zh-Hans")
    assert found == sorted(set(found))
