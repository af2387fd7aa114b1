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
from service.pages.labels import N_
from service.pages.titles import page_title
from service.state.site import Site

IN_MAIL_ADDRESS = "@!$'*"
"""What stands in the address of a mailto link as it is; all else is encoded (RFC 6068)."""

REGISTERS = {Register.STANDARD: N_("standard words"), Register.PLAIN: N_("plain words")}


@dataclass(frozen=True)
class Concern:
    """The page that a report is about, and the part of it where one is named."""

    page: Page
    part: str = ""

    def address(self, here: Address) -> Address:
        """Where the page stands, in the language and register of another address."""
        return here.drug(self.page.slug) if self.page.drug else here.to(f"{self.page.slug}/")


def concern_of(content: Content, asked: Mapping[str, str]) -> Concern | None:
    """The page and part that a query names; what the site does not have counts as not said."""
    slug = asked.get("page", "")
    known = {page.slug: page for page in content.all_pages}
    page = known.get(content.moved.get(slug, slug))
    if page is None:
        return None
    part = asked.get("part", "")
    return Concern(page, part if page.drug and part in labels.SECTION_TITLES else "")


def way_to_report(site: Site, here: Address, root: str, concern: Concern | None) -> str:
    """The way to send a report with what is known of it; empty where there is none.

    `root` is the whole address of the site, to which the path of the page is added.
    """
    translations = site.interface(here.locale).translations

    def say(message: str, **values: str) -> str:
        return str(translations.gettext(message)) % values

    name = page_title(site, concern.page, here.locale)[0] if concern else ""
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
