"""The pages of the site: the one place that says which there are, where, and who names them.

Routes, footer, site map, sitemap, kept answers, warm-up, export and the lists of the tests are all
made from `PAGES`. A new page is a line here, a view (`web.views`) and a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.catalogs.interface import DOMAIN
from service.content.reading import Content
from service.content.registers import Register
from service.content.toml_forms import SLUG
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.addresses import Address
from service.pages.labels import N_
from service.state.site import Site


@dataclass(frozen=True)
class SitePage:
    """A page, or a kind of pages with a `<slug>` in their path, in each language and register.

    `name` is that of its view. `path` is what follows `/<locale>/` or `/<locale>/plain/`. A page
    with a `title` is named in the footer and in the site map. Search engines are given what is
    `indexed`. A page of `all_languages` shows the state of the catalogs of every language. One that
    `gathers` shows a little of all of its language, and may follow a change some seconds later; any
    other is made from one catalog at most, and from titles. One that is `queried` depends on the
    query of its address: with one, it is made anew each time.
    What is not `kept` is large and packed already: it stands in a file of its own, in one coding.
    A page with a `form` takes a POST, and is made anew each time.
    """

    name: str
    path: str
    title: str = ""
    indexed: bool = True
    all_languages: bool = False
    gathers: bool = False
    queried: bool = False
    kept: bool = True
    form: bool = False

    def paths(self, content: Content) -> list[str]:
        """The paths of all its pages: one, or one for each drug or each page about the site that
        has any."""
        if "<slug>" not in self.path:
            return [self.path]
        slugs = content.drugs if self.path.startswith("drugs/") else content.pages
        if self.name == "criteria":
            slugs = {slug: page for slug, page in slugs.items() if page.criteria}
        return [self.path.replace("<slug>", slug) for slug in slugs]


PAGES = (
    SitePage("home", "", N_("All drugs"), gathers=True),
    SitePage("search", "search/", N_("Search"), indexed=False, queried=True),
    SitePage("approvals", "approvals/", N_("Approvals by country"), gathers=True),
    SitePage("glossary", "glossary/", N_("Glossary")),
    SitePage("changes", "changes/", N_("What changed"), gathers=True),
    SitePage("translations", "translations/", N_("Translations"), all_languages=True, gathers=True),
    SitePage("translate", "translate/", N_("Help to translate"), gathers=True),
    SitePage("data", "data/", N_("Use these pages elsewhere"), gathers=True),
    SitePage("report", "report/", N_("Tell us, pass it on"), form=True),
    SitePage("site_map", "site-map/", N_("Site map")),
    SitePage("info", "<slug>/"),
    SitePage("criteria", "<slug>/criteria/"),
    SitePage("drug", "drugs/<slug>/"),
    SitePage("compare", "drugs/<slug>/compare/", indexed=False),
)
"""In the order of the footer, those that are read most first. The pages about the site (`info`)
are the folders of `content/pages/`, which say their titles themselves."""

FILES = (
    SitePage("drug_data", "drugs/<slug>/index.json", indexed=False),
    SitePage("embed", "drugs/<slug>/embed/", indexed=False),
    SitePage("feed", "changes.atom", indexed=False, gathers=True),
    SitePage("book", "drug-pages.epub", indexed=False, kept=False),
)
"""What machines and readers fetch beside the pages, in each language and register."""

BY_NAME = {page.name: page for page in (*PAGES, *FILES)}

GATHERING = frozenset(page.path for page in (*PAGES, *FILES) if page.gathers)
"""What follows `/<locale>/` or `/<locale>/plain/` in the addresses of pages that gather."""

QUERIED = tuple(f"/{page.path}" for page in PAGES if page.queried)
"""How the paths of pages end that depend on their query."""

PACKED = tuple(f"/{page.path}" for page in FILES if not page.kept)
"""How the paths of those end that are neither kept in memory nor compressed."""

BESIDE = tuple(f"/{page.path.rpartition('<slug>/')[2]}" for page in FILES if page.kept)
"""How the paths of those end that are kept, but not in memory: few readers ask for them."""

MEDIA_TYPES = {
    "atom": "application/atom+xml",
    "epub": "application/epub+zip",
    "json": "application/json",
    "png": "image/png",
    "po": "text/x-gettext-translation",
    "pot": "text/x-gettext-translation",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}
"""What is sent at an address that ends so (`riluzole.po`). All others end in a slash: HTML."""

_FORMS = re.compile(
    r"/[A-Za-z0-9_-]+/(?:plain/)?(?:(?:drugs/)?{slug}/suggest/"
    r"|(?:suggest|report)/received/[^/]+/|{pages})|/desk/(?:[^/]+/){0,4}".replace(
        "{slug}", SLUG
    ).replace("{pages}", "|".join(page.path for page in PAGES if page.form))
)
_SECRET = re.compile(r"(/received/|/desk/link/)[^/]+")

_PATHS = re.compile(
    "|".join(re.escape(page.path).replace("<slug>", SLUG) for page in BY_NAME.values())
)


def is_page(path: str) -> bool:
    """Whether what follows `/<locale>/` or `/<locale>/plain/` has the form of a page's address."""
    return _PATHS.fullmatch(path) is not None


