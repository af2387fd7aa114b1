"""Somebody who was invited to the desk, in a browser that keeps its cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.desk.reader import Reader, fields_of
from tests.support.commands import run
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage, text_of


def invited(mini: MiniProject, name: str = "Ana Ruiz", *more: str, may: str = "review") -> str:
    """The path of the link that an invitation prints."""
    options = more or ("--languages", "es")
    done = run(mini, "desk", "invite", name, "--may", may, *options)
    assert done.exit_code == 0, done.output
    return path_in(done.output)


def path_in(output: str) -> str:
    return next(line for line in output.splitlines() if "/desk/link/" in line)


@dataclass
class Member(Reader):
    """Has one page open at a time, which can have several forms."""

    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def come_in(self, link: str) -> TestResponse:
        """Open a link and press its button."""
        self.open(link)
        return self.press("in")

    def press(
        self,
        act: str = "",
        number: int = 0,
        action: str = "",
        more: Mapping[str, str] | None = None,
        **typed: str,
    ) -> TestResponse:
        """Press a button: that of an act, in the form of a suggestion or of one's own words. `more`
        is what no browser would send."""
        form = next(form for form in self.page.all("form") if _is_meant(form, act, number, action))
        fields = {**fields_of_form(form), **({"act": act} if act else {}), **typed, **(more or {})}
        self.path = form.get("action") or self.path
        response = self._ask("POST", data=fields, headers=dict(self.headers))
        while response.status_code == 303:
            self.came_to = response.headers["Location"]
            self.path = self.came_to.partition("#")[0]
            response = self._ask("GET")
        self._take(response)
        return response

    def follow(self, words: str) -> ParsedPage:
        """Follow the first link of the page that has the words in its address."""
        return self.open(next(link for link in self.page.links() if words in link))

    @property
    def title(self) -> str:
        return text_of(self.page.all("title")[0])

    def _ask(self, method: str, **more: object) -> TestResponse:
        return self.client.open(
            self.path,
            method=method,
            environ_base={"REMOTE_ADDR": self.address},
            **more,  # type: ignore[arg-type]
        )


def member(mini: MiniProject, name: str = "Ana Ruiz", *more: str, may: str = "review") -> Member:
    """Somebody who has come in."""
    found = Member(mini.app())
    found.come_in(invited(mini, name, *more, may=may))
    return found


def again(app: Flask, one: Member) -> Member:
    """The same person before the site as it is now."""
    found = Member(app)
    cookie = one.client.get_cookie("desk", path="/desk/")
    assert cookie is not None
    found.client.set_cookie("desk", cookie.value, path="/desk/")
    return found


def fields_of_form(form: Element) -> dict[str, str]:
    """What a browser would send of a form, without its buttons."""
    page = ParsedPage.__new__(ParsedPage)
    page.root = form
    found = fields_of(page)
    radios = [e for e in form.iter("input") if e.get("type") == "radio"]
    for radio in radios:
        found.pop(radio.get("name", ""), None)
    chosen = {e.get("name", ""): e.get("value", "") for e in radios if e.get("checked") is not None}
    return {**found, **chosen}


def _is_meant(form: Element, act: str, number: int, action: str) -> bool:
    acts = {button.get("value", "") for button in form.iter("button")}
    mine = fields_of_form(form).get("number", "0")
    return act in acts and (not act or int(mine) == number) and action in form.get("action", "")
