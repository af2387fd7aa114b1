"""The figure lock: doses, results, dates and registry numbers of the English stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.content.markup import plain_text
from service.figures import Language, differences
from service.locales.locale import SiteLocale


@dataclass(frozen=True)
class SameFigures:
    """The lock between the language of the original and that of a translation."""

    original: Language
    language: Language

    def check(self, source: str, target: str, _locale: SiteLocale) -> Iterator[str]:
        """Every figure of the English stands in the translation, and no other.

        The locale's own digits, decimal signs, units and month names are fine.
        """
        english, translation = plain_text(source), plain_text(target)
        for difference in differences(english, translation, self.original, self.language):
            yield str(difference)
