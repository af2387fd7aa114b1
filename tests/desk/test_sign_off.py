"""At the desk a person reads a whole page and signs it off: bound to what was read, by nobody who
had a hand in it, and said by the page also where the database is gone."""

from __future__ import annotations

import polib
import pytest
from sqlalchemy import select

from service.catalogs.workshop import Workshop
from service.content.registers import Register
from service.desk.database import Database
from service.desk.hands import wrote
from service.desk.parts import key_hash
from service.desk.sign_off import (
    NotSigned,
    digest_of,
    pages_without_reviewer,
    sign_off,
    take_back,
)
from service.desk.tables import Decision, Fate, Suggestion
from service.locales.locale import SiteLocale
from service.state.loading import Loader
from tests.desk.member import Member, again, invited, member
from tests.desk.reader import BETTER, Reader
from tests.desk.test_answers import ACCEPT, OTHER
from tests.desk.test_moved import ENGLISH
from tests.support.commands import disclaimer, headers, run, sign, sign_offs, spoken
from tests.support.edits import write
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage, text_of

ES = SiteLocale("es")
STANDARD = Register.STANDARD
PAGE = "/desk/es/testol/standard/"

TEXT = key_hash(("standard", ENGLISH))


def shop(mini: MiniProject) -> Workshop:
    return Workshop(mini.root, mini.content, mini.translations)


def database(mini: MiniProject) -> Database:
    config = mini.app().config
    return Database(str(config.get("DATABASE", "")), config["DESK"])


def seen(mini: MiniProject) -> str:
    return sign_offs(mini).digest("testol", STANDARD)


def signed(mini: MiniProject, name: str, digest: str = "") -> None:
    digest = digest or seen(mini)
    sign_off(shop(mini), database(mini), ES, "testol", STANDARD, name, digest)


def refused(mini: MiniProject, name: str, digest: str = "") -> str:
    before = mini.path("es").read_bytes()
    with pytest.raises(NotSigned) as error:
        signed(mini, name, digest)
    assert mini.path("es").read_bytes() == before
    return str(error.value)


def test_a_page_names_who_signed_it_also_without_the_database(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, store: str
) -> None:
    signed(mini, "Ana Ruiz")
    app = mini.app()
    with database(mini).reading() as session:
        (noted,) = session.scalars(select(Decision))
        assert (noted.act, noted.domain, noted.after) == ("signed off", "testol", "standard")
    if store == "postgresql":
        monkeypatch.setenv("SERVICE_DATABASE", "postgresql+psycopg:///gone?host=/nowhere")
    else:
        (app.config["DESK"] / "desk.sqlite").unlink()
    assert "Ana Ruiz" in disclaimer(mini)
    by_command = spoken(mini, "%(name)s on %(date)s, recorded by the operator").partition("%")[0]
    assert by_command not in disclaimer(mini), "nobody else recorded it"
    assert "recorded" not in headers(mini)["X-Signed-Off-1"]


def test_only_what_was_shown_is_signed(mini: MiniProject) -> None:
    digest = seen(mini)
    mini.edit("es", write("Otro texto del todo."))
    assert "has changed since you opened it" in refused(mini, "Ana Ruiz", digest)


def test_an_unfinished_page_is_not_signed(mini: MiniProject) -> None:
    mini.edit("es", write(""))
    assert "is not shown in translation" in refused(mini, "Ana Ruiz")


def test_two_sign_and_no_third(mini: MiniProject) -> None:
    signed(mini, "Ana Ruiz")
    signed(mini, "Eva Gil")
    assert "that is all that a page names" in refused(mini, "Luis Sol")
    take_back(shop(mini), database(mini), ES, "testol", STANDARD, "Eva Gil")
    assert "Eva Gil" not in disclaimer(mini)
    assert "Ana Ruiz" in disclaimer(mini)
    with pytest.raises(NotSigned):
        take_back(shop(mini), database(mini), ES, "testol", STANDARD, "Eva Gil")


