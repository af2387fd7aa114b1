"""Readers are told how a mistake reaches those who run the copy, and what is possible without."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import polib
import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from service.catalogs.interface import Untranslated
from service.content.operator import Operator
from service.pages.report import way_to_send
from service.state.site import Site
from tests.support.cached import Cached
from tests.support.exporting import export_of
from tests.support.matrix import TAGS
from tests.support.mini import ROOT, MiniProject
from tests.support.pages import GetPage, ParsedPage, page_getter, text_of

NO_CONTACT = "Whoever runs this copy of the site has not given a contact address."
CONTACT = 'name = "Ana & Co"\ncontact = "ana+als@example.org"\n'
ADDRESS = 'address = "https://als.example.org/drugs"\n'


@pytest.fixture
def reader(mini: MiniProject) -> FlaskClient:
    return without_form(mini)


def without_form(mini: MiniProject) -> FlaskClient:
    """A copy in which no form takes what readers tell, as an export is."""
    app = mini.app()
    app.config["STATIC"] = True
    return app.test_client()


def with_contact(mini: MiniProject, more: str = ADDRESS) -> FlaskClient:
    (mini.content / "site.toml").write_text(CONTACT + more, encoding="utf-8")
    return without_form(mini)


def mails(page: ParsedPage) -> list[str]:
    return [link for link in page.links() if link.startswith("mailto:")]


def mail_of(page: ParsedPage) -> tuple[str, str]:
    """Subject and body of the only mail that the page offers."""
    (mail,) = mails(page)
    assert mail.isascii()
    assert not set(mail) & set(' "<>\r\n+'), "all is percent-encoded (RFC 6068)"
    parts = urlsplit(mail)
    assert unquote(parts.path) == "ana+als@example.org"
    fields = parse_qs(parts.query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    return fields["subject"][0], fields["body"][0]


@pytest.mark.parametrize("words", ["", "plain/"])
def test_without_a_contact_it_says_so_and_what_is_possible(reader: FlaskClient, words: str) -> None:
    page = page_getter(reader)(f"/en/{words}report/")
    assert text_of(page.all("h1")[0]) == "Tell us, pass it on"
    assert mails(page) == []
    assert NO_CONTACT in page.text("tell")
    assert "that runs this copy" in page.text("tell")
    assert "open files" in page.text("correct")
    assert f"/en/{words}translate/" in page.links("correct")


def test_without_a_contact_a_page_that_is_asked_about_is_named(reader: FlaskClient) -> None:
    page = page_getter(reader)("/en/report/?page=testol&part=dose")
    assert mails(page) == []
    assert "Testol" in page.text("tell")
    assert "Dose and how it is given" in page.text("tell")
    assert NO_CONTACT in page.text("tell")


@pytest.mark.parametrize(("words", "named"), [("", "standard words"), ("plain/", "plain words")])
def test_the_mail_names_page_part_address_language_and_words(
    mini: MiniProject, words: str, named: str
) -> None:
    page = page_getter(with_contact(mini))(f"/en/{words}report/?page=testol&part=dose")
    subject, body = mail_of(page)
    assert "Testol" in subject
    lines = body.split("\r\n")
    assert "Page: Testol" in lines
    assert "Part: Dose and how it is given" in lines
    assert f"Address: https://als.example.org/drugs/en/{words}drugs/testol/#dose" in lines
    assert f"Language: English (en), {named}" in lines
    assert "Ana & Co" in page.text("tell")
    assert "ana+als@example.org" in page.text("tell"), "for readers whose mail has no program"


def test_without_an_own_address_the_mail_has_that_of_the_request(mini: MiniProject) -> None:
    client = with_contact(mini, more="")
    response = client.get("/es/report/?page=testol", base_url="https://example.net/als")
    page = ParsedPage(response.get_data(as_text=True))
    assert "https://example.net/als/es/drugs/testol/" in mail_of(page)[1]


def test_without_a_page_the_reader_is_asked_to_name_it(mini: MiniProject) -> None:
    page = page_getter(with_contact(mini))("/en/report/")
    assert "Name the page" in page.text("tell")
    subject, body = mail_of(page)
    assert subject == "Mistake on a page"
    assert "Page:" in body.split("\r\n")
    assert "Language: English (en), standard words" in body


@pytest.mark.parametrize("tag", ["en", "es", "he"])
@pytest.mark.parametrize("words", ["", "plain/"])
def test_each_drug_page_leads_to_it_and_it_leads_back(
    reader: FlaskClient, tag: str, words: str
) -> None:
    get_page = page_getter(reader)
    link = f"/{tag}/{words}report/?page=testol"
    assert link in get_page(f"/{tag}/{words}drugs/testol/").links()
    assert f"/{tag}/{words}drugs/testol/" in get_page(link).links("place")


def test_a_page_about_the_site_can_be_asked_about_and_has_no_parts(mini: MiniProject) -> None:
    page = page_getter(with_contact(mini))("/en/report/?page=about&part=dose")
    _, body = mail_of(page)
    assert "Page: About this test" in body
    assert "https://als.example.org/drugs/en/about/\r\n" in body
    assert "Part" not in body


HOSTILE = [
    "page=nothing",
    "page=../testol",
    "page=TESTOL",
    "page=testol%00",
    "page=testol%0d%0aBcc:x@example.org",
    "page=%3Cscript%3Ealert(1)%3C/script%3E",
    "page=testol%26bcc%3Dx@example.org",
    "page=%ff%fe",
    "page=" + "a" * 1000,
    "part=dose",
    "subject=zzz&body=zzz&to=zzz",
    "page[]=testol",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_what_is_no_known_page_is_as_if_nothing_was_asked(mini: MiniProject, query: str) -> None:
    client = with_contact(mini)
    assert client.get(f"/es/report/?{query}").data == client.get("/es/report/").data


@pytest.mark.parametrize("part", ["zzz", "%22%3E", "dose%0d%0aX", "DOSE", "dose&x=1&part=y", ""])
def test_what_is_no_known_part_is_ignored(mini: MiniProject, part: str) -> None:
    client = with_contact(mini)
    known = client.get("/es/report/?page=testol").data
    answer = client.get(f"/es/report/?page=testol&x=%3Cb%3E&part={part}").data
    if part.startswith("dose&"):
        known = client.get("/es/report/?page=testol&part=dose").data
    assert answer == known


def test_the_old_name_of_a_page_leads_to_the_page(mini: MiniProject) -> None:
    (mini.content / "redirects.toml").write_text('[drugs]\noldol = "testol"\n', encoding="utf-8")
    client = without_form(mini)
    assert "Testol" in page_getter(client)("/en/report/?page=oldol").text("tell")


@pytest.mark.parametrize("name", ["Ana", "a&b?c=d", "ünï“code”", "line\r\nBcc: x@example.org"])
def test_the_way_to_send_can_bring_no_field_of_its_own(name: str) -> None:
    operator = Operator(name="Ana", contact="a%41,b#c+d@example.org")
    way = way_to_send(operator, name, [name, ""])
    parts = urlsplit(way)
    assert parts.scheme == "mailto"
    assert parts.path == "a%2541%2Cb%23c%2Bd@example.org"
    assert parse_qs(parts.query, keep_blank_values=True) == {
        "subject": [" ".join(name.split())],
        "body": [f"{' '.join(name.split())}\r\n"],
    }
    assert way_to_send(operator) == "mailto:a%2541%2Cb%23c%2Bd@example.org"
    assert way_to_send(Operator(), name, [name]) == ""


def test_what_a_query_asks_for_is_given_to_nobody_else(finished_mini: MiniProject) -> None:
    client = Client(Cached(finished_mini).cache)
    asked = client.get("/en/report/?page=testol")
    assert "Testol" in ParsedPage(asked.get_data(as_text=True)).text("tell")
    assert asked.headers["Cache-Control"] == "no-store"
    empty = client.get("/en/report/").get_data(as_text=True)
    assert "Testol" not in ParsedPage(empty).text("tell")
    assert client.get("/en/drugs/testol/?page=x").data == client.get("/en/drugs/testol/").data


def test_the_export_knows_no_query_and_asks_for_the_name(mini: MiniProject, tmp_path: Path) -> None:
    (mini.content / "site.toml").write_text(CONTACT, encoding="utf-8")
    export_of(mini, tmp_path / "out")
    page = ParsedPage((tmp_path / "out/en/report/index.html").read_text(encoding="utf-8"))
    assert "Name the page" in page.text("tell")


def test_every_language_has_its_words(site: Site) -> None:
    template = polib.pofile(str(ROOT / "translations/templates/messages.pot"))
    files = ("pages/report.py", "templates/report.html", "parts/report_link.html")
    texts = [e.msgid for e in template if any(f.endswith(files) for f, _ in e.occurrences)]
    assert len(texts) > 20
    for locale in site.locales[1:]:
        say = site.interface(locale).translations.gettext
        missing = [text for text in texts if isinstance(say(text), Untranslated)]
        assert missing == [], locale.tag


@pytest.mark.parametrize("tag", TAGS)
def test_in_every_language_a_page_and_a_part_can_be_asked_about(
    get_page: GetPage, tag: str
) -> None:
    page = get_page(f"/{tag}/plain/report/?page=riluzole&part=dose")
    assert f"/{tag}/plain/drugs/riluzole/" in page.links("place")
