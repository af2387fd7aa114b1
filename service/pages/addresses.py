"""How a page is addressed: locale, register, page; links inside the site are made from it.

A page is known by its `path`, wherever the site stands; a link to it is its `href`, under the
prefix at which this copy stands (`/drugs` of `https://example.org/drugs/es/`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from service.content.registers import Register
from service.locales.locale import SiteLocale

SUGGEST = "suggest/"
"""What follows the address of a page where better words for it are suggested."""


@dataclass(frozen=True)
class Address:
    """A page in one language and one register. `page` ends in `/`, or is empty for the home."""

    locale: SiteLocale
    register: Register = Register.STANDARD
    page: str = ""
    prefix: str = ""

    @cached_property
    def path(self) -> str:
        """What the page is known by inside the site: `/es/plain/drugs/riluzole/`."""
        plain = "plain/" if self.register is Register.PLAIN else ""
        return f"/{self.locale.tag}/{plain}{self.page}"

    @property
    def href(self) -> str:
        """What a link to the page says: its path under the prefix."""
        return self.prefix + self.path

    def whole(self, site: str) -> str:
        """The URL where the site's own address is known, prefix included; else the link."""
        return site + self.path if site else self.href

    def to(self, page: str) -> Address:
        """Another page in the same language and register."""
        return Address(self.locale, self.register, page, self.prefix)

    def drug(self, slug: str) -> Address:
        return self.to(f"drugs/{slug}/")

    def suggest(self, page: str, part: str, root: str) -> str:
        """The link by which better words for a part of a page are suggested, at the site `root`."""
        return f"{root}{self.to(page).path}{SUGGEST}?part={part}"

    def term(self, term: str) -> str:
        """The link to a glossary term."""
        return f"{self.to('glossary/').href}#{term}"

    def catalog(self, domain: str) -> str:
        """The link to a catalog of the language as a file."""
        return f"{self.prefix}/{self.locale.tag}/catalogs/{domain}.po"

    def in_locale(self, locale: SiteLocale) -> Address:
        """The same page in the same register in another language."""
        return Address(locale, self.register, self.page, self.prefix)

    def in_register(self, register: Register) -> Address:
        """The same page in the same language in other words."""
        return Address(self.locale, register, self.page, self.prefix)
