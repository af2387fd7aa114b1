"""A reader in a browser: gets the pages of a form, fills it in, and presses its buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from service.desk.database import Database
from service.desk.tables import Suggestion
from tests.support.pages import ParsedPage, text_of

DOSE = "/es/drugs/testol/suggest/?part=dose"
BETTER = "En el ensayo se tomaba una tableta de 50 mg por la mañana."
OURS = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Reader:
    """Has one page open at a time. `page` is where a form is sent."""

    app: Flask
    address: str = "192.0.2.7"
    headers: Mapping[str, str] = field(default_factory=lambda: dict(OURS))

    def open(self, path: str = DOSE, **more: str) -> ParsedPage:
        """Get a page; its form is sent to the same address."""
        self.path = path
        return self._take(self._ask("GET", headers=dict(more)))

    def send(self, step: str = "", data: Mapping[str, str] | None = None) -> TestResponse:
        """Send the form of the open page as it stands, with what was typed into it."""
        fields = {**self.fields, **(data or {}), **({"step": step} if step else {})}
        response = self._ask("POST", data=fields, headers=dict(self.headers))
        if response.status_code == 303:
            self.path = response.headers["Location"].partition("#")[0]
            self._take(self._ask("GET"))
        else:
            self._take(response)
        return response

    def type(self, words: str, number: int = 1) -> None:
        """Write other words for a text of the part."""
        self.fields[self.names[number - 1]] = words

    def suggest(self, words: str = BETTER, path: str = DOSE) -> TestResponse:
        """The whole way: open, write, look, send."""
        self.open(path)
        self.type(words)
        assert self.send().status_code == 200, self.errors
        return self.send("send")

    def _ask(self, method: str, **more: object) -> TestResponse:
        return self.app.test_client().open(
            self.path,
            method=method,
            environ_base={"REMOTE_ADDR": self.address},
            **more,  # type: ignore[arg-type]
        )

    def _take(self, response: TestResponse) -> ParsedPage:
        self.response = response
        if response.mimetype == "text/html" and response.data:
            self.page = ParsedPage(response.get_data(as_text=True))
            self.fields = fields_of(self.page)
            self.names = [name for name in self.fields if name.startswith("text-")]
        return self.page

    @property
    def errors(self) -> str:
        """What the summary of errors says."""
        return self.page.text("errors") if self.page.by_id("errors") is not None else ""

    @property
    def main(self) -> str:
        return self.page.text("main")

    def database(self) -> Database:
        return Database(str(self.app.config.get("DATABASE", "")), self.app.config["DESK"])

    def stored(self) -> list[Suggestion]:
        """What the database holds."""
        with self.database().reading() as session:
            found = list(session.scalars(select(Suggestion).order_by(Suggestion.id)))
            session.expunge_all()
        return found


def fields_of(page: ParsedPage) -> dict[str, str]:
    """What a browser would send of a page's form, without its buttons."""
    found = {}
    for element in page.root.iter():
        name = element.get("name", "")
        if element.tag == "textarea":
            found[name] = (element.text or "").removeprefix("\n")
        elif element.tag == "input" and element.get("type") != "checkbox":
            found[name] = element.get("value", "")
    found.pop("q", None)
    return found


def label_of(page: ParsedPage, name: str) -> str:
    """The text of the label of a field."""
    return next(text_of(e) for e in page.all("label") if e.get("for") == name)
