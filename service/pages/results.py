"""Results and side effects of trials as tables, from the data alone.

Table and sentence carry the facts; a bar only repeats what the table says, on the whole scale of
the measure. Nothing is shown of one group alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from service.content.drug import Drug
from service.content.findings import (
    DOSE,
    EFFECT,
    RESULT,
    Analysis,
    Arm,
    ArmKind,
    Better,
    Effect,
    EffectArm,
    Result,
    Unit,
)
from service.locales import formats
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.pages.wording import Gettext

ARM = {
    ArmKind.PLACEBO: N_("Placebo"),
    ArmKind.SHAM: N_("Mock procedure"),
    ArmKind.STANDARD_CARE: N_("Usual care"),
    ArmKind.OTHER_DRUG: N_("Another drug"),
    ArmKind.EARLY: N_("Started early"),
    ArmKind.LATER: N_("Started later"),
}
"""What groups are called; the group on the drug has the drug's name."""
COMPARED = N_("Compared group")
"""The same, of several kinds of groups together."""
BETTER = {Better.HIGHER: N_("Higher is better."), Better.LOWER: N_("Lower is better.")}
ANALYSIS = {
    Analysis.MAIN: N_("This was the main goal of the trial."),
    Analysis.SECONDARY: N_("This was not the main goal of the trial."),
    Analysis.AFTERWARDS: N_("This was chosen after the trial. Such results can mislead."),
}
TIME = {Unit.MONTHS: "month", Unit.YEARS: "year", Unit.DAYS: "day"}
FEW = 100
"""Groups of fewer people have their counts shown beside the share."""


@dataclass(frozen=True)
class Row:
    """One group: `width` is the share of the whole scale in hundredths, for its bar."""

    name: Markup
    people: str
    value: str
    width: float | None


