"""Writes the files of an export: with all cores, only what has changed, never half a file."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.test import create_environ

from service.export import hosting
from service.export.plan import Task
from service.pages.inventory import PACKED
from service.serving.asking import ask
from service.serving.coding import CODINGS
from service.serving.packed import Packed
from service.state.site import Site
from service.whole_files import write_whole

MANIFEST = ".export.json"
SAVED_EVERY = 2.0
"""Seconds after which it is noted what is done, so that little is done twice."""
FEW = 12
"""Files that one process writes sooner than others could be started."""

Done = tuple[Task, str, int, bool]
"""A file with the digest and the length of its content, and whether it was written."""


def as_static(app: Flask) -> Flask:
    """An application with the templates of the export before the others, and without what only
    the live service can do."""
    app.config["STATIC"] = True
    loader = app.jinja_env.loader
    assert loader is not None
    app.jinja_env.loader = ChoiceLoader(
        [FileSystemLoader(Path(__file__).parent / "templates"), loader]
    )
    return app


class PageError(Exception):
    """A page that cannot be made. What was exported before stays as it is."""


class Export:
    """One run of the export into a folder."""

    def __init__(
        self, app: Flask, site: Site, folder: Path, prefix: str = "", *, compress: bool = True
    ) -> None:
        self._app, self._site, self._folder, self._prefix = app, site, folder, prefix
        self._suffixes = [coding.suffix for coding in CODINGS.values()] if compress else []
        self._packed = Packed(app.config["KEPT"] / "packed")
        self._manifest: dict[str, list[Any]] = self._read_manifest()
        self.written = 0

    def waiting(self, tasks: list[Task]) -> list[Task]:
        """The files that are not there yet as they should be."""
        return [task for task in tasks if not self._is_done(task)]

    def run(self, waiting: list[Task], processes: int) -> Generator[Task, None, None]:
        """Write files, in several processes where there are many; each is given when done."""
        saved = time.monotonic()
        try:
            for task, digest, length, written in self._each(waiting, processes):
                self._manifest[task.file] = [task.fingerprint, digest, length]
                self.written += written
                yield task
                if time.monotonic() - saved > SAVED_EVERY:
                    self._save()
                    saved = time.monotonic()
        finally:
            self._save()

    def finish(self, tasks: list[Task]) -> int:
        """Write what configures the host, and remove what is no longer part of the site."""
        for name, text in hosting.files(self._app, self._site, self._prefix).items():
            self._write(name, text.encode())
        gone = set(self._manifest) - {task.file for task in tasks}
        for name in gone:
            for suffix in ("", *(coding.suffix for coding in CODINGS.values())):
                (self._folder / (name + suffix)).unlink(missing_ok=True)
            del self._manifest[name]
        self._save()
        return len(gone)

    def _each(self, waiting: list[Task], processes: int) -> Iterator[Done]:
        if len(waiting) <= FEW or processes < 2:
            yield from map(self._make, waiting)
            return
        # Forked processes share the Site, which is read; it is not sent to them.
        context = multiprocessing.get_context("fork")
        with context.Pool(processes, _take, (self,)) as pool:
            yield from pool.imap_unordered(_make, waiting, chunksize=4)

    def _make(self, task: Task) -> Done:
        """Render one page, and write it unless the same is there."""
        body = self._body(task)
        digest = hashlib.sha256(body).hexdigest()
        old = self._manifest.get(task.file)
        if old and old[1] == digest and self._is_there(task.file, len(body)):
            return task, digest, len(body), False
        for name, coding in CODINGS.items():
            if coding.suffix in self._suffixes_of(task.file):
                self._write(task.file + coding.suffix, self._packed.get(digest, name, body))
            else:
                (self._folder / (task.file + coding.suffix)).unlink(missing_ok=True)
        self._write(task.file, body)
        return task, digest, len(body), True

    def _body(self, task: Task) -> bytes:
        origin = self._site.content.operator.address
        environ = create_environ(task.path, origin or f"http://localhost{self._prefix}")
        environ["service.site"] = self._site
        status, _, body = ask(self._app.wsgi_app, environ)
        if not status.startswith(str(task.status)):
            raise PageError(f"{task.path} cannot be made ({status}); the log says why")
        if task.file == "robots.txt" and not origin:
            body = b"\n".join(x for x in body.split(b"\n") if not x.startswith(b"Sitemap:"))
        return body

    def _is_done(self, task: Task) -> bool:
        old = self._manifest.get(task.file)
        return bool(old and old[0] == task.fingerprint and self._is_there(task.file, old[2]))

    def _is_there(self, name: str, length: int) -> bool:
        try:
            if (self._folder / name).stat().st_size != length:
                return False
            return all(
                (self._folder / (name + suffix)).stat() for suffix in self._suffixes_of(name)
            )
        except OSError:
            return False

    def _suffixes_of(self, name: str) -> list[str]:
        """What stands beside a file; nothing beside one that is packed already."""
        return [] if name.endswith(PACKED) else self._suffixes

    def _write(self, name: str, content: bytes) -> None:
        write_whole(self._folder / name, content)

    def _read_manifest(self) -> dict[str, list[Any]]:
        try:
            found = json.loads((self._folder / MANIFEST).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _save(self) -> None:
        self._write(MANIFEST, json.dumps(self._manifest).encode())


_export: Export | None = None


def _take(export: Export) -> None:
    """Hold the export in a forked process."""
    global _export
    _export = export


def _make(task: Task) -> Done:
    assert _export is not None
    return _export._make(task)
