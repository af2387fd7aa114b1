"""`catalogs extract`: the templates of all that can be translated, and their list for Weblate."""

from __future__ import annotations

from pathlib import Path

import polib

from service.catalogs import weblate
from service.catalogs.po_files import write_po
from service.catalogs.provenance import PAGE
from service.catalogs.templates import entries
from service.catalogs.workshop import HEADER, Workshop


def write_templates(shop: Workshop) -> list[Path]:
    """Write each domain's template, and Weblate's settings; give the files that changed.

    Raises ContentError.
    """
    changed = []
    for domain, template in shop.templates.items():
        file = polib.POFile(wrapwidth=0)
        file.metadata = {**HEADER, PAGE: domain}
        file.extend(entries(template))
        if write_po(file, shop.template_path(domain)):
            changed.append(shop.template_path(domain))
    return changed + weblate.write(shop.translations, shop.templates)
