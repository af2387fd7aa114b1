"""Whether a form that was sent comes from our own page."""

from __future__ import annotations

from enum import Enum
from urllib.parse import urlsplit


class Sender(Enum):
    """Where a form comes from, as far as the browser says."""

    OURS = "ours"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


def sender(site: str | None, origin: str | None, host: str, address: str) -> Sender:
    """Where a POST comes from (Fetch Metadata; the Origin field of RFC 6454).

    The field Sec-Fetch-Site decides where a browser sends it; `none` is a reload by the person. An
    older browser's Origin must name our `host`, or the site's own `address`. Neither, or an Origin
    of `null`, is unknown: then the form must bring something that only our page has.
    """
    if site is not None:
        return Sender.OURS if site in ("same-origin", "none") else Sender.FOREIGN
    if origin in (None, "null"):
        return Sender.UNKNOWN
    named = urlsplit(str(origin))
    ours = {host.lower(), urlsplit(address).netloc.lower()} - {""}
    is_ours = named.scheme in ("http", "https") and named.netloc.lower() in ours
    return Sender.OURS if is_ours else Sender.FOREIGN
