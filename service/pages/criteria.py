"""The criteria of the accessibility statement in a language."""

from __future__ import annotations

from dataclasses import dataclass

from service.catalogs.catalog import Catalog
from service.content.criteria import Criterion
from service.locales.locale import ENGLISH, SiteLocale


@dataclass(frozen=True)
class CriterionView:
    """A criterion as it is shown, whole in one language."""

    criterion: Criterion
    name: str
    how: str
    locale: SiteLocale


def criterion_view(
    criterion: Criterion, locale: SiteLocale, catalog: Catalog | None
) -> CriterionView:
    """A criterion in a language; in English as a whole where one of its texts cannot be shown."""
    if catalog is not None:
        name, how = (catalog.shown(key) for key in criterion.keys)
        if name and how:
            return CriterionView(criterion, name, how, locale)
    return CriterionView(criterion, criterion.name, criterion.how, ENGLISH)
