"""What a drug page opens with, from its data: whether the drug worked, and where it is approved.

Result and approval are two rows and never merged: many readers take an approval for proof. The
sentences are whole ones, with room for names and numbers alone, so that each language can put
them in its own order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from service.content.drug import Drug
from service.content.findings import DidItWork, StopReason, Symptom, VerdictRow
from service.content.registers import Register
from service.content.values import ApprovalKind
from service.locales import formats
from service.locales.locale import SiteLocale
from service.pages.addresses import Address
from service.pages.approvals import Known
from service.pages.labels import N_, ROUTE
from service.pages.wording import Gettext

MAX_NAMED = 3
"""The most countries that the opening row names; the part on approvals has them all."""

STANDARD: Mapping[DidItWork | StopReason | Symptom, str] = {
    DidItWork.MET: N_("The main trial met its main goal."),
    DidItWork.NOT_MET: N_("The main trial did not meet its main goal."),
    DidItWork.LITTLE: N_("There was little or no difference."),
    DidItWork.MIXED: N_("Trials gave different results."),
    DidItWork.DISPUTED: N_("Experts disagree about the same results."),
    DidItWork.UNKNOWN: N_("It is not known whether it works."),
    DidItWork.SAFETY: N_("Only safety has been tested."),
    DidItWork.RUNNING: N_("A trial is running. There are no results yet."),
    DidItWork.LIFE: N_(
        "Half of the people lived at least %(with_it)s months with it, %(without)s without it."
    ),
    DidItWork.WORSE: N_("People on the drug did worse."),
    StopReason.BENEFIT_UNLIKELY: N_("The trial stopped early: a benefit had become unlikely."),
    StopReason.HARM: N_("The trial stopped early because of harm."),
    StopReason.OTHER: N_(
        "The trial stopped early for another reason. This does not tell us if it works."
    ),
    Symptom.PBA: N_(
        "It eases sudden laughing or crying (pseudobulbar affect). "
        "It is not shown to slow the disease."
    ),
    Symptom.CRAMPS: N_("It eases muscle cramps. It is not shown to slow the disease."),
}
PLAIN: Mapping[DidItWork | StopReason | Symptom, str] = {
    DidItWork.MET: N_("In the main trial, people on the drug did better."),
    DidItWork.NOT_MET: N_("The main trial did not show that the drug helps."),
    DidItWork.LITTLE: N_("People did about the same with and without it."),
    DidItWork.MIXED: N_("Some trials found help. Others did not."),
    DidItWork.DISPUTED: N_("Experts do not agree if it helps."),
    DidItWork.UNKNOWN: N_("Nobody knows yet. It may help, do nothing or harm."),
    DidItWork.SAFETY: N_("Trials so far only checked for harm."),
    DidItWork.RUNNING: N_("A trial is going on. It has no results yet."),
    DidItWork.LIFE: N_("As a group, people lived about %(more)s months longer with it."),
    DidItWork.WORSE: N_("People did worse with it than without it."),
    StopReason.BENEFIT_UNLIKELY: N_("The trial ended early: it was unlikely to show help."),
    StopReason.HARM: N_("The trial ended early because it did harm."),
    StopReason.OTHER: N_("The trial ended early. We cannot tell from it if the drug works."),
    Symptom.PBA: N_("It helps with sudden laughing or crying. It is not shown to slow ALS."),
    Symptom.CRAMPS: N_("It helps with muscle cramps. It is not shown to slow ALS."),
}
ELSE: Mapping[Known, str] = {
    Known.WITHDRAWN: N_("Approved before, not any more: %(places)s."),
    Known.NOT_IN_REGISTER: N_("Searched, nothing found: %(places)s."),
    Known.NOT_SEARCHED: N_("Not searched yet: %(places)s."),
}
"""Said of the countries of the language where the drug is not approved now, as far as we know."""
Own = Mapping[str, Known]
"""What is known of a drug in the countries of a language, where they are few, by their codes."""
PROMISED = {ApprovalKind.CONDITIONAL, ApprovalKind.ACCELERATED}
"""Kinds of approval that more proof must follow."""


@dataclass(frozen=True)
class Glance:
    """The rows that the data makes."""

    did_it_work: tuple[Markup, ...]
    approved: tuple[Markup, ...]
    given: str


def glance_of(drug: Drug, address: Address, own: Own, gettext: Gettext) -> Glance:
    """The rows of a page, in the language and register of its address.

    `own` says what is known of the drug in the countries of the language.
    """
    return Glance(
        did_it_work(drug, address.locale, address.register, gettext),
        (is_it_approved(drug, address, own, gettext), *not_approved(address, own, gettext)),
        formats.listed([gettext(ROUTE[route]) for route in drug.routes], address.locale),
    )


def did_it_work(
    drug: Drug, locale: SiteLocale, register: Register, gettext: Gettext
) -> tuple[Markup, ...]:
    """The sentences of the drug's verdict, in the words of a register."""
    words = PLAIN if register is Register.PLAIN else STANDARD
    return tuple(
        gettext(words[row.reason or row.symptom or row.id], **_months(row, locale))
        for row in drug.verdict
    )


def _months(row: VerdictRow, locale: SiteLocale) -> Mapping[str, str]:
    if row.months_with is None or row.months_without is None:
        return {}
    amounts = {
        "with_it": row.months_with,
        "without": row.months_without,
        "more": round(row.months_with - row.months_without),
    }
    return {name: formats.number(amount, locale) for name, amount in amounts.items()}


def is_it_approved(drug: Drug, address: Address, own: Own, gettext: Gettext) -> Markup:
    """Where the drug is approved now, in one sentence that names at most `MAX_NAMED` places, the
    countries of the language first."""
    held = [approval for approval in drug.approvals if approval.withdrawn is None]
    if not held:
        if drug.approvals:
            return gettext("Not any more. It was approved before.")
        return gettext("We know of no approval for ALS/MND.")
    here = [code for code, known in own.items() if known is Known.APPROVED]
    codes = list(dict.fromkeys((*here, *(approval.country for approval in held))))
    places = _places(codes[:MAX_NAMED], address, own, gettext)
    if all(approval.kind in PROMISED for approval in held):
        return gettext("On condition that more proof follows: %(places)s.", places=places)
    if len(codes) > MAX_NAMED:
        return gettext("Yes, in many places, among them: %(places)s.", places=places)
    return gettext("Yes: %(places)s.", places=places)


def not_approved(address: Address, own: Own, gettext: Gettext) -> list[Markup]:
    """What else is known of the countries of the language: a sentence for each kind of answer."""
    return [
        gettext(words, places=_places(codes, address, own, gettext))
        for known, words in ELSE.items()
        if (codes := [code for code in own if own[code] is known])
    ]


def _places(codes: Sequence[str], address: Address, own: Own, gettext: Gettext) -> Markup:
    """Countries as the locale lists them. Those of the language lead to the page on approvals."""
    page = address.to("approvals/").href
    names = [
        Markup('<a href="{}#{}">{}{}</a>').format(
            page, code.lower(), name, _told_apart(name, address.locale, gettext)
        )
        if code in own
        else Markup.escape(name)
        for code, name in ((code, formats.country(code, address.locale)) for code in codes)
    ]
    return Markup(formats.listed(names, address.locale))


def _told_apart(name: str, locale: SiteLocale, gettext: Gettext) -> Markup:
    """What a screen reader adds to a country that is called as its language is, which the list of
    languages links as well (Thai; WCAG 2.2, 2.4.9)."""
    if name != locale.autonym:
        return Markup("")
    return Markup('<span class="sr">: {}</span>').format(gettext("Approved where I live"))
