"""How a page is addressed: locale, register, page; links inside the site are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from service.content.registers import Register
from service.locales.locale import SiteLocale


@dataclass(frozen=True)
class Address:
    """A page in one language and one register. `page` ends in `/`, or is empty for the home."""

    locale: SiteLocale
    register: Register = Register.STANDARD
    page: str = ""

    @cached_property
    def path(self) -> str:
        """The path of the URL: `/es/plain/drugs/riluzole/`."""
        plain = "plain/" if self.register is Register.PLAIN else ""
        return f"/{self.locale.tag}/{plain}{self.page}"

    def to(self, page: str) -> Address:
        """Another page in the same language and register."""
        return Address(self.locale, self.register, page)

    def drug(self, slug: str) -> Address:
        return self.to(f"drugs/{slug}/")

    def term(self, term: str) -> str:
        """The path of a glossary term, with its fragment."""
        return f"{self.to('glossary/').path}#{term}"

    def in_locale(self, locale: SiteLocale) -> Address:
        """The same page in the same register in another language."""
        return Address(locale, self.register, self.page)

    def in_register(self, register: Register) -> Address:
        """The same page in the same language in other words."""
        return Address(self.locale, register, self.page)
