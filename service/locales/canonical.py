"""The one tag by which a language goes here, whichever way somebody writes it.

Source: Unicode Technical Standard 35, "Canonicalization" and "Likely Subtags"; data of CLDR.
"""

from __future__ import annotations

import re
from functools import cache

from babel.core import UnknownLocaleError, get_global
from babel.localedata import locale_identifiers

from service.locales.locale import SiteLocale

Parts = tuple[str, str, str]
"""Language, script, territory; each may be empty."""

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)


def canonical(tag: str) -> SiteLocale | None:
    """The locale of a tag: `iw` is `he`, `zh-CN` is `zh-Hans`, `pt_br` is `pt-BR`.

    A language that CLDR has in several scripts always names its script; a territory that only
    said which script is left out. None for what is no language that CLDR knows.
    """
    parts = _parts(tag)
    if parts is None:
        return None
    language, script, territory = parts
    script = script or filled(parts)[1]
    if f"{language}_{script}" in _identifiers():
        territory = "" if territory == filled((language, script, ""))[2] else territory
    else:
        script = parts[1]
    found = SiteLocale("-".join(part for part in (language, script, territory) if part))
    return found if _is_known(found) else None


def same_language(one: SiteLocale, other: SiteLocale) -> bool:
    """Whether two tags name the same, once what CLDR holds likely is filled in (`de`, `de-DE`)."""
    parts = _parts(one.tag), _parts(other.tag)
    return None not in parts and len({filled(part) for part in parts if part}) == 1


def may_be(header: str, locale: SiteLocale) -> bool:
    """Whether a catalog that says `Language: header` can be one of a locale.

    `zh` and `zh_CN` can be zh-Hans, `es_MX` can be es; `pt_PT` is not pt-BR, `de` is not es.
    """
    claimed, own = _parts(header), _parts(locale.tag)
    if claimed is None or own is None:
        return header.replace("_", "-").lower() == locale.tag.lower()
    counted = 3 if own[2] else 2
    return filled(claimed)[:counted] == filled(own)[:counted]


def filled(parts: Parts) -> Parts:
    """Language, script and territory with CLDR's likely subtags put where a part is missing."""
    language, script, territory = parts
    likely = get_global("likely_subtags")
    for key in ((script, territory), ("", territory), (script, ""), ("", "")):
        found = _TAG.fullmatch(likely.get("_".join(p for p in (language, *key) if p), ""))
        if found and script in ("", found[2]):
            return language, script or found[2], territory or found[3]
    return parts


def _parts(tag: str) -> Parts | None:
    """The parts of a tag, old codes in their new form (`iw`, `sh`); None for what is no tag."""
    found = _TAG.fullmatch(tag.strip())
    if found is None:
        return None
    language, script, territory = (found[1].lower(), (found[2] or "").title(), found[3] or "")
    new = _TAG.fullmatch(get_global("language_aliases").get(language, language))
    if new is None:
        return None
    return new[1], script or new[2] or "", (territory or new[3] or "").upper()


def _is_known(locale: SiteLocale) -> bool:
    try:
        return bool(locale.babel.english_name)
    except (ValueError, UnknownLocaleError):
        return False


@cache
def _identifiers() -> frozenset[str]:
    return frozenset(locale_identifiers())
