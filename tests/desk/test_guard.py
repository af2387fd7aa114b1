"""A form counts as ours only if it comes from our page; hostile words get nowhere."""

from __future__ import annotations

import pytest

from service.desk.guard import Sender, sender
from tests.desk.reader import BETTER, DOSE, Reader

HOST, ADDRESS = "drugs.example:8000", "https://als.example.org/drugs"
OURS, FOREIGN, UNKNOWN = Sender.OURS, Sender.FOREIGN, Sender.UNKNOWN
PAYLOADS = (
    "<script>alert(50)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{{ 7*7 }} %(x)s {0}",
    "[clic](javascript:alert(1))",
    "[clic](https://evil.example)",
    "\u202e gm 05 \u202d",
    "50 mg\x00\x1b[31m",
    "' OR 1=1; DROP TABLE suggestion; --",
)


@pytest.mark.parametrize(
    ("site", "origin", "found"),
    [
        ("same-origin", None, OURS),
        ("same-origin", "null", OURS),
        ("none", None, OURS),
        ("same-site", "https://als.example.org", FOREIGN),
        ("cross-site", "http://drugs.example:8000", FOREIGN),
        ("", None, FOREIGN),
        (None, "http://drugs.example:8000", OURS),
        (None, "https://als.example.org", OURS),
        (None, "https://evil.example", FOREIGN),
        (None, "https://als.example.org.evil.example", FOREIGN),
        (None, "http://drugs.example:8001", FOREIGN),
        (None, "file://drugs.example:8000", FOREIGN),
        (None, "null", UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_where_a_form_comes_from(site: str | None, origin: str | None, found: Sender) -> None:
    assert sender(site, origin, HOST, ADDRESS) is found


def test_another_sites_form_is_refused_at_both_places(reader: Reader) -> None:
    reader.open()
    reader.type(BETTER)
    reader.headers = {"Sec-Fetch-Site": "cross-site"}
    assert reader.send().status_code == 403
    reader.headers = {"Sec-Fetch-Site": "same-origin"}
    reader.suggest()
    (stored,) = reader.stored()
    reader.headers = {"Sec-Fetch-Site": "cross-site"}
    assert reader.send(data={"withdraw": str(stored.id)}).status_code == 403
    assert reader.stored()[0].fate == "waiting"


def test_an_old_browser_needs_what_only_our_page_has(reader: Reader) -> None:
    reader.headers = {}
    assert reader.suggest().status_code == 303
    reader.open()
    reader.type(BETTER + " Así.")
    assert reader.send(data={"token": "x"}).status_code == 403
    assert reader.fields[reader.names[0]] == BETTER + " Así.", "it only has to be sent once more"
    assert reader.send().status_code == 200


def test_the_note_of_one_part_does_not_serve_for_another(reader: Reader) -> None:
    reader.open("/es/drugs/testol/suggest/?part=status")
    token = reader.fields["token"]
    reader.open()
    reader.type(BETTER)
    assert reader.send(data={"token": token}).status_code == 422


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("field", ["words", "why", "name"])
def test_hostile_words_stay_words(reader: Reader, payload: str, field: str) -> None:
    reader.open()
    reader.type(f"{BETTER} {payload}" if field == "words" else BETTER)
    status = reader.send(data={} if field == "words" else {field: payload}).status_code
    assert status in (200, 422)
    assert_harmless(reader)
    if status == 200:
        reader.send("send")
        assert_harmless(reader)
        assert payload not in reader.response.get_data(as_text=True)
    for path in ("/es/drugs/testol/", "/es/drugs/testol/compare/", DOSE):
        reader.open(path)
        assert payload not in reader.response.get_data(as_text=True)


def assert_harmless(reader: Reader) -> None:
    """No element, no attribute and no link on the page comes from what was sent."""
    page = reader.page
    assert page.all("script") == []
    assert page.all("img") == []
    attributes = {name for element in page.root.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on")}
    assert not [link for link in page.links() if "evil" in link or "javascript" in link]
    assert "Set-Cookie" not in reader.response.headers
