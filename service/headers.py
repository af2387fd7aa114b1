"""The headers of every answer."""

from __future__ import annotations

from flask import Flask, Response, g

from service.templating import style_hash


def init_app(app: Flask) -> None:
    """Add the headers on an app."""
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        f"img-src 'self' data:; style-src {style_hash()}"
    )

    @app.after_request
    def add(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        if response.mimetype == "text/html" and "address" in g:
            response.headers["Content-Language"] = g.address.locale.tag
        return response
