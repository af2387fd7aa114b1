"""The headers of every answer."""

from __future__ import annotations

from flask import Flask, Response, g

from service.content.operator import Colours, Operator
from service.web.origin import make_relative
from service.web.templating import EMBED_STYLE, style_hash

COMMON = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    # Empty, since granian names itself where an answer does not.
    ("Server", ""),
)
"""On every answer, also on refusals before the application."""


NOBODY = "'none'"


def policy(colours: Colours) -> str:
    """The Content-Security-Policy (CSP Level 3): no script, one style sheet by its hash.

    `connect-src` is for auditors, which ask for robots.txt from within the page.
    """
    return (
        "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; "
        f"img-src 'self' data:; style-src {style_hash(colours)}"
    )


def embed_policy(operator: Operator) -> str:
    """The policy of the short form of a page: whom the operator names may show it in a frame."""
    return (
        "default-src 'none'; base-uri 'self'; form-action 'none'; "
        f"frame-ancestors {' '.join(operator.embed) or NOBODY}; "
        f"img-src data:; style-src {style_hash(operator.colours, EMBED_STYLE)}"
    )


def transport_security(seconds: object) -> list[tuple[str, str]]:
    """Strict-Transport-Security (RFC 6797), where the setting HSTS gives its seconds.

    It is for whoever serves the site by HTTPS alone; it cannot be taken back before its time.
    """
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds <= 0:
        return []
    return [("Strict-Transport-Security", f"max-age={seconds}; includeSubDomains")]


def open_to_all(response: Response) -> Response:
    """Let pages of other sites read an answer (Fetch standard, CORS protocol)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def init_app(app: Flask) -> None:
    """Add the headers on an app."""
    fixed = [*COMMON, *transport_security(app.config.get("HSTS"))]

    @app.after_request
    def add(response: Response) -> Response:
        make_relative(response)
        colours = g.site.content.operator.colours if "site" in g else Colours()
        response.headers.setdefault("Content-Security-Policy", policy(colours))
        for name, value in fixed:
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html" and "address" in g:
            response.headers["Content-Language"] = g.address.locale.tag
        return response
