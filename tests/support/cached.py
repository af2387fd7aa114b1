"""The small project behind the kept answers, and beside it without them."""

from __future__ import annotations

from flask import Flask
from werkzeug.test import Client, TestResponse

from service.pages.inventory import page_addresses
from service.serving.cache import PageCache
from service.serving.site_answers import Patience
from service.state.loading import Loader
from service.state.site import Site
from tests.support.mini import MiniProject


class Cached:
    """A mini project behind the cache, beside the same application without it."""

    def __init__(self, project: MiniProject, patience: Patience = (0.0, 0.0)) -> None:
        self.project = project
        self.app: Flask = project.app()
        self.loader = Loader(project.content, project.translations)
        site = self.loader.load()
        self.cache = PageCache(self.app.wsgi_app, site, patience=patience)
        self.client = Client(self.cache)
        self.site: Site = site
        self.paths = [address.path for address in page_addresses(site)]
        self.made: list[str] = []

    def fresh(self, path: str) -> bytes:
        response = Client(self.app.wsgi_app).get(
            path, environ_overrides={"service.site": self.site}
        )
        return bytes(response.data)

    def get(self, path: str, method: str = "GET", **headers: str) -> TestResponse:
        return self.client.open(path, method=method, headers=headers)

    def reload(self) -> None:
        self.site = self.loader.load()
        self.cache.publish(self.site)

    def kept(self) -> set[str]:
        return set(self.cache.answers)
