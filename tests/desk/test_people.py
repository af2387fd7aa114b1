"""Links let people in, once; a session ends, and with it no word."""

from __future__ import annotations

import hashlib
import json
import smtplib
import time
from email.message import EmailMessage
from queue import Empty, Queue

import pytest
from sqlalchemy import select, update

from service.desk.keeping import clean
from service.desk.links import LASTS, Kind
from service.desk.sessions import SESSION
from service.desk.tables import Base, KeptForm, Link, SignedIn
from service.serving.access_log import line
from tests.desk.member import Member, invited, member, path_in
from tests.desk.reader import BETTER, Reader
from tests.support.commands import run, spoken
from tests.support.mini import MiniProject

TYPED = f"{BETTER} Así."
SITE = 'name = "Verein"\ncontact = "desk@example.org"\naddress = "https://drugs.example.org"\n'


def test_a_link_lets_in_once_and_looking_at_it_spends_nothing(mini: MiniProject) -> None:
    link = invited(mini)
    ana = Member(mini.app())
    assert ana.client.head(link).status_code == 200
    for _ in range(2):
        ana.open(link)
        assert "Ana Ruiz" in ana.main
    ana.press("in")
    assert ana.came_to == "/desk/"
    assert spoken(mini, "You are signed in") in ana.main
    assert "Ana Ruiz" in ana.main
    other = Member(ana.app)
    other.open(link, **{"Accept-Language": "es"})
    assert other.response.status_code == 410
    assert spoken(mini, "This link has been used") in other.main
    other.path = link
    assert other._ask("POST", headers=dict(other.headers)).status_code == 410
    other.open("/desk/")
    assert other.response.headers["Location"] == "/desk/enter/"


@pytest.mark.parametrize(
    ("host", "is_secure"),
    [("localhost", False), ("127.0.0.1:8000", False), ("drugs.example.org", True)],
)
def test_the_cookie_is_for_the_desk_alone(mini: MiniProject, host: str, is_secure: bool) -> None:
    link = invited(mini)
    client = mini.app().test_client()
    sent = client.post(link, headers={"Sec-Fetch-Site": "same-origin", "Host": host})
    (cookie,) = sent.headers.getlist("Set-Cookie")
    words = cookie.split("; ")
    assert {"HttpOnly", "Path=/desk/", "SameSite=Lax", f"Max-Age={SESSION}"} <= set(words)
    assert ("Secure" in words) == is_secure


def test_the_cookie_stays_below_the_path_of_the_site(mini: MiniProject) -> None:
    link = invited(mini)
    sent = (
        mini.app()
        .test_client()
        .post(
            link,
            headers={"Sec-Fetch-Site": "same-origin"},
            environ_overrides={"SCRIPT_NAME": "/drugs"},
        )
    )
    assert sent.headers["Location"] == "/drugs/desk/"
    assert "Path=/drugs/desk/;" in sent.headers["Set-Cookie"]


def test_the_database_and_the_log_hold_no_token(mini: MiniProject) -> None:
    link = invited(mini)
    ana = Member(mini.app())
    ana.come_in(link)
    cookie = ana.client.get_cookie("desk", path="/desk/")
    assert cookie is not None
    with ana.database().reading() as session:
        tables = Base.metadata.tables.values()
        held = str([row for table in tables for row in session.execute(select(table))])
    for token in (link.split("/")[3], cookie.value):
        assert token not in held
        assert hashlib.sha256(token.encode()).hexdigest() in held
    assert json.loads(line((0.0, "GET", link, "200 OK", 0.0)))["path"] == "/desk/link/…/"


