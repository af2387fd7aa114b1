"""What waits at the desk besides texts: pages without a reviewer, and problems told."""

from __future__ import annotations

import pytest

from tests.desk.member import Member, invited, member
from tests.desk.reader import Reader
from tests.desk.test_telling import WORDS, tell, told
from tests.support.commands import run, spoken
from tests.support.mini import MiniProject
from tests.support.pages import text_of

PAGE = "/desk/es/testol/standard/"
PROBLEM = "/desk/problem/1/"


def answering(mini: MiniProject, *languages: str) -> Member:
    """Somebody who answers problems, and does nothing else."""
    return member(mini, "Eva Sol", "--languages", ",".join(languages or ("es",)), may="facts")


def test_the_desk_leads_to_the_pages_without_a_reviewer(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open("/desk/es/?list=pages")
    assert spoken(mini, "Pages without a reviewer") in text_of(ana.page.all("h3")[0])
    ana.follow(PAGE)
    ana.press("sign")
    again = member(mini, "Eva Gil")
    assert PAGE not in again.open("/desk/es/?list=pages").links()
    mini.edit("es", lambda catalog: setattr(catalog[0], "msgstr", ""))
    luis = member(mini, "Luis Sol")
    luis.open("/desk/es/?list=pages")
    assert spoken(mini, "A sign-off has ended") in luis.main


def test_who_translates_only_is_not_shown_them(mini: MiniProject) -> None:
    bo = member(mini, "Bo", may="translate")
    assert PAGE not in bo.open("/desk/").links()


def test_a_problem_is_answered_from_the_desk(mini: MiniProject, reader: Reader) -> None:
    tell(reader, "fact")
    receipt = reader.path
    eva = answering(mini)
    eva.open("/desk/")
    eva.follow(PROBLEM)
    assert WORDS in eva.main
    assert "/es/drugs/testol/#dose" in eva.page.links()
    eva.press("answer")
    assert eva.response.status_code == 422
    assert spoken(mini, "Write an answer. The reader sees it.") in eva.errors
    eva.press("answer", words="Gracias, ya está corregido.")
    assert eva.came_to == f"{PROBLEM}#done"
    assert spoken(mini, "It was answered.") in eva.page.text("done")
    assert eva.page.all("textarea") == []
    page = reader.open(receipt)
    (said,) = [e for e in page.all("bdi") if e.text == "Gracias, ya está corregido."]
    assert said.get("lang") == "es"
    assert PROBLEM not in eva.open("/desk/").links()


@pytest.mark.parametrize(("language", "kept"), [("en", "en"), ("xx", "es"), ("ja", "es")])
def test_the_answer_has_its_language(
    mini: MiniProject, reader: Reader, language: str, kept: str
) -> None:
    tell(reader)
    eva = answering(mini)
    eva.open(PROBLEM)
    eva.press("decline", words="The paper says so.", more={"language": language})
    (one,) = told(reader)
    assert (one.state, one.answer_language) == ("declined", kept)


def test_two_who_answer_are_told_and_keep_their_words(mini: MiniProject, reader: Reader) -> None:
    tell(reader)
    eva = answering(mini)
    eva.open(PROBLEM)
    assert run(mini, "desk", "answer", "p1", "--by", "Ana", "--words", "Ya.").exit_code == 0
    eva.press("answer", words="Gracias por decirlo.")
    assert eva.response.status_code == 409
    assert spoken(mini, "Somebody else has answered it already.") in eva.errors
    assert "Gracias por decirlo." in eva.main
    assert told(reader)[0].answer == "Ya."


@pytest.mark.parametrize(("may", "languages"), [("review", "es"), ("facts", "he")])
def test_who_was_not_invited_for_it_answers_nothing(
    mini: MiniProject, reader: Reader, may: str, languages: str
) -> None:
    tell(reader)
    eva = answering(mini)
    eva.open(PROBLEM)
    invited(mini, "Eva Sol", "--languages", languages, may=may)
    assert eva.press("answer", words="x").status_code == 403
    assert PROBLEM not in eva.open("/desk/").links()
    assert told(reader)[0].answer == ""


def test_problems_told_in_english_wait_for_those_who_answer_in_english(
    mini: MiniProject, reader: Reader
) -> None:
    tell(reader, "other", "/en/report/")
    assert PROBLEM not in answering(mini).open("/desk/").links()
    assert PROBLEM in answering(mini, "es", "en").open("/desk/").links()


def test_what_is_sent_after_the_session_is_kept(mini: MiniProject, reader: Reader) -> None:
    tell(reader)
    eva = answering(mini)
    eva.open(PROBLEM)
    eva.client.delete_cookie("desk", path="/desk/")
    assert eva.press("answer", words="Gracias por decirlo.").status_code == 403
    back = answering(mini)
    assert back.came_to == f"{PROBLEM}#kept"
    assert back.fields["words"] == "Gracias por decirlo."
    back.press("answer")
    assert told(reader)[0].answer == "Gracias por decirlo."


def test_a_sign_off_after_the_session_keeps_no_form(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open(PAGE)
    ana.client.delete_cookie("desk", path="/desk/")
    assert ana.press("sign").status_code == 403
    assert member(mini).came_to == "/desk/"


def test_what_is_no_problem_is_not_found(mini: MiniProject) -> None:
    eva = answering(mini)
    for path in (PROBLEM, f"/desk/problem/{10**12}/", "/desk/problem/x/"):
        eva.open(path)
        assert eva.response.status_code == 404
