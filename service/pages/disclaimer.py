"""What every page says of its translation: where it comes from, how far it goes, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from service.catalogs.provenance import Review
from service.catalogs.status import TranslationStatus
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.translated import Reason
from service.pages.wording import Gettext, sentences

Pgettext = Callable[..., Markup]


def provenance(status: TranslationStatus, locale: SiteLocale, pgettext: Pgettext) -> Markup:
    """Who made a translation, and who stands for it: one sentence or two."""
    if status.reviews:
        return sentences([_origin(status, pgettext), _checked(status, locale, pgettext)])
    if status.origin == "machine":
        return pgettext(
            "disclaimer: by a machine",
            "A machine drafted this translation. No person has reviewed it.",
        )
    if status.origin == "human":
        return pgettext(
            "disclaimer: by a person",
            "A person translated this page. No second person has reviewed it.",
        )
    return pgettext(
        "disclaimer: origin not recorded",
        "It is not recorded who made this translation. No person has reviewed it.",
    )


def _origin(status: TranslationStatus, pgettext: Pgettext) -> Markup:
    if status.origin == "machine":
        return pgettext("disclaimer: drafted", "A machine drafted this translation.")
    if status.origin == "human":
        return pgettext("disclaimer: translated", "A person translated this page.")
    return pgettext("disclaimer: not recorded", "It is not recorded who made this translation.")


def _checked(status: TranslationStatus, locale: SiteLocale, pgettext: Pgettext) -> Markup:
    """How many persons checked a translation, and who."""
    persons = [_person(review, locale, pgettext) for review in status.reviews]
    if len(persons) == 1:
        return pgettext(
            "disclaimer: checked by one",
            "One person checked it against the English: %(person)s.",
            person=persons[0],
        )
    return pgettext(
        "disclaimer: checked by two",
        "Two persons checked it against the English: %(first)s; %(second)s.",
        first=persons[0],
        second=persons[1],
    )


def _person(review: Review, locale: SiteLocale, pgettext: Pgettext) -> Markup:
    date = formats.date(review.day, locale)
    if review.recorded:
        return pgettext(
            "disclaimer: recorded",
            "%(name)s on %(date)s, recorded by the operator",
            name=review.name,
            date=date,
        )
    return pgettext("disclaimer: who checked", "%(name)s on %(date)s", name=review.name, date=date)


def the_original(pgettext: Pgettext) -> Markup:
    """That English is what was written, and that no translation is guaranteed."""
    return pgettext(
        "disclaimer: the original",
        "The original is in English. No translation can be guaranteed to say exactly the same.",
    )


def ask_your_doctor(pgettext: Pgettext) -> Markup:
    return pgettext(
        "disclaimer: ask your doctor", "Before you act on anything here, ask your doctor."
    )


def of_translation(
    status: TranslationStatus, locale: SiteLocale, pgettext: Pgettext
) -> Iterator[Markup]:
    """The sentences on the state of one page's translation."""
    yield provenance(status, locale, pgettext)
    if status.has_lapsed:
        yield pgettext(
            "disclaimer: edited after review",
            "It was changed after an earlier review, so that review no longer counts.",
        )
    if status.has_changed:
        yield pgettext(
            "disclaimer: older than the English",
            "Some English text is newer than its translation. You see those parts in English.",
        )
    elif not status.is_complete:
        yield pgettext(
            "disclaimer: incomplete",
            "Some parts cannot be shown in translation. You see those parts in English.",
        )


def whole_disclaimer(
    status: TranslationStatus | None, locale: SiteLocale, gettext: Gettext, pgettext: Pgettext
) -> list[Markup]:
    """All sentences of the disclaimer of a page; `status` is None where it has no catalog."""
    if locale == ENGLISH:
        return [
            gettext("These pages are written in English. This is the original."),
            gettext("They inform you. They do not replace the advice of your doctor."),
        ]
    found = [the_original(pgettext)]
    if status:
        found += of_translation(status, locale, pgettext)
    return [sentence for sentence in [*found, ask_your_doctor(pgettext)] if sentence]


def notice(reason: Reason, pgettext: Pgettext) -> Markup:
    """Why a part is not in the words that the reader asked for."""
    why = {
        Reason.ONLY_STANDARD: pgettext(
            "notice: only in standard words",
            "This part is not yet translated in plain words. You see it in standard words.",
        ),
        Reason.CHANGED: pgettext(
            "notice: the English has changed",
            "The English of this part has changed since it was translated. "
            "You see the new English text.",
        ),
        Reason.FAILED: pgettext(
            "notice: the check failed",
            "The translation of this part did not pass our safety check. You see the English text.",
        ),
    }
    return why.get(reason) or pgettext(
        "notice: not translated", "This part is not translated yet. You see the English text."
    )