@dataclass(frozen=True)
class ResultTable:
    """One result. `notes` are whole sentences under the table."""

    what: tuple[str, SiteLocale]
    trial: str
    time: str
    whole: str
    rows: tuple[Row, ...]
    difference: str
    notes: tuple[Markup, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class EffectRow:
    """One side effect in two groups; `compared` is what the one beside the drug is called."""

    name: tuple[str, SiteLocale]
    compared: Markup
    with_drug: str
    without: str
    difference: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class EffectTable:
    """The serious side effects, or the others. `compared` is what the group beside is called."""

    serious: bool
    compared: Markup
    rows: tuple[EffectRow, ...]


Words = Callable[[tuple[str, str]], tuple[str, SiteLocale]]
"""The words of a text of the data by its key, with the language that they are in."""


def result_tables(
    drug: Drug, name: str, locale: SiteLocale, words: Words, gettext: Gettext
) -> list[ResultTable]:
    """The main results that compare groups, in the order of the data; the first of the others
    where no trial has one. `name` is that of the drug."""
    trials = {trial.id: trial for trial in drug.trials if trial.id}
    compared = [row for row in drug.results if len(row.arms) >= 2]
    main = [row for row in compared if row.analysis is Analysis.MAIN]
    tables = []
    for row in main or compared[:1]:
        trial = trials.get(row.trial or "")
        tables.append(
            ResultTable(
                words((RESULT, row.what)),
                trial.label if trial else "",
                _time(row, locale),
                formats.number(row.of, locale) if row.of is not None else "",
                tuple(_row(arm, row, name, locale, words, gettext) for arm in row.arms),
                "" if row.difference is None else _value(row.difference, row.unit, locale),
                tuple(_notes(row, locale, gettext)),
                row.sources,
            )
        )
    return tables


def effect_tables(
    drug: Drug, locale: SiteLocale, words: Words, gettext: Gettext
) -> list[EffectTable]:
    """The side effects that were counted in two groups, the serious ones apart and last."""
    tables = []
    for serious in (False, True):
        counted = [(e, pair) for e in drug.effects if e.serious is serious and (pair := _pair(e))]
        if not counted:
            continue
        kinds = {pair[1].arm for _, pair in counted}
        compared = gettext(ARM[kinds.pop()] if len(kinds) == 1 else COMPARED)
        rows = tuple(_effect_row(e, *pair, locale, words, gettext) for e, pair in counted)
        tables.append(EffectTable(serious, compared, rows))
    return tables


def _effect_row(
    effect: Effect,
    with_drug: EffectArm,
    without: EffectArm,
    locale: SiteLocale,
    words: Words,
    gettext: Gettext,
) -> EffectRow:
    return EffectRow(
        words((EFFECT, effect.effect)),
        gettext(ARM.get(without.arm, COMPARED)),
        _count(with_drug, locale),
        _count(without, locale),
        formats.number(round(_share(with_drug) - _share(without)), locale),
        effect.sources,
    )


def _pair(effect: Effect) -> tuple[EffectArm, EffectArm] | None:
    """The group on the drug and the one beside it, where there are two that can be compared."""
    drug = next((arm for arm in effect.arms if arm.arm in (ArmKind.DRUG, ArmKind.EARLY)), None)
    other = next((arm for arm in effect.arms if arm.arm is not ArmKind.DRUG), None)
    if drug is None or other is None or not all(map(_is_known, (drug, other))):
        return None
    return drug, other


def _is_known(arm: EffectArm) -> bool:
    return arm.percent is not None or (arm.people is not None and arm.n is not None)


def _share(arm: EffectArm) -> float:
    """How many of 100 people: as the source says, else a count as a whole number from 1 on."""
    if arm.percent is not None:
        return arm.percent
    share = 100 * (arm.people or 0) / (arm.n or 1)
    return round(share, 0 if share >= 1 else 1)


def _count(arm: EffectArm, locale: SiteLocale) -> str:
    """A share of people, with the raw count where the group is small and the count is known."""
    share = formats.percent(_share(arm), locale)
    people = _people(arm)
    if people is None or arm.n is None or arm.n >= FEW:
        return share
    return f"{formats.number(people, locale)}/{formats.number(arm.n, locale)} ({share})"


def _people(arm: EffectArm) -> int | None:
    """The raw count, as the source says or as the one count of a small group that its whole
    percentage can be of."""
    if arm.people is not None or arm.percent is None or arm.n is None:
        return arm.people
    people = round(arm.percent * arm.n / 100)
    return people if round(100 * people / arm.n) == arm.percent else None


def _time(row: Result, locale: SiteLocale) -> str:
    for unit, length in (("week", row.weeks), ("month", row.months), ("day", row.days)):
        if length is not None:
            return formats.duration(length, unit, locale)
    return ""


def _value(value: float, unit: Unit, locale: SiteLocale) -> str:
    if unit is Unit.PERCENT:
        return formats.percent(value, locale)
    if unit in TIME:
        return formats.duration(value, TIME[unit], locale)
    return formats.number(value, locale)


def _row(
    arm: Arm, row: Result, name: str, locale: SiteLocale, words: Words, gettext: Gettext
) -> Row:
    called = gettext(ARM[arm.arm]) if arm.arm in ARM else escape(name)
    label = Markup("{} {}").format(called, _dose(arm.dose, locale, words)) if arm.dose else called
    whole = _whole(row)
    return Row(
        label,
        formats.number(arm.n, locale) if arm.n else "",
        _value(arm.value, row.unit, locale),
        round(100 * arm.value / whole, 1) if whole and arm.value >= 0 else None,
    )


def _dose(dose: str, locale: SiteLocale, words: Words) -> Markup:
    """The dose as the language writes it; marked as English where it is untranslated."""
    text, language = words((DOSE, dose))
    if language == locale:
        return Markup("<bdi>{}</bdi>").format(text)
    marked = Markup('<bdi lang="{}" dir="{}">{}</bdi>')
    return marked.format(language.tag, language.direction, text)


def _whole(row: Result) -> float | None:
    """The whole scale that bars are drawn on: none where the measure has no end."""
    if row.unit is Unit.PERCENT:
        return 100
    if row.unit in TIME:
        return max(arm.value for arm in row.arms)
    return row.of


def _notes(row: Result, locale: SiteLocale, gettext: Gettext) -> Iterator[Markup]:
    yield gettext(BETTER[row.better])
    yield gettext(ANALYSIS[row.analysis])
    if row.difference is None or row.analysis is Analysis.AFTERWARDS:
        return
    if row.interval is None:
        yield gettext("How far chance can change the difference was not given in what we read.")
    else:
        low, high = (_value(value, row.unit, locale) for value in row.interval)
        yield gettext(
            "By chance alone, the true difference may lie anywhere from %(low)s to %(high)s.",
            low=low,
            high=high,
        )
