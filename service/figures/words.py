"""The words of a language as its `figures.toml` holds them: one table for each kind of word.

Here is what the tables are called and what may stand in them; what they are for is said in the
files, to those who write them. A language without a word of its own has numerals, symbols of
units and what CLDR knows.
"""

from collections.abc import Mapping

import msgspec

from .units import Unit
from .wordings import (
    Bound,
    Bounded,
    Counted,
    DateFormat,
    DayPart,
    Decade,
    Forms,
    Groups,
    Holed,
    Interval,
    Month,
    Number,
    Order,
    Part,
    Period,
    PeriodName,
    Portion,
    Power,
    Span,
    Stretch,
    Value,
)


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; a key that it does not have is a fault."""


class Numerals(Table, frozen=True):
    minus: Forms = ()
    powers: tuple[Power, ...] = ()
    other_locale: str = ""
    clear_decimal: str = ""
    also_decimal: Forms = ()


class NumberRules(Table, frozen=True):
    longer: Forms = ()
    prefixes: Groups = ()
    not_after: Span = ""
    followed_by: Forms = ()
    one_by_noun: bool = False
    ones_added: bool = False
    han_numerals: bool = False
    not_numbers: Forms = ()
    endings: Forms = ()
    counters: Forms = ()
    scales_add_up: bool = False


class PartRules(Table, frozen=True):
    of: tuple[Holed, ...] = ()
    no_parts: tuple[Holed, ...] = ()


class DualNouns(Table, frozen=True):
    letters: Span = ""
    endings: Forms = ()
    not_duals: Forms = ()


class UnitRules(Table, frozen=True):
    between: Forms = ()
    articles: Forms = ()
    everyday: Forms = ()
    no_units: Forms = ()
    points: Forms = ()
    prefixes: Groups = ()
    not_after: Span = ""


class BoundWords(Table, frozen=True):
    less: Forms = ()
    more: Forms = ()
    before: Forms = ()
    after: Forms = ()
    negations: Forms = ()
    no_turns: Forms = ()
    unclear: tuple[Bounded, ...] = ()
    spans: tuple[Bounded, ...] = ()
    others: Forms = ()
    no_words: Forms = ()
    endings: Forms = ()
    gap: int = 12


class Arms(Table, frozen=True):
    control: Forms = ()


class Relations(Table, frozen=True):
    ratios: tuple[Holed, ...] = ()
    parting: Forms = ()
    respectively: Forms = ()
    second: Forms = ()
    than_before: Forms = ()
    than_after: Forms = ()


class Links(Table, frozen=True):
    lists: Forms = ()
    ranges: Forms = ()


class Phases(Table, frozen=True):
    before: Forms = ()
    after: Forms = ()
    a: Forms = ()
    b: Forms = ()


class Dates(Table, frozen=True):
    formats: tuple[DateFormat, ...] = ("day/month/year",)
    months_by_capital: bool = False
    month_locales: Forms = ()
    month_prefixes: Groups = ()
    month_endings: bool = False
    day_endings: Forms = ()
    after_day: Forms = ()
    between: Forms = ()
    year_signs: Forms = ()
    month_signs: Forms = ()
    day_signs: Forms = ()
    no_months: Forms = ()
    decades: tuple[Decade, ...] = ()
    eras: Forms = ()
    year_words: Forms = ()


class Names(Table, frozen=True):
    numbered: Forms = ()
    diseases: Forms = ()


class Frequency(Table, frozen=True):
    times: tuple[Counted, ...] = ()
    every: tuple[Period, ...] = ()
    may_times: tuple[Counted, ...] = ()
    not_after_numbers: bool = False
    no_every: tuple[Period, ...] = ()
    others: Forms = ()


class Source(Table, frozen=True):
    """What only the language of the original needs."""

    ones: Forms = ()
    numbered: Forms = ()
    intervals: tuple[Interval, ...] = ()
    ratios: tuple[Holed, ...] = ()
    spans: Forms = ()


class LanguageWords(Table, frozen=True):
    """All tables of a language."""

    numerals: Numerals = Numerals()
    numbers: Mapping[Number, Forms] = {}
    numbers_unclear: Mapping[Number, Forms] = {}
    number_rules: NumberRules = NumberRules()
    parts: Mapping[Part, tuple[Holed, ...]] = {}
    parts_added: Mapping[Part, tuple[Counted, ...]] = {}
    parts_counted: Mapping[Number, tuple[Counted, ...]] = {}
    part_rules: PartRules = PartRules()
    duals: Mapping[Unit, Forms] = {}
    dual_nouns: DualNouns = DualNouns()
    scales: Mapping[Number, Forms] = {}
    units: Mapping[Unit, Forms] = {}
    units_before: Mapping[Unit, Forms] = {}
    unit_rules: UnitRules = UnitRules()
    bounds: Mapping[Bound, tuple[Bounded, ...]] = {}
    bound_words: BoundWords = BoundWords()
    arms: Arms = Arms()
    relations: Relations = Relations()
    links: Links = Links()
    phases: Phases = Phases()
    months: Mapping[Month, Forms] = {}
    dates: Dates = Dates()
    names: Names = Names()
    frequency: Frequency = Frequency()
    frequency_times: Mapping[Number, Forms] = {}
    frequency_periods: Mapping[PeriodName, Forms] = {}
    frequency_counted: Mapping[PeriodName, tuple[Counted, ...]] = {}
    frequency_unclear: Mapping[PeriodName, tuple[Counted, ...]] = {}
    frequency_may: Mapping[PeriodName, Forms] = {}
    orders: Mapping[Order, Forms] = {}
    day_parts: Mapping[DayPart, Forms] = {}
    stretches: Mapping[Stretch, Forms] = {}
    portions: Mapping[Portion, Forms] = {}
    source: Source = Source()
    source_more: Mapping[Value, Forms] = {}
    source_times: Mapping[Unit, Forms] = {}
