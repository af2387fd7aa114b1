"""Which of the site's languages suits a reader (RFC 4647 lookup, CLDR likely subtags)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.locales.locale import ENGLISH, SiteLocale, likely_script


def lookup(language_range: str, available: Sequence[SiteLocale]) -> SiteLocale | None:
    """The locale for one language range: RFC 4647 section 3.4, then CLDR's likely subtags."""
    by_tag = {locale.tag.lower(): locale for locale in available}
    subtags = language_range.lower().replace("_", "-").split("-")
    while subtags:
        if found := by_tag.get("-".join(subtags)):
            return found
        subtags.pop()
        if subtags and len(subtags[-1]) == 1:
            subtags.pop()
    wanted = likely_script(language_range)
    return next((locale for locale in available if likely_script(locale.tag) == wanted), None)


def negotiate(accepted: Iterable[tuple[str, float]], available: Sequence[SiteLocale]) -> SiteLocale:
    """The best locale for a reader, English where nothing fits.

    `accepted` holds language ranges with their quality, the best first, as Werkzeug parses
    Accept-Language (RFC 9110 section 12.5.4). A range of quality 0 is not wanted.
    """
    refused = {tag.lower() for tag, quality in accepted if quality <= 0}
    for language_range, quality in accepted:
        if quality <= 0 or language_range == "*":
            continue
        found = lookup(language_range, available)
        if found and found.tag.lower() not in refused:
            return found
    return ENGLISH
