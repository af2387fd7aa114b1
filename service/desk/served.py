"""The translations as the desk works on them while they are served."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from flask import current_app, g

from service.catalogs.interface import DOMAIN
from service.catalogs.kept import Kept
from service.catalogs.store import CheckedBy
from service.catalogs.workshop import Workshop
from service.content.reading import Content
from service.locales.locale import SiteLocale
from service.state.site import Site


@dataclass(frozen=True)
class ServedWorkshop(Workshop):
    """A workshop that takes from a Site what reading the files anew would give: the English and
    the rules. The catalogs are those of the files; what was kept of their checks is taken, and
    nothing is kept anew."""

    site: Site = field(kw_only=True)

    @cached_property
    def content(self) -> Content:
        """The English original."""
        return self.site.content

    def checked_by(self, locale: SiteLocale, domain: str) -> CheckedBy:
        """A language, and the rules for its texts."""
        if domain == DOMAIN:
            return CheckedBy.of_interface(self.site.language(locale))
        return self.site.checked_by[locale.tag]


def served_workshop() -> ServedWorkshop:
    """The workshop of the Site that the request is answered from."""
    content: Path = current_app.config["CONTENT"]
    translations: Path = current_app.config["TRANSLATIONS"]
    kept = Kept(current_app.config["KEPT"] / "catalogs")
    return ServedWorkshop(content.parent, content, translations, kept=kept, site=g.site)
