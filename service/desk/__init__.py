"""The translators' desk: what readers suggest and tell, and what people answer to them.

Stands beside the export, above the reading site, which knows nothing of it and goes on without it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from service.catalogs.provenance import ALL
from service.content.registers import Register
from service.desk import commits, mail
from service.desk.health import health
from service.desk.key import PROXIES, number_of_proxies
from service.pages.addresses import SUGGEST
from service.web.entrances import HEALTH
from service.web.routes import take_address
from service.web.views import REPORT_FORM

RECEIVED = "suggest/received/<token>/"
RECEIVED_PROBLEM = "report/received/<token>/"
WAITING = "translations/waiting/"
METHODS = ("GET", "POST")
View = Callable[..., ResponseReturnValue]


def later(module: str, name: str) -> View:
    """A view that is imported when it is first asked for: a worker without visitors to the desk
    has 18 MB less, and starts 0.4 s sooner."""

    def view(**values: Any) -> ResponseReturnValue:
        found: ResponseReturnValue = getattr(import_module(module), name)(**values)
        return found

    return view


def public_pages() -> Blueprint:
    """The pages without an account, in each language and register."""
    pages = Blueprint("suggest", __name__, template_folder="templates")
    pages.url_value_preprocessor(take_address)
    suggest = later("service.desk.suggest", "suggest")
    received = later("service.desk.received", "received")
    routes: tuple[tuple[str, str, View, dict[str, bool]], ...] = (
        ("drug", f"drugs/<slug:slug>/{SUGGEST}", suggest, {"is_drug": True}),
        ("page", f"<slug:slug>/{SUGGEST}", suggest, {"is_drug": False}),  # the glossary, too
        ("received", RECEIVED, received, {"is_problem": False}),
        ("received_problem", RECEIVED_PROBLEM, received, {"is_problem": True}),
        ("waiting", WAITING, later("service.desk.waiting_times", "waiting_times"), {}),
    )
    for register, words in ((Register.STANDARD, ""), (Register.PLAIN, "plain/")):
        for name, path, view, values in routes:
            defaults = {"register": register, **values}
            rule = f"/<locale>/{words}{path}"
            pages.add_url_rule(rule, name, view, defaults=defaults, methods=METHODS)
    return pages


def members_pages() -> Blueprint:
    """The pages for those who were invited; they speak the language of whoever is signed in."""
    pages = Blueprint("desk", __name__, url_prefix="/desk", template_folder="templates")
    waiting = later("service.desk.waiting", "waiting")
    routes = (
        ("waiting", "/", waiting),
        ("waiting_in", "/<locale>/", waiting),
        ("find", "/<locale>/find/", later("service.desk.finding", "find")),
        ("text", "/<locale>/<domain>/<key>/", later("service.desk.text", "text")),
        ("problem", "/problem/<int:number>/", later("service.desk.problem", "problem")),
        ("enter", "/enter/", later("service.desk.entering", "enter")),
        ("link", "/link/<token>/", later("service.desk.entering", "link")),
        ("device", "/device/", later("service.desk.own_devices", "device")),
        ("out", "/out/", later("service.desk.own_devices", "out")),
    )
    for name, path, view in routes:
        pages.add_url_rule(path, name, view, methods=METHODS)
    whole = later("service.desk.whole_page", "whole_page")
    for part in (*Register, ALL):
        path, values = f"/<locale>/<slug>/{part}/", {"part": part}
        pages.add_url_rule(path, "whole_page", whole, defaults=values, methods=METHODS)
    return pages


def init_app(app: Flask) -> None:
    """Register the addresses of the desk on the app. Raises ClickException for a wrong setting."""
    app.config[PROXIES] = number_of_proxies(app.config.get(PROXIES, 0))
    commits.is_wanted(app.config.setdefault(commits.SETTING, False))
    app.config[mail.SETTING] = mail.checked(app.config.get(mail.SETTING, ""))
    app.register_blueprint(public_pages())
    app.register_blueprint(members_pages())
    app.extensions[REPORT_FORM] = later("service.desk.telling", "tell")
    app.extensions.setdefault(HEALTH, {})["desk"] = health