def test_a_link_ends_after_its_time_and_by_a_newer_one(mini: MiniProject) -> None:
    old = invited(mini)
    new = path_in(run(mini, "desk", "link", "ana ruiz").output)
    ana = Member(mini.app())
    ana.open(old, **{"Accept-Language": "es"})
    assert ana.response.status_code == 410
    assert spoken(mini, "This link works no more") in ana.main
    with ana.database().writing() as session:
        links = list(session.scalars(select(Link)))
        assert max(each.expires_at for each in links) - int(time.time()) <= 7 * 86400
        session.execute(update(Link).values(expires_at=int(time.time())))
    ana.path = new
    assert ana._ask("POST", headers=dict(ana.headers)).status_code == 410
    ana.open("/desk/link/never-was/")
    assert ana.response.status_code == 410


def test_who_is_revoked_is_out_at_once(mini: MiniProject) -> None:
    ana = member(mini)
    unspent = path_in(run(mini, "desk", "link", "Ana Ruiz").output)
    assert "Ana Ruiz: es; review" in run(mini, "desk", "people").output
    assert run(mini, "desk", "revoke", "Ana Ruiz").exit_code == 0
    assert "revoked" in run(mini, "desk", "people").output
    ana.open("/desk/")
    assert ana.response.headers["Location"] == "/desk/enter/"
    ana.open(unspent)
    assert ana.response.status_code == 410
    assert run(mini, "desk", "link", "Ana Ruiz").exit_code == 1
    ana.come_in(invited(mini))
    assert ana.came_to == "/desk/"


def test_a_link_of_somebody_else_is_refused_to_who_is_signed_in(mini: MiniProject) -> None:
    ana = member(mini)
    link = invited(mini, "Luis Gil")
    ana.open(link)
    assert ana.response.status_code == 409
    ana.path = link
    assert ana._ask("POST", headers=dict(ana.headers)).status_code == 409
    ana.open(link)
    ana.press("out", action="/desk/out/")
    ana.come_in(link)
    assert "Luis Gil" in ana.main


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
        ({"Origin": "http://localhost"}, 303),
    ],
)
def test_another_sites_button_does_not_let_in(
    mini: MiniProject, headers: dict[str, str], status: int
) -> None:
    link = invited(mini)
    client = mini.app().test_client()
    assert client.post(link, headers=headers).status_code == status
    assert (client.get_cookie("desk", path="/desk/") is not None) == (status == 303)


def test_a_session_lasts_from_the_last_visit_and_its_end_is_said(mini: MiniProject) -> None:
    ana = member(mini)
    with ana.database().writing() as session:
        almost = int(time.time()) - SESSION + 60
        session.execute(update(SignedIn).values(seen_at=almost))
    ana.open("/desk/")
    assert ana.response.status_code == 200
    assert f"Max-Age={SESSION}" in ana.response.headers["Set-Cookie"]
    with ana.database().writing() as session:
        assert session.scalars(select(SignedIn.seen_at)).one() >= int(time.time()) - 60
        session.execute(update(SignedIn).values(seen_at=int(time.time()) - SESSION))
    ana.open("/desk/")
    assert ana.response.headers["Location"] == "/desk/enter/"


