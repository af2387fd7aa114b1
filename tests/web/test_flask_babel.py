"""Code that asks Flask-Babel gets the language, the words and the formats of the page."""

from __future__ import annotations

import datetime

import flask_babel
import pytest
from flask import Flask, g

from tests.support.mini import MiniProject


@pytest.fixture
def app(mini: MiniProject) -> Flask:
    return mini.app()


@pytest.mark.parametrize(
    ("path", "folder", "date"),
    [("/es/about/", "es", "28 nov 2026"), ("/en/about/", "en", "Nov 28, 2026")],
)
def test_it_has_the_language_the_words_and_the_formats_of_the_address(
    app: Flask, path: str, folder: str, date: str
) -> None:
    asked: list[tuple[str, str, str]] = []

    def ask(response: object) -> object:
        asked.append(
            (
                str(flask_babel.get_locale()),
                str(flask_babel.gettext("Short answer")),
                flask_babel.format_date(datetime.date(2026, 11, 28)),
            )
        )
        return response

    app.after_request(ask)
    app.test_client().get(path)
    with app.test_request_context(path):
        app.preprocess_request()
        words = str(g.site.interface(g.locale).translations.gettext("Short answer"))
    assert asked == [(folder, words, date)]
    assert (words == "Short answer") == (folder == "en")


def test_a_page_in_no_language_has_english(app: Flask) -> None:
    app.add_url_rule("/asked", view_func=lambda: str(flask_babel.get_locale()))
    assert app.test_client().get("/asked").text == "en"
