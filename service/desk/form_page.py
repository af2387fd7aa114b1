"""The page with the form: each text with its English, today's words, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import render_template, request
from markupsafe import Markup

from service.desk.form import TRAP, Shown, SuggestionForm
from service.desk.parts import Part, PartText, cleaned, digest
from service.desk.words import english_words, explained
from service.locales.locale import SiteLocale
from service.pages.glossary import TermView
from service.pages.wording import Gettext
from service.state.site import Site

LINE = 40
"""Characters of a line of a field in a narrow window, by which its height is chosen."""


@dataclass(frozen=True)
class Row:
    """One text of the form. `errors` stand at its field; `has_moved` if it is another than the one
    that the writer had before them."""

    number: int
    text: PartText
    english: Markup
    terms: Sequence[TermView]
    words: str
    errors: Sequence[str]
    has_moved: bool

    @property
    def lines(self) -> int:
        return max(3, len(self.words) // LINE + 2)


@dataclass
class Moved:
    """What has changed since the page of a form was made: the texts by the names of their fields,
    and words that were typed for a text that is there no more."""

    names: set[str] = field(default_factory=set)
    homeless: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.names or self.homeless)


def moved_since(shown: Shown, part: Part, form: SuggestionForm) -> Moved:
    """Hold what was shown against what is there now. What the writer left alone takes the new
    words; words for a text whose English changed go to the text in its place."""
    found = Moved()
    names = [*shown.texts]
    gone = {name for name in names if name not in form}
    for place, text in enumerate(part.texts):
        mine = form[text.name]
        if shown.is_as_now(text):
            continue
        old = names[place] if place < len(names) else ""
        if text.name in shown.texts:
            if digest(text.key, mine.data or "") == shown.texts[text.name]:
                mine.data = cleaned(text.now)
            else:
                found.names.add(text.name)
        elif old in gone:
            gone.discard(old)
            mine.data = cleaned(request.form.get(old, ""))
            found.names.add(text.name)
        elif text.name not in request.form:
            mine.data = cleaned(text.now)
    found.homeless = [words for name in names if name in gone and (words := request.form.get(name))]
    return found


def form_body(
    site: Site,
    locale: SiteLocale,
    part: Part,
    form: SuggestionForm,
    gettext: Gettext,
    moved: Moved,
    problem: str,
    token: str,
) -> str:
    """The page. `problem` is a sentence about the form as a whole; without a token it is shown
    with no way to send it."""
    terms = explained(site, locale, [text.english for text in part.texts])
    rows = [
        Row(
            number,
            text,
            english_words(site, text.english),
            found,
            str(form[text.name].data or ""),
            [
                *([_has_moved(gettext)] if text.name in moved.names else []),
                *form[text.name].errors,
            ],
            text.name in moved.names,
        )
        for number, (text, found) in enumerate(zip(part.texts, terms, strict=True), 1)
    ]
    return render_template(
        "suggest/form.html",
        part=part,
        rows=rows,
        form=form,
        problem=problem,
        homeless=moved.homeless,
        token=token,
        trap=TRAP,
    )


def _has_moved(gettext: Gettext) -> Markup:
    return gettext(
        "This text has changed since you opened the page. Your words stand in the field. "
        "Compare them with the words of now, please."
    )
