"""What every page says of its translation: where it comes from, how far it goes, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from service.catalogs.status import TranslationStatus
from service.locales import formats
from service.locales.locale import ENGLISH, SiteLocale
from service.pages.translated import Reason
from service.pages.wording import Gettext

Pgettext = Callable[..., Markup]


def provenance(status: TranslationStatus, locale: SiteLocale, pgettext: Pgettext) -> Markup:
    """Who made a translation, and who stands for it: one sentence or two."""
    reviews = [(review.name, formats.date(review.day, locale)) for review in status.reviews]
    if len(reviews) > 1:
        (first, first_date), (second, second_date) = reviews[:2]
        return pgettext(
            "disclaimer: reviewed by two",
            "This translation was reviewed by two people: by %(first)s on %(first_date)s and by "
            "%(second)s on %(second_date)s.",
            first=first,
            first_date=first_date,
            second=second,
            second_date=second_date,
        )
    if reviews:
        name, date = reviews[0]
        return pgettext(
            "disclaimer: reviewed",
            "This translation was reviewed by %(name)s on %(date)s.",
            name=name,
            date=date,
        )
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
    if status.had_review:
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
