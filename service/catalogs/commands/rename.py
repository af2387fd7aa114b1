"""`content rename` and `content remove`: a drug page, and all that goes along with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib

from service.catalogs import weblate
from service.catalogs.commands.extract import write_templates
from service.catalogs.commands.update import update
from service.catalogs.po_files import read_po, write_po
from service.catalogs.provenance import PAGE, Review, provenance_of, write_reviews
from service.catalogs.workshop import Workshop
from service.content.redirects import write_redirects
from service.errors import Problem
from service.locales.locale import SiteLocale
from service.whole_files import write_whole

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def rename(shop: Workshop, old: str, new: str) -> list[Path] | Problem:
    """Give a drug page another name in its address; give the files written.

    Its folder, template and catalogs move along, links to it in other pages and their
    translations follow, reviews go on counting, and the old addresses lead on for good.
    """
    drugs = shop.content_folder / "drugs"
    if problem := _cannot_rename(shop, old, new):
        return problem
    reviewed = _reviewed(shop)
    (drugs / old).rename(drugs / new)
    _follow_links(shop, old, new)
    if shop.template_path(old).exists():
        shop.template_path(old).rename(shop.template_path(new))
    for locale in shop.locales:
        if shop.path(locale, old).exists():
            shop.path(locale, old).rename(shop.path(locale, new))
        _follow_in_catalogs(shop, locale, old, new)
    moved = {name: new if now == old else now for name, now in shop.content.moved.items()}
    moved.pop(new, None)
    write_redirects(shop.content_folder / "redirects.toml", {**moved, old: new})
    after = Workshop(shop.root, shop.content_folder, shop.translations, shop.today)
    write_templates(after)
    written = update(after, after.locales).changed
    for (locale, domain), held in reviewed.items():
        _keep_reviews(after, locale, new if domain == old else domain, held)
    return [drugs / new, *written]


def remove(shop: Workshop, slug: str) -> list[Path] | list[Problem]:
    """Delete a drug page with its template and catalogs; give what was deleted.

    Not while another page links to it: each such line is a problem.
    """
    folder = shop.content_folder / "drugs" / slug
    if slug not in shop.content.drugs:
        return [Problem(folder, 1, "there is no such drug page")]
    links = [
        Problem(path, number, f"links to {slug}; take the link out first")
        for path in _words(shop)
        if path.parent != folder
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if f"(drug:{slug})" in line
    ]
    if links:
        return links
    others = shop.keys.keys() - {slug}
    files = [shop.template_path(slug), *(shop.path(locale, slug) for locale in shop.locales)]
    gone = [path for path in files if path.exists()]
    for path in gone:
        path.unlink()
    shutil.rmtree(folder)
    moved = {old: now for old, now in shop.content.moved.items() if now != slug}
    if moved != dict(shop.content.moved):
        write_redirects(shop.content_folder / "redirects.toml", moved)
    weblate.write(shop.translations, others)
    return [folder, *gone]


def _cannot_rename(shop: Workshop, old: str, new: str) -> Problem | None:
    drugs = shop.content_folder / "drugs"
    if old not in shop.content.drugs:
        return Problem(drugs / old, 1, "there is no such drug page")
    if not _SLUG.fullmatch(new):
        return Problem(drugs / new, 1, "a name in an address is small letters, digits and “-”")
    if new in shop.templates or (drugs / new).exists():
        return Problem(drugs / new, 1, "there is a page of this name already")
    return None


def _words(shop: Workshop) -> list[Path]:
    """The files of the content that may link to a drug page."""
    found = shop.content_folder.rglob("*")
    return sorted(path for path in found if path.suffix in (".md", ".toml"))


def _follow_links(shop: Workshop, old: str, new: str) -> None:
    for path in _words(shop):
        text = path.read_bytes()
        moved = text.replace(f"(drug:{old})".encode(), f"(drug:{new})".encode())
        if moved != text:
            write_whole(path, moved)


def _follow_in_catalogs(shop: Workshop, locale: SiteLocale, old: str, new: str) -> None:
    """Let the catalogs of a language say the new name: in links, and as their own."""
    for path in sorted(shop.path(locale, new).parent.glob("*.po")):
        file = read_po(path)
        for entry in file:
            _follow(entry, f"(drug:{old})", f"(drug:{new})")
        if file.metadata.get(PAGE) == old:
            file.metadata[PAGE] = new
        write_po(file, path)


def _follow(entry: polib.POEntry, old: str, new: str) -> None:
    for name in ("msgid", "msgstr", "previous_msgid"):
        if text := getattr(entry, name):
            setattr(entry, name, text.replace(old, new))


def _reviewed(shop: Workshop) -> dict[tuple[SiteLocale, str], set[Review]]:
    """The sign-offs that count, by the catalog that they stand in."""
    found = {}
    for locale in shop.locales:
        signs = shop.sign_offs(locale)
        for domain in shop.templates:
            if shop.path(locale, domain).exists():
                reviews = provenance_of(read_po(shop.path(locale, domain))).reviews
                held = {r.bound_to("") for r in reviews if signs.holds(domain, r)}
                if held:
                    found[locale, domain] = held
    return found


def _keep_reviews(shop: Workshop, locale: SiteLocale, domain: str, held: set[Review]) -> None:
    """Bind the sign-offs that counted to the new name: not a word was changed."""
    path = shop.path(locale, domain)
    signs = shop.sign_offs(locale)
    file = read_po(path)
    reviews = []
    for review in provenance_of(file).reviews:
        is_held = review.bound_to("") in held
        digest = signs.digest(domain, review.part)
        reviews.append(review.bound_to(digest) if is_held else review)
    write_reviews(file, reviews)
    write_po(file, path)
