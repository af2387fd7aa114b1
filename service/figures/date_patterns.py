"""The patterns of dates in a language, from its words and from CLDR."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from babel import Locale, UnknownLocaleError

from . import forms
from .normal import FILLER
from .wordings import Forms
from .words import LanguageWords

_DAY = r"(?<![0-9.,])(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_Y = "(?P<year>(?:19|20)[0-9]{2})"
_M = "(?P<month>0?[1-9]|1[0-2])"
_D = "(?P<day>0?[1-9]|[12][0-9]|3[01])"
_START = "(?<![0-9.,/-])"
_ISO = rf"{_START}{_Y}([-/.]){_M}\2{_D}(?![0-9]|[-/.][0-9])"
_FORMATS = {
    "year. month. day": rf"{_START}{_Y}\. ?{_M}\. ?{_D}(?![0-9])",
    "day/month/year": rf"{_START}{_D}([-/.]|\. ){_M}\2{_Y}(?![0-9])",
}
_MONTH_YEAR = (rf"{_START}{_M}/{_Y}(?![0-9/])", rf"{_START}{_Y}/{_M}(?![0-9/])")


@dataclass(frozen=True, eq=False)
class DatePatterns:
    """What finds the dates of a language."""

    locale: Locale
    words: LanguageWords

    @cached_property
    def month_names(self) -> dict[str, int]:
        """The month names that a text may use; a `*` stands for endings."""
        return self._months(wide_only=False)

    @cached_property
    def figures(self) -> tuple[re.Pattern[str], ...]:
        """Dates in figures alone, the most telling first."""
        own = self.words.dates.formats
        found = [_ISO, *(way for name, way in _FORMATS.items() if name in own), *_MONTH_YEAR]
        return tuple(re.compile(each) for each in (*found, *self._signed()))

    @cached_property
    def named(self) -> tuple[re.Pattern[str], ...]:
        """Dates with the name of a month, the most telling first."""
        glue = _glue(self.words.dates.between, ",'/-")
        tight = _glue(self.words.dates.between, "'/-")
        # CLDR writes "31. Juli" in some locales; elsewhere a point ends the sentence before.
        point = r"\.?" if "d." in str(self.locale.date_formats["long"].pattern) else ""
        endings = self.words.dates.day_endings
        ordinal = f"{_any(endings)}?"
        day = f"{_DAY}{point}{ordinal}{_glue(self.words.dates.after_day, '/-')}"
        month, wide = self._month("name"), self._month("name", wide_only=True)
        # يوليو/تموز: the two names of one month.
        again = rf"(?:[ \u00a0]?[/(][ \u00a0]?{self._month('again', wide_only=True)}\)?)?"
        found = (
            rf"(?:{day})?{month}{again}\.?{glue}{_YEAR}",
            rf"{month}\.?{glue}{_DAY}{ordinal},?{glue}{_YEAR}",
            rf"{_YEAR}{tight}{month}{again}",
            rf"{day}{wide}",
        )
        return tuple(re.compile(each) for each in found)

    @cached_property
    def any_month(self) -> re.Pattern[str]:
        return re.compile(self._month("name"))

    @cached_property
    def wide_month(self) -> re.Pattern[str]:
        return re.compile(self._month("name", wide_only=True))

    @cached_property
    def link_after(self) -> re.Pattern[str]:
        """What ties a month to a date that stands after it."""
        return re.compile(rf"{self._link}\ufffc")

    @cached_property
    def link_before(self) -> re.Pattern[str]:
        """What ties a month to a date that stands before it."""
        return re.compile(rf"\ufffc{self._link}$")

    def number(self, name: str) -> int:
        """The month that a name found by these patterns stands for; 0 for none."""
        return _number(self, name)

    @cached_property
    def era(self) -> re.Pattern[str]:
        """A year of an era in brackets, beside the year that it is: 2014年（平成26年）."""
        said = forms.pattern(self.words.dates.eras, begins=False, ends=False)
        return re.compile(rf"[(（]{said} ?(?:[0-9]{{1,2}}|元) ?年?[)）]")

    @property
    def _link(self) -> str:
        said = forms.pattern((*self.words.links.lists, *forms.LIST_MARKS))
        return f"[ \u00a0]*{said}[ \u00a0]*"

    def _months(self, *, wide_only: bool) -> dict[str, int]:
        found: dict[str, int] = {}
        others = self.words.dates.month_locales
        for name in (str(self.locale), self.locale.language, *others):
            try:
                each = Locale.parse(name)
            except (UnknownLocaleError, ValueError):
                continue
            found |= _cldr_months(each, "wide")
            if not wide_only:
                short = _cldr_months(each, "abbreviated")
                found |= {k: v for k, v in short.items() if len(k) > 1}
        for number, own in self.words.months.items():
            found |= dict.fromkeys(own, int(number))
        return found

    def _month(self, group: str, *, wide_only: bool = False) -> str:
        """A pattern of one month name, with the letters that a language joins to it."""
        rules = self.words.dates
        before = forms.joined(rules.month_prefixes)
        after = r"(?:'[^\W\d_]+)?" if rules.month_endings else ""
        body = forms.pattern(self._months(wide_only=wide_only), begins=not before)
        body = body.replace("(?i:", "(?:") if rules.months_by_capital else f"(?i:{body})"
        return f"{before}(?P<{group}>{body}){after}"

    def _signed(self) -> list[str]:
        """Dates with a sign after year, month and day: 2014年7月31日, 7月."""
        rules = self.words.dates
        if not rules.month_signs:
            return []
        year, month, day = map(_any, (rules.year_signs, rules.month_signs, rules.day_signs))
        no_month = f"(?!{_any(rules.no_months)})" if rules.no_months else ""
        rest = f"(?: ?{_D} ?{day})?"
        return [
            f"(?<![0-9]){_Y} ?{year} ?{FILLER}*{_M} ?{month}{rest}",
            f"(?<![0-9]){_M} ?{no_month}{month}{rest}",
        ]


@lru_cache(maxsize=512)
def _number(patterns: DatePatterns, name: str) -> int:
    for form, number in patterns.month_names.items():
        if re.fullmatch(forms.pattern([form], begins=False, ends=False), name, re.IGNORECASE):
            return number
    return 0


def _any(said: Forms) -> str:
    return f"(?:{forms.literal(said)})"


def _cldr_months(locale: Locale, width: str) -> dict[str, int]:
    """The month names of one width and their numbers, from CLDR."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context][width].items():
            if not re.fullmatch(r"[0-9]+\D?|[0-9 ]*", name):
                found[name.rstrip(".॰")] = number
    return found


def _glue(words: Forms, marks: str) -> str:
    """A pattern of what may stand between the parts of a date."""
    between = forms.pattern(words, ends=False)
    return rf"(?:[ \u00a0]*(?:{between}|[{marks}])){{0,3}}[ \u00a0]*"
