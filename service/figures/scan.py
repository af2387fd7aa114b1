"""From a text to its figures.

Names, registry ids and dates are found first and taken out of the text, then powers and the
Roman numerals of trial phases, then all other numbers. Each number takes what belongs to it:
sign, comparison, currency before it; scale word ("60 million"), percent, unit after it.
Rules that are not in the tables:

- A hyphen is a minus only where no Latin letter or digit stands before it (CNM-Au8, 26-day,
  5-10 have none); the numbers of a list or interval share the unit of the last one.
- A comparison is a sign, or words beside the number. A sign between number and P
  (`0.001 > P`) is read the other way round.
- Scale words multiply exactly, also in sequence (1億2000万); so do powers (1 × 10⁶).
- Roman I to IV are figures only beside a word for "phase".
"""

import re
from dataclasses import replace
from decimal import Context, Decimal
from functools import lru_cache

from babel import Locale

from . import dates, forms, identifiers, units, words
from .language import SPACE, Language, language
from .model import Figure, Kind
from .normal import SUPERSCRIPT, Normal, normalise, superscript
from .numerals import Numeral, groups_with_space, numerals

Joins = tuple[int, ...] | None

_EXACT = Context(prec=100)
_ROMAN = re.compile(r"(?<![A-Za-z])(IV|I{1,3})([ab]?)(?![A-Za-z])")
_ROMAN_VALUES = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_POWER = re.compile(
    rf"(?:(?<![0-9.,٫])(?P<times>[0-9][0-9.,٫]{{0,29}}){SPACE}?[×xX*·⋅∙✕]{SPACE}?)?(?<![0-9.,٫])10(?:"
    rf"(?P<up>[{SUPERSCRIPT}]{{1,4}})|(?:\^|\*\*)\(?(?P<caret>[-−+]?[0-9]{{1,3}})\)?(?![0-9])"
    rf"|{SPACE}?{forms.pattern(forms.split(words.POWER_BETWEEN))}{SPACE}?(?P<word>[0-9]{{1,2}})"
    rf"|{SPACE}?(?:{words.POWER_OF}){SPACE}?(?P<east>[0-9]{{1,2}}){SPACE}?(?:{words.POWER_AFTER}))"
)
_CENTURY = re.compile("([0-9]{2})世[纪紀]([0-9]0)年代")
_SIGN = re.compile(rf"(<=|>=|[<>≤≥=≈~±]){SPACE}*$")
_RANGE = re.compile(rf"[\w%]{SPACE}*$")  # 1.48〜4.47 is no "about 4.47"
_SIGNS = {"<=": "≤", ">=": "≥", "≈": "~"}
_FLIPPED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}
_P = re.compile(r"(?<![A-Za-z])[Pp](?![A-Za-z])[^0-9.;()。]{0,20}$")
_P_AFTER = re.compile(rf"{SPACE}*([<>≤≥]){SPACE}*[Pp](?![A-Za-z])")
_FILLER = "\ufffc"


def _without(text: str, start: int, end: int) -> str:
    """`text` with a span filled up, so that offsets stay."""
    return text[:start] + _FILLER * (end - start) + text[end:]


def _decimal(value: str) -> Decimal | str:
    """An exact exponent as a factor of ten, or the text where it is beyond reason."""
    number = int(value.replace("−", "-"))
    return Decimal(1).scaleb(number, _EXACT) if abs(number) < 100 else f"10^{number}"


def _times(value: Decimal | str, factor: Decimal | str) -> Decimal | str:
    """The exact product, or the text of it where a part is no Decimal."""
    if isinstance(value, Decimal) and isinstance(factor, Decimal):
        return _EXACT.multiply(value, factor)
    return f"{value}×{factor}"


def _powers(normal: Normal, text: str, locale: Locale) -> list[Numeral]:
    """Powers of ten, with their factor: 1 × 10⁶, 10^-3, 10の6乗."""
    found = []
    for match in _POWER.finditer(text):
        up, *others = match.group("up", "caret", "word", "east")
        exponent = superscript(up) if up else next(each for each in others if each)
        if not re.fullmatch("[-+−]?[0-9]+", exponent):
            continue
        value, unclear = _decimal(exponent), False
        if match["times"]:
            start, end = match.span("times")
            alone = _FILLER * start + text[start:end] + _FILLER * (len(text) - end)
            factors = numerals(normal, alone, locale)
            value = _times(factors[-1].value, value)
            unclear = factors[-1].unclear
        found.append(Numeral(match.start(), match.end(), value, unclear))
    return found