def test_what_is_sent_after_the_end_is_kept_and_shown_again(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana = member(mini)
    ana.follow("in=suggested")
    place = ana.path
    with ana.database().writing() as session:
        session.execute(update(SignedIn).values(seen_at=0))
    ana.client.delete_cookie("desk", path="/desk/")
    ana.press("accept", 1, words=TYPED)
    assert ana.response.status_code == 403
    assert TYPED in ana.main
    assert reader.stored()[0].fate == "waiting"
    ana.come_in(path_in(run(mini, "desk", "link", "Ana Ruiz").output))
    assert ana.came_to == f"{place.partition('?')[0]}#kept"
    assert ana.page.by_id("kept") is not None
    assert TYPED in ana.main
    ana.press("accept", 1)
    assert reader.stored()[0].final == TYPED
    with ana.database().reading() as session:
        assert list(session.scalars(select(KeptForm))) == []


def test_what_was_kept_can_be_thrown_away_or_sent_from_the_first_window(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana = member(mini)
    ana.follow("in=suggested")
    ana.client.delete_cookie("desk", path="/desk/")
    ana.press("decline", 1, reason="No hace falta.")
    assert "No hace falta." in ana.main
    other = Member(ana.app)
    other.come_in(path_in(run(mini, "desk", "link", "Ana Ruiz").output))
    assert "No hace falta." in other.main
    other.press("forget")
    assert other.page.by_id("kept") is None
    assert "No hace falta." not in other.main
    cookie = other.client.get_cookie("desk", path="/desk/")
    assert cookie is not None
    ana.client.set_cookie("desk", cookie.value, path="/desk/")
    ana.press()
    assert (reader.stored()[0].fate, reader.stored()[0].reason) == ("declined", "No hace falta.")


def test_a_strangers_form_is_kept_by_nobody(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    ana = member(mini)
    ana.follow("in=suggested")
    stranger = Member(ana.app)
    stranger.path, stranger.page = ana.path, ana.page
    stranger.press("accept", 1, words=TYPED, note="")
    assert stranger.response.status_code == 403
    assert TYPED in stranger.main
    with ana.database().reading() as session:
        assert list(session.scalars(select(KeptForm))) == []


def test_a_form_of_an_old_browser_brings_the_note_of_its_session(
    mini: MiniProject, reader: Reader
) -> None:
    reader.suggest()
    ana = member(mini)
    ana.headers = {}
    ana.follow("in=suggested")
    ana.press("accept", 1, words=TYPED, note="forged")
    assert ana.response.status_code == 403
    assert TYPED in ana.main
    assert reader.stored()[0].fate == "waiting"
    ana.press(action="")
    assert reader.stored()[0].final == TYPED
    ana.headers = {"Sec-Fetch-Site": "cross-site"}
    ana.open("/desk/")
    assert ana.press(action="/desk/out/").status_code == 403


def test_another_device_gets_a_link_of_its_own(mini: MiniProject) -> None:
    ana = member(mini)
    ana.open("/desk/device/")
    ana.press(action="")
    link = next(e.text or "" for e in ana.page.all("code")).removeprefix("http://localhost")
    with ana.database().reading() as session:
        (device,) = session.scalars(select(Link).where(Link.kind == Kind.DEVICE))
        assert device.expires_at - device.made_at == LASTS[Kind.DEVICE] == 900
    phone = Member(ana.app)
    phone.come_in(link)
    assert phone.came_to == "/desk/"
    ana.open("/desk/")
    ana.press(action="/desk/out/")
    assert ana.came_to == "/desk/enter/"
    ana.open("/desk/")
    assert ana.response.status_code == 303
    phone.open("/desk/")
    assert phone.response.status_code == 200


class FakeServer:
    """A mail server that keeps what it is given."""

    sent: Queue[EmailMessage] = Queue()

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self.where = host, port, timeout

    def __enter__(self) -> FakeServer:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def has_extn(self, _name: str) -> bool:
        return False

    def send_message(self, message: EmailMessage) -> None:
        self.sent.put(message)


def test_a_fresh_link_goes_to_the_invited_address_and_nobody_learns_which_that_is(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtplib, "SMTP", FakeServer)
    monkeypatch.setenv("SERVICE_SMTP", "smtp://127.0.0.1:2525")
    (mini.content / "site.toml").write_text(SITE, encoding="utf-8")
    invited(mini, "Ana Ruiz", "--languages", "es", "--mail", "Ana@example.org")
    answers = []
    for address in ("nobody@example.org", "ana@EXAMPLE.org"):
        one = Member(mini.app(), headers={"Sec-Fetch-Site": "same-origin"})
        one.open("/desk/enter/", **{"Accept-Language": "es"})
        one.press(mail=address)
        answers.append((one.came_to, one.main))
    assert answers[0] == answers[1]
    assert answers[0][0] == "/desk/enter/?sent=1#sent"
    mail = FakeServer.sent.get(timeout=10)
    assert (mail["To"], mail["From"]) == ("Ana@example.org", "desk@example.org")
    assert spoken(mini, "This link lets you in. It works once, within 24 hours:") in (
        mail.get_content()
    )
    link = next(w for w in mail.get_content().split() if w.startswith("https://drugs.example.org"))
    ana = Member(mini.app())
    ana.come_in(link.removeprefix("https://drugs.example.org"))
    assert ana.came_to == "/desk/"
    with pytest.raises(Empty):
        FakeServer.sent.get_nowait()
    one.headers = {"Sec-Fetch-Site": "cross-site"}
    one.open("/desk/enter/")
    assert one.press(mail="ana@example.org").status_code == 403


def test_without_mail_the_operator_is_named(mini: MiniProject) -> None:
    (mini.content / "site.toml").write_text(SITE, encoding="utf-8")
    one = Member(mini.app())
    one.open("/desk/enter/")
    assert one.page.by_id("mail") is None
    assert "Verein" in " ".join(text for text, _ in one.page.texts)


def test_letters_are_not_tried_by_the_thousand(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtplib, "SMTP", FakeServer)
    monkeypatch.setenv("SERVICE_SMTP", "smtp://127.0.0.1:2525")
    (mini.content / "site.toml").write_text(SITE, encoding="utf-8")
    one = Member(mini.app())
    for _ in range(10):
        one.open("/desk/enter/")
        one.press(mail="x@example.org")
        assert one.came_to.endswith("#sent")
    one.open("/desk/enter/")
    assert one.press(mail="x@example.org").status_code == 429
    assert one.fields["mail"] == "x@example.org"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("desk", "invite", "Ana", "--languages", "xx", "--may", "review"), "no language"),
        (("desk", "invite", "Ana", "--languages", "nl", "--may", "review"), "there is no nl here"),
        (("desk", "invite", "Ana", "--languages", "es", "--may", "all"), "is not one of"),
        (("desk", "invite", "<b>", "--languages", "es", "--may", "facts"), "a name in letters"),
        (
            ("desk", "invite", "A", "--languages", "es", "--may", "facts", "--mail", "a b"),
            "write an e-mail address alone",
        ),
    ],
)
def test_faults_of_the_commands_are_a_line(
    mini: MiniProject, command: tuple[str, ...], words: str
) -> None:
    done = run(mini, *command)
    assert done.exit_code != 0
    assert words in " ".join(done.output.split())
    assert "Traceback" not in done.output
    assert not (mini.root / ".desk" / "desk.sqlite").exists()


