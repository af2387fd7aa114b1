"""What a request may be: refused before anything is read, in constant time."""

from __future__ import annotations

from service.pages.inventory import takes_post
from service.serving.asking import Environ, Fields
from service.web.headers import COMMON

METHODS = ("GET", "HEAD")
MOST_BODY = 256 * 1024
"""Bytes of a form: a part of a page has some 20 texts, each at most 4 kB before it is encoded."""
MOST_PATH = 512
"""Bytes of a path; the longest address of the site has under 100."""
MOST_QUERY = 1200
"""Bytes of a query; 100 characters of a search word are 900 bytes at most when encoded."""
MOST_LANGUAGES = 300
"""Characters of an Accept-Language header that are read."""

TOO_LONG = "414 URI Too Long"
NOT_ALLOWED = "405 Method Not Allowed"
BAD = "400 Bad Request"
TOO_LARGE = "413 Content Too Large"
FORM = "application/x-www-form-urlencoded"
NO_FORM = "415 Unsupported Media Type"


def refusal(environ: Environ) -> str | None:
    """The status that refuses a request, or None (RFC 9110 sections 15.5.1, 15.5.6, 15.5.14 to
    15.5.16).

    No page but a form takes a body, so none is read. A form says how long it is.
    """
    method = environ["REQUEST_METHOD"]
    if method == "POST" and takes_post(environ["PATH_INFO"]):
        length = str(environ.get("CONTENT_LENGTH", ""))
        if not length.isdecimal() or int(length[:9]) > MOST_BODY or len(length) > 9:
            return TOO_LARGE
        if not str(environ.get("CONTENT_TYPE", "")).lower().startswith(FORM):
            return NO_FORM
    elif method not in METHODS:
        return NOT_ALLOWED
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if len(path) > MOST_PATH or len(query) > MOST_QUERY:
        return TOO_LONG
    if not path.startswith("/") or any(c < " " or c == "\x7f" for c in path + query):
        return BAD
    try:
        query.encode("latin-1").decode()  # PEP 3333 hands bytes on as Latin-1
    except UnicodeError:
        return BAD
    return None


def bounded(environ: Environ) -> Environ:
    """The request as the application reads it: its headers cut to size, and a GET without a body
    but for a form.

    Accept-Language is cut at a comma, so that no half of a range is read.
    """
    languages = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    if len(languages) > MOST_LANGUAGES:
        languages = languages[:MOST_LANGUAGES].rpartition(",")[0]
    found = {**environ, "HTTP_ACCEPT_LANGUAGE": languages}
    if environ["REQUEST_METHOD"] == "POST":
        return found
    return {**found, "REQUEST_METHOD": "GET", "CONTENT_LENGTH": ""}


def refused(status: str) -> tuple[str, Fields, bytes]:
    """A refusal as an answer, as short as its status."""
    body = f"{status}\n".encode()
    headers = [*COMMON, ("Content-Type", "text/plain; charset=utf-8")]
    if status == NOT_ALLOWED:
        headers.append(("Allow", ", ".join(METHODS)))
    return status, [*headers, ("Content-Length", str(len(body)))], body
