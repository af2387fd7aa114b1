"""The drug pages as a Flask application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, g, request

from service import cli, export
from service.catalogs.kept import Kept
from service.pages.search_folder import SearchFolder
from service.state.checking import check_many
from service.state.loading import Loader
from service.web import entrances, error_pages, headers, i18n, templating, views

ROOT = Path(__file__).parent.parent


def create_app(
    content: Path = ROOT / "content", translations: Path = ROOT / "translations"
) -> Flask:
    """The application over a content folder and a translations folder.

    Raises ContentError where the English original has a fault: nothing half-read is served.
    """
    app = Flask(__name__, static_folder=None, template_folder="web/templates")
    app.config.from_mapping(
        CONTENT=content, TRANSLATIONS=translations, KEPT=translations.parent / ".cache"
    )
    app.config.from_mapping(ACCESS_LOG=True, HSTS=0)
    app.config.from_prefixed_env("SERVICE")  # SERVICE_HSTS=31536000, SERVICE_ACCESS_LOG=false
    app.config["KEPT"] = Path(app.config["KEPT"])
    kept = Kept(app.config["KEPT"] / "catalogs")
    app.extensions["loader"] = Loader(content, translations, kept, check_many)
    app.extensions["site"] = None
    app.extensions["search"] = SearchFolder(app.config["KEPT"] / "search").make

    @app.url_value_preprocessor
    def take_site(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
        if "service.site" not in request.environ and app.extensions["site"] is None:
            app.extensions["site"] = app.extensions["loader"].load()
        g.site = request.environ.get("service.site") or app.extensions["site"]

    for part in (cli, export, i18n, templating, views, entrances, error_pages, headers):
        part.init_app(app)
    return app
