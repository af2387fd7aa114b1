"""Which of the site's languages suits a reader (RFC 4647 lookup, CLDR likely subtags)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.locales.locale import ENGLISH, SiteLocale, canonical, likely_script
from service.locales.near import SERVED_BY


def lookup(language_range: str, available: Sequence[SiteLocale]) -> SiteLocale | None:
    """The locale for one language range, or None.

    RFC 4647 section 3.4 over the canonical tag (`deu`, `cmn`), then CLDR's likely subtags
    (`zh-SG` is written as `zh-Hans` is), then a language that is close enough, in the same script.
    """
    by_tag = {locale.tag.lower(): locale for locale in available}
    subtags = canonical(language_range).lower().split("-")
    while subtags:
        if found := by_tag.get("-".join(subtags)):
            return found
        subtags.pop()
        if subtags and len(subtags[-1]) == 1:
            subtags.pop()
    language, script = likely_script(language_range)
    by_script = {likely_script(locale.tag): locale for locale in reversed(available)}
    wanted = ((other, script) for other in (language, *SERVED_BY.get(language, ())))
    return next((by_script[key] for key in wanted if key in by_script), None)


def family(language_range: str) -> str:
    """The language of a range, or the one that serves its readers: `zh` for `yue-HK`."""
    language = likely_script(language_range)[0]
    return next(iter(SERVED_BY.get(language, (language,))))


def is_bare(language_range: str) -> bool:
    """Whether a range names a language alone, as browsers add `zh` behind `zh-TW`."""
    return "-" not in language_range.replace("_", "-")


def negotiate(accepted: Iterable[tuple[str, float]], available: Sequence[SiteLocale]) -> SiteLocale:
    """The best locale for a reader, English where nothing fits.

    `accepted` holds language ranges with their quality, the best first, as Werkzeug parses
    Accept-Language (RFC 9110 section 12.5.4). A range of quality 0 is not wanted. A bare language
    behind a form of it that the site does not have brings no other form: who reads `zh-TW` is not
    sent to the simplified script.
    """
    refused = {tag.lower() for tag, quality in accepted if quality <= 0}
    missing = set()
    for language_range, quality in accepted:
        if quality <= 0 or language_range == "*":
            continue
        if is_bare(language_range) and family(language_range) in missing:
            continue
        found = lookup(language_range, available)
        if found is None:
            missing.add(family(language_range))
        elif found.tag.lower() not in refused:
            return found
    return ENGLISH
