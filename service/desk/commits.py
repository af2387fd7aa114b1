"""Git for those who keep the translations there: each acceptance a commit, open changes a patch.

The catalogs are the truth and git is a copy: where git fails, what was accepted stays accepted, the
file waits in a list for the next commit, and /healthz counts that list.
"""

from __future__ import annotations

import logging
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.whole_files import write_whole

if TYPE_CHECKING:  # SQLAlchemy is read by the command that needs it
    from service.desk.answers import Act
    from service.desk.tables import Suggestion

log = logging.getLogger(__name__)

SETTING = "DESK_GIT"
OPEN = "uncommitted"
"""The file in the desk's folder with the catalogs that git has yet to take, a line each."""
NAME, MAIL = "Desk of the drug pages", "desk@drug-pages.invalid"
"""Who commits. A person is named in the message, and only if they asked for it."""
WITHIN = 30.0


class GitError(Exception):
    """What git said, in a line."""


def is_wanted(value: object) -> bool:
    """Whether each acceptance is a commit. Raises ClickException for another value than a bool."""
    if isinstance(value, bool):
        return value
    raise click.ClickException(f"SERVICE_DESK_GIT={value} cannot be; write true or false")


def uncommitted(desk: Path) -> list[str]:
    """The catalogs that git has yet to take."""
    try:
        return (desk / OPEN).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def commit(config: Mapping[str, object], path: Path, said: str) -> str:
    """Commit a catalog that was written, with those that wait, where SERVICE_DESK_GIT says so.

    `said` is the message. Gives what git said where it failed, and raises nothing: what was
    accepted is in its catalog already.
    """
    if not is_wanted(config.get(SETTING, False)):
        return ""
    desk, translations = Path(str(config["DESK"])), Path(str(config["TRANSLATIONS"]))
    paths = sorted({*uncommitted(desk), str(path.relative_to(translations))})
    try:
        _git(translations, "add", "--", *paths)
        if _git(translations, "diff", "--cached", "--name-only", "HEAD", "--", *paths):
            who = ("-c", f"user.name={NAME}", "-c", f"user.email={MAIL}")
            without = ("-c", "commit.gpgsign=false")
            what = ("commit", "--quiet", "--only", f"--message={said}", "--", *paths)
            _git(translations, *who, *without, *what)
    except GitError as error:
        _keep(desk, paths)
        return str(error)
    _keep(desk, [])
    return ""


def commit_or_log(config: Mapping[str, object], path: Path, said: str) -> None:
    """The same where nobody stands at a terminal: what git said is a warning in the log."""
    if fault := commit(config, path, said):
        log.warning("%s is not committed: %s", path.name, fault)


def said_of(place: str, act: Act, each: Suggestion) -> str:
    """The message for a suggestion that was accepted into a file; a reader who did not ask is not
    named."""
    name = each.name if each.show_name else "a reader"
    return f"{place}: suggestion {each.id} is {act}\n\nSuggested by {name}."


def patch(translations: Path, since: str = "") -> bytes:
    """What the translations have that git's last commit which is not the desk's has not, also
    files that git does not know; or the commit `since`. Raises GitError."""
    base = since or _last_of_others(translations)
    with tempfile.TemporaryDirectory() as folder:
        # An index of its own: what somebody has staged stays as it is.
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        if os.geteuid() == 0:
            owner = translations.stat()
            os.chown(folder, owner.st_uid, owner.st_gid)
        _git(translations, "read-tree", base, **index)
        _git(translations, "add", "--all", "--", ".", **index)
        return _git(translations, "diff", "--cached", "--binary", base, "--", ".", **index)


def _last_of_others(translations: Path) -> str:
    for line in _git(translations, "log", "--format=%H %ae").decode().splitlines():
        commit, _, mail = line.partition(" ")
        if mail != MAIL:
            return commit
    raise GitError("git has no commit but the desk's; name one with --since")


def _keep(desk: Path, paths: list[str]) -> None:
    try:
        if paths:
            write_whole(desk / OPEN, "".join(f"{each}\n" for each in paths).encode())
        else:
            (desk / OPEN).unlink(missing_ok=True)
    except OSError:
        return


def _git(translations: Path, *arguments: str, **env: str) -> bytes:
    """What git prints, run as the owner of the translations: root would leave it files that are
    root's, and runs no hooks of others. Raises GitError."""
    owner = translations.stat()
    is_root = os.geteuid() == 0 and owner.st_uid != 0
    try:
        done = subprocess.run(
            ["git", "-C", str(translations), *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=WITHIN,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", **env},
            user=owner.st_uid if is_root else None,
            group=owner.st_gid if is_root else None,
            extra_groups=[] if is_root else None,
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git {arguments[0]} took longer than {WITHIN:.0f} s") from None
    except OSError as error:
        raise GitError(f"git cannot be started: {error.strerror or error}") from None
    if done.returncode:
        lines = [*done.stderr.decode(errors="replace").splitlines(), "no word"]
        raise GitError(f"git: {lines[0].strip()}")
    return done.stdout
