"""schema.org data of a drug page, for search engines and for whoever reuses the pages."""

from __future__ import annotations

from typing import Any

from service.content.reading import Page
from service.locales.locale import ENGLISH
from service.pages.addresses import Address


def drug_page(page: Page, name: str, address: Address, root: str) -> dict[str, Any]:
    """JSON-LD of a drug page: schema.org `MedicalWebPage` about a `Drug`.

    `name` is the drug's name in the language of the address. `root` is the site's own origin.
    `lastReviewed` is the day on which the English was last
    held against its sources; it says nothing of the translation, which names its original.
    """
    drug = page.drug
    assert drug is not None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": address.whole(root),
        "name": name,
        "inLanguage": address.locale.tag,
        "lastReviewed": drug.dates.checked,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "about": {
            "@type": "Drug",
            "name": name,
            "nonProprietaryName": drug.name,
            "alternateName": [*drug.brands, *drug.codes],
        },
        "citation": [source.url for source in drug.sources],
    }
    if address.locale != ENGLISH:
        data["translationOfWork"] = {"@id": address.in_locale(ENGLISH).whole(root)}
    return data