@pytest.mark.parametrize("name", ["Eva Sol", "eva  SOL"])
def test_whoever_suggested_words_without_being_named_does_not_count(
    mini: MiniProject, reader: Reader, name: str
) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send(data={"name": "Eva Sol"})
    reader.send("send")
    signed(mini, name)  # the words only wait
    assert run(mini, *ACCEPT).exit_code == 0
    assert "wrote, suggested or changed" in refused(mini, name)
    assert "wrote, suggested or changed" in sign(mini, name), "nor by the command"
    signed(mini, "Ana Ruiz")


def test_whoever_accepted_in_words_of_their_own_does_not_count(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    assert run(mini, *ACCEPT, "--words", OTHER).exit_code == 0

    def forget(catalog: polib.POFile) -> None:
        catalog.header = ""
        for entry in catalog:
            entry.tcomment = ""

    mini.edit("es", forget)
    assert "wrote, suggested or changed" in refused(mini, "Ana Ruiz")
    with database(mini).reading() as session:
        assert session.scalars(select(Suggestion)).one().fate == Fate.CHANGED


def test_the_desk_lists_pages_without_a_reviewer(mini: MiniProject) -> None:
    def listed() -> list[tuple[str, str, bool, bool]]:
        site = Loader(mini.content, mini.translations).load()
        return [
            (each.page.slug, each.part, each.is_complete, each.has_lapsed)
            for each in pages_without_reviewer(site, ES)
            if each.page and each.page.slug == "testol"
        ]

    plain = ("testol", "plain", True, False)
    assert listed() == [("testol", "standard", True, False), plain]
    signed(mini, "Ana Ruiz")
    assert listed() == [plain]
    mini.edit("es", write("Otro texto del todo."))
    assert listed() == [("testol", "standard", True, True), plain]
    mini.edit("es", write(""))
    assert listed() == [plain, ("testol", "standard", False, True)]


def test_the_site_and_the_files_have_one_digest(mini: MiniProject) -> None:
    site = Loader(mini.content, mini.translations).load()
    found = [digest_of(site, ES, "testol", r) for r in Register]
    assert found == [sign_offs(mini).digest("testol", r) for r in Register]
    assert found[0] != found[1]


@pytest.fixture
def ana(mini: MiniProject) -> Member:
    found = member(mini)
    found.open(PAGE)
    return found


def buttons(page: ParsedPage) -> list[str]:
    """What the buttons of the page do."""
    return [button.get("value", "") for button in page.all("button") if button.get("name")]


def test_the_page_shows_all_that_is_signed_and_then_the_button(mini: MiniProject) -> None:
    (mini.translations / "es/names.toml").write_text('[brands]\nTestbrand = "Testmarca"\n')
    page = member(mini).open(PAGE)
    main = page.text("main")
    for domain, (_, english) in sign_offs(mini).texts_of("testol", STANDARD):
        assert english.split("[")[0].strip("*").split("**")[0] in main, (domain, english)
    assert "Testmarca" in main
    assert "El primer párrafo" in main
    assert buttons(page) == ["sign"]
    assert page.by_id("errors") is None
    here = [a.get("href", "") for a in page.all("a") if a.get("href", "").startswith("#")]
    assert "#source-1" in here
    assert [href for href in here if page.by_id(href[1:]) is None] == []


def test_the_heading_names_the_words_that_are_read(mini: MiniProject, ana: Member) -> None:
    wordings = [spoken(mini, "standard words"), spoken(mini, "plain words")]
    for path, wording in zip((PAGE, PAGE.replace("standard", "plain")), wordings, strict=True):
        heading = text_of(next(iter(ana.open(path).all("h1"))))
        assert heading.endswith(wording)
        assert ana.open(path.replace("testol", "about")).by_id("sign-off") is not None


def test_pressing_the_button_signs_and_pressing_again_takes_back(
    mini: MiniProject, ana: Member
) -> None:
    ana.press("sign")
    assert ana.came_to.endswith("#done")
    done = ana.page.by_id("done")
    assert done is not None
    assert done.get("tabindex") == "-1"
    assert "Ana Ruiz" in disclaimer(mini)
    ana.press("take-back")
    assert "Ana Ruiz" not in disclaimer(mini)


def test_a_page_that_changed_meanwhile_is_not_signed_and_says_so(
    mini: MiniProject, ana: Member
) -> None:
    assert ana.press("sign", seen="0123456789abcdef").status_code == 409
    moved = "The page has changed since you opened it. Read what has changed, then sign it off."
    assert spoken(mini, moved) in ana.errors
    assert "Ana Ruiz" not in disclaimer(mini)


@pytest.mark.parametrize(("may", "languages"), [("translate", "es"), ("review", "he")])
def test_who_was_not_invited_for_it_reads_and_signs_nothing(
    mini: MiniProject, ana: Member, may: str, languages: str
) -> None:
    invited(mini, "Ana Ruiz", "--languages", languages, may=may)
    assert ana.press("sign").status_code == 403
    assert buttons(ana.open(PAGE)) == []
    assert "Ana Ruiz" not in disclaimer(mini)


def test_who_is_revoked_or_unknown_signs_nothing(mini: MiniProject, ana: Member) -> None:
    assert run(mini, "desk", "revoke", "Ana Ruiz").exit_code == 0
    assert ana.press("sign").status_code == 403
    ana.open(PAGE)
    assert ana.response.headers["Location"] == "/desk/enter/"
    assert "Ana Ruiz" not in disclaimer(mini)


def test_a_form_of_another_site_signs_nothing(mini: MiniProject, ana: Member) -> None:
    ana.headers = {"Sec-Fetch-Site": "cross-site"}
    assert ana.press("sign").status_code == 403
    assert "Ana Ruiz" not in disclaimer(mini)


def test_own_words_leave_no_button_and_say_why(mini: MiniProject) -> None:
    mini.edit("es", lambda c: c.metadata.update({"Last-Translator": "Ana Ruiz"}))
    page = member(mini).open(PAGE)
    assert "Ana Ruiz" in page.text("sign-off")
    assert buttons(page) == []


def test_who_wrote_at_the_desk_does_not_sign_and_who_only_doubted_may(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open("/desk/")
    ana.open(f"/desk/es/testol/{TEXT}/")
    ana.press("unsure")
    with database(mini).reading() as session:
        texts = sign_offs(mini).texts_of("testol", STANDARD)
        assert wrote(session, ES, texts) == set()
    ana.press("save", words=OTHER)
    with database(mini).reading() as session:
        assert wrote(session, ES, texts) == {"ana ruiz"}


def test_the_glossary_is_read_and_signed_as_a_whole(mini: MiniProject) -> None:
    listed = "/desk/es/?list=pages"
    ana = member(mini)
    ana.open(listed)
    ana.follow("/es/glossary/all/")
    for _, (_, english) in sign_offs(mini).texts_of("glossary", "all"):
        assert english in ana.main
    assert ana.press("sign").status_code == 200
    assert spoken(mini, "Take my sign-off back") in ana.page.text("sign-off")
    assert "Ana Ruiz" in disclaimer(mini, "/es/glossary/")
    assert headers(mini, "glossary")["X-Signed-Off-1"].startswith("all; ")
    assert not [a for a in again(mini.app(), ana).open(listed).links() if "/glossary/all" in a]
    mini.edit("es", lambda file: setattr(file[0], "msgstr", "Otro texto del todo."), "glossary")
    assert "Ana Ruiz" not in disclaimer(mini, "/es/glossary/")
    ana = again(mini.app(), ana)
    ana.open(listed)
    ana.follow("/es/glossary/all/")
    assert ana.press("sign", seen="0123456789abcdef").status_code == 409
    assert ana.press("sign").status_code == 200
    assert ana.press("take-back").status_code == 200
    assert "Ana Ruiz" not in disclaimer(mini, "/es/glossary/")


def test_what_is_no_page_is_not_found(ana: Member) -> None:
    nothing = ("en/testol/standard", "es/nothing/standard", "es/testol/all", "es/glossary/plain")
    for path in (f"/desk/{each}/" for each in nothing):
        ana.open(path)
        assert ana.response.status_code == 404
