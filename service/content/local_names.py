"""A language's `names.toml`: how its readers write and say what keeps its Latin name.

All of it is optional, and no part of a catalog: a name without a line stands as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from service.content.reading import Content
from service.content.toml_files import decode, parse_toml, read_content
from service.content.toml_forms import Slug, Text, TomlTable
from service.content.toml_lines import line_of
from service.errors import ContentError, Problem

NAMES = "names.toml"


class LocalNames(TomlTable, frozen=True):
    """`said`: a drug's name as it is spoken, in the language's own script, by the drug's folder
    (WCAG 2.2, 3.1.6). `brands`: a brand in the second script that these readers know it by."""

    said: Mapping[Slug, Text] = {}
    brands: Mapping[Text, Text] = {}


NO_NAMES = LocalNames()


def parse_names(path: Path, content: bytes) -> LocalNames:
    """The names that the bytes of a `names.toml` hold. Raises ContentError."""
    return parse_toml(path, content, LocalNames)


def name_faults(path: Path, content: Content) -> list[Problem]:
    """What is wrong with a `names.toml`: what cannot be read, and names that are of no drug."""
    try:
        found = read_content(path)
        names = parse_names(path, found)
    except ContentError as error:
        return list(error.problems)
    text = decode(path, found)
    brands = {brand for page in content.drugs.values() if page.drug for brand in page.drug.brands}
    advice = "correct it, or take the line out"
    return [
        *(
            Problem(
                path, line_of(text, "$.said", slug), f"no drug has the folder “{slug}”; {advice}"
            )
            for slug in names.said
            if slug not in content.drugs
        ),
        *(
            Problem(
                path, line_of(text, "$.brands", brand), f"no drug has the brand “{brand}”; {advice}"
            )
            for brand in names.brands
            if brand not in brands
        ),
    ]
