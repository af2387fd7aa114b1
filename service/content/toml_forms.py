"""The forms of values in the TOML files that people write, and what they are told of others."""

from __future__ import annotations

from typing import Annotated

import msgspec

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The form of names that stand in addresses: of folders, terms and sources."""

Text = Annotated[str, msgspec.Meta(min_length=1)]
Slug = Annotated[str, msgspec.Meta(pattern=rf"^{SLUG}\Z")]
PartialDate = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?\Z")]
FullDate = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}\Z")]
Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}\Z")]

ADVICE = {
    Country: "write two capital letters, an ISO 3166 country code such as KR, or EU",
    PartialDate: "write a date as 2026, 2026-02 or 2026-02-19",
    FullDate: "write a full date as 2026-02-19",
    Slug: "write small letters, digits and hyphens only",
}
"""What to write where a value has not the form of its type."""


class TomlTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a TOML file that people write: unknown keys are refused."""