def _phases(text: str, tongue: Language) -> list[Numeral]:
    """Roman numerals beside a word for a trial's phase; `2b` for IIb."""
    found = []
    for match in _ROMAN.finditer(text):
        before, after = text[: match.start()], text[match.end() : match.end() + 20]
        if tongue.phase_before.search(before[-24:]) or tongue.phase_after.match(after):
            value = _ROMAN_VALUES[match[1]]
            found.append(Numeral(*match.span(), value + match[2] if match[2] else Decimal(value)))
    return found


_GAP = re.compile("(?<=[0-9])[ \u00a0](?=[0-9]{3}(?![0-9]))")


def digit_gaps(text: str) -> tuple[int, ...]:
    """Where spaces may group digits in a text, as offsets into its normal spelling."""
    return tuple(match.start() for match in _GAP.finditer(normalise(text).text))


def _spaced(text: str, locale: Locale, joins: Joins) -> str:
    """`text` with the spaces that group digits made no-break, and the others plain."""
    if joins is None:
        return _GAP.sub("\u00a0", text) if groups_with_space(locale) else text
    plain = list(text.replace("\u00a0", " "))
    for gap in joins:
        plain[gap] = "\u00a0"
    return "".join(plain)


def _numbers(normal: Normal, text: str, locale: Locale, joins: Joins) -> list[Numeral]:
    """All numbers of a text from which names and dates are taken out."""
    found = _powers(normal, text, locale) + _phases(text, language(locale))
    for match in _CENTURY.finditer(text):
        year = (int(match[1]) - 1) * 100 + int(match[2])
        found.append(Numeral(match.start(), match.end(), Decimal(year)))
    for each in found:
        text = _without(text, each.start, each.end)
    for match in re.finditer(f"[{SUPERSCRIPT}]*[{SUPERSCRIPT[:10]}][{SUPERSCRIPT}]*", text):
        found.append(Numeral(match.start(), match.end(), "^" + superscript(match.group())))
    found += numerals(normal, _spaced(text, locale, joins), locale)
    return sorted(found, key=lambda each: each.start)


def _sign(text: str, start: int) -> tuple[str, int]:
    """The sign of the number at `start`, and where the number begins with it."""
    char = text[start - 1] if start else ""
    if char not in tuple("-−–+"):
        return "", start
    before = text[start - 2] if start > 1 else " "
    if re.search(rf"[0-9%]{SPACE}*$", text[: start - 1]) or re.match(
        f"[{identifiers.LATIN}0-9{_FILLER})]", before
    ):
        return "", start
    word = before.isalpha() and not re.match("[぀-ヿ一-鿿가-힣]", before)
    if char in "-–" and word:
        return "", start
    return ("+" if char == "+" else "-"), start - 1


def _in_words(text: str, start: int, end: int, tongue: Language) -> str:
    """The comparison that stands in words beside a number, or `""`."""
    before, after = text[max(0, start - 28) : start], text[end : end + 24]
    found = [
        (len(match.group()), sign)
        for patterns, said in ((tongue.before, before), (tongue.after, after))
        for sign, pattern in patterns
        if (match := pattern.search(said) if said is before else pattern.match(said))
    ]
    return max(found)[1] if found else ""


def _scaled(
    text: str, rest: list[Numeral], tongue: Language, east: bool
) -> tuple[Decimal | str, int, int]:
    """The value of the first numeral with its scale words, its end, and how many it took."""
    value, end, power = rest[0].value, rest[0].end, 0
    if match := tongue.scale.pattern.match(text, end):
        power, end = int(tongue.scale.of(match["form"])), match.end()
        value = _times(value, _decimal(str(power)))
    follows = east and power >= 4 and len(rest) > 1 and rest[1].start - end <= 1
    if follows and isinstance(value, Decimal):
        more, more_end, taken = _scaled(text, rest[1:], tongue, east)
        if isinstance(more, Decimal) and more < Decimal(1).scaleb(power):
            return _EXACT.add(value, more), more_end, taken + 1
    return value, end, 1


