"""`catalogs clean`: files of pages that are no more."""

from __future__ import annotations

from pathlib import Path

from service.catalogs.commands.check import files_of_no_page
from service.catalogs.workshop import Workshop


def clean(shop: Workshop) -> list[Path]:
    """Delete the catalogs and templates that belong to no page; give them."""
    gone = files_of_no_page(shop)
    for path in gone:
        path.unlink()
    return gone
