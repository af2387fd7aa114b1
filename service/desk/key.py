"""What stands in the desk's folder, and its secrets: the key that signs forms, and the one that
counts networks."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

COUNTING_KEY = "DESK_COUNTING_KEY"
"""The setting by which the starting command hands one key to all workers; it is written nowhere."""
PROXIES = "PROXIES"
"""The setting that says how many proxies stand before the service."""

DATABASE_FILE = "desk.sqlite"
_FILE = "key"
_BYTES = 32


def desk_key(folder: Path) -> bytes:
    """The key in `.desk/key` that signs forms and sessions; made once, for this user alone (0600).

    Raises OSError where it can be neither read nor made.
    """
    path = folder / _FILE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        beside = folder / f".{_FILE}-{secrets.token_hex(8)}"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)  # of two processes that begin at once, one makes it
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    found = path.read_bytes()
    if len(found) != _BYTES:
        raise OSError(f"{path.name} is no key of {_BYTES} bytes; delete it, and a new one is made")
    return found


def counting_key() -> str:
    """A key for counting networks, to hand to the workers."""
    return f"key-{secrets.token_hex(_BYTES)}"


def number_of_proxies(value: object) -> int:
    """How many proxies stand before the service. Raises ClickException for another value."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9:
        return value
    raise click.ClickException(f"SERVICE_PROXIES={value} cannot be; write a number from 0 to 9")
