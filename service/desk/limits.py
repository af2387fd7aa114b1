"""How much may come from one network, for one text, and in all; and which network it came from."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import time
from collections.abc import Mapping

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from service.desk.tables import Counter

HOUR, DAY = 3600, 86400
SUGGESTIONS, PROBLEMS, ENTERING = "suggestion", "problem", "entering"
AN_HOUR = {SUGGESTIONS: 20, PROBLEMS: 10, ENTERING: 10}
"""What may come from one network within an hour."""
MOST_BYTES = 4096
"""Bytes of a field, in UTF-8."""
WAITING_FOR_A_TEXT = 5
WAITING_IN_ALL = 2000


class TooMany(Exception):
    """More came from a network than may. `seconds` is how long until there is room again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def client_address(environ: Mapping[str, object], proxies: int) -> str | None:
    """Whose request it is: the socket's address, or the one that the outermost of our `proxies`
    wrote into X-Forwarded-For, the n-th from its end: what stands before that anybody can write.

    None where it cannot be known, as behind a proxy that the service was not told of: all readers
    would seem to be one.
    """
    handed_on = str(environ.get("HTTP_X_FORWARDED_FOR", ""))
    if proxies == 0:
        named = handed_on or environ.get("HTTP_FORWARDED") or environ.get("HTTP_X_REAL_IP")
        return None if named else _plain(str(environ.get("REMOTE_ADDR", "")))
    way = [part.strip() for part in handed_on.split(",")]
    return _plain(way[-proxies]) if len(way) >= proxies else None


def _plain(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text.strip("[]").partition("%")[0]))
    except ValueError:
        return None


def network_hash(address: str, key: str, now: float) -> str:
    """What stands for a network: an IPv4 address, or the first 64 bits of an IPv6 one.

    A keyed hash, since the hash of an IPv4 address alone is soon undone; its key is another each
    day (UTC).
    """
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        network = str(mapped or ipaddress.ip_network((found, 64), strict=False))
    else:
        network = str(found)
    of_the_day = hmac.digest(key.encode(), str(int(now // DAY)).encode(), hashlib.sha256)
    return hmac.new(of_the_day, network.encode(), hashlib.sha256).hexdigest()


def count(session: Session, kind: str, network: str, things: int = 1) -> None:
    """Count things of a kind from a network, if they may come. Raises TooMany.

    Belongs into a writing transaction with what is counted. Rows of a day ago go.
    """
    now = int(time.time())
    session.execute(delete(Counter).where(Counter.made_at <= now - DAY))
    mine = (Counter.kind == kind, Counter.network == network, Counter.made_at > now - HOUR)
    found = session.scalar(select(func.count()).select_from(Counter).where(*mine)) or 0
    if found + things > AN_HOUR[kind]:
        oldest = session.scalar(select(func.min(Counter.made_at)).where(*mine)) or now
        raise TooMany(max(60, oldest + HOUR - now))
    session.add_all(Counter(kind=kind, network=network, made_at=now) for _ in range(things))
