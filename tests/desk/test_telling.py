"""A reader tells of a problem: from any page in two activations to a receipt with the answer."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import select, update

from service.desk import limits
from service.desk.tables import Counter, Told
from tests.desk.reader import Reader
from tests.desk.test_guard import PAYLOADS, assert_harmless
from tests.desk.test_served import post
from tests.support.cached import Cached
from tests.support.commands import spoken
from tests.support.exporting import export_of
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage, assert_invariants, text_of

DOSE = "/es/report/?page=testol&part=dose"
WORDS = "Mi médico dice 100 mg."


def told(reader: Reader) -> list[Told]:
    with reader.database().reading() as session:
        found = list(session.scalars(select(Told).order_by(Told.id)))
        session.expunge_all()
    return found


def tell(reader: Reader, kind: str = "dose", path: str = DOSE, words: str = WORDS) -> int:
    reader.open(path)
    return reader.send(data={"kind": kind, "words": words}).status_code


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/es/", "?page=home"),
        ("/en/", "?page=home"),
        ("/en/drugs/testol/", "?page=testol"),
        ("/es/plain/drugs/testol/", "?page=testol"),
        ("/es/drugs/testol/compare/", "?page=testol"),
        ("/he/about/", "?page=about"),
        ("/en/glossary/", "?page=glossary"),
        ("/en/approvals/", "?page=approvals"),
        ("/es/search/?q=testol", "?page=search"),
        ("/es/translations/", "?page=translations"),
        ("/es/site-map/", "?page=site-map"),
        ("/es/drugs/testol/suggest/?part=dose", "?page=testol&part=dose"),
        ("/en/drugs/testol/suggest/?part=dose", "?page=testol"),
    ],
)
def test_two_activations_from_every_page(reader: Reader, path: str, query: str) -> None:
    page = reader.open(path)
    root = path[:9] if "/plain/" in path else path[:3]
    link = f"{root}/report/{query}"
    assert link in [a.get("href") for a in page.all("a")]
    reader.open(link)
    assert_invariants(reader.page, reader.app.extensions["site"].locale(path.split("/")[1]))
    button = next(b for b in reader.page.all("button") if b.get("value") == "other")
    response = reader.send(data={"kind": button.get("value", "")})
    assert response.status_code == 303
    assert response.headers["Location"].endswith("#received")
    assert reader.page.by_id("received") is not None
    assert_invariants(reader.page, reader.app.extensions["site"].locale(path.split("/")[1]))
    (stored,) = told(reader)
    assert (stored.kind, stored.words, stored.state) == ("other", "", "waiting")
    assert stored.page in path
    assert stored.register == ("plain" if "/plain/" in path else "standard")


def test_page_and_part_are_shown_and_the_part_can_be_another(reader: Reader) -> None:
    page = reader.open(DOSE)
    assert "/es/drugs/testol/" in page.links("place")
    (chosen,) = [o for o in page.all("option") if "selected" in o.attrib]
    assert chosen.get("value") == "dose"
    assert spoken_part("Dose and how it is given", reader) == text_of(chosen)
    reader.send(data={"kind": "fact", "part": "status", "words": WORDS})
    (stored,) = told(reader)
    assert (stored.page, stored.part, stored.locale) == ("drugs/testol/", "status", "es")
    assert stored.words == WORDS
    assert WORDS not in reader.main, "the address of the receipt could be passed on"
    assert "/es/drugs/testol/" in reader.page.links()


def spoken_part(english: str, reader: Reader) -> str:
    mini = MiniProject(Path(reader.app.config["CONTENT"]).parent)
    return spoken(mini, english)


def test_the_english_has_no_translation_to_tell_of(reader: Reader) -> None:
    kinds = [b.get("value") for b in reader.open("/en/report/").all("button")]
    assert "dose" in kinds
    assert "translation" not in kinds


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"words": WORDS}, 422),
        ({"kind": "x", "words": WORDS}, 422),
        ({"kind": "fact", "words": WORDS + "x" * 4096}, 422),
        ({"kind": "fact", "words": WORDS, "token": "x"}, 422),
    ],
)
def test_what_cannot_be_sent_comes_back_with_its_words(
    reader: Reader, data: dict[str, str], status: int
) -> None:
    reader.open(DOSE)
    assert reader.send(data=data).status_code == status
    assert reader.errors
    assert reader.fields["words"] == data["words"]
    summary = reader.page.by_id("errors")
    assert summary is not None
    assert "autofocus" in summary.attrib
    assert told(reader) == []
    assert reader.send(data={"kind": "fact", "words": WORDS}).status_code == 303


def test_telling_twice_counts_once(reader: Reader) -> None:
    reader.open(DOSE)
    path, fields = reader.path, dict(reader.fields)
    first = reader.send(data={"kind": "fact"}).headers["Location"]
    reader.path, reader.fields = path, fields
    assert reader.send(data={"kind": "fact"}).headers["Location"] == first
    assert len(told(reader)) == 1


def test_it_can_be_withdrawn_and_its_words_go(reader: Reader) -> None:
    tell(reader)
    (stored,) = told(reader)
    response = reader.send(data={"withdraw": str(stored.id)})
    assert response.headers["Location"].endswith(f"#sent-{stored.id}")
    (stored,) = told(reader)
    assert (stored.state, stored.words) == ("withdrawn", "")
    assert not [b for b in reader.page.all("button") if b.get("name") == "withdraw"]


def test_a_receipt_of_one_kind_is_none_of_the_other(reader: Reader) -> None:
    tell(reader)
    reader.open(reader.path.replace("/report/", "/suggest/"))
    assert reader.response.status_code == 404


def test_ten_an_hour_from_a_network_and_others_go_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.AN_HOUR[limits.PROBLEMS] == 10
    monkeypatch.setitem(limits.AN_HOUR, limits.PROBLEMS, 1)
    assert tell(reader) == 303
    assert tell(reader) == 429
    assert reader.fields["words"] == WORDS
    assert "60" in reader.errors
    assert reader.suggest().status_code == 303, "suggestions are counted apart"
    assert tell(Reader(reader.app, address="192.0.2.8")) == 303
    with reader.database().writing() as session:
        session.execute(update(Counter).values(made_at=Counter.made_at - limits.HOUR))
    assert tell(reader) == 303


def test_not_endlessly_many_wait(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.desk.problems.WAITING_IN_ALL", 1)
    assert tell(reader) == 303
    assert tell(reader) == 503
    assert reader.fields["words"] == WORDS


def test_who_fills_in_the_hidden_field_is_put_apart(reader: Reader) -> None:
    reader.open(DOSE)
    reader.send(data={"kind": "fact", "f7": "buy"})
    assert told(reader)[0].quarantined


def test_another_sites_form_is_refused(reader: Reader) -> None:
    reader.open(DOSE)
    reader.headers = {"Sec-Fetch-Site": "cross-site"}
    assert reader.send(data={"kind": "fact"}).status_code == 403
    reader.headers = {}
    reader.open(DOSE)
    assert reader.send(data={"kind": "fact", "token": "x"}).status_code == 403
    assert reader.send(data={"kind": "fact"}).status_code == 303


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_words_stay_words(reader: Reader, payload: str) -> None:
    reader.open(DOSE)
    reader.send(data={"words": payload})
    assert_harmless(reader)
    reader.send(data={"words": payload, "kind": "fact", "part": payload})
    assert_harmless(reader)
    for path in (reader.path, DOSE, "/es/drugs/testol/", "/es/translations/waiting/"):
        reader.open(path)
        assert payload not in reader.response.get_data(as_text=True)


def test_behind_a_proxy_that_nobody_named_the_page_says_what_is_possible(reader: Reader) -> None:
    page = reader.open("/en/report/", **{"X-Forwarded-For": "192.0.2.1"})
    assert reader.response.status_code == 200
    assert "SERVICE_PROXIES" in page.text("errors")
    assert page.all("button") == []
    assert "has not given a contact address" in page.text("tell")


def test_a_database_that_cannot_be_written_keeps_the_words_in_the_form(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("service.desk.problems.receive", full)
        assert tell(reader) == 503
    assert reader.fields["words"] == WORDS
    assert reader.send(data={"kind": "fact"}).status_code == 303


def test_through_the_server_it_is_never_kept(mini: MiniProject) -> None:
    served = Cached(mini)
    served.cache.warm("/es/report/")
    kept = served.kept()
    page = ParsedPage(served.get("/es/report/").get_data(as_text=True))
    assert served.get("/es/report/").headers["Cache-Control"] == "no-store"
    assert served.kept() == kept
    assert page.by_id("tell") is not None
    assert post(served, "/es/report/", {"kind": "fact"}).status_code == 422
    assert post(served, "/es/report/received/x/", {"withdraw": "1"}).status_code == 404


def test_no_other_site_frames_the_form_and_nobody_keeps_it(reader: Reader) -> None:
    tell(reader)
    for path in (DOSE, reader.path, "/es/translations/waiting/"):
        headers = (reader.open(path), reader.response.headers)[1]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Set-Cookie" not in headers


def test_ten_megabytes_are_not_read(mini: MiniProject) -> None:
    body = {"words": "x" * 10_000_000, "kind": "fact"}
    assert post(Cached(mini), "/es/report/", body).status_code == 413


@pytest.mark.parametrize(
    ("kind", "words"), [("dose", True), ("fact", True), ("translation", False), ("other", False)]
)
def test_what_may_do_harm_is_in_the_log_without_the_words(
    reader: Reader, caplog: pytest.LogCaptureFixture, kind: str, words: bool
) -> None:
    with caplog.at_level(logging.WARNING):
        tell(reader, kind)
    lines = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert len(lines) == words
    assert all("/es/drugs/testol/#dose" in line and "p1" in line for line in lines)
    assert WORDS not in caplog.text
    health = reader.app.test_client().get("/healthz").get_json()["desk"]
    assert (health["problems"], health["urgent"]) == (1, int(words))


def test_an_export_leads_to_the_live_form_or_says_what_is_possible(
    mini: MiniProject, tmp_path: Path
) -> None:
    export_of(mini, tmp_path / "out")
    page = ParsedPage((tmp_path / "out/es/report/index.html").read_text(encoding="utf-8"))
    assert page.all("form") == []
    assert "translations/waiting" not in page.html
    setting = 'desk = "https://live.example.org/drugs"\n'
    (mini.content / "site.toml").write_text(setting, encoding="utf-8")
    export_of(mini, tmp_path / "live")
    page = ParsedPage((tmp_path / "live/en/about/index.html").read_text(encoding="utf-8"))
    links = [a.get("href") for a in page.all("a")]
    assert "https://live.example.org/drugs/en/report/?page=about" in links


def test_how_long_readers_wait_is_public(reader: Reader) -> None:
    path = "/en/translations/waiting/"
    assert path in reader.open("/en/translations/").links()
    assert "Nothing waits" in reader.open(path).text("main")
    tell(reader)
    reader.suggest()
    tell(reader, path="/en/report/")
    with reader.database().writing() as session:
        session.execute(update(Told).values(made_at=Told.made_at - 3 * limits.DAY - 60))
        session.execute(
            update(Told)
            .where(Told.locale == "en")
            .values(state="answered", answered_at=Told.made_at + limits.DAY + 60)
        )
    rows = [[text_of(c) for c in row] for row in reader.open(path).all("tr")[1:]]
    assert rows == [["English", "0", "", "2 days"], ["Spanish", "2", "3 days", ""]]
    assert_invariants(reader.page, reader.app.extensions["site"].locale("en"))


@pytest.mark.sqlite
def test_without_a_database_the_public_page_says_so(reader: Reader) -> None:
    tell(reader)
    (reader.app.config["DESK"] / "desk.sqlite").write_bytes(b"no database " * 1000)
    assert "cannot be looked up" in reader.open("/en/translations/waiting/").text("main")
    assert reader.response.status_code == 503
