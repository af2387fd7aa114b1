"""The small project and the folder that it is exported to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from service.export.plan import Task, plan
from service.export.run import Export, as_static
from service.state.site import Site
from tests.support.mini import MiniProject

ORIGIN = "https://example.org"


class Exporting:
    """A project and the folder that it is exported to."""

    def __init__(
        self,
        project: MiniProject,
        folder: Path,
        origin: str = ORIGIN,
        prefix: str = "",
        *,
        compress: bool = True,
    ) -> None:
        self.project, self.folder, self.origin, self.prefix = project, folder, origin, prefix
        self.compress = compress
        self.written: list[str] = []
        self.removed = 0
        self.site: Site
        self.tasks: list[Task] = []

    def run(self, stop_after: int | None = None, processes: int = 1) -> None:
        """Export; `stop_after` breaks off as Ctrl-C does."""
        app = as_static(self.project.app())
        loader = app.extensions["loader"]
        self.site = loader.load().standing_at(self.origin)
        self.tasks = plan(self.site, partial(loader.file, self.site), self.prefix)
        work = Export(app, self.site, self.folder, self.prefix, compress=self.compress)
        before = self.stamps()
        running = work.run(work.waiting(self.tasks), processes)
        for count, _ in enumerate(running, 1):
            if count == stop_after:
                running.close()
                break
        else:
            self.removed = work.finish(self.tasks)
        after = self.stamps()
        self.written = [name for name in after if before.get(name) != after[name]]

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Each page with what changes when it is written."""
        return {
            str(path.relative_to(self.folder)): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in self.folder.rglob("*.html")
            if path.name != "index.html" or path.parent != self.folder
        }

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def export_of(
    project: MiniProject, folder: Path, prefix: str = "", *, compress: bool = False
) -> Site:
    """Export a project, for who reads its pages: compressed where a server sends them so."""
    exporting = Exporting(project, folder, ORIGIN + prefix, prefix, compress=compress)
    exporting.run()
    return exporting.site