def takes_post(path: str) -> bool:
    """Whether a form at a path may be sent; every other address is read only."""
    return _FORMS.fullmatch(path) is not None


def without_secret(path: str) -> str:
    """A path as it may stand in a log: who knows the address of a receipt may withdraw by it, and
    who knows a link to the desk may come in."""
    return _SECRET.sub(r"\1…", path)


def export_name(path: str) -> str:
    """The name of the file that holds what is sent at a path, in an export."""
    return f"{path[1:]}index.html" if path.endswith("/") else path[1:]


def media_type(path: str) -> str:
    """What is sent at a path (RFC 9110 section 8.3)."""
    return MEDIA_TYPES.get(path.rpartition(".")[2], "text/html")


def page_addresses(site: Site) -> list[Address]:
    """The addresses of all pages, those that are read most first in each locale."""
    return _addresses(site, PAGES)


def file_addresses(site: Site) -> list[Address]:
    """The addresses of what is fetched beside the pages."""
    return _addresses(site, FILES)


def _addresses(site: Site, pages: Iterable[SitePage]) -> list[Address]:
    paths = [path for page in pages for path in page.paths(site.content)]
    return [
        Address(locale, register, path)
        for locale in site.locales
        for path in paths
        for register in Register
    ]


def indexed_addresses(site: Site, locale: SiteLocale) -> Iterator[Address]:
    """The addresses in one locale that search engines are given."""
    for page in PAGES:
        for path in page.paths(site.content) if page.indexed else ():
            yield from (Address(locale, register, path) for register in Register)


@dataclass(frozen=True)
class TranslationFile:
    """A file that a volunteer can fetch: a catalog of a language, or a template, in English."""

    locale: SiteLocale
    domain: str

    @property
    def name(self) -> str:
        """How the file is called: `riluzole.po`; the template of a page `riluzole.pot`."""
        return f"{self.domain}.{'pot' if self.locale == ENGLISH else 'po'}"

    @property
    def path(self) -> str:
        """The path of its address."""
        return f"/{self.locale.tag}/catalogs/{self.name}"


def translation_files(site: Site, locale: SiteLocale) -> list[TranslationFile]:
    """The files of a language that there are, the interface and the glossary first.

    In English, which is translated from, these are the templates for a language that is missing.
    """
    domains = [DOMAIN, *site.content.keys]
    if locale != ENGLISH:
        domains = [d for d in domains if d == DOMAIN or site.catalog(locale, d) is not None]
    return [TranslationFile(locale, domain) for domain in domains]
