"""`catalogs take`: a file that a volunteer sent by mail, and the answer to mail back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polib

from service.catalogs.commands.update import settle_reviews
from service.catalogs.interface import DOMAIN, Interface, compiled
from service.catalogs.people import note_author, translator
from service.catalogs.po_files import CatalogError, read_bytes, read_po, write_po
from service.catalogs.provenance import PAGE, provenance_of
from service.catalogs.taking import Answered, Taken, share_alike, share_in_common, take
from service.catalogs.workshop import Workshop
from service.locales.canonical import may_be
from service.locales.locale import ENGLISH, SiteLocale
from service.said import Said, say
from service.whole_files import write_whole

Gettext = Callable[..., str]
MOST = 0.5
"""From this share on, texts of a file count as those of a page, or as another language's."""


@dataclass(frozen=True)
class Answer:
    """What came of one file: where the answer stands, and what the operator is told."""

    path: Path
    summary: str
    was_used: bool


class WrongFile(Exception):
    """A file that cannot be used at all; `said` is why."""

    def __init__(self, said: Said, locale: SiteLocale = ENGLISH) -> None:
        super().__init__(str(said))
        self.said = said
        self.locale = locale


def take_file(shop: Workshop, path: Path) -> Answer:
    """Merge into the catalogs what a volunteer changed in a file, and write the answer beside it.

    Page and language are found by the file's header. Raises ContentError.
    """
    try:
        theirs = read_po(path)
    except CatalogError as error:
        said = say("it cannot be read, see line %(line)s", line=str(error.problem.line))
        return _refuse(shop, path, WrongFile(said, _language_of(shop, path)), str(error))
    try:
        locale, domain = _place_of(shop, theirs)
    except WrongFile as error:
        return _refuse(shop, path, error, f"{path.name}: {error}")
    ours = read_po(shop.path(locale, domain))
    has_reviews = bool(provenance_of(ours).reviews)
    before = shop.catalog(locale, domain) if has_reviews else None
    by = shop.checked_by(locale, domain)
    answer = take(theirs, ours, by.language, by.rules)
    name = translator(theirs)
    if answer.changes:
        if name:
            note_author(ours, name, shop.today.year)
        if before:
            why = f"{name or 'a volunteer'} changed {answer.changes} of its texts"
            settle_reviews(shop, before, ours, why=why)
        write_po(ours, shop.path(locale, domain))
    gettext = _gettext(shop, locale)
    written = _write(path, _letter(answer, domain, locale, gettext))
    taken, refused = answer.changes, len(answer.refused)
    summary = f"{path.name}: {domain} in {locale.tag}: {taken} taken, {refused} refused"
    return Answer(written, summary, was_used=True)


def _place_of(shop: Workshop, theirs: polib.POFile) -> tuple[SiteLocale, str]:
    """The language and page that a file is of. Raises WrongFile."""
    language, page = theirs.metadata.get("Language", ""), theirs.metadata.get(PAGE, "")
    locale = next((locale for locale in shop.locales if may_be(language, locale)), None)
    if locale is None:
        raise WrongFile(say("its header names no language of this site (Language)"))
    if not page:
        said = say("its header names no page (X-Page); please get the file from the page")
        raise WrongFile(said, locale)
    if page not in shop.keys or not shop.path(locale, page).exists():
        raise WrongFile(say("there is no page of the name %(page)s", page=page), locale)
    if share_in_common(theirs, shop.keys[page]) < MOST:
        said = say("most of its texts are not those of the page %(page)s", page=page)
        raise WrongFile(said, locale)
    own = share_alike(theirs, read_po(shop.path(locale, page)))
    others = [other for other in shop.locales if other != locale and own < MOST]
    for other in others:
        there = shop.path(other, page)
        if there.exists() and share_alike(theirs, read_po(there)) >= MOST:
            said = say("its words are those of another language: %(name)s", name=other.autonym)
            raise WrongFile(said, locale)
    return locale, page


def _language_of(shop: Workshop, path: Path) -> SiteLocale:
    """The language of a file that cannot be read, by its name (`riluzole.es.po`)."""
    parts = path.stem.split(".")
    return next((lo for lo in shop.locales if may_be(parts[-1], lo)), ENGLISH)


def _gettext(shop: Workshop, locale: SiteLocale) -> Gettext:
    """The interface in the volunteer's language; English where it is not there yet."""
    try:
        path = shop.path(locale, DOMAIN)
        translations = Interface.of(compiled(path, read_bytes(path), locale), "").translations
    except CatalogError:
        return lambda text, /, **values: text % values

    def gettext(text: str, /, **values: str) -> str:
        return translations.gettext(text) % values

    return gettext


def _refuse(shop: Workshop, path: Path, error: WrongFile, summary: str) -> Answer:
    gettext = _gettext(shop, error.locale)
    reason = error.said.in_words(gettext)
    letter = gettext("This file could not be used: %(reason)s.", reason=reason)
    return Answer(_write(path, f"{letter}\n"), summary, was_used=False)


def _write(path: Path, letter: str) -> Path:
    answer = path.with_name(f"{path.name}.answer.txt")
    write_whole(answer, letter.encode())
    return answer


def _letter(answer: Taken, domain: str, locale: SiteLocale, gettext: Gettext) -> str:
    """The answer to mail back, in the volunteer's language."""
    thanks = gettext(
        "Thank you for your work on this file: %(page)s, %(language)s.",
        page=domain,
        language=locale.autonym,
    )
    parts = [thanks, gettext("Texts taken: %(count)s.", count=str(answer.changes))]
    if not answer.changes and not answer.refused:
        parts.append(gettext("Nothing was changed in this file."))
    for title, texts in (
        (gettext("Taken, with a remark:"), answer.remarked),
        (gettext("Not taken:"), answer.refused),
    ):
        if texts:
            parts.append(title)
        parts += [_paragraph(text, gettext) for text in texts]
    return "\n\n".join(parts) + "\n"


def _paragraph(text: Answered, gettext: Gettext) -> str:
    lines = [
        gettext("English: %(text)s", text=text.english),
        gettext("You wrote: %(text)s", text=text.said),
    ]
    lines += [gettext("Why: %(reason)s", reason=said.in_words(gettext)) for said in text.reasons]
    return "\n".join(lines)
