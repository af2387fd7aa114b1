"""`site.toml`: who runs this copy of the site, where it stands, what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from service.content.colours import weakness
from service.content.toml_files import decode, parse_toml, read_content
from service.content.toml_forms import TomlTable
from service.content.toml_lines import line_of
from service.errors import ContentError, Problem
from service.locales.canonical import canonical
from service.locales.locale import ENGLISH, SiteLocale

LINE = r"^([^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*)?\Z"
MAIL = r"^([^@\s<>:/?&]+@[^@\s<>:/?&]+)?\Z"
ADDRESS = r"^(https?://[^/\s?#@:\"<>\\]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*)?\Z"
LOGO = r"^(logo\.(svg|png|webp))?\Z"
ORIGIN = r"^https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?\Z"
COLOUR = r"^(#[0-9a-fA-F]{6})?\Z"
ADVICE = {
    LINE: "write it in one line that begins with a letter, without control characters",
    MAIL: "write an e-mail address alone, such as drugs@example.org",
    ADDRESS: "write it as https://drugs.example.org or https://example.org/drugs, "
    "without a slash at the end",
    ORIGIN: "write the beginning of an address alone, such as https://association.example or "
    "https://*.association.example",
    COLOUR: "write a colour as #0a4752",
    LOGO: "write logo.svg, logo.png or logo.webp, the name of a file beside site.toml",
}
"""What to write where a value has not the form of its type; all but an origin may be empty."""

LARGEST_LOGO = 32_768
"""Bytes of a logo: as much as a page with all its text."""
_KINDS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".svg": re.compile(rb"[^\0]*?<svg[\s>]"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
"""How a picture begins."""

Line = Annotated[str, msgspec.Meta(pattern=LINE)]
Title = Annotated[str, msgspec.Meta(pattern=LINE, min_length=1)]
Mail = Annotated[str, msgspec.Meta(pattern=MAIL)]
Address = Annotated[str, msgspec.Meta(pattern=ADDRESS)]
LogoName = Annotated[str, msgspec.Meta(pattern=LOGO)]
Origin = Annotated[str, msgspec.Meta(pattern=ORIGIN)]
Colour = Annotated[str, msgspec.Meta(pattern=COLOUR)]


class Colours(TomlTable, frozen=True):
    """The colour of links, buttons and frames, on light and on dark pages; empty is the site's."""

    light: Colour = ""
    dark: Colour = ""


class Operator(TomlTable, frozen=True):
    """Who runs this copy of the site, its logo, where readers write to, where it stands, and the
    live site that takes suggestions for it, if that is another; what it is called, by language,
    its colours, and whose pages may show its short forms in a frame."""

    name: Line = ""
    logo: LogoName = ""
    contact: Mail = ""
    address: Address = ""
    desk: Address = ""
    title: Mapping[str, Title] = {}
    colours: Colours = Colours()
    embed: tuple[Origin, ...] = ()

    def title_in(self, locale: SiteLocale) -> tuple[str, SiteLocale] | None:
        """What this copy is called, and the language of that; None where it has no own name."""
        if locale.tag in self.title:
            return self.title[locale.tag], locale
        return (self.title[ENGLISH.tag], ENGLISH) if self.title else None


def load_operator(path: Path) -> Operator:
    """Read `site.toml`. Raises ContentError that names each fault with its line."""
    content = read_content(path)
    found = parse_toml(path, content, Operator, ADVICE)
    text = decode(path, content)
    faults = [Problem(path, line_of(text, place), message) for place, message in _faults(found)]
    if faults:
        raise ContentError(sorted(faults))
    return found


def load_logo(root: Path, operator: Operator) -> bytes:
    """The file of the logo, which stands beside `site.toml`; nothing where none is named.

    Raises ContentError for a file that is missing, too large, or not what its name says.
    """
    if not operator.logo:
        return b""
    path = root / operator.logo
    content = read_content(path)
    if len(content) > LARGEST_LOGO:
        message = f"has {len(content)} bytes; each page shows it, so {LARGEST_LOGO} are the most"
        raise ContentError([Problem(path, 1, message)])
    if not _KINDS[path.suffix].match(content):
        message = f"is no {path.suffix[1:].upper()} file; save it as one, or name it as what it is"
        raise ContentError([Problem(path, 1, message)])
    return content


def _faults(found: Operator) -> Iterator[tuple[str, str]]:
    """What the form of the file cannot tell, with its place."""
    if found.contact and not found.name:
        yield "$.name", "say in “name” to whom readers write"
    elif found.logo and not found.name:
        yield "$.logo", "say in “name” whose logo it is, for people who do not see it"
    if found.title and ENGLISH.tag not in found.title:
        yield "$.title", "the name in English is missing; add “en”, for languages without one"
    for tag in found.title:
        locale = canonical(tag)
        if locale is None:
            yield f"$.title.{tag}", f"“{tag}” is no language that CLDR knows; write a tag as pt-BR"
        elif locale.tag != tag:
            yield f"$.title.{tag}", f"“{tag}” is {locale.tag} here; write it so"
    for scheme, colour in (("light", found.colours.light), ("dark", found.colours.dark)):
        if colour and (fault := weakness(colour.lower(), scheme)):
            yield f"$.colours.{scheme}", fault
