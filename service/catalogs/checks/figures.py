"""The figure lock: doses, results, dates and registry numbers of the English stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.content.languages import SiteLanguage
from service.content.markup import plain_text
from service.figures import Difference, differences
from service.locales.locale import SiteLocale
from service.said import Said, say, visible


@dataclass(frozen=True)
class SameFigures:
    """The lock between the language of the original and that of a translation."""

    original: SiteLanguage
    language: SiteLanguage

    def check(self, source: str, target: str, _locale: SiteLocale) -> Iterator[Said]:
        """Every figure of the English stands in the translation, and no other.

        The locale's own digits, decimal signs, units and month names are fine.
        """
        english, translation = plain_text(source), plain_text(target)
        ours, theirs = self.original.figures, self.language.figures
        for difference in differences(english, translation, ours, theirs):
            yield in_words(difference)


def in_words(difference: Difference) -> Said:
    """What differs, for readers of every language; the lock's own words are more exact."""
    english = difference.source.text if difference.source else ""
    here = difference.target.text if difference.target else ""
    exactly = visible(difference.message)
    if not here:
        return say(
            "%(english)s in the English is missing here; put it in", exactly, english=english
        )
    if not english:
        return say("%(here)s is not in the English; take it out", exactly, here=here)
    return say(
        "the English says %(english)s, and here stands %(here)s; write what the English says",
        exactly,
        english=english,
        here=here,
    )
