"""The commands on a small project, and what readers and files say afterwards."""

from __future__ import annotations

import os
from functools import lru_cache

import polib
from click.testing import Result
from flask import Flask

from service.catalogs.po_files import read_po
from service.catalogs.sign_offs import SignOffs
from service.catalogs.workshop import Workshop
from service.locales.locale import SiteLocale
from tests.support.mini import MiniProject
from tests.support.pages import page_getter

PAGE = "/es/drugs/testol/"


def run(mini: MiniProject, *arguments: str) -> Result:
    """A command on the project as its files are now; the site that an earlier command loaded, if
    one did, stays loaded."""
    settings = tuple(each for each in sorted(os.environ.items()) if each[0].startswith("SERVICE_"))
    return _app(mini, settings).test_cli_runner().invoke(args=arguments)


# Commands one after the other share an application: to make one takes longer than most commands.
@lru_cache(maxsize=1)
def _app(mini: MiniProject, _settings: tuple[tuple[str, str], ...]) -> Flask:
    return mini.app()


def sign(mini: MiniProject, name: str, *options: str, page: str = "testol") -> str:
    """What `catalogs review` says of a sign-off."""
    return run(mini, "catalogs", "review", "es", page, "--by", name, *options).output


def sign_offs(mini: MiniProject, tag: str = "es") -> SignOffs:
    """Who stands for the translations into a language, as the files are now."""
    shop = Workshop(mini.root, mini.content, mini.translations)
    return shop.sign_offs(SiteLocale(tag))


def disclaimer(mini: MiniProject, path: str = PAGE) -> str:
    """The disclaimer of a page."""
    return page_getter(mini.app().test_client())(path).text("disclaimer")


def headers(mini: MiniProject, domain: str = "testol") -> dict[str, str]:
    """The header of a Spanish catalog."""
    return dict(polib.pofile(str(mini.path("es", domain))).metadata)


def spoken(mini: MiniProject, text: str) -> str:
    """A sentence of the interface in the made-up Spanish."""
    return next(e.msgstr for e in read_po(mini.path("es", "messages")) if e.msgid == text)
