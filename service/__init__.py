"""The drug pages as a Flask application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, g, request

from service import cli, desk, export
from service.books.folder import BookFolder
from service.catalogs.kept import Kept
from service.pages.search_folder import SearchFolder
from service.state.checking import check_many
from service.state.loading import Loader
from service.web import entrances, error_pages, headers, i18n, templating, views

ROOT = Path(__file__).parent.parent


def create_app(content: Path | None = None, translations: Path | None = None) -> Flask:
    """The application over a content folder and a translations folder.

    Those that are not given are named by SERVICE_CONTENT and SERVICE_TRANSLATIONS in the
    environment; else they lie beside the code.
    """
    app = Flask(__name__, static_folder=None)
    app.config.from_mapping(ACCESS_LOG=True, HSTS=0)
    app.config.from_prefixed_env("SERVICE")  # SERVICE_HSTS=31536000, SERVICE_ACCESS_LOG=false
    content = content or _folder(app, "CONTENT", ROOT / "content")
    translations = translations or _folder(app, "TRANSLATIONS", ROOT / "translations")
    kept = _folder(app, "KEPT", translations.parent / ".cache")
    app.config.from_mapping(CONTENT=content, TRANSLATIONS=translations, KEPT=kept)
    app.config["DESK"] = _folder(app, "DESK", translations.parent / ".desk")
    app.extensions["loader"] = Loader(content, translations, Kept(kept / "catalogs"), check_many)
    app.extensions["site"] = None
    app.extensions["books"] = BookFolder(kept / "books")
    app.extensions["search"] = SearchFolder(kept / "search").make

    @app.url_value_preprocessor
    def take_site(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
        if "service.site" not in request.environ and app.extensions["site"] is None:
            app.extensions["site"] = app.extensions["loader"].load()
        g.site = request.environ.get("service.site") or app.extensions["site"]

    for part in (cli, export, i18n, templating, views, entrances, desk, error_pages, headers):
        part.init_app(app)
    return app


def _folder(app: Flask, setting: str, default: Path) -> Path:
    return Path(str(app.config.get(setting, default))).absolute()
