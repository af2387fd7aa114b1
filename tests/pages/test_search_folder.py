"""The index file: made once, read by all, never out of date, and no condition of searching."""

from __future__ import annotations

from dataclasses import replace

import polib

from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.search import SearchIndex
from service.pages.search_folder import MOST_FILES, SearchFolder
from service.state.loading import Loader
from service.state.site import Site
from tests.support.mini import MiniProject

SPANISH = Address(SiteLocale("es"))


def texts(index: SearchIndex, site: Site, query: str) -> list[str]:
    """The passages of one page that a Spanish reader is shown."""
    hits = index.search(site, SPANISH, query).hits
    return [passage.text for hit in hits if hit.slug == "testol" for passage in hit.passages]


def reword(mini: MiniProject, words: str) -> Site:
    """The site after a translator has rewritten the first paragraph of one page."""

    def change(catalog: polib.POFile) -> None:
        for entry in catalog:
            if entry.msgid.startswith("The first paragraph explains"):
                entry.msgstr = words

    mini.edit("es", change)
    return Loader(mini.content, mini.translations).load()


def test_one_process_makes_it_and_the_others_find_it(mini: MiniProject) -> None:
    folder = mini.root / "kept"
    sites = [Loader(mini.content, mini.translations).load() for _ in range(2)]
    other = SearchFolder(folder)
    assert other.find(sites[1]) is None
    SearchFolder(folder).make(sites[0])
    index = other.find(sites[1])
    assert index is not None
    assert len(texts(index, sites[1], "párrafo")) == 2
    assert len([*folder.iterdir()]) == 1


def test_another_text_is_another_index(mini: MiniProject) -> None:
    search = SearchFolder(mini.root / "kept")
    old = search.make(Loader(mini.content, mini.translations).load())
    site = reword(mini, "El primer párrafo habla de jirafas.")
    assert search.find(site) is None
    assert texts(search.make(site), site, "jirafa") == ["El primer párrafo habla de jirafas."]
    assert texts(old, site, "jirafa") == []


def test_an_older_index_shows_only_what_the_pages_show_now(mini: MiniProject) -> None:
    site = Loader(mini.content, mini.translations).load()
    old = SearchFolder(mini.root / "kept").make(site)
    before = texts(old, site, "explica")[0]
    now = reword(mini, "El primer párrafo habla de jirafas.")
    assert before not in texts(old, now, "explica")
    without = replace(site, content=replace(site.content, drugs={}), catalogs={})
    assert old.search(without, SPANISH, "explica").hits == ()


def test_a_language_that_the_index_has_not_yet_is_not_said_to_hold_nothing(
    mini: MiniProject,
) -> None:
    site = Loader(mini.content, mini.translations).load()
    index = SearchFolder(mini.root / "kept").make(site)
    assert index.search(site, Address(SiteLocale("he")), "testol").ready
    assert not index.search(site, Address(SiteLocale("fr")), "testol").ready


def test_a_damaged_file_is_made_anew(mini: MiniProject) -> None:
    folder = mini.root / "kept"
    site = Loader(mini.content, mini.translations).load()
    SearchFolder(folder).make(site)
    (file,) = folder.iterdir()
    file.unlink()
    file.write_bytes(b"not an index")
    assert texts(SearchFolder(folder).make(site), site, "explica")


def test_where_nothing_can_be_kept_it_is_searched_all_the_same(mini: MiniProject) -> None:
    (mini.root / "kept").write_text("a file where the folder should be")
    site = Loader(mini.content, mini.translations).load()
    assert texts(SearchFolder(mini.root / "kept").make(site), site, "explica")


def test_files_of_former_texts_go(mini: MiniProject) -> None:
    search = SearchFolder(mini.root / "kept")
    for number in range(MOST_FILES + 2):
        search.make(reword(mini, f"El primer párrafo dice {'a' * (number + 1)}."))
    assert len([*(mini.root / "kept").iterdir()]) == MOST_FILES
