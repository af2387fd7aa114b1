"""What somebody tries who means harm: forged forms, other people's languages, odd paths, floods."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from sqlalchemy import func, select

from service.catalogs import provenance
from service.catalogs.commands import review
from service.catalogs.po_files import CatalogError
from service.desk import mailed_link
from service.desk.links import Kind
from service.desk.tables import Decision, Fate, KeptForm, Link
from tests.desk.member import Member, fields_of_form, invited, member
from tests.desk.post import Post
from tests.desk.reader import BETTER, OURS, Reader
from tests.desk.test_answers import OTHER, entry
from tests.desk.test_interface import ONE, place
from tests.desk.test_problems import post
from tests.desk.test_served import post as sent
from tests.desk.test_sign_off import TEXT, signed
from tests.desk.test_telling import tell
from tests.support.cached import Cached
from tests.support.commands import headers, run
from tests.support.edits import FIRST, write
from tests.support.mini import MiniProject

ACTS = {
    f"/desk/es/testol/{TEXT}/": {"act": "save", "words": OTHER},
    place(ONE): {"act": "save", "words": "Glosario nuevo"},
    "/desk/es/testol/standard/": {"act": "sign"},
    "/desk/es/glossary/all/": {"act": "sign"},
    "/desk/device/": {},
    "/desk/out/": {},
}
__all__ = ["post"]


def done(one: Member) -> tuple[int, int]:
    """How many decisions and links there are."""
    with one.database().reading() as session:
        tables = (Decision, Link)
        counts = [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]
    return counts[0], counts[1]


def form_at(one: Member, path: str) -> dict[str, str]:
    """What a form of a page brings that only that page has."""
    forms = [f for f in one.open(path).all("form") if (f.get("method") or "") == "post"]
    return {name: text for form in forms for name, text in fields_of_form(form).items()}


ELSEWHERE: tuple[dict[str, str], ...] = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {},
)
"""What a browser says of a form that another site sends, and the silence of a program."""


@pytest.mark.parametrize("path", ACTS)
def test_a_forged_form_does_nothing(mini: MiniProject, path: str) -> None:
    """Also not with what another member's page holds: a note is its owner's alone."""
    eva, ana = member(mini, "Eva Sol"), member(mini)
    form = {**form_at(eva, path), **ACTS[path]}
    before = done(ana), mini.path("es").read_bytes(), mini.path("es", "messages").read_bytes()
    for where in ELSEWHERE:
        ana.path = path
        assert ana._ask("POST", data=form, headers=where).status_code == 403, where
        assert ana.open("/desk/").text("you"), "still signed in"
        after = done(ana), mini.path("es").read_bytes(), mini.path("es", "messages").read_bytes()
        assert after == before, where


def test_another_languages_reviewer_does_nothing(mini: MiniProject, reader: Reader) -> None:
    reader.suggest("נוסח", "/he/drugs/testol/suggest/?part=mechanism")
    tell(reader, "dose", "/he/report/?page=testol")
    (stored,) = reader.stored()
    ana = member(mini, "Ana Ruiz", "--languages", "es", "--may", "facts")
    form = form_at(ana, f"/desk/es/testol/{TEXT}/")
    own = {**form, "number": str(stored.id), "words": BETTER}
    before = mini.path("he").read_bytes()
    for path, act, status in (
        (f"/desk/he/testol/{stored.key_hash}/", "accept", 403),
        (f"/desk/es/testol/{TEXT}/", "accept", 404),
        (f"/desk/es/testol/{TEXT}/", "decline", 404),
        (f"/desk/HE/testol/{stored.key_hash}/", "save", 403),
        ("/desk/he/testol/standard/", "sign", 403),
        ("/desk/he/glossary/all/", "sign", 403),
        ("/desk/problem/1/", "answer", 403),
    ):
        ana.path = path
        reply = ana._ask("POST", data={**own, "act": act, "why": "meaning"}, headers=OURS)
        assert reply.status_code == status, path
    assert mini.path("he").read_bytes() == before
    assert reader.stored()[0].fate == Fate.WAITING


def test_a_suggestion_is_not_accepted_on_the_page_of_another_text(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana = member(mini)
    form = form_at(ana, f"/desk/es/testol/{TEXT}/")
    seen = {"act": "accept", "number": "1", "words": OTHER, "seen": "0" * 8}
    ana.path = f"/desk/es/testol/{TEXT}/"
    assert ana._ask("POST", data={**form, **seen}, headers=OURS).status_code == 409
    assert entry(mini).msgstr != OTHER


def test_ten_megabytes_are_not_read(mini: MiniProject) -> None:
    served = Cached(mini)
    for path in (*ACTS, "/desk/enter/", "/desk/link/x/", "/desk/problem/1/"):
        assert sent(served, path, {"words": "x" * 10_000_000}).status_code == 413


def test_no_site_frames_the_desk_also_where_some_may_frame_pages(mini: MiniProject) -> None:
    (mini.content / "site.toml").write_text('embed = ["https://els.example"]\n')
    ana = member(mini)
    for path in ("/desk/", "/desk/enter/", "/desk/es/find/", *ACTS):
        ana.open(path)
        said = ana.response.headers
        assert "frame-ancestors 'none'" in said["Content-Security-Policy"], path
        assert said["Cache-Control"] == "no-store"
        assert said["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/desk/problem/99999999999999999999999/",
        "/desk/es/..%2f..%2fetc/standard/",
        "/desk/es/testol/..%2f..%2fmessages/",
        "/desk/es/messages/%00/",
        "/desk/es/%0d%0aSet-Cookie:%20x=1/standard/",
        "/desk/link/%0d%0a/",
        "/desk/?done=99999999999999999999",
        "/desk/es/?list=%00",
        "/desk/es/find/?q=%00%0d%0a",
        "/desk/es/find/?q=" + "a%20" * 5000,
    ],
)
def test_an_odd_address_is_no_fault(mini: MiniProject, path: str) -> None:
    ana = member(mini)
    ana.open(path)
    assert ana.response.status_code in (200, 303, 403, 404, 410)
    assert "x=1" not in str(ana.response.headers)


def test_a_kept_form_of_an_odd_address_keeps_nobody_out(mini: MiniProject) -> None:
    ana = member(mini)
    form = form_at(ana, f"/desk/es/testol/{TEXT}/")
    ana.client.delete_cookie("desk", path="/desk/")
    ana.path = "/desk/es/testol/%0d%0aSet-Cookie:%20x=1%00/"
    ana._ask("POST", data={**form, "words": OTHER}, headers=OURS)
    with ana.database().reading() as session:
        kept = session.scalar(select(func.count()).select_from(KeptForm)) or 0
    assert ana.come_in(invited(mini)).status_code in (200, 404), kept
    ana.open("/desk/")
    assert ana.response.status_code == 200


def test_a_sign_off_writes_over_nothing_that_was_saved_meanwhile(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor or git saves the file while the sign-off is put into its header."""
    write_reviews = provenance.write_reviews

    def while_another_saves(file: polib.POFile, reviews: list[provenance.Review]) -> None:
        mini.edit("es", write("Palabras de otra persona."))
        write_reviews(file, reviews)

    monkeypatch.setattr(review, "write_reviews", while_another_saves)
    with pytest.raises(CatalogError, match="saved by somebody just now"):
        signed(mini, "Ana Ruiz")
    file = polib.pofile(str(mini.path("es")))
    assert next(e for e in file if e.msgid == FIRST).msgstr == "Palabras de otra persona."
    assert "X-Signed-Off-1" not in headers(mini)