@pytest.mark.parametrize("setting", ["mail.example.org", "smtp://", "http://x", "smtp://h:x"])
def test_a_wrong_setting_is_a_line_without_the_password(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("SERVICE_SMTP", setting)
    with pytest.raises(Exception, match="SERVICE_SMTP cannot be; write smtp://NAME"):
        mini.app()


@pytest.mark.sqlite
def test_before_anything_was_sent_there_is_nobody_to_link(mini: MiniProject) -> None:
    done = run(mini, "desk", "link", "Ana")
    assert done.exit_code != 0
    assert "holds no suggestions" in " ".join(done.output.split())
    assert not (mini.root / ".desk" / "desk.sqlite").exists()


@pytest.mark.sqlite
def test_an_invitation_makes_the_database_for_this_user_alone(mini: MiniProject) -> None:
    invited(mini)
    assert (mini.root / ".desk" / "desk.sqlite").stat().st_mode & 0o777 == 0o600


def test_what_ended_long_ago_goes(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    ana = member(mini)
    ana.follow("in=suggested")
    ana.client.delete_cookie("desk", path="/desk/")
    ana.press("accept", 1, words=TYPED)
    tables = (KeptForm, Link, SignedIn)
    with ana.database().writing() as session:
        clean(session, time.time())
        assert [len(list(session.scalars(select(table)))) for table in tables] == [1, 1, 1]
        clean(session, time.time() + SESSION + 8 * 86400)
        assert [len(list(session.scalars(select(table)))) for table in tables] == [0, 0, 0]