def _unit_after(text: str, value: Decimal | str, end: int, tongue: Language) -> tuple[str, int]:
    """The unit that follows a number, and where it ends."""
    match = tongue.unit.pattern.match(text, end)
    unit = tongue.unit.of(match["form"]) if match else ""
    if not match or not unit:
        return "", end
    year = isinstance(value, Decimal) and 1900 <= value <= 2100 and value == value.to_integral()
    if year and (unit == "year" or match["form"] == "г"):
        return "", match.end()  # a calendar year, not a length of time
    return unit, match.end()


def _kind(value: Decimal | str, unit: str, text: str, start: int) -> Kind:
    """What kind of number it is."""
    if unit == units.PERCENT:
        return "percent"
    small = isinstance(value, Decimal) and value <= 1 and not unit
    return "p-value" if small and _P.search(text[max(0, start - 25) : start]) else "number"


def _letter(text: str, numeral: Numeral, tongue: Language) -> str:
    """The `b` of "phase 2b", in the letters of any script."""
    if numeral.value not in (1, 2, 3, 4):
        return ""
    if match := re.match("[abc](?![A-Za-z0-9])", text[numeral.end :]):
        return match.group()
    other = text[numeral.end : numeral.end + 1]
    if other in words.PHASE_LETTERS and not text[numeral.end + 1 : numeral.end + 2].isalpha():
        if tongue.phase_before.search(text[max(0, numeral.start - 24) : numeral.start]):
            return words.PHASE_LETTERS[other]
    return ""


def _figure(text: str, rest: list[Numeral], locale: Locale) -> tuple[Figure, int]:
    """The first of `rest` as a figure with all that belongs to it, and how many it took."""
    tongue, numeral = language(locale), rest[0]
    if isinstance(numeral.value, str) and re.fullmatch("[1-4][ab]", numeral.value):
        return Figure("identifier", numeral.value, "", "", "", "", numeral.start, numeral.end), 1
    if letter := _letter(text, numeral, tongue):
        name = f"{numeral.value}{letter}"
        return Figure("identifier", name, "", "", "", "", numeral.start, numeral.end + 1), 1
    value, end, taken = _scaled(text, rest, tongue, locale.language in ("zh", "ja", "ko"))
    unit, after = _unit_after(text, value, numeral.end, tongue)
    if unit and taken == 1:
        value, end = numeral.value, after  # 5千克 is 5 kg, not 5000 克
    else:
        unit, end = _unit_after(text, value, end, tongue)
    sign, start = _sign(text, numeral.start)
    prefix = tongue.currency.pattern.search(text[max(0, start - 8) : start])
    if prefix and not unit:
        lead = text[: start - len(prefix.group())].rstrip()
        before = tongue.currency.of(prefix["form"])
        if before in units.TIME:
            # "at month 6" counts; "a month 6 people" and "since the year 2014" do not.
            later = not isinstance(value, Decimal) or value > 1000 or re.search(r"\ban?$", lead)
            unit = "" if later else before
        elif prefix["form"] != "%" or not lead[-1:].isdigit():
            unit, start = before, start - len(prefix.group())
            sign, start = (sign, start) if sign else _sign(text, start)
    match = _SIGN.search(text, max(0, start - 4), start)
    if match and not (
        match[1] == "~" and _RANGE.search(text, max(0, match.start() - 3), match.start())
    ):
        comparison, worded = _SIGNS.get(match[1], match[1]), False
        start = match.start()
    elif after_sign := _P_AFTER.match(text, end):
        comparison, worded, end = _FLIPPED[after_sign[1]], False, after_sign.end()
    else:
        comparison = _in_words(text, start, end, tongue)
        worded = bool(comparison)
    kind = _kind(value, unit, text, start)
    figure = Figure(
        kind, value, unit, sign, comparison, "", start, end, worded, unclear=numeral.unclear
    )
    return figure, taken


_LINK = re.compile(
    f"[ \u00a0,،、]*{forms.pattern(forms.split(words.CONNECTORS), begins=False, ends=False)}"
    "[ \u00a0]*(?:[~–-][ \u00a0]*)?",
    re.IGNORECASE,
)
_COMMA = re.compile("[ \u00a0]*[,،、][ \u00a0]*")


