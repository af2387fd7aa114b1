"""What a host of files needs beside the files: headers, the choice of language, a front page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

from babel.core import get_global
from babel.localedata import locale_identifiers
from flask import Flask
from markupsafe import escape

from service.books.data import SCHEMA_PATH
from service.content.operator import Operator
from service.locales.locale import ENGLISH, SiteLocale
from service.locales.near import SERVED_BY
from service.locales.negotiation import family, lookup
from service.pages.addresses import Address
from service.pages.inventory import MEDIA_TYPES, media_type
from service.serving.answers import CACHED_FOR
from service.serving.coding import CODINGS
from service.state.site import Site
from service.web.headers import COMMON, embed_policy, policy, transport_security
from service.web.templating import style

OPEN = "set $resource_policy cross-origin; set $readers *;"
"""For nginx: what pages of other sites may read."""


def files(app: Flask, site: Site, prefix: str) -> dict[str, str]:
    """The files by name: for hosts that read `_headers` and `_redirects`, for nginx, for others."""
    fields = [
        ("Content-Security-Policy", policy(site.content.operator.colours)),
        *(field for field in COMMON if field[1]),
        *transport_security(app.config.get("HSTS")),
        ("Cache-Control", CACHED_FOR),
    ]
    return {
        "_headers": f"{prefix}/*\n"
        + "".join(f"  {name}: {value}\n" for name, value in fields)
        + open_headers(prefix)
        + embed_headers(site.content.operator, prefix),
        ".nginx/headers.conf": nginx_headers(fields),
        ".nginx/languages.map": language_map(site.locales),
        ".nginx/codings.map": coding_map(),
        ".nginx/rest.map": rest_map(prefix),
        ".nginx/locations.conf": locations(site, prefix),
        "_redirects": redirects(site.content.moved, prefix),
        "index.html": front_page(site, prefix),
    }


def open_headers(prefix: str) -> str:
    """For hosts that read `_headers`: what other sites may read, as `open_to_all` has it."""
    paths = [SCHEMA_PATH]
    for plain in ("", "plain/"):
        paths += [f"/:locale/{plain}drugs/:slug/index.json", f"/:locale/{plain}changes.atom"]
    return "".join(
        f"{prefix}{path}\n  ! Cross-Origin-Resource-Policy\n"
        "  Cross-Origin-Resource-Policy: cross-origin\n  Access-Control-Allow-Origin: *\n"
        for path in paths
    )


def embed_headers(operator: Operator, prefix: str) -> str:
    """For hosts that read `_headers` and know `!`, which takes a field of all pages away; where
    it is not known, both policies hold, and nobody shows the short form in a frame."""
    names = ("Content-Security-Policy", "Cross-Origin-Resource-Policy")
    values = (embed_policy(operator), "cross-origin")
    fields = "".join(f"  {name}: {value}\n" for name, value in zip(names, values, strict=True))
    taken = "".join(f"  ! {name}\n" for name in names)
    return "".join(
        f"{prefix}/:locale/{plain}drugs/:slug/embed/\n{taken}{fields}" for plain in ("", "plain/")
    )


def nginx_headers(fields: Sequence[tuple[str, str]]) -> str:
    """For nginx: the header fields of every answer. What is open to pages of other sites sets
    `$policy`, `$resource_policy` and `$readers` in its location; an empty field is not sent."""
    values = {
        "Content-Security-Policy": "$policy",
        "Cross-Origin-Resource-Policy": "$resource_policy",
    }
    policies = [_quoted(v) for name, v in fields if name == "Content-Security-Policy"]
    lines = [
        f"add_header {name} {values.get(name, _quoted(value))} always;" for name, value in fields
    ]
    first = [f"set $policy {policies[0]};", "set $resource_policy same-origin;", "set $readers '';"]
    return "\n".join(
        [*first, *lines, "add_header Access-Control-Allow-Origin $readers always;", ""]
    )


def _quoted(value: str) -> str:
    return f'"{value}"'


def coding_map() -> str:
    """For nginx's `map`: Accept-Encoding and the suffix of the best coding, as `choose_coding`
    finds it, to a tenth of quality. The first rule that matches counts: the highest quality."""
    codings = [*((name, coding.suffix) for name, coding in CODINGS.items()), ("identity", "''")]
    tenths = [rf";\s*q=0\.{tenth}" for tenth in range(9, 0, -1)]
    qualities = [r"(,|$|;\s*q=1)", *tenths, r";\s*q=0\.0+[1-9]"]
    rules = [
        rf'"~*(^|,)\s*{name}\s*{quality}" {suffix};'
        for quality in qualities
        for name, suffix in codings
    ]
    return "\n".join(["default '';", *rules, ""])


def rest_map(prefix: str) -> str:
    """For nginx's `map`: what follows the first part of the path, as it was sent. Decoded, it
    could bring a line end into a header field."""
    first = f"^{re.escape(prefix)}/+[^/?]+"
    return f'default /;\n"~{first}(?<after>/.*)$" $after;\n"~{first}(?<after>[?].*)$" /$after;\n'


def language_map(locales: Sequence[SiteLocale]) -> str:
    """For nginx's `map`: a language range and the locale that suits it, as `lookup` finds it.

    One rule for each language, and one for each range of CLDR that a language's rule would get
    wrong: `zh-TW` is written in another script than `zh`. A form that the site does not have is
    `!zh`, and a bare language of which there is such a form `zh-Hans~zh`: nginx.conf passes over
    the second behind the first, as `negotiate` does.
    """
    ours = {family(locale.tag) for locale in locales}
    rules, exact = [], []
    for language, tags in groupby(_ranges(), key=_language):
        if family(language) not in ours:
            continue
        whole, missing = lookup(language, locales), f"!{family(language)}"
        others = [(tag, found) for tag in tags if (found := lookup(tag, locales)) != whole]
        exact += [f"~*^{tag}(-|$) {found.tag if found else missing};" for tag, found in others]
        if whole and any(found is None for _, found in others):
            rules.append(f"~*^{language}$ {whole.tag}~{family(language)};")
        rules.append(f"~*^{language}(-|$) {whole.tag if whole else missing};")
    # The first expression that matches counts: the longest ranges come first.
    exact.sort(key=lambda rule: (-rule.index("("), rule))
    return "\n".join(["default '';", *exact, *rules, ""])


@cache
def _ranges() -> list[str]:
    """All language ranges that CLDR knows, also by the aliases of their languages (`cmn-TW`)."""
    known = {*locale_identifiers(), *get_global("likely_subtags"), *SERVED_BY}
    ranges = {identifier.replace("_", "-") for identifier in known}
    aliases: dict[str, list[str]] = {}
    for alias, language in get_global("language_aliases").items():
        aliases.setdefault(language, []).append(alias)
    for tag in list(ranges):
        language, *rest = tag.split("-")
        ranges.update("-".join((alias, *rest)) for alias in aliases.get(language, ()))
    return sorted(ranges, key=lambda tag: (_language(tag), tag))


def _language(tag: str) -> str:
    return tag.split("-")[0]


def redirects(moved: Mapping[str, str], prefix: str) -> str:
    """For hosts that read `_redirects`: the addresses of renamed pages, in every language."""
    return "".join(
        f"{prefix}/:locale/{plain}drugs/{old}/* {prefix}/:locale/{plain}drugs/{new}/:splat 308\n"
        for old, new in sorted(moved.items())
        for plain in ("", "plain/")
    )


def locations(site: Site, prefix: str) -> str:
    """For nginx: the front door, the pages of each locale, what is missing in the language of its
    address, renamed pages, and other spellings of the locale sent to the canonical one."""
    locales, moved = site.locales, site.content.moved
    here = "try_files $uri$packed $uri =404;"
    pages = "try_files ${uri}index.html$packed ${uri}index.html $uri$packed $uri =404;"
    parts = [
        f"error_page 404 {prefix}/404.html;\n",
        f"location = {prefix}/ {{ set $varies Accept-Language; return 302 {prefix}/$locale/; }}\n",
        f'location = {prefix}/healthz {{ default_type text/plain; return 200 "ok\\n"; }}\n',
        f"location = {prefix}/robots.txt {{ default_type text/plain; {here} }}\n",
        f"location = {prefix}/sitemap.xml {{ default_type application/xml; {here} }}\n",
        f"location = {prefix}/404.html {{ internal; {here} }}\n",
        f"location = {prefix}{SCHEMA_PATH} {{ default_type application/schema+json; "
        f"{OPEN} {here} }}\n",
        f"location {prefix}/ {{ return 404; }}\n",
    ]
    if logo := site.content.operator.logo:
        parts.append(f"location = {prefix}/{logo} {{ default_type {media_type(logo)}; {here} }}\n")
    for locale in locales:
        root, spellings = f"{prefix}/{locale.tag}", locale.tag.replace("-", "[-_]")
        parts.append(
            f"location ^~ {root}/ {{\n"
            f"    error_page 404 {root}/404.html;\n"
            "    rewrite ^([^.]*[^/])$ $1/ permanent;\n"
            f"    {pages}\n"
            + "".join(
                f"    location ~ ^{re.escape(root)}/(plain/)?drugs/{old}/"
                "((?:compare|embed)/|index[.]json)?$ "
                f"{{ return 308 {root}/$1drugs/{new}/$2$is_args$args; }}\n"
                for old, new in sorted(moved.items())
            )
            + f"    location ~ /embed/$ {{ set $resource_policy cross-origin; "
            f"set $policy {_quoted(embed_policy(site.content.operator))}; {pages} }}\n"
            + "".join(
                f"    location ~ [.]{end}$ {{ default_type {kind}; "
                f"{OPEN if end in ('json', 'atom') else ''} {here} }}\n"
                for end, kind in MEDIA_TYPES.items()
            )
            + "}\n"
            f"location ~* ^{re.escape(prefix)}/{spellings}(/|$) {{ return 308 {root}$rest; }}\n"
        )
    return "".join(parts)


def front_page(site: Site, prefix: str) -> str:
    """The languages as links, for hosts that cannot choose one. Nothing but their own names."""
    items = "".join(
        f'<li><a lang="{locale.tag}" dir="{locale.direction}" hreflang="{locale.tag}" '
        f'href="{Address(locale, prefix=prefix).href}">{escape(locale.autonym)}</a></li>\n'
        for locale in site.locales
    )
    operator = site.content.operator
    own = operator.title_in(ENGLISH)
    title = escape(own[0] if own else "ALS/MND drug pages")
    return (
        f'<!doctype html>\n<html lang="{ENGLISH.tag}" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n"
        f'<link rel="icon" href="data:,">\n<style>{style(operator.colours)}</style>\n'
        "</head>\n<body>\n"
        f'<main id="main">\n<h1>{title}</h1>\n'
        f'<ul class="targets">\n{items}</ul>\n</main>\n</body>\n</html>\n'
    )
