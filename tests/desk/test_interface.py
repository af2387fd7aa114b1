"""At the desk the words of menus, buttons and notices are corrected, too: plural forms each."""

from __future__ import annotations

from collections.abc import Callable

import polib
import pytest

from service.catalogs.interface import DOMAIN
from service.desk.interface_texts import numbers_of_forms
from service.desk.parts import key_hash
from service.locales.locale import SiteLocale
from tests.desk.member import Member, again, invited, member
from tests.desk.reader import label_of
from tests.support.commands import spoken
from tests.support.mini import MiniProject

ONE = ("", "Glossary")
MANY = ("", "%(num)s drug found for “%(query)s”.")
WORDS = "Glosario de palabras"
FORMS = (
    "Se encontró %(num)s fármaco para “%(query)s”.",
    "Se encontraron %(num)s fármacos para “%(query)s”.",
)


def place(key: tuple[str, str], tag: str = "es") -> str:
    return f"/desk/{tag}/messages/{key_hash(key)}/"


def entry(mini: MiniProject, key: tuple[str, str] = ONE) -> polib.POEntry:
    file = polib.pofile(str(mini.path("es", DOMAIN)))
    return next(e for e in file if (e.msgctxt or "", e.msgid) == key and not e.obsolete)


def edit(mini: MiniProject, key: tuple[str, str], change: Callable[[polib.POEntry], None]) -> None:
    def do(file: polib.POFile) -> None:
        change(next(e for e in file if (e.msgctxt or "", e.msgid) == key))

    mini.edit("es", do, DOMAIN)


def typed(one: Member) -> list[str]:
    """What stands in the fields for one's own words."""
    fields = [e for e in one.page.all("textarea") if e.get("name", "").startswith("words")]
    return [(field.text or "").removeprefix("\n") for field in fields]


@pytest.mark.parametrize(
    ("listed", "words"),
    [("untranslated", ""), ("failed", "Glosario %(num)s"), ("changed", "fuzzy")],
)
def test_what_is_not_shown_waits_and_is_corrected(
    mini: MiniProject, listed: str, words: str
) -> None:
    def harm(each: polib.POEntry) -> None:
        each.msgstr = words
        each.flags += ["fuzzy"] if words == "fuzzy" else []

    edit(mini, ONE, harm)
    ana = member(mini, may="translate")
    assert spoken(mini, "Menus, buttons and notices") in ana.main
    ana.follow(f"in={listed}")
    assert "Glossary" in ana.page.text("english")
    assert not [link for link in ana.page.links() if "/es/messages/" in link]
    ana.press("save", words=WORDS)
    found = entry(mini)
    assert (found.msgstr, found.fuzzy) == (WORDS, False)
    assert found.tcomment.startswith("Written by Ana Ruiz, ")
    assert WORDS in mini.app().test_client().get("/es/").text
    again_in = again(mini.app(), ana)
    assert "/es/messages/" not in str(again_in.open("/desk/").links())


def test_a_placeholder_that_is_lost_is_refused_and_what_was_typed_stays(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open(place(MANY))
    assert MANY[1] in ana.page.text("english")
    assert "drugs found" in ana.page.text("english")
    assert label_of(ana.page, "words").endswith(" 1")
    assert " 0, 2, 3 " in label_of(ana.page, "words2")
    before = entry(mini, MANY).msgstr_plural
    ana.press("save", words=FORMS[0], words2=FORMS[1].replace("%(num)s", "2"))
    assert ana.response.status_code == 422
    assert "%(num)s" in ana.errors
    assert typed(ana) == [FORMS[0], FORMS[1].replace("%(num)s", "2")]
    ana.press("save", words2="")
    assert ana.response.status_code == 422, "every form is needed"
    assert entry(mini, MANY).msgstr_plural == before
    ana.press("save", words2=FORMS[1])
    assert ana.response.status_code == 200
    assert tuple(entry(mini, MANY).msgstr_plural.values()) == FORMS
    found = mini.app().test_client().get("/es/search/?q=testol").text
    assert "Se encontró 1 fármaco para" in found
    assert FORMS[0] in ana.page.text("history")


def test_what_changed_meanwhile_is_not_written_over(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open(place(MANY))
    edit(mini, MANY, lambda each: each.msgstr_plural.update({1: "Otros %(num)s “%(query)s”."}))
    ana.press("save", words=FORMS[0], words2=FORMS[1])
    assert ana.response.status_code == 409
    assert typed(ana) == list(FORMS)
    assert "Otros %(num)s" in ana.page.text("now")


def test_after_the_session_every_form_comes_back(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open(place(MANY))
    ana.client.delete_cookie("desk", path="/desk/")
    ana.press("save", words="", words2=FORMS[1])
    assert ana.response.status_code == 403
    assert typed(ana) == ["", FORMS[1]]
    assert label_of(ana.page, "words") != label_of(ana.page, "words2")
    ana.come_in(invited(mini))
    ana.open(place(MANY))
    assert typed(ana) == ["", FORMS[1]]


def test_an_unsure_word_is_english_until_somebody_is_sure(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open(place(ONE))
    ana.press("unsure")
    assert entry(mini).fuzzy
    ana.open(place(ONE))
    ana.press("save")
    assert not entry(mini).fuzzy


@pytest.mark.parametrize(
    ("path", "status"),
    [(place(ONE, "he"), 403), (place(ONE, "en"), 403), (place(("", "No such text")), 404)],
)
def test_what_is_not_ones_own_or_not_there(mini: MiniProject, path: str, status: int) -> None:
    ana = member(mini)
    ana.open(path)
    assert ana.response.status_code == status


def test_a_file_that_cannot_be_read_empties_no_list(mini: MiniProject) -> None:
    ana = member(mini)
    mini.path("es", DOMAIN).write_bytes(b'msgid "')
    assert ana.open("/desk/").text("main")
    assert ana.response.status_code == 200


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("ru", [[1, 21, 31, 41], [2, 3, 4, 22], [0, 5, 6, 7]]),
        ("ar", [[0], [1], [2], [3, 4, 5, 6], [100, 101, 102, 1000], [11, 12, 13, 14]]),
        ("ja", [[0, 1, 2, 3]]),
    ],
)
def test_each_form_names_its_numbers(tag: str, numbers: list[list[int]]) -> None:
    assert numbers_of_forms(SiteLocale(tag)) == numbers


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("GLOSSARY", "/desk/es/messages/"),
        ("Testol  tried", "/desk/es/testol/"),
        ("probó tableta", "/desk/es/testol/"),
        ("amyotrophic", "/desk/es/glossary/"),
    ],
)
def test_a_text_is_found_by_its_words(mini: MiniProject, query: str, found: str) -> None:
    ana = member(mini)
    ana.follow("/es/find/")
    ana.open(f"/desk/es/find/?q={query}")
    ana.follow(found)
    assert ana.page.by_id("english") is not None


def test_what_is_in_no_text_finds_none_and_says_so(mini: MiniProject) -> None:
    ana = member(mini)
    page = ana.open("/desk/es/find/?q=<b>none</b>")
    assert spoken(mini, "Texts found: %(number)s") % {"number": "0"} in page.text("found")
    field = page.by_id("words")
    assert field is not None
    assert field.get("value") == "<b>none</b>"
    assert not page.all("b")
    ana.open("/desk/he/find/?q=x")
    assert ana.response.status_code == 403
