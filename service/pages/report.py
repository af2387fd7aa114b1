"""What a reader tells of a page, and the one way by which it reaches who runs the copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from service.content.operator import Operator
from service.content.reading import Content, Page
from service.content.registers import Register
from service.pages import labels
from service.pages.addresses import Address
from service.pages.inventory import PAGES
from service.pages.labels import N_
from service.pages.titles import page_title
from service.state.site import Site

IN_MAIL_ADDRESS = "@!$'*"
"""What stands in the address of a mailto link as it is; all else is encoded (RFC 6068)."""

REGISTERS = {Register.STANDARD: N_("standard words"), Register.PLAIN: N_("plain words")}


HOME = "home"
_LISTS = {
    page.path.rstrip("/") or HOME: page for page in PAGES if page.title and page.name != "report"
}
"""The pages that are made from data, by the names that a query has for them."""


@dataclass(frozen=True)
class Concern:
    """What a report is about: a page, or one that is made from data and has only a `title`, a text
    of the interface; and the part of it where one is named. `path` is that of `Address.page`."""

    path: str
    page: Page | None = None
    title: str = ""
    part: str = ""

    def address(self, here: Address) -> Address:
        """Where the page stands, in the language and register of another address."""
        return here.to(self.path)

    @property
    def parts(self) -> list[str]:
        """The parts that a reader may name."""
        if self.page is None or self.page.drug is None:
            return []
        sections = {part for doc in self.page.documents.values() for part in doc.sections}
        return [part for part in labels.SECTION_TITLES if part in sections]


def concern_of(content: Content, asked: Mapping[str, str]) -> Concern | None:
    """The page and part that a query names; what the site does not have counts as not said."""
    name = asked.get("page", "")
    known = {page.slug: page for page in content.all_pages}
    page = known.get(content.moved.get(name, name))
    if page is None:
        listed = _LISTS.get(name)
        return Concern(listed.path, title=listed.title) if listed else None
    part = asked.get("part", "")
    path = f"drugs/{page.slug}/" if page.drug else f"{page.slug}/"
    return Concern(path, page, part=part if page.drug and part in labels.SECTION_TITLES else "")


def query_for(content: Content, path: str, part: str = "") -> str:
    """The query by which a report names the page at a path (`Address.page`), or the one that a
    page under it belongs to; empty where it has no name."""
    first, _, rest = path.partition("/")
    name = rest.partition("/")[0] if first == "drugs" else first or HOME
    known = content.drugs if first == "drugs" else {**content.pages, **_LISTS}
    if name not in known:
        return ""
    return f"?page={name}&part={part}" if part else f"?page={name}"


def way_to_report(site: Site, here: Address, root: str, concern: Concern | None) -> str:
    """The way to send a report with what is known of it; empty where there is none.

    `root` is the whole address of the site, to which the path of the page is added.
    """
    translations = site.interface(here.locale).translations

    def say(message: str, **values: str) -> str:
        return str(translations.gettext(message)) % values

    name = ""
    if concern:
        page = concern.page
        name = page_title(site, page, here.locale)[0] if page else say(concern.title)
    lines = [say(N_("Page: %(page)s"), page=name)]
    if concern and concern.part:
        lines.append(say(N_("Part: %(part)s"), part=say(labels.SECTION_TITLES[concern.part])))
    if concern:
        place = f"{root}{concern.address(here).path}{'#' * bool(concern.part)}{concern.part}"
        lines.append(say(N_("Address: %(address)s"), address=place))
    lines.append(
        say(
            N_("Language: %(language)s (%(tag)s), %(words)s"),
            language=here.locale.autonym,
            tag=here.locale.tag,
            words=say(REGISTERS[here.register]),
        )
    )
    subject = (
        say(N_("Mistake on the page %(page)s"), page=name)
        if concern
        else say(N_("Mistake on a page"))
    )
    return way_to_send(site.content.operator, subject, [*lines, say(N_("What is wrong:")), ""])


def way_to_send(operator: Operator, subject: str = "", lines: Iterable[str] = ()) -> str:
    """The link by which readers write to who runs the copy; empty where there is no contact.

    It is the one place that knows how: a mail today (RFC 6068), with no line break but our own.
    """
    if not operator.contact:
        return ""
    body = "\r\n".join(" ".join(line.split()) for line in lines)
    fields = {"subject": " ".join(subject.split()), "body": body}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    address = quote(operator.contact, safe=IN_MAIL_ADDRESS)
    return f"mailto:{address}?{query}" if query else f"mailto:{address}"
