"""The drug pages as a Flask application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, g, request

from service import cli, error_pages, headers, i18n, templating, views
from service.kept import Kept
from service.loading import Loader

ROOT = Path(__file__).parent.parent


def create_app(
    content: Path = ROOT / "content", translations: Path = ROOT / "translations"
) -> Flask:
    """The application over a content folder and a translations folder.

    Raises ContentError where the English original has a fault: nothing half-read is served.
    """
    app = Flask(__name__, static_folder=None)
    app.config["CONTENT"], app.config["TRANSLATIONS"] = content, translations
    app.extensions["loader"] = Loader(content, translations, Kept(translations.parent / ".cache"))
    app.extensions["site"] = None

    @app.url_value_preprocessor
    def take_site(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
        if "service.site" not in request.environ and app.extensions["site"] is None:
            app.extensions["site"] = app.extensions["loader"].load()
        g.site = request.environ.get("service.site") or app.extensions["site"]

    for part in (cli, i18n, templating, views, error_pages, headers):
        part.init_app(app)
    return app
