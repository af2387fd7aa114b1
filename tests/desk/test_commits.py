"""Git takes what is accepted, if the operator wants it; where it fails, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from service.catalogs.po_files import read_po
from service.desk.parts import key_hash
from tests.desk.member import member
from tests.desk.reader import BETTER, Reader
from tests.desk.test_answers import ACCEPT, OTHER, desk, entry, refused
from tests.desk.test_moved import ENGLISH, translated
from tests.support.commands import run
from tests.support.mini import MiniProject

SOMEBODY = 54321


def git(mini: MiniProject, *arguments: str) -> str:
    who = ("-c", "user.name=Op", "-c", "user.email=op@example.org", "-c", "safe.directory=*")
    command = ["git", "-C", str(mini.root), *who, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def kept(mini: MiniProject, monkeypatch: pytest.MonkeyPatch) -> MiniProject:
    """The small project in git, and each acceptance a commit."""
    monkeypatch.setenv("SERVICE_DESK_GIT", "true")
    git(mini, "init", "--quiet")
    (mini.root / ".gitignore").write_text(".desk/\n.cache/\n.lock\n", encoding="utf-8")
    git(mini, "add", "--all")
    git(mini, "commit", "--quiet", "--message=All")
    return mini


def suggest(mini: MiniProject, **more: str) -> Reader:
    reader = Reader(mini.app())
    reader.open()
    reader.type(BETTER)
    reader.send(data=more)
    reader.send("send", more)
    return reader


@pytest.mark.parametrize(("show", "says"), [({}, "a reader"), ({"show_name": "y"}, "Eva Sol")])
def test_what_is_accepted_is_a_commit(kept: MiniProject, show: dict[str, str], says: str) -> None:
    suggest(kept, name="Eva Sol", **show)
    (kept.root / "other").write_text("somebody else's", encoding="utf-8")
    git(kept, "add", "other")
    done = run(kept, *ACCEPT)
    assert done.exit_code == 0, done.output
    assert git(kept, "show", "--name-only", "--format=%an", "HEAD").split("\n\n") == [
        "Desk of the drug pages",
        "translations/es/LC_MESSAGES/testol.po\n",
    ]
    message = git(kept, "show", "--no-patch", "--format=%B%an%ae%cn", "HEAD")
    assert f"Suggested by {says}." in message
    assert "Ana Ruiz" not in message
    assert git(kept, "status", "--porcelain") == "A  other\n"
    assert desk(kept)["uncommitted"] == 0


def test_what_is_done_at_the_desk_is_a_commit(
    kept: MiniProject, caplog: pytest.LogCaptureFixture
) -> None:
    suggest(kept)
    ana, said = member(kept), []
    ana.follow("in=suggested")
    ana.press("accept", 1)
    said.append(git(kept, "log", "-1", "--format=%s").strip())
    ana.open(f"/desk/es/testol/{key_hash(('standard', ENGLISH))}/")
    ana.press("save", words=OTHER)
    said.append(git(kept, "log", "-1", "--format=%s").strip())
    eva = member(kept, "Eva Gil")
    eva.open("/desk/es/testol/standard/")
    eva.press("sign")
    said.append(git(kept, "log", "-1", "--format=%s").strip())
    assert said == [
        "testol.po: suggestion 1 is accepted",
        "testol.po: a text is written at the desk",
        "testol.po: the standard words are signed off",
    ]
    (kept.root / ".git" / "index.lock").write_text("", encoding="utf-8")
    eva.press("take-back")
    assert "testol.po is not committed: git" in caplog.text
    assert desk(kept)["uncommitted"] == 1


def test_without_the_setting_there_is_no_commit(
    kept: MiniProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SERVICE_DESK_GIT")
    suggest(kept)
    run(kept, *ACCEPT)
    assert git(kept, "log", "--format=%s") == "All\n"


def test_a_git_that_fails_loses_nothing_and_the_next_acceptance_brings_it(
    kept: MiniProject,
) -> None:
    reader = suggest(kept)
    (lock := kept.root / ".git" / "index.lock").touch()
    done = run(kept, *ACCEPT)
    assert done.exit_code == 0
    assert "It is not committed: git: fatal: Unable to create" in done.output
    assert entry(kept).msgstr == BETTER
    assert desk(kept)["uncommitted"] == 1
    lock.unlink()
    reader.open("/es/drugs/testol/suggest/?part=mechanism")
    reader.type("Quizá calma las células vecinas.")
    reader.send()
    reader.send("send")
    assert run(kept, "desk", "accept", "2", "--by", "Ana Ruiz").exit_code == 0
    assert git(kept, "status", "--porcelain") == ""
    assert desk(kept)["uncommitted"] == 0


@pytest.mark.parametrize("harm", ["no repository", "no git", "a hook"])
def test_how_git_can_fail(kept: MiniProject, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    suggest(kept)
    if harm == "no repository":
        shutil.rmtree(kept.root / ".git")
    elif harm == "no git":
        monkeypatch.setenv("PATH", str(kept.root))
    else:
        hook = kept.root / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    done = run(kept, *ACCEPT)
    assert done.exit_code == 0
    assert "It is not committed: git" in done.output
    assert entry(kept).msgstr == BETTER


def test_a_wrong_setting_is_said(mini: MiniProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICE_DESK_GIT", "yes")
    with pytest.raises(Exception, match="SERVICE_DESK_GIT=yes cannot be"):
        mini.app()


def test_the_patch_brings_open_changes_onto_a_new_version(
    kept: MiniProject, tmp_path: Path
) -> None:
    suggest(kept)
    run(kept, *ACCEPT)
    new = kept.path("es", "glossary").with_name("new.po")
    shutil.copy(kept.path("es", "glossary"), new)
    patch = tmp_path.parent / f"{tmp_path.name}.patch"
    assert run(kept, "desk", "patch", str(patch)).exit_code == 0
    text = patch.read_text(encoding="utf-8")
    assert BETTER in text
    assert "new.po" in text
    assert git(kept, "status", "--porcelain") == "?? translations/es/LC_MESSAGES/new.po\n"
    new.unlink()
    git(kept, "reset", "--quiet", "--hard", "HEAD~1")
    header = kept.path("es").read_text(encoding="utf-8").replace("2026-11-01", "2026-11-20", 1)
    kept.path("es").write_text(header, encoding="utf-8")
    git(kept, "commit", "--quiet", "--all", "--allow-empty", "--message=A new version")
    git(kept, "apply", "--3way", str(patch))
    assert entry(kept).msgstr == BETTER
    assert new.exists()
    assert read_po(kept.path("es"))


def test_the_patch_holds_what_was_never_committed(kept: MiniProject, tmp_path: Path) -> None:
    patch = tmp_path.parent / f"{tmp_path.name}.patch"
    assert "is empty" in run(kept, "desk", "patch", str(patch)).output
    translated(kept, OTHER)
    assert OTHER in run(kept, "desk", "patch").output
    shutil.rmtree(kept.root / ".git")
    refused(run(kept, "desk", "patch", str(patch)), "git: fatal: not a git repository")


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone gives files away")
def test_root_leaves_files_to_their_owner(kept: MiniProject) -> None:
    suggest(kept)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(kept.root, Path(folder) / "project")
        theirs = MiniProject(Path(folder) / "project")
        for path in [theirs.root, *theirs.root.rglob("*")]:
            os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)
        theirs.path("es").chmod(0o664)
        done = run(theirs, *ACCEPT)
        assert done.output.startswith("1: accepted, in "), done.output
        assert "not committed" not in done.output
        found = theirs.path("es").stat()
        assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (SOMEBODY, SOMEBODY, 0o664)
        owners = {path.lstat().st_uid for path in (theirs.root / ".git").rglob("*")}
        assert owners == {SOMEBODY}
