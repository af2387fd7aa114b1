"""What is known of countries: who says which medicines are approved there, and where that holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.core import get_global

from service.content.toml_files import read_toml
from service.content.toml_forms import Country, Text, TomlTable
from service.content.toml_lines import line_of
from service.errors import ContentError, Problem
from service.locales.territories import is_country


class Countries(TomlTable, frozen=True):
    """`countries.toml`: regulators that somebody looked up, and the members of the Union.

    An approval for the European Union holds in each of its members.
    """

    regulators: Mapping[Country, Text] = {}
    european_union: tuple[Country, ...] = ()

    def holds_in(self, approved: str, code: str) -> bool:
        """Whether an approval of `approved` (a country or `EU`) holds in the country `code`."""
        return approved == code or (approved == "EU" and code in self.european_union)


NOTHING_KNOWN = Countries()


def load_countries(path: Path) -> Countries:
    """Read `countries.toml`; a site without it names no regulator. Raises ContentError."""
    if not path.exists():
        return NOTHING_KNOWN
    found = read_toml(path, Countries)
    text = path.read_text(encoding="utf-8")
    places = [(line_of(text, "$.regulators", code), code) for code in found.regulators]
    line = line_of(text, "$.european_union")
    places += [(line, code) for code in found.european_union]
    faults = [(line, code_fault(code)) for line, code in places]
    if problems := [Problem(path, line, fault) for line, fault in faults if fault]:
        raise ContentError(problems)
    return found


def code_fault(code: str) -> str:
    """What is wrong with a code that stands for a country (ISO 3166), or nothing."""
    if is_country(code):
        return ""
    meant = " or ".join(get_global("territory_aliases").get(code, ()))
    advice = f"write {meant}" if meant else "correct it"
    return f"“{code}” is no country code of ISO 3166; {advice}"