_RANGE_LINK = re.compile(
    rf"{SPACE}*{forms.pattern(forms.split(words.RANGES), begins=False, ends=False)}{SPACE}*",
    re.IGNORECASE,
)


def _shared_scales(text: str, found: list[Figure], scales: list[int]) -> list[Figure]:
    """The ends of a range with the scale word of the last one: 100 to 125 million."""
    out = list(found)
    for index, (this, following) in enumerate(zip(found, found[1:], strict=False)):
        scale = scales[index + 1]
        plain = this.kind == "number" and not this.unit and not scales[index]
        if scale and plain and _RANGE_LINK.fullmatch(text[this.end : following.start]):
            value = _times(this.value, _decimal(str(scale)))
            numbers = isinstance(value, Decimal) and isinstance(following.value, Decimal)
            if numbers and value < following.value:
                out[index] = replace(this, value=value)
    return out


def _shared_units(text: str, found: list[Figure]) -> list[Figure]:
    """Numbers of a list with the unit of its last one: 25, 50 or 100 mg."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        this, following = out[index], out[index + 1]
        own_digits = re.match(r"[0-9.,<>≤≥=≈~±+−–-]", text[following.start])
        if this.kind == "number" and not this.unit and following.unit and own_digits:
            between = text[this.end : following.start]
            # "0.75, 95%" is no list; "25, 50 or 100 mg" is one, from its "or" backwards.
            if _LINK.fullmatch(between) or (following.inherited and _COMMA.fullmatch(between)):
                out[index] = replace(this, unit=following.unit, inherited=True)
    return out


def _loose_units(text: str, found: list[Figure], tongue: Language) -> list[Figure]:
    """Units of measure without a number of their own, as in "per kilogram" and "mg/kg"."""
    for each in found:
        text = _without(text, each.start, each.end)
    out = []
    for match in tongue.loose.finditer(text):
        unit = tongue.unit.of(match["slash"] or match["form"])
        out.append(Figure("unit", unit, "", "", "", "", match.start(), match.end()))
    return out


def _named(text: str, locale: Locale) -> tuple[list[Figure], str]:
    """Registry ids, names and dates, and the text without them."""
    found: list[Figure] = []

    def take(kind: Kind, value: str, start: int, end: int) -> None:
        nonlocal text
        found.append(Figure(kind, value, "", "", "", "", start, end))
        text = _without(text, start, end)

    for name in identifiers.registry_ids(text):
        take("registry", name.value, name.start, name.end)
    for name in identifiers.names(text):
        take("identifier", name.value, name.start, name.end)
    for date in dates.dates(text, locale):
        take("month" if date.value.startswith("--") and len(date.value) == 4 else "date",
             date.value, date.start, date.end)  # fmt: skip
    return found, text


@lru_cache(maxsize=512)
def scan(text: str, locale: Locale, joins: Joins = None) -> tuple[Normal, tuple[Figure, ...]]:
    """The figures of `text` in its normal spelling, with offsets into that.

    `joins` names the spaces that group digits; None leaves them to the habits of the locale.
    """
    normal = normalise(text)
    named, rest = _named(normal.text, locale)
    numbers = _numbers(normal, rest, locale, joins)
    found: list[Figure] = []
    scales: list[int] = []
    index = 0
    while index < len(numbers):
        # Four parts are more than any number has (1兆2345億6789万).
        figure, taken = _figure(normal.text, numbers[index : index + 4], locale)
        scale = language(locale).scale.pattern.match(normal.text, numbers[index].end)
        found.append(figure)
        scales.append(int(language(locale).scale.of(scale["form"])) if scale else 0)
        index += taken
    found = _shared_scales(normal.text, found, scales)
    found = _shared_units(normal.text, found)
    found += named
    found += _loose_units(normal.text, found, language(locale))
    return normal, tuple(
        replace(each, text=normal.original[slice(*normal.span(each.start, each.end))])
        for each in sorted(found, key=lambda each: each.start)
    )


def placed(figure: Figure, normal: Normal) -> Figure:
    """A scanned figure with offsets into the original text."""
    start, end = normal.span(figure.start, figure.end)
    return replace(figure, start=start, end=end)


def figures(text: str, locale: Locale) -> list[Figure]:
    """All figures of a plain visible text that is written in `locale`, in their order."""
    normal, found = scan(text, locale)
    return [placed(each, normal) for each in found]
