"""The figure lock: doses, results, dates and registry numbers of the English stay what they are."""

from __future__ import annotations

from collections.abc import Iterator

from service.content.markup import plain_text
from service.figures import differences
from service.locales.locale import SiteLocale


def same_figures(source: str, target: str, locale: SiteLocale) -> Iterator[str]:
    """Every figure of the English stands in the translation, and no other.

    The locale's own digits, decimal signs, units and month names are fine.
    """
    for difference in differences(plain_text(source), plain_text(target), locale.babel):
        yield str(difference)
