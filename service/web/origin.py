"""Where this copy of the site stands, and how a redirect stays there."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from flask import Response, g, request

from service.state.site import Site

IN_QUERY = "%/?:@!$&'()*+,;=~"
"""What stands in a query as it is (RFC 3986 section 3.4); all else is percent-encoded."""


def prefix() -> str:
    """The path that the site stands under, as the server says (SCRIPT_NAME of PEP 3333)."""
    return quote(request.script_root)


def own_root() -> str:
    """The site's own address: the one that the content names, else the one of the request."""
    site: Site = g.site
    return site.content.operator.address or request.url_root.rstrip("/")


def rest_of_request() -> str:
    """What follows the first part of the path, query included, as a URL writes it."""
    rest = quote(request.path.split("/", 2)[2])
    return f"{rest}?{quote(request.query_string, IN_QUERY)}" if request.query_string else rest


def make_relative(response: Response) -> None:
    """Leave a redirect its path alone (RFC 9110 section 10.2.2).

    The reader's own scheme and host stay, behind any proxy and whatever Host says. Two slashes at
    the start would name another host.
    """
    if response.location:
        parts = urlsplit(response.location)
        path = "/" + parts.path.lstrip("/\\")
        query = f"?{parts.query}" if parts.query else ""
        place = f"#{parts.fragment}" if parts.fragment else ""
        response.headers["Location"] = f"{path}{query}{place}"
