"""The desk's data saved together with the catalogs, and cleaned of what is kept no longer."""

from __future__ import annotations

import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.desk.answers import STANDS
from service.desk.database import BUSY
from service.desk.kept_forms import LASTS
from service.desk.key import DATABASE_FILE
from service.desk.sessions import SESSION
from service.desk.tables import Fate, KeptForm, Link, SignedIn, State, Suggestion, Told
from service.whole_files import LOCK

YEAR = 365 * 24 * 3600
"""Seconds after an answer for which a suggestion's words, reason and name are kept."""
ENDED = (Fate.DECLINED, Fate.WITHDRAWN, Fate.OLD)


def backup(desk: Path, translations: Path, target: Path) -> bool:
    """Save the desk's SQLite database, if there is one, and the translations in one tar, for this
    user alone; whether there was a database. The lock of the translations must be held.

    What was being written is in it whole, or not at all (SQLite's backup API: a copy of the file
    could lack what stands in its journal). The key is not in it: a new one is made, and forms that
    were open are sent once more. Raises OSError, sqlite3.Error.
    """
    handle, beside = tempfile.mkstemp(dir=target.absolute().parent, prefix=".")
    try:
        with (
            os.fdopen(handle, "wb") as file,
            tarfile.open(fileobj=file, mode="w") as tar,
            tempfile.TemporaryDirectory() as folder,
        ):
            if (desk / DATABASE_FILE).exists():
                copy = Path(folder) / DATABASE_FILE
                _copy_database(desk / DATABASE_FILE, copy)
                tar.add(copy, f".desk/{DATABASE_FILE}")
            tar.add(translations, "translations", filter=_without_lock)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return (desk / DATABASE_FILE).exists()


def clean(session: Session, now: float) -> int:
    """Delete the words, reasons and names of what was answered more than 12 months ago; how many
    suggestions and problems that were. What was accepted stays as history, without its sender's
    reason, and without a name that was not to be shown. Links and sessions that ended long ago go,
    too, and forms that nobody came back for."""
    wanted = Suggestion.fate.in_((*ENDED, *STANDS)) & (Suggestion.decided_at < int(now) - YEAR)
    session.execute(delete(KeptForm).where(KeptForm.made_at < int(now) - LASTS))
    session.execute(delete(Link).where(Link.expires_at < int(now) - LASTS))
    session.execute(delete(SignedIn).where(SignedIn.seen_at < int(now) - SESSION))
    count = 0
    for each in session.scalars(select(Suggestion).where(wanted)):
        each.why = ""
        if each.fate in ENDED:
            each.words = each.reason = ""
            each.show_name = False
        if not each.show_name:
            each.name = ""
        count += session.is_modified(each)
    answered = (Told.state != State.WAITING) & (Told.answered_at < int(now) - YEAR)
    for told in session.scalars(select(Told).where(answered)):
        told.words = told.answer = ""
        count += session.is_modified(told)
    return count


def _copy_database(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=BUSY)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def _without_lock(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if Path(entry.name).name == LOCK else entry