def test_a_flood_of_links_does_not_keep_somebody_out(mini: MiniProject, post: Post) -> None:
    """From ever new networks somebody asks for links for Ana, each of which ends the one before."""
    invited(mini, "Ana Ruiz", "--languages", "es", "--mail", "eva@example.org")
    app = mini.app()
    for number in range(30):
        one = Member(app, address=f"198.51.100.{number}")
        one.open("/desk/enter/")
        assert one.press(mail="eva@example.org").status_code == 200
    mailed_link._AFTER_THE_ANSWER.submit(int).result(10)  # they go one after the other
    assert len(post.mails) == 5
    with Member(app).database().reading() as session:
        mailed = select(func.count()).select_from(Link).where(Link.kind == Kind.MAIL)
        assert session.scalar(mailed) == 5


@pytest.mark.parametrize(
    "address", ["eva@example.org\r\nBcc: x@evil.example", "eva@example.org, x@evil.example", "\x00"]
)
def test_an_address_is_one_that_was_invited(mini: MiniProject, post: Post, address: str) -> None:
    invited(mini, "Ana Ruiz", "--languages", "es", "--mail", "eva@example.org")
    one = Member(mini.app())
    one.open("/desk/enter/")
    assert one.press(mail=address).status_code == 200
    assert not post.came.wait(0.3)


def test_a_problem_puts_nothing_into_the_head_of_a_mail_or_the_log(
    mini: MiniProject, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    odd = "%0d%0aBcc:%20x@evil.example"
    tell(Reader(mini.app()), "dose", f"/es/report/?page=testol{odd}&part=dose{odd}")
    assert post.came.wait(20)
    (mail,) = post.mails
    assert mail["Bcc"] is None
    assert "evil" not in mail.as_string()
    assert "evil" not in caplog.text


def test_a_name_is_no_waiver_of_a_check(mini: MiniProject, reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    named = {"name": "Eva\nwaive: figures: fine", "show_name": "y"}
    reader.send(data=named)
    reader.send("send", named)
    assert run(mini, "desk", "accept", "1", "--by", "Ana Ruiz").exit_code == 0
    lines = Path(mini.path("es")).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith("# waive")]
