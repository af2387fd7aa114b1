"""Whoever runs the site answers problems by commands, and hears at once of what may do harm."""

from __future__ import annotations

import re
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default

import pytest
from sqlalchemy import update

from service.desk import limits
from service.desk.keeping import YEAR, clean
from service.desk.tables import Person, Told
from tests.desk.reader import Reader
from tests.desk.test_answers import refused
from tests.desk.test_telling import WORDS, tell, told
from tests.support.commands import run, spoken
from tests.support.mini import MiniProject

BY = ("--by", "Ana Ruiz")
SITE = 'name = "Ana"\ncontact = "ana@example.org"\naddress = "https://als.example.org"\n'


class Post(socketserver.ThreadingTCPServer):
    """A server for mails that keeps what it is given (the commands of RFC 5321 that we send)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: list[Message] = []
        self.came = threading.Event()
        self.refuses = False


class Talk(socketserver.StreamRequestHandler):
    server: Post

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append(message_from_bytes(b"".join(lines), policy=default))
                self.server.came.set()
            if word == b"RCPT" and self.server.refuses:
                self.wfile.write(b"550 nobody of this name\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 right\r\n")


@pytest.fixture
def post(mini: MiniProject, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    (mini.content / "site.toml").write_text(SITE, encoding="utf-8")
    with Post() as server:
        monkeypatch.setenv("SERVICE_SMTP", f"smtp://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_problems_are_listed_what_is_urgent_first(mini: MiniProject, reader: Reader) -> None:
    reader.suggest()
    tell(reader, "other", "/en/report/")
    tell(reader, "dose", words="Dice \x1b[31m100 mg.")
    listed = run(mini, "desk", "waiting").output
    heads = re.findall(r"^\S.*$", listed, re.M)
    assert heads[0] == "p2  es  dose: drugs/testol/ (standard), part dose, 0 days"
    assert heads[1] == "p1  en  other: home, or no page named (standard), 0 days"
    assert heads[2].startswith("1  es  ")
    assert "100 mg." in listed
    assert "\x1b" not in listed
    assert "p1" not in run(mini, "desk", "waiting", "es").output
    shown = run(mini, "desk", "show", "p2").output
    assert "State:    waiting" in shown


def test_an_answer_is_on_the_receipt_in_its_language(mini: MiniProject, reader: Reader) -> None:
    tell(reader)
    receipt = reader.path
    done = run(mini, "desk", "answer", "p1", *BY, "--words", "Gracias, era un error.")
    assert done.output == "p1: answered.\n"
    page = reader.open(receipt)
    assert spoken(mini, "It was answered.") in reader.main
    (said,) = [e for e in page.all("bdi") if e.text == "Gracias, era un error."]
    assert said.get("lang") == "es"
    assert page.all("button") == []
    assert run(mini, "desk", "waiting").output == "Nothing waits.\n"
    refused(run(mini, "desk", "answer", "p1", *BY, "--words", "x"), "answered already: answered")
    assert "by Ana Ruiz" in run(mini, "desk", "show", "p1").output


def test_a_reason_can_be_in_another_language(mini: MiniProject, reader: Reader) -> None:
    tell(reader)
    receipt = reader.path
    said = ("--reason", "The paper says 50 mg.", "--language", "EN")
    assert run(mini, "desk", "decline", "p1", *BY, *said).output == "p1: declined.\n"
    page = reader.open(receipt)
    (answer,) = [e for e in page.all("bdi") if e.text == "The paper says 50 mg."]
    assert answer.get("lang") == "en"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("show", "p9"), "no problem of this number"),
        (("answer", "p9", *BY, "--words", "x"), "no problem of this number"),
        (("answer", "1", *BY, "--words", "x"), "a problem is p3"),
        (("answer", "p1", *BY, "--words", " "), "its sender reads it"),
        (("answer", "p1", *BY, "--words", "x", "--language", "xx-yy"), "is no language"),
        (("accept", "p1", *BY), "desk answer p1"),
        (("show", "p0"), "3, or p3"),
        (("show", "q1"), "3, or p3"),
    ],
)
def test_faults_are_a_line(
    mini: MiniProject, reader: Reader, command: tuple[str, ...], words: str
) -> None:
    tell(reader)
    result = run(mini, "desk", *command)
    assert result.exit_code != 0
    assert words in result.output
    assert "Traceback" not in result.output


def test_after_a_year_the_words_of_a_problem_go(mini: MiniProject, reader: Reader) -> None:
    tell(reader)
    tell(reader)
    run(mini, "desk", "answer", "p1", *BY, "--words", "Gracias.")
    with reader.database().writing() as session:
        assert clean(session, time.time() + YEAR - 60) == 0
        assert clean(session, time.time() + YEAR + 60) == 1
    one, two = told(reader)
    assert (one.words, one.answer, two.words) == ("", "", WORDS)


def test_a_mail_tells_at_once_of_what_may_do_harm_and_not_its_words(
    mini: MiniProject, post: Post
) -> None:
    reader = Reader(mini.app())
    tell(reader, "translation")
    tell(reader, "dose")
    assert post.came.wait(20)
    (mail,) = post.mails
    assert (mail["To"], mail["From"]) == ("ana@example.org", "ana@example.org")
    assert "/es/drugs/testol/#dose" in mail["Subject"]
    assert "desk show p2" in mail.as_string()
    assert WORDS not in mail.as_string()


@contextmanager
def mails_over() -> Iterator[None]:
    """Wait for the mails that are sent meanwhile; those of other tests may wait for nobody."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(10)


