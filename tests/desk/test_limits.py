"""How much may be sent, from where, and what is said of it; nothing typed is lost."""

from __future__ import annotations

import sqlite3

import pytest
from click import ClickException
from sqlalchemy import update

from service import create_app
from service.desk import limits
from service.desk.key import PROXIES
from service.desk.limits import client_address, network_hash
from service.desk.tables import Counter
from tests.desk.reader import BETTER, DOSE, Reader
from tests.support.mini import MiniProject


def forwarded(way: str, proxies: int, socket: str = "127.0.0.1") -> str | None:
    environ: dict[str, object] = {"REMOTE_ADDR": socket}
    return client_address(environ | ({"HTTP_X_FORWARDED_FOR": way} if way else {}), proxies)


@pytest.mark.parametrize(
    ("way", "proxies", "address"),
    [
        ("", 0, "127.0.0.1"),
        ("192.0.2.1", 0, None),
        ("192.0.2.1", 1, "192.0.2.1"),
        ("6.6.6.6, 192.0.2.1", 1, "192.0.2.1"),
        ("6.6.6.6, 192.0.2.1, 10.0.0.1", 2, "192.0.2.1"),
        ("192.0.2.1", 2, None),
        ("", 1, None),
        ("nobody", 1, None),
        ("[2001:db8::1]", 1, "2001:db8::1"),
    ],
)
def test_whose_request_it_is(way: str, proxies: int, address: str | None) -> None:
    assert forwarded(way, proxies) == address


def test_a_network_is_an_address_or_64_bits_of_one_for_a_day() -> None:
    now, key = 1_800_000_000.0, "key-1"
    same = network_hash("2001:db8::1", key, now)
    assert same == network_hash("2001:db8::ffff:1", key, now)
    assert same != network_hash("2001:db8:0:1::1", key, now)
    assert network_hash("192.0.2.1", key, now) == network_hash("::ffff:192.0.2.1", key, now)
    assert network_hash("192.0.2.1", key, now) != network_hash("192.0.2.2", key, now)
    assert same != network_hash("2001:db8::1", key, now + limits.DAY)
    assert same != network_hash("2001:db8::1", "key-2", now)


def test_twenty_an_hour_from_a_network_and_others_go_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.AN_HOUR, limits.SUGGESTIONS, 2)
    assert reader.suggest().status_code == 303
    assert reader.suggest(BETTER + " Así.").status_code == 303
    response = reader.suggest(BETTER + " Ya.")
    assert response.status_code == 429
    assert reader.fields[reader.names[0]] == BETTER + " Ya."
    assert "60" in reader.errors, "it says in how many minutes"
    other = Reader(reader.app, address="192.0.2.8")
    assert other.suggest(BETTER + " Ya.").status_code == 303
    with reader.database().writing() as session:
        session.execute(update(Counter).values(made_at=Counter.made_at - limits.HOUR))
    assert reader.suggest(BETTER + " Ya.").status_code == 303


@pytest.mark.sqlite
def test_rows_that_count_go_after_a_day(reader: Reader) -> None:
    reader.suggest()
    with reader.database().writing() as session:
        session.execute(update(Counter).values(made_at=Counter.made_at - limits.DAY))
    reader.suggest(BETTER + " Así.")
    with sqlite3.connect(reader.database().file) as connection:
        (count,) = connection.execute("SELECT count(*) FROM counter").fetchone()
    assert count == 1


@pytest.mark.sqlite
def test_the_address_is_in_no_file(reader: Reader) -> None:
    reader.suggest()
    for path in reader.app.config["DESK"].iterdir():
        assert b"192.0.2.7" not in path.read_bytes()


def test_few_wait_for_one_text_and_not_endlessly_many_in_all(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.desk.suggestions.WAITING_FOR_A_TEXT", 1)
    reader.suggest()
    assert reader.suggest(BETTER + " Así.").status_code == 422
    assert reader.fields[reader.names[0]] == BETTER + " Así."
    monkeypatch.setattr("service.desk.suggestions.WAITING_IN_ALL", 1)
    path = "/es/drugs/testol/suggest/?part=mechanism"
    assert reader.suggest("Quizá calma las células vecinas.", path).status_code == 503


def test_forms_are_closed_behind_a_proxy_that_nobody_named(mini: MiniProject) -> None:
    app = mini.app()
    reader = Reader(app)
    reader.open(DOSE, **{"X-Forwarded-For": "192.0.2.1"})
    assert reader.response.status_code == 503
    assert "token" not in reader.fields
    app.config[PROXIES] = 1
    reader.open(DOSE, **{"X-Forwarded-For": "192.0.2.1"})
    assert reader.response.status_code == 200


@pytest.mark.parametrize("value", ["-1", "10", '"one"', "true", "1.5"])
def test_a_wrong_number_of_proxies_is_said(
    mini: MiniProject, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SERVICE_PROXIES", value)
    with pytest.raises(ClickException, match="SERVICE_PROXIES"):
        create_app(mini.content, mini.translations)


def test_who_fills_in_the_hidden_field_is_put_apart_and_not_refused(reader: Reader) -> None:
    reader.open()
    trap = next(e for e in reader.page.root.iter() if e.get("id") == "f7")
    assert trap.get("name") == "f7"
    reader.type(BETTER)
    reader.send(data={"f7": "buy"})
    assert reader.send("send").status_code == 303
    (stored,) = reader.stored()
    assert stored.quarantined
