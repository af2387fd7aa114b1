"""A reader suggests better words: from the link on the page to the receipt."""

from __future__ import annotations

import pytest

from service.desk.tables import Fate
from tests.desk.reader import BETTER, DOSE, Reader, label_of
from tests.support.pages import assert_invariants

WRONG = "En el ensayo se tomaba una tableta de 500 mg por la mañana."


def test_from_the_link_to_the_receipt(reader: Reader) -> None:
    page = reader.open("/es/drugs/testol/")
    row = [link for link in page.links() if "suggest/?part=dose" in link]
    assert row == [DOSE]
    reader.open(row[0])
    assert "50 mg" in reader.page.text("english-1")
    assert label_of(reader.page, reader.names[0])
    field = reader.page.by_id(reader.names[0])
    assert field is not None
    assert (field.get("lang"), field.get("dir")) == ("es", "ltr")
    reader.type(BETTER)
    assert reader.send().status_code == 200
    assert BETTER in reader.page.text("preview")
    response = reader.send("send")
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/es/suggest/received/")
    assert response.headers["Location"].endswith("#received")
    assert reader.page.by_id("received") is not None
    assert BETTER not in reader.main, "nobody has accepted the words yet"
    (stored,) = reader.stored()
    assert (stored.words, stored.fate, stored.quarantined) == (BETTER, Fate.WAITING, False)
    assert (stored.locale, stored.domain, stored.part) == ("es", "testol", "dose")
    assert (stored.name, stored.why) == ("", "")


def test_a_wrong_dose_comes_back_at_its_field_with_the_reason(reader: Reader) -> None:
    reader.open()
    reader.type(WRONG)
    assert reader.send().status_code == 422
    name = reader.names[0]
    assert "50" in reader.errors
    assert "500" in reader.errors
    assert reader.fields[name] == WRONG, "what was typed is there still"
    field, fault = reader.page.by_id(name), reader.page.by_id(f"{name}-error")
    assert field is not None
    assert fault is not None
    assert field.get("aria-invalid") == "true"
    assert f"{name}-error" in field.get("aria-describedby", "")
    summary = reader.page.by_id("errors")
    assert summary is not None
    assert "autofocus" in summary.attrib
    assert reader.stored() == []


def test_the_send_button_checks_once_more(reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send()
    assert reader.send("send", {reader.names[0]: WRONG}).status_code == 422
    assert reader.stored() == []


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (None, 422),
        ("", 422),
        ("Vea 50 mg en https://evil.example/ por la mañana.", 422),
        ("Escriba por 50 mg a a@evil.example por la mañana.", 422),
        ("En inglés the dose was 50 mg of this drug and they took it in the morning.", 422),
        ("50 mg " + "x" * 4100, 422),
        (f"  {BETTER}\r\n", 200),
    ],
    ids=["as it is", "empty", "link", "mail", "English", "too long", "spaces"],
)
def test_what_may_be_proposed(reader: Reader, typed: str | None, status: int) -> None:
    reader.open()
    if typed is not None:
        reader.type(typed)
    assert reader.send().status_code == status
    assert bool(reader.errors) == (status == 422)
    assert (
        reader.fields[reader.names[0]].strip() == (typed or reader.fields[reader.names[0]]).strip()
    )


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/es/drugs/testol/suggest/?part=answer", 6),
        ("/es/plain/drugs/testol/suggest/?part=background", 2),
        ("/es/drugs/testol/suggest/?part=words", 3),
        ("/es/about/suggest/?part=part-1", 2),
        ("/es/glossary/suggest/?part=als", 3),
        ("/he/drugs/testol/suggest/?part=trials", 2),
    ],
)
def test_every_kind_of_part_has_its_form(reader: Reader, path: str, number: int) -> None:
    reader.open(path)
    site = reader.app.extensions["site"]
    locale = site.locale(path.split("/")[1])
    assert_invariants(reader.page, locale)
    assert len(reader.names) == number
    shown = reader.fields[reader.names[0]]
    reader.type(
        shown.replace("Texto", "Textos")
        .replace("טקסט", "טקסטים")
        .replace("Testol es", "Testol, que es")
    )
    assert reader.send().status_code == 200, reader.errors
    assert_invariants(reader.page, locale)
    assert reader.page.by_id("preview") is not None
    assert reader.send("send").status_code == 303, reader.errors
    assert_invariants(reader.page, locale)
    (stored,) = reader.stored()
    assert stored.shown == shown


def test_the_way_back_from_the_preview_keeps_everything(reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send(data={"why": "Así se dice.", "name": "Ana", "show_name": "y"})
    reader.send("edit")
    assert reader.fields[reader.names[0]] == BETTER
    assert (reader.fields["why"], reader.fields["name"]) == ("Así se dice.", "Ana")
    box = reader.page.by_id("show_name")
    assert box is not None
    assert "checked" in box.attrib


def test_a_name_is_kept_and_shown_only_if_asked(reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send(data={"name": "Ana Ruiz"})
    reader.send("send")
    (stored,) = reader.stored()
    assert (stored.name, stored.show_name) == ("Ana Ruiz", False)


def test_sending_twice_counts_once(reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    reader.send()
    path, fields = reader.path, dict(reader.fields)
    first = reader.send("send").headers["Location"]
    reader.path, reader.fields = path, fields
    assert reader.send("send").headers["Location"] == first
    assert len(reader.stored()) == 1


def test_what_waits_can_be_withdrawn_and_its_words_go(reader: Reader) -> None:
    reader.suggest()
    receipt = reader.path
    (stored,) = reader.stored()
    response = reader.send(data={"withdraw": str(stored.id)})
    assert response.headers["Location"] == f"{receipt}#sent-{stored.id}"
    (stored,) = reader.stored()
    assert (stored.fate, stored.words) == (Fate.WITHDRAWN, "")
    assert "withdraw" not in reader.fields
    assert not [b for b in reader.page.all("button") if b.get("name") == "withdraw"]


def test_the_receipt_tells_the_answer_and_its_reason(reader: Reader) -> None:
    reader.suggest()
    with reader.database().writing() as session:
        (stored,) = reader.stored()
        stored.fate, stored.reason = Fate.DECLINED, "Falta la dosis."
        session.merge(stored)
    reader.open(reader.path)
    assert "Falta la dosis." in reader.main


def test_an_unknown_receipt_is_no_page(reader: Reader) -> None:
    assert reader.open("/es/suggest/received/AAAA/") is not None
    assert reader.response.status_code == 404


def test_without_a_part_the_parts_are_offered(reader: Reader) -> None:
    page = reader.open("/es/drugs/testol/suggest/")
    assert DOSE in page.links()
    assert_invariants(page, reader.app.extensions["site"].locale("es"))
    page = reader.open("/en/drugs/testol/suggest/?part=dose")
    assert page.all("form") == []
    assert reader.response.status_code == 200


@pytest.mark.parametrize(
    "path", ["/es/drugs/none/suggest/", "/es/none/suggest/", "/xx/about/suggest/"]
)
def test_what_is_no_page_has_no_form(reader: Reader, path: str) -> None:
    reader.open(path)
    assert reader.response.status_code == 404


def test_nobody_keeps_these_pages_and_no_cookie_is_set(reader: Reader) -> None:
    reader.suggest()
    for path in (DOSE, reader.path):
        headers = (reader.open(path), reader.response.headers)[1]
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "form-action 'self'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Set-Cookie" not in headers
    reader.open("/es/drugs/testol/")
    assert reader.response.headers["Referrer-Policy"] == "no-referrer"