def test_many_at_once_bring_no_flood_of_mails(
    mini: MiniProject, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.desk.problems.MAILS_AN_HOUR", 1)
    sent: list[str] = []
    monkeypatch.setattr("service.desk.mail.send", lambda to, _subject, _text: sent.append(to))
    reader = Reader(mini.app())
    with mails_over():
        for _ in range(3):
            tell(reader)
    assert sent == ["ana@example.org"]
    assert post.mails == []


def test_a_mail_that_fails_is_in_the_log_and_loses_nothing(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (mini.content / "site.toml").write_text(SITE, encoding="utf-8")
    monkeypatch.setenv("SERVICE_SMTP", "smtp://name:secret@127.0.0.1:1")
    reader = Reader(mini.app())
    with mails_over():
        assert tell(reader) == 303
    assert "no mail was sent by 127.0.0.1" in caplog.text
    assert "secret" not in caplog.text
    assert len(told(reader)) == 1


def invite(reader: Reader, name: str = "Eva Sol", **values: str) -> None:
    wanted = {"mail": "eva@example.org", "languages": "es,he", "roles": "review", **values}
    with reader.database().writing() as session:
        session.add(Person(name=name, invited_by="", made_at=0, **wanted))


def test_who_wants_it_has_one_mail_a_day_of_what_waits(mini: MiniProject, post: Post) -> None:
    reader = Reader(mini.app())
    invite(reader)
    invite(reader, "Max", mail="max@example.org", languages="de")
    assert run(mini, "desk", "digest").output == "0 sent.\n"
    for name in ("eva sol", "Max"):
        assert "a mail a day" in run(mini, "desk", "digest", "--on", name).output
    assert run(mini, "desk", "digest").output == "0 sent.\n", "nothing waits"
    reader.suggest()
    tell(reader, "other")
    with reader.database().writing() as session:
        session.execute(update(Told).values(made_at=Told.made_at - 2 * limits.DAY))
    post.refuses = True
    failed = run(mini, "desk", "digest")
    assert failed.exit_code == 1
    assert "no mail was sent" in failed.output
    post.refuses = False
    assert run(mini, "desk", "digest").output == "1 sent.\n"
    assert run(mini, "desk", "digest").output == "0 sent.\n", "one a day"
    (mail,) = post.mails
    assert mail["To"] == "eva@example.org"
    assert mail["Subject"] == spoken(mini, "What readers wait for")
    assert isinstance(text := mail.get_payload(decode=True), bytes)
    assert "2 días" in text.decode()
    assert "https://als.example.org/desk/" in text.decode()
    assert WORDS not in text.decode()
    assert "no mails" in run(mini, "desk", "digest", "--off", "Eva Sol").output


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("Nobody", {}, "nobody who was invited"),
        ("Eva Sol", {"mail": ""}, "no mail address"),
        ("Eva Sol", {"roles": ""}, "nobody who was invited"),
    ],
)
def test_who_cannot_have_it(
    mini: MiniProject, reader: Reader, name: str, values: dict[str, str], words: str
) -> None:
    invite(reader, **values)
    refused(run(mini, "desk", "digest", "--on", name), words)
    refused(run(mini, "desk", "digest"), "SERVICE_SMTP")
