"""Where each text that is translated stands on the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from service.catalogs.interface import DOMAIN
from service.catalogs.texts import Key
from service.content.glossary import GLOSSARY
from service.content.reading import Content, Page
from service.content.registers import Register
from service.desk.parts import key_hash, part_ids, part_keys
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.state.site import Site


@dataclass(frozen=True)
class Place:
    """A text with where it stands first. `page` is None for the glossary and the interface; what
    stands in no part, such as a title, has none. `position` is its place in the order of all
    texts."""

    position: int
    domain: str
    key: Key
    page: Page | None
    part: str
    register: Register

    @property
    def hash(self) -> str:
        """What stands for its key in the database and in an address."""
        return key_hash(self.key)

    @property
    def path(self) -> str:
        """What follows the language in the address of its page on the desk."""
        return f"{self.domain}/{self.hash}/"

    def address(self, locale: SiteLocale, prefix: str) -> Address:
        """Where the page is read."""
        folder = "drugs/" if self.page and self.page.drug else ""
        return Address(locale, self.register, f"{folder}{self.domain}/", prefix)

    def on_page(self, locale: SiteLocale, prefix: str) -> str:
        """The link to the part of the page where it is read; none for a text of the interface,
        which is on many."""
        if self.domain == DOMAIN:
            return ""
        return f"{self.address(locale, prefix).href}{'#' * bool(self.part)}{self.part}"


Places = Mapping[str, Mapping[str, Place]]
_PLACES: WeakKeyDictionary[Site, Places] = WeakKeyDictionary()


def places(site: Site) -> Places:
    """The places of all texts of the pages, by domain and hash of the key, in their order."""
    if site not in _PLACES:
        found: dict[str, dict[str, Place]] = {domain: {} for domain in site.content.keys}
        for place in _all(site.content):
            found[place.domain].setdefault(place.hash, place)
        _PLACES[site] = found
    return _PLACES[site]


def _all(content: Content) -> Iterator[Place]:
    position = 0
    for page in (*content.all_pages, None):
        domain = page.slug if page else GLOSSARY
        known = content.keys[domain]
        for register in Register:
            for part in part_ids(content, page, register):
                for key in part_keys(content, page, part, register):
                    if key in known:
                        position += 1
                        yield Place(position, domain, key, page, part, register)
        for key in sorted(known):
            position += 1
            yield Place(position, domain, key, page, "", Register.STANDARD)
